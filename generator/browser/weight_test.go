package browser

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A first visit of a page may cost this much, as a server sends it. Weighed by themselves: the script for questions, and
// for checklists, scorecards and worksheets a script for each kind and their style sheet.
const (
	mostBytes  = 50 << 10
	mostScript = 15 << 10
	mostOwn    = 16 << 10 // further, where a page has scripts of its own
	mostForm   = 15 << 10 // for one kind of forms
)

// readingScripts are the scripts in every page: two that it loads, and in a template the one that saves a
// copy of the learner's records if it is asked to.
const readingScripts = 3

// testWeight adds up what a reader's browser loads for one page.
func (s *sites) testWeight(t *testing.T) {
	for _, p := range s.all() {
		for _, file := range p.pages {
			w := p.weigh(t, file)
			if plain := w.all - w.quiz; plain > mostBytes {
				t.Errorf("%s/%s: %d bytes, more than %d", p.name, file, plain, mostBytes)
			}
			most := mostScript
			if bytes.Count(p.read(t, file), []byte("<script ")) > readingScripts {
				most += mostOwn
			}
			if w.script == 0 || w.script > most {
				t.Errorf("%s/%s: %d bytes of script, want 1 to %d", p.name, file, w.script, most)
			}
			if w.quiz > mostScript {
				t.Errorf("%s/%s: %d bytes of script for questions, more than %d", p.name, file, w.quiz, mostScript)
			}
			if w.form > mostForm {
				t.Errorf("%s/%s: %d bytes for one kind of forms, more than %d", p.name, file, w.form, mostForm)
			}
		}
	}
}

// A weight is the bytes of a page with its style sheets, scripts and drawings, compressed.
type weight struct {
	all    int // but those of forms
	script int // of the scripts that every page has
	quiz   int // of the script for questions
	form   int // of the largest script of forms with the style sheet of forms
}

func (p *portal) weigh(t *testing.T, file string) weight {
	t.Helper()
	page := p.read(t, file)
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	w := weight{all: compressed(t, page)}
	sheet := 0
	seen := map[string]bool{}
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			part := path.Join(path.Dir(file), a.Val)
			if strings.HasPrefix(a.Val, "/") {
				part = strings.TrimPrefix(a.Val, "/")
			}
			loads := n.Data == "link" && a.Key == "href" || a.Key == "src"
			if !loads || inTemplate(n) || seen[part] || !strings.Contains(".css .js .svg", path.Ext(part)) {
				continue
			}
			seen[part] = true
			size := compressed(t, p.read(t, part))
			switch kind, _, _ := strings.Cut(path.Base(part), "."); {
			case kind == "forms":
				sheet = size
				continue
			case kind == "checklist" || kind == "scorecard" || kind == "worksheet":
				w.form = max(w.form, size)
				continue
			case kind == "quiz":
				w.quiz += size
			case path.Ext(part) == ".js":
				w.script += size
			}
			w.all += size
		}
	}
	w.form += sheet
	return w
}

// inTemplate reports whether a browser takes a node for text that may be of use later.
func inTemplate(n *html.Node) bool {
	for up := range n.Ancestors() {
		if up.Data == "template" {
			return true
		}
	}
	return false
}

func (p *portal) read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(p.out, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}
