package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rampbook/generator/diag"
)

// maxRawOpen is how many elements of raw HTML may be open at once; x/net/html refuses 512.
const maxRawOpen = 100

func (w *writer) htmlBlock(n *ast.HTMLBlock) {
	start := w.out.Len()
	w.raw(w.lines(n), w.at(n.Pos()))
	b := bytes.Clone(bytes.TrimSpace(w.out.Bytes()[start:]))
	w.out.Truncate(start)
	if len(b) > 0 {
		w.out.Write(append(b, '\n'))
	}
}

func (w *writer) rawInline(n *ast.RawHTML) {
	if !w.inTitle {
		w.raw(n.Segments.Value(w.src), w.at(n.Pos()))
	}
}

// raw writes raw HTML: what is allowed of it, with its links as holes.
func (w *writer) raw(b []byte, p diag.Pos) {
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			w.rawTextToken(z)
		case html.StartTagToken, html.SelfClosingTagToken:
			w.rawStart(z, p)
		case html.EndTagToken:
			w.rawEnd(z)
		}
	}
}

func (w *writer) rawTextToken(z *html.Tokenizer) {
	if w.opt.RawHTML {
		w.out.Write(z.Raw())
		return
	}
	w.escaped(z.Text())
}

// rawStart writes a start tag, or leaves it out.
func (w *writer) rawStart(z *html.Tokenizer, p diag.Pos) {
	raw := bytes.Clone(z.Raw())
	t := z.Token()
	if w.opt.RawHTML {
		w.rawAllowed(t, raw, p)
		return
	}
	name, ok := kept[t.Data]
	if !ok || !void[name] && w.rawOpen >= maxRawOpen {
		w.leaveOutIgnored(t, p)
		if t.Type == html.StartTagToken && withContent[t.Data] {
			skipElement(z, t.Data)
		}
		return
	}
	if name == "img" {
		w.rawImage(t, p)
		return
	}
	if name == "a" {
		w.links++
	}
	if !void[name] {
		w.balance = true
		if !implied[name] {
			w.rawOpen++
		}
	}
	w.out.WriteString("<" + name)
	w.rawAttributes(t, p)
	w.out.WriteByte('>')
}

func (w *writer) rawEnd(z *html.Tokenizer) {
	if w.opt.RawHTML {
		w.out.Write(z.Raw())
		return
	}
	tag, _ := z.TagName()
	name, ok := kept[string(tag)]
	if !ok || void[name] {
		return
	}
	w.balance = true
	if !implied[name] {
		if w.rawOpen == 0 {
			return // it would end an element of ours
		}
		w.rawOpen--
	}
	if name == "a" && w.links > 0 {
		w.links--
	}
	w.out.WriteString("</" + name + ">")
}

// skipElement passes over the rest of an element and all in it.
func skipElement(z *html.Tokenizer, name string) {
	for depth := 1; depth > 0; {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			if tag, _ := z.TagName(); string(tag) == name {
				depth++
			}
		case html.EndTagToken:
			if tag, _ := z.TagName(); string(tag) == name {
				depth--
			}
		}
	}
}

// skipRaw returns the node to write next at c: behind the end tag when c is the start tag of an inline element
// that is left out with its content.
func (w *writer) skipRaw(c ast.Node) ast.Node {
	raw, ok := c.(*ast.RawHTML)
	if !ok || w.opt.RawHTML {
		return c
	}
	name, end := rawTag(raw.Segments.Value(w.src))
	if end || !withContent[name] {
		return c
	}
	w.leaveOut(name, w.at(raw.Pos()))
	for s := c.NextSibling(); s != nil; s = s.NextSibling() {
		if r, ok := s.(*ast.RawHTML); ok {
			if other, end := rawTag(r.Segments.Value(w.src)); end && other == name {
				return s
			}
		}
	}
	return c
}

// rawTag returns the name of the tag b is, and whether it is an end tag.
func rawTag(b []byte) (name string, end bool) {
	z := html.NewTokenizer(bytes.NewReader(b))
	switch z.Next() {
	case html.StartTagToken, html.SelfClosingTagToken:
	case html.EndTagToken:
		end = true
	default:
		return "", false
	}
	tag, _ := z.TagName()
	return string(tag), end
}

func (w *writer) leaveOut(name string, p diag.Pos) {
	if !silent[name] && w.once("raw "+name) {
		w.ds.Warn("raw-html", p, fmt.Sprintf("raw HTML <%s> is left out", name),
			"write it in markdown, or allow all raw HTML with raw_html = true in rampbook.toml")
	}
}

// balanced closes what raw HTML left open and drops end tags that end nothing.
func balanced(body []byte) []byte {
	main := &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main}
	// Without scripting what is in <noscript> is markup, and closed like the rest.
	nodes, err := html.ParseFragmentWithOptions(bytes.NewReader(body), main, html.ParseOptionEnableScripting(false))
	if err != nil {
		return body // maxDepth and maxRawOpen keep clear of the parser's limit
	}
	var out bytes.Buffer
	out.Grow(len(body) + len(body)/16)
	for _, n := range nodes {
		escapeNoscript(n)
		if err := html.Render(&out, n); err != nil {
			return body
		}
	}
	if !bytes.HasSuffix(out.Bytes(), []byte("\n")) {
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// escapeNoscript escapes the text right below a <noscript>, which html.Render prints as it is.
func escapeNoscript(n *html.Node) {
	if n.Type == html.TextNode && n.Parent != nil && n.Parent.DataAtom == atom.Noscript {
		n.Data = html.EscapeString(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		escapeNoscript(c)
	}
}
