package markdown

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"rampbook/generator/diag"
)

// rawAttributes writes the attributes of a tag that stay; align becomes a class.
func (w *writer) rawAttributes(t html.Token, p diag.Pos) {
	if t.Data == "center" {
		w.attribute("class", "center")
	}
	for _, a := range t.Attr {
		switch {
		case a.Key == "href" && t.Data == "a":
			w.rawHref(a.Val, p)
		case a.Key == "align" && t.Data != "center":
			w.align(a.Val)
		case keepsAttribute(t.Data, a.Key):
			w.attribute(a.Key, a.Val)
		}
	}
}

func (w *writer) rawHref(value string, p diag.Pos) {
	dest, to := locate([]byte(value))
	if to == barred {
		w.barred(dest, p)
		return
	}
	if to == outside {
		w.out.WriteString(` class="external" rel="noopener"`)
	}
	w.href("href", Link{Kind: Anchor, Dest: dest, Pos: p}, to)
}

func (w *writer) align(value string) {
	switch v := strings.ToLower(value); v {
	case "left", "center", "right", "justify":
		w.attribute("class", v)
	}
}

// rawImage writes an <img> of raw HTML.
func (w *writer) rawImage(t html.Token, p diag.Pos) {
	l := Link{Kind: Image, Pos: p}
	to, hasAlt := inside, false
	for _, a := range t.Attr {
		switch a.Key {
		case "src":
			l.Dest, to = locate([]byte(a.Val))
		case "alt":
			l.Text, hasAlt = a.Val, true
		}
	}
	if !hasAlt {
		w.ds.Note("image-alt", p, "image without alternative text", `say what it shows: alt="…"; alt="" when it only decorates`)
	}
	if l.Dest == "" || !w.picture(l, to) {
		return
	}
	for _, a := range t.Attr {
		switch {
		case a.Key == "align":
			w.align(a.Val)
		case keepsAttribute("img", a.Key):
			w.attribute(a.Key, a.Val)
		}
	}
	w.out.WriteByte('>')
}

// rawAllowed writes a tag of a page whose raw HTML is allowed: as it is, but for the addresses in it.
func (w *writer) rawAllowed(t html.Token, raw []byte, p diag.Pos) {
	if !hasAddress(t) {
		w.out.Write(raw)
		return
	}
	w.out.WriteString("<" + t.Data)
	for _, a := range t.Attr {
		kind, is := addressKind(t.Data, a.Key)
		dest, to := locate([]byte(a.Val))
		if !is || to != inside {
			w.attribute(a.Key, a.Val)
			continue
		}
		l := Link{Kind: kind, Dest: dest, Pos: p}
		if kind == Image {
			l.Text = attr(t, "alt")
		}
		w.href(a.Key, l, to)
	}
	if bytes.HasSuffix(raw, []byte("/>")) {
		w.out.WriteByte('/')
	}
	w.out.WriteByte('>')
}

func hasAddress(t html.Token) bool {
	for _, a := range t.Attr {
		if _, is := addressKind(t.Data, a.Key); is {
			return true
		}
	}
	return false
}

// addressKind tells what kind of link an attribute of an element is, if any.
func addressKind(element, name string) (kind LinkKind, is bool) {
	switch element + " " + name {
	case "a href":
		return Anchor, true
	case "img src":
		return Image, true
	case "video src", "video poster", "audio src", "source src", "track src", "iframe src", "embed src":
		return File, true
	}
	return 0, false
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// reserveRaw keeps the ids of raw HTML from the headings.
func (w *writer) reserveRaw(b []byte) {
	if !bytes.Contains(b, []byte("id")) && !bytes.Contains(b, []byte("name")) && !bytes.Contains(b, []byte("ID")) {
		return
	}
	z := html.NewTokenizer(bytes.NewReader(b))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			for _, key := range []string{"id", "name"} {
				if id := attr(t, key); id != "" {
					w.ids.Reserve(id)
				}
			}
		}
	}
}
