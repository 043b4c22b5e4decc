package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// entries are n records of one session.
func entries(t *testing.T, n int) []Line {
	t.Helper()
	s := fixed(t)
	lines := make([]Line, n)
	for i := range lines {
		l, err := s.Record(Answered, "quiz/q#a", map[string]int{"score": i})
		if err != nil {
			t.Fatal(err)
		}
		lines[i] = l
	}
	return lines
}

func logFile(t *testing.T) *File {
	t.Helper()
	return At(filepath.Join(t.TempDir(), "progress", "u-0123456789abcdef.jsonl"))
}

func contents(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(text)
}

func mustAppend(t *testing.T, f *File, lines ...Line) {
	t.Helper()
	if _, err := f.Append(lines...); err != nil {
		t.Fatal(err)
	}
}

func TestAppend(t *testing.T) {
	f, lines := logFile(t), entries(t, 5)
	if read, problems, err := f.Lines(); len(read)+len(problems) != 0 || err != nil {
		t.Errorf("a log that is not there: %v %v %v", read, problems, err)
	}
	for _, batch := range [][]Line{lines[:2], lines[1:3], nil, lines} {
		mustAppend(t, f, batch...)
	}
	if got := contents(t, f.Path()); got != Text(lines) {
		t.Errorf("the file is\n%swant\n%s", got, Text(lines))
	}
	if added, err := At(f.Path()).Append(lines...); added != 0 || err != nil {
		t.Errorf("the same again: %d added, %v", added, err)
	}
	info, err := os.Stat(f.Path())
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

// TestAppendSeesOtherWriters writes one file through two Files in turn.
func TestAppendSeesOtherWriters(t *testing.T) {
	f, lines := logFile(t), entries(t, 4)
	other := At(f.Path())
	mustAppend(t, f, lines[0])
	mustAppend(t, other, lines[1])
	mustAppend(t, f, lines...)
	mustAppend(t, other, lines...)
	if got := contents(t, f.Path()); got != Text([]Line{lines[0], lines[1], lines[2], lines[3]}) {
		t.Errorf("the file is\n%s", got)
	}
}

func TestAppendRefuses(t *testing.T) {
	f := logFile(t)
	s := fixed(t)
	first, err := s.Record(Export, "log", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range []Line{ParseLine("x"), first} {
		if _, err := f.Append(l); err == nil {
			t.Errorf("%q was taken", l.Text)
		}
	}
	if contents(t, f.Path()) != "" {
		t.Error("something was written")
	}
}

// TestBadLinesStay keeps what is wrong in the middle of a file where it is.
func TestBadLinesStay(t *testing.T) {
	f, lines := logFile(t), entries(t, 2)
	damaged := strings.Replace(lines[0].Text, `"score":0`, `"score":1`, 1)
	before := "garbage\n" + damaged + "\n\x00\x00\n"
	writeFile(t, f.Path(), before)
	mustAppend(t, f, lines...)
	if got := contents(t, f.Path()); got != before+Text(lines) {
		t.Errorf("the file is\n%q", got)
	}
	read, problems, err := f.Lines()
	if err != nil || Text(read) != Text(lines) {
		t.Errorf("%v, %v", read, err)
	}
	if got := fmt.Sprint(problems); !strings.Contains(got, "line 1: ") || !strings.Contains(got, "line 2: the checksum") || !strings.Contains(got, "line 3: ") || !strings.Contains(got, "2 different lines") {
		t.Errorf("problems %s", got)
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestTornAtEveryByte cuts a file off at every byte and appends what was lost.
func TestTornAtEveryByte(t *testing.T) {
	lines := entries(t, 3)
	whole := Text(lines)
	dir := t.TempDir()
	for cut := range len(whole) + 1 {
		f := At(filepath.Join(dir, fmt.Sprint(cut), "u.jsonl"))
		writeFile(t, f.Path(), whole[:cut])
		mustAppend(t, f, lines...)
		if got := contents(t, f.Path()); got != whole {
			t.Fatalf("cut at %d the file is\n%s", cut, got)
		}
		end := strings.LastIndexByte(whole[:cut], '\n') + 1
		torn, err := filepath.Glob(f.Path() + ".torn-*")
		if err != nil {
			t.Fatal(err)
		}
		wanted := whole[end:cut] != "" && ParseLine(whole[end:cut]).Quality != Good
		if (len(torn) == 1) != wanted || wanted && contents(t, torn[0]) != whole[end:cut] {
			t.Fatalf("cut at %d: put aside %v", cut, torn)
		}
	}
}

// TestTornTwiceInASecond puts two torn lines aside under names of their own.
func TestTornTwiceInASecond(t *testing.T) {
	f, lines := logFile(t), entries(t, 1)
	f.clock = func() time.Time { return time.Unix(1764000000, 0) }
	for _, torn := range []string{"one", "two", "three"} {
		writeFile(t, f.Path(), torn)
		f.size = -1
		mustAppend(t, f, lines...)
	}
	for suffix, want := range map[string]string{"": "one", "-2": "two", "-3": "three"} {
		if got := contents(t, f.Path()+".torn-20251124T160000Z"+suffix); got != want {
			t.Errorf("%s: %q, want %q", suffix, got, want)
		}
	}
}

func TestBusy(t *testing.T) {
	f, lines := logFile(t), entries(t, 1)
	f.wait = 0
	mustAppend(t, f)
	unlock, err := lockFile(f.Path() + ".lock")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Append(lines...); !errors.Is(err, ErrBusy) {
		t.Errorf("locked by another: %v", err)
	}
	if err := unlock(); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, f, lines...)
}
