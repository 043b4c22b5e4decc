package diag

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSource(t *testing.T) {
	s := &Source{Name: "a.md", Text: []byte("ab\r\n销售x\n\nend")}
	for off, want := range map[int]string{
		-5: "a.md:1:1", 0: "a.md:1:1", 2: "a.md:1:3", 4: "a.md:2:1", 7: "a.md:2:2", 10: "a.md:2:3", 12: "a.md:3:1", 13: "a.md:4:1", 99: "a.md:4:4",
	} {
		if got := s.At(off).String(); got != want {
			t.Errorf("offset %d is at %s, want %s", off, got, want)
		}
	}
	for n, want := range []string{"", "ab", "销售x", "", "end", ""} {
		if got := s.Line(n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
	if got := (&Source{}).At(3).String(); got != "rampbook" {
		t.Errorf("a source without a name prints %s", got)
	}
}

// FuzzSource compares positions with counting from the start.
func FuzzSource(f *testing.F) {
	f.Add([]byte("a\n\n销\r\nb"), 4)
	f.Add([]byte("\xff\xfe\n"), 2)
	f.Add([]byte(""), 0)
	f.Fuzz(func(t *testing.T, text []byte, off int) {
		s := &Source{Name: "x", Text: text}
		p := s.At(off)
		off = max(0, min(off, len(text)))
		if line := 1 + bytes.Count(text[:off], []byte("\n")); p.Line != line {
			t.Fatalf("offset %d is on line %d, want %d", off, p.Line, line)
		}
		start := bytes.LastIndexByte(text[:off], '\n') + 1
		if col := 1 + utf8.RuneCount(text[start:off]); p.Col != col {
			t.Fatalf("offset %d is in column %d, want %d", off, p.Col, col)
		}
		whole := strings.Split(string(text), "\n")
		if got, want := s.Line(p.Line), strings.TrimRight(whole[p.Line-1], "\r"); got != want {
			t.Fatalf("line %d is %q, want %q", p.Line, got, want)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add("a销b", 2)
	f.Add("\x1b[31m", 5)
	f.Add(strings.Repeat("中", 200), 150)
	f.Fuzz(func(t *testing.T, snippet string, col int) {
		if col < 0 {
			return
		}
		var b bytes.Buffer
		d := Diagnostic{Pos: Pos{"a.md", 1, col}, Severity: Error, Message: "m", Snippet: snippet}
		if err := WriteText(&b, []Diagnostic{d}, Style{}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsRune(b.String(), '\x1b') || strings.Count(b.String(), "\n") > 3 {
			t.Errorf("printed %q", b.String())
		}
	})
}
