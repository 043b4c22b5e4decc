package markdown

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// seed adds every page of testdata to a fuzz corpus.
func seed(f *testing.F) {
	for _, source := range proof.Sources(f) {
		f.Add(escapes(source))
	}
}

// FuzzParse holds what every page promises, whatever an author writes.
func FuzzParse(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		var ds diag.List
		o := testOptions("page.md")
		d := Parse(src, o, &ds)
		calls := 0
		body := d.HTML(func(_ int, l Link) (string, bool) {
			calls++
			return l.Dest, calls%3 != 0
		})
		checkSafe(t, body)
		checkSafe(t, []byte(d.TitleHTML))
		checkShortcodes(t, body)
		checkPositions(t, src, d, &ds)
		if again := Parse(src, o, &diag.List{}).HTML(resolve); !bytes.Equal(again, d.HTML(resolve)) {
			t.Errorf("two parses differ")
		}
	})
}

// FuzzRawHTML parses with all raw HTML allowed, which may do anything but panic or leave a hole.
func FuzzRawHTML(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		o := testOptions("raw.md")
		body := Parse(src, o, &diag.List{}).HTML(resolve)
		if bytes.ContainsRune(body, holeOpen) || bytes.ContainsRune(body, holeClose) {
			t.Errorf("a hole is left in %q", body)
		}
		checkShortcodes(t, body)
	})
}

// FuzzFrontMatter holds that front matter is JSON to be and stands where it says.
func FuzzFrontMatter(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		var ds diag.List
		text := clean(src, "page.md", &ds)
		meta, body := frontMatter(text, &ds)
		if body < 0 || body > len(text.Text) {
			t.Fatalf("body begins at %d of %d", body, len(text.Text))
		}
		if meta.Values == nil && body > 0 && ds.Count(diag.Error) == 0 {
			t.Errorf("front matter vanished")
		}
		checkJSON(t, meta.Values)
		for key := range meta.Values {
			checkPos(t, text, meta.Pos(key))
		}
	})
}

// checkSafe fails when body is not balanced, or has in it what the security policy forbids.
func checkSafe(t *testing.T, body []byte) {
	t.Helper()
	if !utf8.Valid(body) || bytes.ContainsRune(body, holeOpen) || bytes.ContainsRune(body, holeClose) {
		t.Fatalf("invalid text or a hole is left in %q", body)
	}
	root := &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main}
	wrapped := append(append([]byte("<main>"), withoutShortcodes(body)...), "</main><i id=sentinel>"...)
	nodes, err := html.ParseFragment(bytes.NewReader(wrapped), root)
	if err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	if len(nodes) != 2 || nodes[1].Data != "i" {
		t.Fatalf("not balanced: %q", body)
	}
	for n := range nodes[0].Descendants() {
		checkElement(t, n)
	}
}

func checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	if n.Type != html.ElementNode {
		return
	}
	if n.Namespace == "" && withContent[n.Data] || n.Data == "script" || n.Data == "style" {
		t.Fatalf("<%s> in the output", n.Data)
	}
	for _, a := range n.Attr {
		address := a.Key == "href" || a.Key == "src"
		if _, to := locate([]byte(a.Val)); address && to == barred {
			t.Fatalf("%s=%q", a.Key, a.Val)
		}
		if _, to := locate([]byte(a.Val)); a.Key == "src" && to == outside {
			t.Fatalf("an image of another site: %q", a.Val)
		}
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcset" {
			t.Fatalf("attribute %s=%q", a.Key, a.Val)
		}
	}
}

// withoutShortcodes takes out the shortcodes that pass untouched: what is in them is Hugo's.
func withoutShortcodes(b []byte) []byte {
	var out []byte
	pairs := pairShortcodes(b)
	for i := 0; i < len(b); {
		t, ok := readShortcode(b[i:])
		end, paired := pairs[i]
		switch {
		case !ok || t.literal || !testOptions("").Shortcode(t.name):
			out = append(out, b[i])
			i++
		case paired:
			i = end
		default:
			i += t.size
		}
	}
	return out
}

// checkShortcodes fails when Hugo would see a shortcode that it does not know.
func checkShortcodes(t *testing.T, body []byte) {
	t.Helper()
	rest := withoutShortcodes(body)
	if bytes.Contains(rest, []byte("{{<")) || bytes.Contains(rest, []byte("{{%")) {
		t.Fatalf("Hugo would read a shortcode in %q", rest)
	}
}

func checkPositions(t *testing.T, src []byte, d *Document, ds *diag.List) {
	t.Helper()
	text := clean(src, "page.md", &diag.List{})
	for _, l := range d.Links {
		checkPos(t, text, l.Pos)
	}
	for _, h := range d.Headings {
		checkPos(t, text, h.Pos)
	}
	for _, x := range ds.Sorted() {
		checkPos(t, text, x.Pos)
	}
}

func checkPos(t *testing.T, text *diag.Source, p diag.Pos) {
	t.Helper()
	if p.Line < 1 || p.Col < 1 || p.Line > bytes.Count(text.Text, []byte("\n"))+1 || p.Col > utf8.RuneCountInString(text.Line(p.Line))+1 {
		t.Fatalf("position %+v is outside the file", p)
	}
}
