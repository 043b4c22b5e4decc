package worksheet

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

// parse reads a page and returns its worksheets, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, nil, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// A vector is a worksheet, what is typed, and what comes of it; the browser's twin computes the same.
type vector struct {
	Name  string         `json:"name"`
	Sheet Data           `json:"sheet"`
	Typed map[int]string `json:"typed"`
	Want  []outcome      `json:"want"`
}

// An outcome is what a cell holds: see Value.String, Sheet.Show and Check.
type outcome struct {
	Value string `json:"value"`
	Shown string `json:"shown"`
	Check Check  `json:"check"`
}

func outcomes(s *Sheet, typed map[int]string) []outcome {
	var list []outcome
	for i, v := range s.Compute(typed) {
		list = append(list, outcome{v.String(), s.Show(s.Cells[i], v), v.Check})
	}
	return list
}

// TestData checks the archives in testdata: x.md, then the page (x.html), the diagnostics (x.err) and the
// values of all cells (x.values) for what is typed (x.in). Which of them an archive has, its comment says in a line
// "check: html err values". The values go into vectors.json, which the twin's test reads.
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	var vectors []vector
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			vectors = append(vectors, checkArchive(t, file)...)
		})
	}
	data, err := json.MarshalIndent(vectors, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	data = append(data, '\n')
	if *update {
		if err := os.WriteFile("testdata/vectors.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile("testdata/vectors.json"); err != nil || !bytes.Equal(kept, data) {
		t.Errorf("vectors.json is not what the archives say; run go test -update (%v)", err)
	}
}

func checkArchive(t *testing.T, file string) []vector {
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
	var vectors []vector
	for _, f := range archive.Files {
		base, isPage := strings.CutSuffix(f.Name, ".md")
		if !isPage {
			continue
		}
		got.Files = append(got.Files, f)
		if in, ok := want[base+".in"]; ok {
			got.Files = append(got.Files, txtar.File{Name: base + ".in", Data: []byte(in)})
		}
		results, more := results(t, f, want[base+".in"], strings.Fields(wanted))
		vectors = append(vectors, more...)
		for _, r := range results {
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
	return vectors
}

func results(t *testing.T, f txtar.File, in string, wanted []string) (list []txtar.File, vectors []vector) {
	page, body, ds := parse(f.Name, f.Data)
	base := strings.TrimSuffix(f.Name, ".md")
	for _, ext := range wanted {
		var data []byte
		switch ext {
		case "html":
			data = body
		case "err":
			data = report(ds)
		case "values":
			for _, s := range page.Sheets {
				v := vector{Name: base, Sheet: s.data(), Typed: typedIn(t, s, in)}
				v.Want = outcomes(s, v.Typed)
				vectors = append(vectors, v)
				data = append(data, values(s, v.Want)...)
			}
		}
		list = append(list, txtar.File{Name: base + "." + ext, Data: data})
	}
	return list, vectors
}

// typedIn are the defaults and what lines "row, column: text" put in their place.
func typedIn(t *testing.T, s *Sheet, in string) map[int]string {
	typed := s.Defaults()
	for line := range strings.Lines(in) {
		name, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		known := false
		for i, c := range s.Cells {
			if c.Input != nil && c.name() == name {
				typed[i], known = text, true
			}
		}
		if !known {
			t.Fatalf("no input %q", name)
		}
	}
	return typed
}

func values(s *Sheet, list []outcome) []byte {
	var b bytes.Buffer
	for i, o := range list {
		fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprintf("%s: %s | %s %s", s.Cells[i].name(), o.Value, o.Shown, o.Check)))
	}
	return b.Bytes()
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
