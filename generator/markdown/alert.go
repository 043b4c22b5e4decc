package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// alertKind returns the lower-case kind of the alert that line begins, and the length of its
// mark, "[!NOTE]". Kind is "" when line begins none.
func alertKind(line []byte) (kind string, size int) {
	if !bytes.HasPrefix(line, []byte("[!")) {
		return "", 0
	}
	end := bytes.IndexByte(line, ']')
	if end < 0 {
		return "", 0
	}
	switch kind = strings.ToLower(string(line[2:end])); kind {
	case "note", "tip", "important", "warning", "caution":
		return kind, end + 1
	}
	return "", 0
}

func (w *writer) blockquote(n *ast.Blockquote) {
	first, ok := n.FirstChild().(*ast.Paragraph)
	if ok && first.Lines().Len() > 0 {
		line := first.Lines().At(0)
		if kind, size := alertKind(line.Value(w.src)); kind != "" {
			w.alert(n, kind, line.Start+size)
			return
		}
	}
	w.element("blockquote", n)
}

// alert writes quote n, whose first paragraph has its mark before the offset at.
func (w *writer) alert(n *ast.Blockquote, kind string, at int) {
	w.lintJoined(n)
	first := n.FirstChild()
	title := splitTitle(first, at, w.src)
	w.out.WriteString(`<div class="alert ` + kind + `" role="note">` + "\n" + `<p class="alert-title"`)
	if title.HasChildren() {
		w.out.WriteByte('>')
		w.inlines(title)
	} else {
		w.out.WriteString(" " + searchIgnore + ">")
		w.escaped([]byte(w.label(kind)))
	}
	w.out.WriteString("</p>\n")
	w.blocks(n)
	w.out.WriteString("</div>\n")
}

// splitTitle takes the first line out of paragraph p and returns what of it stands behind the offset at.
func splitTitle(p ast.Node, at int, src []byte) ast.Node {
	title := ast.NewTextBlock()
	for c := p.FirstChild(); c != nil; c = p.FirstChild() {
		p.RemoveChild(p, c)
		t, isText := c.(*ast.Text)
		if !isText {
			title.AppendChild(title, c)
			continue
		}
		last := t.SoftLineBreak() || t.HardLineBreak()
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		if t.Segment.Start < at {
			t.Segment = t.Segment.WithStart(min(at, t.Segment.Stop))
		}
		if !title.HasChildren() {
			t.Segment = t.Segment.TrimLeftSpace(src)
		}
		if !t.Segment.IsEmpty() {
			title.AppendChild(title, t)
		}
		if last {
			break
		}
	}
	return title
}
