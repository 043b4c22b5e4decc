package tap

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// inside are elements of a page and what may be in each; "" is a word.
var inside = map[string][]string{
	"main": {"", "p", "div", "ul", "dl", "table", "section", "h2", "ruby"},
	"div":  {"", "p", "div", "ul", "dl", "table", "span", "details"}, "section": {"", "p", "ul", "h2", "table", "hr"},
	"details": {"summary", "p", "", "ul"}, "summary": {"", "span"}, "h2": {"", "span"}, "span": {"", "", "span", "br"},
	"p": {"", "span", "", "br"}, "ul": {"li", "li"}, "li": {"", "p", "ul", "div", "span", "dl", "table"},
	"dl": {"dt", "dd"}, "dt": {"", "span"}, "dd": {"", "p", "ul"}, "ruby": {"", "rt"}, "rt": {""},
	"table": {"tr", "tbody", "thead"}, "tbody": {"tr"}, "thead": {"tr"}, "tr": {"td", "th"}, "th": {"", "span"}, "td": {"", "p", "ul", "table", "span"},
}

// maker writes a random page with elements that are left out and end tags that are missing.
type maker struct {
	random *rand.Rand
	out    strings.Builder
	words  int
}

func (m *maker) element(name string, depth int) {
	switch name {
	case "":
		m.words++
		fmt.Fprintf(&m.out, " w%d ", m.words)
		return
	case "br", "hr":
		m.out.WriteString("<" + name + ">")
		return
	}
	m.out.WriteString("<" + name)
	if name != "main" && m.random.IntN(6) == 0 {
		m.out.WriteString(" data-search-ignore")
	}
	m.out.WriteString(">")
	for range m.random.IntN(5) {
		if kinds := inside[name]; depth < 7 {
			m.element(kinds[m.random.IntN(len(kinds))], depth+1)
		}
	}
	if name == "main" || name == "table" || m.random.IntN(3) > 0 {
		m.out.WriteString("</" + name + ">")
	}
}

// TestEndTagsLeftOut compares what is left out of random pages with what it is in the tree of x/net/html.
func TestEndTagsLeftOut(t *testing.T) {
	for seed := range uint64(3000) {
		m := maker{random: rand.New(rand.NewPCG(seed, 1))}
		m.element("main", 0)
		page := "<!doctype html>" + m.out.String()
		root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		tap := New(Options{Base: "/", Text: func(_ string, sections []Section) {
			for _, s := range sections {
				got = append(append(got, strings.Fields(s.Heading)...), strings.Fields(s.Text)...)
			}
		}})
		tap.Page("index.html", []byte(page))
		if want := wordsShown(root); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %s\ngot  %v\nwant %v", seed, page, got, want)
		}
	}
}

func wordsShown(n *html.Node) []string {
	if n.Type == html.TextNode {
		return strings.Fields(n.Data)
	}
	if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-search-ignore" }) {
		return nil
	}
	var words []string
	for c := range n.ChildNodes() {
		words = append(words, wordsShown(c)...)
	}
	return words
}
