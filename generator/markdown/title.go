package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// title finds the page's title, and the heading that leaves the body for it.
func (w *writer) title(root ast.Node) {
	w.doc.Title = collapse(w.doc.Meta.text("title"))
	lead := w.lead(root)
	if raw, ok := lead.(*ast.HTMLBlock); ok {
		w.rawTitle(raw)
		return
	}
	first := w.headingOf(lead)
	switch {
	case first != nil && (w.doc.Title == "" || first.level == 1 && first.text == w.doc.Title):
		w.drop(first)
	default:
		w.keepTitle()
	}
}

// keepTitle looks for a level-one heading that stays where it is.
func (w *writer) keepTitle() {
	for _, h := range w.headings {
		if h.level != 1 || h.text == "" || h.exercise {
			continue
		}
		w.doc.OwnHeading = true
		if w.doc.Title == "" {
			w.doc.Title = h.text
		}
		return
	}
}

// drop makes h the page's title.
func (w *writer) drop(h *heading) {
	w.dropped = h
	w.doc.Title = h.text
	w.inTitle = true
	w.inlines(h.node)
	w.inTitle = false
	w.doc.TitleHTML = string(neutralise(bytes.TrimSpace(w.out.Bytes())))
	w.out.Reset()
}

// rawTitle takes the title from an <h1> of raw HTML, which stays in the body.
func (w *writer) rawTitle(n *ast.HTMLBlock) {
	w.doc.OwnHeading, w.rawTitled = true, true
	if w.doc.Title == "" {
		w.doc.Title = rawText(w.lines(n), "h1")
	}
}

// lead returns the first block that is neither a comment, nor raw HTML without text, nor a paragraph of images: a
// *ast.HTMLBlock only when it has an <h1> with text. It returns nil when there is none.
func (w *writer) lead(root ast.Node) ast.Node {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.LinkReferenceDefinition:
			continue
		case *ast.Paragraph:
			if w.onlyImages(n) {
				continue
			}
		case *ast.HTMLBlock:
			raw := w.lines(n)
			if rawText(raw, "") == "" {
				continue
			}
			if rawText(raw, "h1") == "" {
				return nil
			}
		}
		return n
	}
	return nil
}

// onlyImages is true for a paragraph of images (linked or not), comments and tags.
func (w *writer) onlyImages(n ast.Node) bool {
	only := true
	each(n, func(c ast.Node) bool {
		switch c := c.(type) {
		case *ast.Image:
			return false
		case *ast.Text:
			only = only && len(bytes.TrimSpace(c.Segment.Value(w.src))) == 0
		case *ast.Link, *ast.RawHTML:
		default:
			only = false
		}
		return only
	})
	return only
}

func (w *writer) headingOf(n ast.Node) *heading {
	for _, h := range w.headings {
		if n != nil && n == ast.Node(h.node) && h.text != "" && !h.exercise {
			return h
		}
	}
	return nil
}

// rawText returns the text of raw HTML, or only the text of its first element of that name.
func rawText(raw []byte, element string) string {
	z := html.NewTokenizer(bytes.NewReader(raw))
	var text []byte
	inside, skip := element == "", 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return collapse(string(text))
		case html.StartTagToken:
			name, _ := z.TagName()
			inside = inside || string(name) == element
			if withContent[string(name)] {
				skip++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == element && len(text) > 0 {
				return collapse(string(text))
			}
			if withContent[string(name)] {
				skip--
			}
		case html.TextToken:
			if inside && skip <= 0 {
				text = append(text, z.Text()...)
			}
		}
	}
}
