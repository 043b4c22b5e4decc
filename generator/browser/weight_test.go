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

// A first visit of a page may cost this much, as a server sends it. What only some pages need, such as questions, is a
// script of its own beside those of every page, and may cost as much again.
const (
	mostBytes  = 50 << 10
	mostScript = 15 << 10
	mostOwn    = 16 << 10 // further, where a page has scripts of its own
)

// readingScripts are the scripts in every page: two that it loads, and in a template the one that saves a
// copy of the learner's records if it is asked to.
const readingScripts = 3

// testWeight adds up what a reader's browser loads for one page.
func (s *sites) testWeight(t *testing.T) {
	for _, p := range s.all() {
		for _, file := range p.pages {
			all, script, own := p.weigh(t, file)
			if most := mostBytes + min(own, mostScript); all > most {
				t.Errorf("%s/%s: %d bytes, more than %d", p.name, file, all, most)
			}
			most := mostScript
			if bytes.Count(p.read(t, file), []byte("<script ")) > readingScripts {
				most += mostOwn
			}
			if script == 0 || script > most {
				t.Errorf("%s/%s: %d bytes of script, want 1 to %d", p.name, file, script, most)
			}
		}
	}
}

// weigh gives the bytes of a page with its style sheets, scripts and drawings, compressed: all of them, those of the
// scripts that every page has, and those of scripts that only some have.
func (p *portal) weigh(t *testing.T, file string) (all, script, own int) {
	t.Helper()
	page := p.read(t, file)
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	all = compressed(t, page)
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
			all += size
			name, _, _ := strings.Cut(path.Base(part), ".")
			switch {
			case name == "early" || name == "reading" && path.Ext(part) == ".js":
				script += size
			case path.Ext(part) == ".js":
				own += size
				if size > mostScript {
					t.Errorf("%s/%s: %d bytes for the script %s, more than %d", p.name, file, size, name, mostScript)
				}
			}
		}
	}
	return all, script, own
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
