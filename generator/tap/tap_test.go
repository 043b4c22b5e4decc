package tap

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestCases runs each archive of testdata. Its files are
//
//	options      lines of base, url or asset, each with a value
//	in/FILE      a rendered page
//	files        other files that are published, one a line
//	out/FILE     what the page becomes
//	text/FILE    its sections: level, id, heading and text, divided by |
//	broken       what Check reports: file, link, kind, nearest (- for none), count
//
// A page without its out or text is not compared; broken is always.
func TestCases(t *testing.T) {
	archives, _ := filepath.Glob("testdata/*.txtar")
	if len(archives) == 0 {
		t.Fatal("no test data")
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			testCase(t, a)
		})
	}
}

func testCase(t *testing.T, a *txtar.Archive) {
	want := map[string]string{"broken": ""}
	for _, f := range a.Files {
		want[f.Name] = string(f.Data)
	}
	text := map[string][]Section{}
	o := options(want["options"])
	o.Text = func(page string, s []Section) { text[page] = s }
	tap, published := New(o), strings.Split(want["files"], "\n")
	for _, f := range a.Files {
		file, ok := strings.CutPrefix(f.Name, "in/")
		if !ok {
			continue
		}
		published = append(published, file)
		got := string(tap.Page(file, f.Data))
		if out, ok := want["out/"+file]; ok && got != out {
			t.Errorf("%s:\ngot\n%s\nwant\n%s", file, got, out)
		}
		if s, ok := want["text/"+file]; ok && printSections(text[file]) != s {
			t.Errorf("text of %s:\ngot\n%s\nwant\n%s", file, printSections(text[file]), s)
		}
	}
	broken := printBroken(tap.Check(func(f string) bool { return slices.Contains(published, f) }))
	if broken != want["broken"] {
		t.Errorf("broken:\ngot\n%s\nwant\n%s", broken, want["broken"])
	}
}

func options(text string) Options {
	o := Options{Base: "/"}
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "base":
			o.Base = value
		case "url":
			o.BaseURL = value
		case "asset":
			o.Asset = func(file string) bool { return file == value }
		}
	}
	return o
}

func printSections(sections []Section) string {
	var b strings.Builder
	for _, s := range sections {
		fmt.Fprintf(&b, "%d|%s|%s|%s\n", s.Level, s.ID, s.Heading, s.Text)
	}
	return b.String()
}

func printBroken(broken []Broken) string {
	var b strings.Builder
	for _, l := range broken {
		near := l.Nearest
		if near == "" {
			near = "-"
		}
		kind := map[Kind]string{Missing: "missing", NoAnchor: "no-anchor"}[l.Kind]
		fmt.Fprintf(&b, "%s %s %s %s %d\n", l.File, l.Href, kind, near, l.Count)
	}
	return b.String()
}

func TestReplace(t *testing.T) {
	tap := New(Options{Base: "/"})
	tap.Page("index.html", []byte(`<a href="/a/#x">`))
	tap.Page("a/index.html", []byte(`<p id="x"><a href="/gone/">`))
	all := func(string) bool { return true }
	if b := tap.Check(all); len(b) != 0 {
		t.Errorf("before: %v", b)
	}
	tap.Page("a/index.html", []byte(`<p id="y">`))
	if b := tap.Check(all); len(b) != 1 || b[0].Kind != NoAnchor || b[0].Nearest != "y" {
		t.Errorf("replaced: %v", b)
	}
}

// TestManyGoroutines gives the same pages at once and one by one: the same is known of them.
func TestManyGoroutines(t *testing.T) {
	alone, together := New(Options{Base: "/"}), New(Options{Base: "/"})
	var wait sync.WaitGroup
	for n := range 50 {
		file, page := benchPage(n)
		out := string(alone.Page(file, page))
		wait.Go(func() {
			if got := string(together.Page(file, page)); got != out {
				t.Errorf("%s came out another way", file)
			}
		})
	}
	wait.Wait()
	odd := func(file string) bool { return len(file)%2 == 1 }
	want := alone.Check(odd)
	if got := together.Check(odd); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("got %d broken links, want %d", len(got), len(want))
	}
}
