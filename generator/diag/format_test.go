package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is printed into testdata")

// samples are one of each kind of diagnostic.
func samples() []Diagnostic {
	long := strings.Repeat("销售 and more, ", 20)
	return []Diagnostic{
		{Pos: Pos{"a b/客户.md", 3, 5}, Severity: Error, Code: "front-matter", Message: "no value", Hint: "give one", Snippet: "销售 [b](c.md)"},
		{Pos: Pos{"a.md", 1, 1}, Severity: Warning, Code: "link-missing", Message: `"<b> & c" leads to no file`, Snippet: "\tx\x1b[31m\u0007"},
		{Pos: Pos{"a.md", 2, 130}, Severity: Hint, Code: "long", Message: "far to the right", Snippet: long},
		{Pos: Pos{"a.md", 2, 4}, Severity: Hint, Code: "end", Message: "after the last letter", Snippet: "abc"},
		{Pos: Pos{"a.md", 2, 9}, Severity: Hint, Code: "beyond", Message: "no mark where there is no text", Snippet: "abc"},
		{Pos: Pos{"a.md", 4, 0}, Severity: Hint, Code: "line", Message: "the line only", Snippet: "ｆｕｌｌ，한국어"},
		{Pos: Pos{"a.md", 5, 8}, Severity: Hint, Code: "wide", Message: "under the x", Snippet: "ｆ，한か。カx"},
		{Pos: Pos{"a.md", 0, 0}, Severity: Warning, Code: "file", Message: "the file", Hint: "look"},
		{Severity: Error, Code: "hugo", Message: "nowhere"},
	}
}

func TestFormats(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"text.txt":   func(b *bytes.Buffer) error { return WriteText(b, samples(), Style{}) },
		"colour.txt": func(b *bytes.Buffer) error { return WriteText(b, samples()[:2], Style{Colour: true}) },
		"list.json":  func(b *bytes.Buffer) error { return WriteJSON(b, samples()) },
		"list.sarif": func(b *bytes.Buffer) error { return WriteSARIF(b, samples(), "1.2.3") },
		"none.json":  func(b *bytes.Buffer) error { return WriteJSON(b, nil) },
		"none.sarif": func(b *bytes.Buffer) error { return WriteSARIF(b, nil, "1.2.3") },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s is\n%s\nwant\n%s", name, b.String(), want)
		}
		if !strings.HasSuffix(name, ".txt") && !json.Valid(b.Bytes()) {
			t.Errorf("%s is no JSON", name)
		}
	}
}

// TestCaret: the mark stands below its letter on a terminal, where a Chinese letter takes two cells.
func TestCaret(t *testing.T) {
	for col := 1; col <= 8; col++ {
		d := Diagnostic{Pos: Pos{"a.md", 1, col}, Snippet: "a销b售，c"}
		line, mark := d.excerpt()
		if col > len([]rune(d.Snippet))+1 {
			if line != "" || mark != "" {
				t.Errorf("column %d is beyond the line, but %q is marked", col, mark)
			}
			continue
		}
		cells := 0
		for _, r := range []rune(line)[:col-1] {
			cells++
			if strings.ContainsRune("销售，", r) {
				cells++
			}
		}
		if mark != strings.Repeat(" ", cells)+"^" {
			t.Errorf("column %d: mark is %q, want it in cell %d", col, mark, cells+1)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriteFails(t *testing.T) {
	for name, err := range map[string]error{
		"text": WriteText(full{}, samples(), Style{}), "json": WriteJSON(full{}, samples()), "sarif": WriteSARIF(full{}, samples(), ""),
	} {
		if err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("%s: error is %v", name, err)
		}
	}
}

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{"rampbook": {}, "a.md": {File: "a.md"}, "a.md:2": {File: "a.md", Line: 2}, "a.md:2:3": {"a.md", 2, 3}} {
		if got := p.String(); got != want {
			t.Errorf("%#v prints %q, want %q", p, got, want)
		}
	}
}
