package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// A buffer is a bytes.Buffer that goldmark's text writer takes.
type buffer struct{ bytes.Buffer }

// Buffered implements util.BufWriter.
func (*buffer) Buffered() int { return 0 }

// Flush implements util.BufWriter.
func (*buffer) Flush() error { return nil }

// text writes a run of text with the break that may end it.
func (w *writer) text(n *ast.Text) {
	value := n.Segment.Value(w.src)
	if n.IsRaw() {
		w.escaped(value)
		return
	}
	w.lintEmphasis(n)
	w.words(value)
	switch {
	case n.HardLineBreak():
		w.out.WriteString("<br>\n")
	case n.SoftLineBreak() && (n.NextSibling() == nil || blankBetween(value, w.firstBytes(n.NextSibling()))):
		w.out.WriteByte('\n')
	}
}

// words writes text. Chinese words within another language are marked with theirs.
func (w *writer) words(value []byte) {
	for w.opt.Chinese != "" {
		from := bytes.IndexFunc(value, isHanLetter)
		if from < 0 {
			break
		}
		to := from
		for to < len(value) {
			r, size := utf8.DecodeRune(value[to:])
			if r < 0x2E80 || !isWide(r) {
				break
			}
			to += size
		}
		html.DefaultWriter.Write(&w.out, value[:from])
		w.out.WriteString("<span")
		w.attribute("lang", w.opt.Chinese)
		w.out.WriteByte('>')
		w.out.Write(value[from:to]) // nothing in it has a meaning in HTML
		w.out.WriteString("</span>")
		value = value[to:]
	}
	html.DefaultWriter.Write(&w.out, value)
}

func isHanLetter(r rune) bool { return unicode.Is(unicode.Han, r) }

// firstBytes returns source text with which inline n begins, as far as a line break must know it.
func (w *writer) firstBytes(n ast.Node) []byte {
	for n != nil {
		if t, ok := n.(*ast.Text); ok {
			return t.Segment.Value(w.src)
		}
		n = n.FirstChild()
	}
	return nil
}

// blankBetween tells whether a line break between two lines is a blank: not when both sides
// are Chinese or Japanese letters or full-width signs (CSS Text 3, segment break transformation).
func blankBetween(before, after []byte) bool {
	a, _ := utf8.DecodeLastRune(before)
	b, _ := utf8.DecodeRune(after)
	return !isWide(a) || !isWide(b) || a < 0x2E80 && b < 0x2E80
}

// isWide is true for the letters and signs that are set without blanks between them; Korean is not.
// Quotation marks and dashes are theirs only beside such a letter.
func isWide(r rune) bool {
	if r < 0x2E80 {
		return r == '“' || r == '”' || r == '‘' || r == '’' || r == '…' || r == '—'
	}
	return isIdeograph(r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}

// isIdeograph is true for letters of scripts that write no blanks between words.
func isIdeograph(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
}

// escaped writes text that is no markdown.
func (w *writer) escaped(b []byte) { w.out.Write(util.EscapeHTML(b)) }

// attribute writes ` name="value"`.
func (w *writer) attribute(name, value string) {
	w.out.WriteString(" " + name + `="`)
	w.escaped([]byte(value))
	w.out.WriteByte('"')
}

// unmarked resolves backslashes and character references.
func unmarked(b []byte) []byte {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return b
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(b)))
}

// plain returns the text below n without markup: the words a reader sees, images by their alt text.
func (w *writer) plain(n ast.Node) string {
	var b strings.Builder
	each(n, func(c ast.Node) bool {
		switch c := c.(type) {
		case *ast.Text:
			w.plainText(&b, c)
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.Write(c.Label(w.src))
		case *east.FootnoteLink, *east.FootnoteBacklink:
			return false
		}
		return true
	})
	return strings.TrimSpace(b.String())
}

func (w *writer) plainText(b *strings.Builder, n *ast.Text) {
	value := n.Segment.Value(w.src)
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		b.Write(bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))
		return
	}
	b.Write(unmarked(value))
	if n.HardLineBreak() || n.SoftLineBreak() && blankBetween(value, w.firstBytes(n.NextSibling())) {
		b.WriteByte(' ')
	}
}

// collapse makes every run of white space one blank.
func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
