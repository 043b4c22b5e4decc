package progress

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzParse holds what the reader promises of any bytes: every line that is not empty is judged,
// good ones are what they say, and merging what was read twice is merging it once.
func FuzzParse(f *testing.F) {
	m := newMaker(20)
	for range 40 {
		f.Add(m.spoilt() + "\n" + m.spoilt())
	}
	for _, text := range []string{
		"", "\n", "\r\n", "\x00\x00", "\xff\xfe\n", "\ufeff\ufeff{}", strings.Repeat("x", MaxLine+1), strings.Repeat("[", 70000),
		`{"v":1,"v":1}`, `{"v":2}`, `{"v":2,"id":"x"}`, `{"v":18446744073709551616}`, `{"v":1,"id":null}`, `{"v":1,"ID":"x"}`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines, problems := Parse(text)
		for _, l := range lines {
			checkLine(t, l)
		}
		for _, p := range problems {
			if p.Line < 1 || p.Line > strings.Count(text, "\n")+1 || p.Reason == "" {
				t.Errorf("problem %v", p)
			}
		}
		once, _ := Merge(lines)
		again, problems := Parse(Text(once))
		if twice, _ := Merge(again, once); Text(twice) != Text(once) {
			t.Errorf("merged once\n%q\ntwice\n%q", Text(once), Text(twice))
		}
		for _, p := range problems {
			if once[p.Line-1].Quality != Damaged {
				t.Errorf("a merged log has an unreadable line: %v", p)
			}
		}
		CheckExports(text)
	})
}

func checkLine(t *testing.T, l Line) {
	t.Helper()
	switch {
	case l.Text == "" || strings.Contains(l.Text, "\n"):
		t.Errorf("%q is no line", l.Text)
	case (l.Quality == Unreadable || l.Quality == Damaged) != (l.Reason != ""):
		t.Errorf("%q: quality %d and reason %q", l.Text, l.Quality, l.Reason)
	case l.Quality == Good && (l.Record.ID != l.ID || !utf8.ValidString(l.Text) || len(l.Text) > MaxLine):
		t.Errorf("%q is not good", l.Text)
	case l.ID != "" && !isID(l.ID):
		t.Errorf("id %q", l.ID)
	}
	if l.Quality != Good || l.Text != mustLine(t, l).Text {
		return // it was written by another program, with blanks or members of its own
	}
	if again := ParseLine(l.Text); again != l {
		t.Errorf("read again: %v, before %v", again, l)
	}
}

// mustLine writes a record that was read; what can be read can be written.
func mustLine(t *testing.T, l Line) Line {
	t.Helper()
	again, err := l.Record.Line()
	if err != nil && len(l.Text) < MaxLine/2 {
		t.Errorf("%q cannot be written: %v", l.Text, err)
	}
	return again
}

// FuzzCanonical holds that data is written in one form, which is its own.
func FuzzCanonical(f *testing.F) {
	m := newMaker(21)
	for range 40 {
		f.Add(m.object(6))
	}
	f.Add(`{"10":1,"2":2,"x":3,"0":4}`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		once, err := canonical(text)
		if err != nil {
			return
		}
		if twice, err := canonical(once); err != nil || twice != once {
			t.Errorf("%q is written %q, and that %q, %v", text, once, twice, err)
		}
	})
}
