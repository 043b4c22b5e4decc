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

// A first visit of a page may cost this much, as a server sends it. A page with questions has one script more.
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
			all, script, quiz := p.weigh(t, file)
			if all > mostBytes {
				t.Errorf("%s/%s: %d bytes, more than %d", p.name, file, all, mostBytes)
			}
			most := mostScript
			if bytes.Count(p.read(t, file), []byte("<script ")) > readingScripts {
				most += mostOwn
			}
			if script == 0 || script > most {
				t.Errorf("%s/%s: %d bytes of script, want 1 to %d", p.name, file, script, most)
			}
			if quiz > mostScript {
				t.Errorf("%s/%s: %d bytes of script for questions, more than %d", p.name, file, quiz, mostScript)
			}
		}
	}
}

// weigh gives the bytes of a page with its style sheets, scripts and drawings, compressed: all of them, those of the
// scripts that every page has, and those of the script for questions.
func (p *portal) weigh(t *testing.T, file string) (all, script, quiz int) {
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
			switch {
			case strings.HasPrefix(path.Base(part), "quiz."):
				quiz += size
			case path.Ext(part) == ".js":
				script += size
			}
		}
	}
	return all, script, quiz
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
