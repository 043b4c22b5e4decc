package markdown

import (
	"fmt"
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// A heading is a heading of the source on its way to the page.
type heading struct {
	node  *ast.Heading
	text  string
	id    string
	level int // as printed
	// exercise is true for the heading of an exercise or within one.
	exercise bool
	// unsearched is true when the search leaves the heading's section out.
	unsearched bool
}

// survey looks once over the whole tree for headings and prose.
func (w *writer) survey(root ast.Node) {
	w.known = map[*ast.Heading]*heading{}
	each(root, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Heading:
			h := &heading{node: n, text: collapse(w.plain(n)), level: n.Level}
			w.headings = append(w.headings, h)
			w.known[n] = h
		case *ast.Text:
			w.count(n.Segment.Value(w.src))
		case *ast.HTMLBlock:
			w.reserveRaw(w.lines(n))
		case *ast.RawHTML:
			w.reserveRaw(n.Segments.Value(w.src))
		}
		return true
	})
}

// number gives every heading its id and the level it is printed with, and lists those of the body.
func (w *writer) number() {
	for _, h := range w.headings {
		w.ownID(h)
	}
	shift := w.shift()
	for _, h := range w.headings {
		h.unsearched = w.unsearched(h)
		if h.id == "" && h.text != "" {
			h.id = w.ids.ID(h.text)
		}
		if h == w.dropped || h.text == "" {
			continue
		}
		h.level = min(h.node.Level+shift, 6)
		w.doc.Headings = append(w.doc.Headings, Heading{Level: h.level, ID: h.id, Text: h.text, Pos: w.at(h.node.Pos()), Exercise: h.exercise})
	}
	if w.dropped != nil {
		w.doc.TitleID = w.dropped.id
	}
	w.lintJumps()
}

// shift is 1 when the page's <h1> is printed elsewhere and the body has level-one headings too.
func (w *writer) shift() int {
	for _, h := range w.headings {
		if (w.dropped != nil || w.rawTitled) && h != w.dropped && h.level == 1 && h.text != "" {
			return 1
		}
	}
	return 0
}

// ownID takes the id an author wrote behind a heading as {#id}.
func (w *writer) ownID(h *heading) {
	v, ok := h.node.AttributeString("id")
	if !ok {
		return
	}
	b, _ := v.([]byte)
	id := string(b)
	if id == "" || !validID(id) {
		w.ds.Warn("heading-id", w.at(h.node.Pos()), fmt.Sprintf("%q cannot be the id of a heading", id), "use letters, digits, - and _")
		return
	}
	if !w.ids.Reserve(id) {
		w.ds.Warn("heading-id", w.at(h.node.Pos()), fmt.Sprintf("the id %q is on this page already", id), "give every heading an id of its own")
		return
	}
	h.id = id
}

// validID is true for ids that a link can name as they are. "fn:1" belongs to a footnote.
func validID(id string) bool {
	for _, r := range id {
		if r != '-' && r != '_' && r != '.' && Slug(string(r)) == "" {
			return false
		}
	}
	return true
}

func (w *writer) heading(n *ast.Heading) { w.headingWith(n, "") }

// headingWith writes a heading; lead is HTML that goes before its words.
func (w *writer) headingWith(n *ast.Heading, lead string) {
	h := w.known[n]
	if h == nil || h.text == "" || h == w.dropped {
		return
	}
	w.section = h.text
	tag := "h" + strconv.Itoa(h.level)
	w.out.WriteString("<" + tag)
	w.attribute("id", h.id)
	if h.unsearched {
		w.attribute(searchIgnore, "section")
	}
	w.out.WriteString(">" + lead)
	w.inlines(n)
	w.out.WriteString(`<a class="anchor"`)
	w.attribute("href", "#"+h.id)
	w.attribute("aria-label", w.label("heading_link"))
	w.out.WriteString("></a></" + tag + ">\n")
}
