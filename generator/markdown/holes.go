package markdown

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A hole is a place in the HTML that is not known, or not to be touched, while it is written.
type hole struct {
	kind holeKind
	link int    // index of Document.Links, unless verbatim
	text string // what a verbatim hole prints
}

type holeKind int

const (
	linked   holeKind = iota // the address of a link
	verbatim                 // a shortcode
)

// A pieceKind says what to do with a piece.
type pieceKind int

const (
	pieceText  pieceKind = iota // print it
	pieceOpen                   // the start tag of a link: text, address, after
	pieceClose                  // the end tag of a link
	pieceSolo                   // an image: text, address, after
	pieceURL                    // any other address
)

// A piece is a stretch of finished HTML, and the link whose address belongs behind its text.
type piece struct {
	kind        pieceKind
	link        int
	text, after []byte
}

// HTML returns the body with its links filled. resolve gives the address to print for
// Links[i], which is l;
// where ok is false the link's text, or the image's alt text, stands in a <span class="broken">.
// It may be called from many goroutines.
func (d *Document) HTML(resolve func(i int, l Link) (url string, ok bool)) []byte {
	size := 0
	for i := range d.pieces {
		size += len(d.pieces[i].text) + len(d.pieces[i].after) + 64
	}
	out := make([]byte, 0, size)
	good := make([]bool, len(d.Links))
	for _, p := range d.pieces {
		switch {
		case p.kind == pieceText:
			out = append(out, p.text...)
		case p.kind == pieceClose && good[p.link]:
			out = append(out, "</a>"...)
		case p.kind == pieceClose:
			out = append(out, "</span>"...)
		default:
			url, ok := resolve(p.link, d.Links[p.link])
			good[p.link] = ok
			out = d.fill(out, p, url, ok)
		}
	}
	return out
}

// fill appends a piece that ends in an address.
func (d *Document) fill(out []byte, p piece, url string, ok bool) []byte {
	l := d.Links[p.link]
	switch {
	case !ok && p.kind == pieceOpen:
		return append(out, `<span class="broken">`...)
	case !ok && p.kind == pieceSolo:
		out = append(out, `<span class="broken">`...)
		out = append(out, escapeValue(l.Text)...)
		return append(out, "</span>"...)
	case !ok:
		url = l.Dest
	}
	out = append(out, p.text...)
	out = append(out, escapeValue(url)...)
	return append(out, p.after...)
}

// escapeValue escapes s for an attribute or for text, and so that Hugo sees no shortcode in it.
func escapeValue(s string) string {
	return strings.ReplaceAll(html.EscapeString(s), "{", "&#123;")
}

// neutralise breaks up what Hugo would read as a shortcode: {{< and {{%.
func neutralise(b []byte) []byte {
	if !bytes.Contains(b, []byte("{{<")) && !bytes.Contains(b, []byte("{{%")) {
		return b
	}
	b = bytes.ReplaceAll(b, []byte("{{<"), []byte("{&#123;<"))
	return bytes.ReplaceAll(b, []byte("{{%"), []byte("{{&#37;"))
}

// finish makes the document's pieces of what was written.
func (w *writer) finish() {
	w.reportRemote()
	body := w.out.Bytes()
	if w.balance {
		body = balanced(body)
	}
	c := cutter{doc: w.doc, holes: w.holes, rest: bytes.Clone(neutralise(body))} // without spare room: pages stay in memory
	c.cut()
}

// A cutter cuts HTML at its holes.
type cutter struct {
	doc   *Document
	holes []hole
	rest  []byte
	open  []int // links whose </a> is still to come
}

func (c *cutter) cut() {
	for {
		at := bytes.IndexRune(c.rest, holeOpen)
		if at < 0 {
			c.plain(len(c.rest))
			return
		}
		behind := at + bytes.IndexRune(c.rest[at:], holeClose)
		index, _ := strconv.Atoi(string(c.rest[at+utf8.RuneLen(holeOpen) : behind]))
		c.hole(c.holes[index], at, behind+utf8.RuneLen(holeClose))
	}
}

// hole cuts out the hole that reaches from at to behind.
func (c *cutter) hole(h hole, at, behind int) {
	if h.kind == verbatim {
		c.plain(at)
		c.add(piece{text: []byte(h.text)})
		c.rest = c.rest[behind-at:]
		return
	}
	kind := [...]pieceKind{Anchor: pieceOpen, Image: pieceSolo, File: pieceURL}[c.doc.Links[h.link].Kind]
	start, end := at, behind
	if kind != pieceURL {
		start = bytes.LastIndexByte(c.rest[:at], '<')
		end += bytes.IndexByte(c.rest[behind:], '>') + 1
	}
	tag := c.rest[start:]
	c.plain(start)
	c.add(piece{kind: kind, link: h.link, text: tag[:at-start], after: tag[behind-start : end-start]})
	c.rest = tag[end-start:]
	if kind == pieceOpen {
		c.open = append(c.open, h.link)
	}
}

// plain cuts off the next n bytes, which have no hole.
func (c *cutter) plain(n int) {
	for len(c.open) > 0 {
		end := bytes.Index(c.rest[:n], []byte("</a>"))
		if end < 0 {
			break
		}
		last := len(c.open) - 1
		c.add(piece{text: c.rest[:end]})
		c.add(piece{kind: pieceClose, link: c.open[last]})
		c.open = c.open[:last]
		c.rest = c.rest[end+len("</a>"):]
		n -= end + len("</a>")
	}
	c.add(piece{text: c.rest[:n]})
	c.rest = c.rest[n:]
}

func (c *cutter) add(p piece) {
	if p.kind != pieceText || len(p.text) > 0 {
		c.doc.pieces = append(c.doc.pieces, p)
	}
}
