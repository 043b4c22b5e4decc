package markdown

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// lintEmphasis reports ** that stayed text beside Chinese letters: CommonMark does not see
// the end of **“价格”**异议, as a sign stands before it and a letter behind it.
func (w *writer) lintEmphasis(n *ast.Text) {
	value := n.Segment.Value(w.src)
	i := bytes.Index(value, []byte("**"))
	if i < 0 {
		return
	}
	off := n.Segment.Start + i
	before, _ := utf8.DecodeLastRune(w.src[:off])
	after, _ := utf8.DecodeRune(w.src[off+2:])
	if before < 0x2E80 && after < 0x2E80 && !isWide(before) && !isWide(after) || unicode.IsSpace(before) && unicode.IsSpace(after) {
		return
	}
	p := w.at(off)
	if w.once(fmt.Sprintf("cjk-emphasis %d", p.Line)) {
		w.ds.Warn("cjk-emphasis", p, "these ** are printed, as markdown sees no bold text here",
			"put the quotation marks outside, “**价格**”异议, or a blank behind the last **")
	}
}

// lintJoined reports a second alert in quote n: it would be text of the first.
func (w *writer) lintJoined(n *ast.Blockquote) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != ast.KindParagraph {
			continue
		}
		lines := c.Lines()
		for i := range lines.Len() {
			line := lines.At(i)
			if kind, _ := alertKind(line.Value(w.src)); kind != "" && (i > 0 || c != n.FirstChild()) {
				w.ds.Warn("alert-joined", w.at(line.Start), "this alert is inside the one above it",
					"put an empty line, without >, between two alerts")
			}
		}
	}
}

// lintJumps reports a heading more than one level below the heading before it.
func (w *writer) lintJumps() {
	level := 1
	for i, h := range w.headings {
		if i == 0 && h == w.dropped {
			level = h.node.Level
			continue
		}
		if h.text != "" && h.node.Level > level+1 {
			w.ds.Note("heading-jump", w.at(h.node.Pos()),
				fmt.Sprintf("a level %d heading follows level %d", h.node.Level, level),
				fmt.Sprintf("use %d # here, so that the outline has no gap", level+1))
		}
		if h.text != "" {
			level = h.node.Level
		}
	}
}
