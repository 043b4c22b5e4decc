package generator

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// digest prints what a site's readers meet, without what the theme decides: of each page its language,
// title, headings, and the links and images of the author's text; of other files the names. The
// theme's own files and pages are left out.
func digest(t *testing.T, tree map[string][]byte) string {
	t.Helper()
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		switch {
		case name == ".rampbook.json", name == "404.html", strings.HasSuffix(name, "/404.html"), isThemeFile(name), bytes.Contains(tree[name], []byte("data-own-page")):
		case path.Ext(name) != ".html":
			fmt.Fprintln(&b, name)
		default:
			fmt.Fprintln(&b, name)
			digestPage(&b, parsePage(t, tree[name]))
		}
	}
	return b.String()
}

func isThemeFile(name string) bool {
	first, _, _ := strings.Cut(name, "/")
	return first == "rampbook" || first == "components"
}

// parsePage reads a page as a browser does that runs no scripts.
func parsePage(t *testing.T, data []byte) *html.Node {
	t.Helper()
	root, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func digestPage(b *strings.Builder, root *html.Node) {
	for n := range root.Descendants() {
		switch {
		case n.DataAtom == atom.Html:
			fmt.Fprintf(b, "  lang %s\n", attr(n, "lang"))
		case n.DataAtom == atom.Title && !within(n, func(p *html.Node) bool { return p.Data == "svg" }):
			fmt.Fprintf(b, "  title %s\n", textOf(n))
		case n.DataAtom == atom.H1:
			fmt.Fprintf(b, "  h1 %s\n", textOf(n))
		case !within(n, isProse), textOf(n) == "" && strings.HasPrefix(attr(n, "href"), "#"):
		case n.DataAtom == atom.A:
			fmt.Fprintf(b, "  %s -> %s\n", textOf(n), attr(n, "href"))
		case n.DataAtom == atom.Img:
			fmt.Fprintf(b, "  image %s -> %s\n", attr(n, "alt"), attr(n, "src"))
		case n.DataAtom == atom.Span && attr(n, "class") == "broken":
			fmt.Fprintf(b, "  broken %s\n", textOf(n))
		}
	}
}

// factOf are the kinds of facts, a line each: a kind, a file, and for most ": " and more.
var factOf = map[string]func(page []byte, more string) bool{
	// has and lacks are about the file's bytes.
	"has":   func(page []byte, more string) bool { return bytes.Contains(page, []byte(more)) },
	"lacks": func(page []byte, more string) bool { return page != nil && !bytes.Contains(page, []byte(more)) },
	// link is "text -> address" of a link anywhere on the page, text "some words" in what it shows.
	"link": func(page []byte, more string) bool { return slices.Contains(linksOf(page), more) },
	"text": func(page []byte, more string) bool { return strings.Contains(shown(page), more) },
	// file and gone say whether there is such a file.
	"file": func(page []byte, _ string) bool { return page != nil },
	"gone": func(page []byte, _ string) bool { return page == nil },
}

func checkFact(t *testing.T, tree map[string][]byte, line string) {
	t.Helper()
	kind, rest, _ := strings.Cut(line, " ")
	name, more, _ := strings.Cut(rest, ": ")
	holds, known := factOf[kind]
	if !known {
		t.Fatalf("unknown fact %q", line)
	}
	page, ok := tree[name]
	if ok && page == nil {
		page = []byte{}
	}
	if !holds(page, more) {
		t.Errorf("does not hold: %s", line)
		if kind == "link" {
			t.Logf("links are\n%s", strings.Join(linksOf(page), "\n"))
		}
	}
}

func linksOf(page []byte) []string {
	var links []string
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil
	}
	for n := range root.Descendants() {
		if n.DataAtom == atom.A {
			links = append(links, textOf(n)+" -> "+attr(n, "href"))
		}
	}
	return links
}

func shown(page []byte) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return ""
	}
	return textOf(root)
}

func within(n *html.Node, is func(*html.Node) bool) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if is(p) {
			return true
		}
	}
	return false
}

func isProse(n *html.Node) bool { return attr(n, "class") == "prose" }

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textOf is the text in n with its blanks collapsed.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
