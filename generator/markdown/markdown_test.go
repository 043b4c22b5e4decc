package markdown

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
)

var update = flag.Bool("update", false, "write what the tests got into testdata")

// testOptions are the options of every page in testdata; a name that begins with "raw" allows raw HTML.
func testOptions(name string) Options {
	known := []string{"quiz", "figure", "box"}
	return Options{
		Name:           name,
		RawHTML:        strings.HasPrefix(name, "raw"),
		ShortcodeNames: known,
		Shortcode: func(s string) bool {
			return s == known[0] || s == known[1] || s == known[2]
		},
	}
}

// resolve answers as a portal would in which every page is there but those called missing.
func resolve(_ int, l Link) (string, bool) {
	return "/to/" + l.Dest, !strings.Contains(l.Dest, "missing")
}

// TestData checks the archives in testdata. Each is a row of triples: x.md, then what must come of it: x.html
// (the body), x.doc (what Document tells) and x.err (the diagnostics).
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			checkArchive(t, file)
		})
	}
}

func checkArchive(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
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
		for _, r := range results(f.Name, f.Data) {
			if r.Name == f.Name || len(r.Data) > 0 {
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

// results returns the source of a page and all that comes of it.
func results(name string, src []byte) []txtar.File {
	var ds diag.List
	d := Parse(escapes(src), testOptions(name), &ds)
	base := strings.TrimSuffix(name, ".md")
	return []txtar.File{
		{Name: name, Data: src},
		{Name: base + ".html", Data: d.HTML(resolve)},
		{Name: base + ".doc", Data: describe(d)},
		{Name: base + ".err", Data: report(&ds)},
	}
}

// escapes lets testdata hold bytes that a text file cannot: \xHH.
func escapes(src []byte) []byte {
	for i := range 256 {
		src = bytes.ReplaceAll(src, fmt.Appendf(nil, `\x%02X`, i), []byte{byte(i)})
	}
	return src
}

func describe(d *Document) []byte {
	var b bytes.Buffer
	line := func(name string, v any, show bool) {
		if show {
			fmt.Fprintf(&b, "%s: %v\n", name, v)
		}
	}
	line("meta", d.Meta.Values, d.Meta.Values != nil)
	line("title", d.Title, d.Title != "")
	line("title html", d.TitleHTML, d.TitleHTML != "" && d.TitleHTML != d.Title)
	line("title id", d.TitleID, d.TitleID != "")
	line("own heading", d.OwnHeading, d.OwnHeading)
	line("shortcode", d.HasShortcode, d.HasShortcode)
	for _, h := range d.Headings {
		fmt.Fprintf(&b, "heading: %d:%d h%d #%s %s\n", h.Pos.Line, h.Pos.Col, h.Level, h.ID, h.Text)
	}
	for _, l := range d.Links {
		fmt.Fprintf(&b, "link: %d:%d %d %q %q\n", l.Pos.Line, l.Pos.Col, l.Kind, l.Dest, l.Text)
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
