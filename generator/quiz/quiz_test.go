package quiz

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

var update = flag.Bool("update", false, "write what the tests got into testdata")

// parse reads a page and returns its questions, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, nil, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// MarshalText lets tests print a text as its markdown.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.Markdown), nil }

// dump is all that the questions say, as JSON without what is empty.
func dump(t testing.TB, questions []*Question) []byte {
	t.Helper()
	data, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(pruned(v)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pruned leaves empty values of objects out.
func pruned(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			switch value := pruned(value).(type) {
			case nil:
				delete(v, key)
			case string:
				if value == "" {
					delete(v, key)
				}
			case bool:
				if !value {
					delete(v, key)
				}
			default:
				v[key] = value
			}
		}
	case []any:
		for i := range v {
			v[i] = pruned(v[i])
		}
	}
	return v
}

// TestData checks the archives in testdata: x.md, then the questions (x.json), the page (x.html),
// the questions as markdown (x.format) and the diagnostics (x.err). Which of them an archive has, its
// comment says in a line "check: json html format err".
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkArchive(t, file) })
	}
}

func checkArchive(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, wanted, ok := strings.Cut(string(archive.Comment), "check: ")
	if !ok {
		t.Fatal("the comment has no line check:")
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if filepath.Ext(f.Name) != ".md" {
			continue
		}
		got.Files = append(got.Files, f)
		for _, r := range results(t, f, strings.Fields(wanted)) {
			if len(r.Data) > 0 {
				got.Files = append(got.Files, r)
			}
			if !*update && want[r.Name] != string(r.Data) {
				t.Errorf("%s\n--- got\n%s--- want\n%s", r.Name, r.Data, want[r.Name])
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func results(t *testing.T, f txtar.File, wanted []string) []txtar.File {
	page, body, ds := parse(f.Name, f.Data)
	base := strings.TrimSuffix(f.Name, ".md")
	var list []txtar.File
	for _, ext := range wanted {
		data := map[string]func() []byte{
			"json":   func() []byte { return dump(t, page.Questions) },
			"html":   func() []byte { return body },
			"format": func() []byte { return []byte(Format(page.Questions, 2)) },
			"err":    func() []byte { return report(ds) },
		}[ext]()
		list = append(list, txtar.File{Name: base + "." + ext, Data: data})
	}
	return list
}

func report(ds *diag.List) []byte {
	var b bytes.Buffer
	for _, d := range ds.Sorted() {
		fmt.Fprintf(&b, "%d:%d: %v: %s [%s]\n", d.Pos.Line, d.Pos.Col, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			fmt.Fprintf(&b, "\thint: %s\n", d.Hint)
		}
	}
	return b.Bytes()
}
