package progress

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestParseParts holds that a long log is read as a short one is, whatever its pieces.
func TestParseParts(t *testing.T) {
	m := newMaker(40)
	var b strings.Builder
	for b.Len() < 3<<20 {
		b.WriteString(m.spoilt() + pick(m, "\n", "\r\n", "\n\n"))
	}
	for _, text := range []string{b.String(), b.String() + m.line().Text, "\ufeff" + b.String(), strings.Repeat("x", 3<<20), strings.Repeat("\n", 3<<20)} {
		lines, problems := Parse(text)
		want := parsePart(strings.TrimPrefix(text, "\ufeff"))
		if !slices.Equal(lines, want.lines) || !slices.Equal(problems, want.problems) {
			t.Errorf("%d lines and %d problems, want %d and %d", len(lines), len(problems), len(want.lines), len(want.problems))
		}
	}
	for n := range 9 {
		text := "a\nbb\n\nccc\nd"
		if got := strings.Join(cutLines(text, n), ""); got != text {
			t.Errorf("cut into %d pieces it is %q", n, got)
		}
	}
}

func TestReadSources(t *testing.T) {
	m := newMaker(41)
	dir := t.TempDir()
	a, b := m.line().Text, m.line().Text
	for name, text := range map[string]string{
		"one.jsonl": a + "\n{}\n", "deep/er/two.jsonl": b + "\n" + a + "\n", "notes.txt": "no log", "given": a,
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sources, err := ReadSources([]string{dir, filepath.Join(dir, "given"), filepath.Join(dir, "one.jsonl")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range sources {
		got = append(got, strings.TrimPrefix(s.Name, filepath.ToSlash(dir)+"/"))
		for _, p := range s.Problems {
			got = append(got, p.String())
		}
	}
	if want := []string{"deep/er/two.jsonl", "given", "one.jsonl", "line 2: the line is no record: v is not the number of a version"}; !reflect.DeepEqual(got, want) {
		t.Errorf("sources are %q, want %q", got, want)
	}
	lines, conflicts := MergeSources(sources)
	if want, _ := mergeTexts(a + "\n" + b); Text(lines) != want || len(conflicts) > 0 {
		t.Errorf("merged %q, want %q", Text(lines), want)
	}
	if _, err := ReadSources([]string{filepath.Join(dir, "missing")}); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a file that is not there is read")
	}
}
