package markdown

import (
	"strconv"

	east "github.com/yuin/goldmark/extension/ast"
)

func (w *writer) footnotes(n *east.FootnoteList) {
	w.out.WriteString(`<section class="footnotes" role="doc-endnotes"`)
	w.attribute("aria-label", w.label("footnotes"))
	w.out.WriteString(">\n<ol>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if note, ok := c.(*east.Footnote); ok {
			w.out.WriteString("<li")
			w.attribute("id", "fn:"+strconv.Itoa(note.Index))
			w.out.WriteString(">\n")
			w.blocks(note)
			w.out.WriteString("</li>\n")
		}
	}
	w.out.WriteString("</ol>\n</section>\n")
}

// refID is the id of one of the places that refer to a footnote.
func refID(index, ref int) string {
	if ref == 0 {
		return "fnref:" + strconv.Itoa(index)
	}
	return "fnref" + strconv.Itoa(ref) + ":" + strconv.Itoa(index)
}

func (w *writer) footnoteLink(n *east.FootnoteLink) {
	if w.inTitle {
		return
	}
	number := strconv.Itoa(n.Index)
	w.out.WriteString("<sup")
	w.attribute("id", refID(n.Index, n.RefIndex))
	if w.links > 0 { // a link cannot hold a link
		w.out.WriteString(">" + number + "</sup>")
		return
	}
	w.out.WriteString(`><a class="footnote-ref" role="doc-noteref" href="#fn:` + number + `">` + number + "</a></sup>")
}

func (w *writer) footnoteBacklink(n *east.FootnoteBacklink) {
	name := w.label("footnote_back") + " " + strconv.Itoa(n.Index)
	if n.RefCount > 1 {
		name += "-" + strconv.Itoa(n.RefIndex+1)
	}
	w.out.WriteString(` <a class="footnote-back" role="doc-backlink"`)
	w.attribute("href", "#"+refID(n.Index, n.RefIndex))
	w.attribute("aria-label", name)
	w.out.WriteString(">↩\uFE0E</a>")
}
