package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// table writes a table in a region of its own, which scrolls when the table is wider than the page. The
// region's name has the table's number, as two regions of one page must differ.
func (w *writer) table(n *east.Table) {
	w.tables++
	name := w.label("table") + " " + strconv.Itoa(w.tables)
	if w.section != "" {
		name += " · " + w.section
	}
	w.out.WriteString(`<div class="table" role="region" tabindex="0"`)
	w.attribute("aria-label", name)
	w.out.WriteString(">\n<table>\n")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		w.row(row)
	}
	if n.ChildCount() > 1 {
		w.out.WriteString("</tbody>\n")
	}
	w.out.WriteString("</table>\n</div>\n")
}

func (w *writer) row(n ast.Node) {
	head := n.Kind() == east.KindTableHeader
	switch {
	case head:
		w.out.WriteString("<thead>\n")
	case n.PreviousSibling() != nil && n.PreviousSibling().Kind() == east.KindTableHeader:
		w.out.WriteString("<tbody>\n")
	}
	w.out.WriteString("<tr>\n")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if cell, ok := c.(*east.TableCell); ok {
			w.cell(cell, head)
		}
	}
	w.out.WriteString("</tr>\n")
	if head {
		w.out.WriteString("</thead>\n")
	}
}

// cell writes one cell; an empty cell of the head is no header.
func (w *writer) cell(n *east.TableCell, head bool) {
	tag := "td"
	if head && n.HasChildren() {
		tag = "th"
	}
	w.out.WriteString("<" + tag)
	if tag == "th" {
		w.out.WriteString(` scope="col"`)
	}
	if n.Alignment != east.AlignNone {
		w.out.WriteString(` class="` + n.Alignment.String() + `"`)
	}
	w.out.WriteByte('>')
	w.inlines(n)
	w.out.WriteString("</" + tag + ">\n")
}
