package markdown

import (
	"bytes"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"rampbook/generator/diag"
)

// A LinkKind says what a link does with its target.
type LinkKind int

const (
	Anchor LinkKind = iota // <a href>
	Image                  // <img src>
	File                   // src of any other element of raw HTML
)

// A Link is an address inside the portal, as the author wrote it.
type Link struct {
	Kind LinkKind
	Dest string // backslashes and character references resolved, percent-encoding as written
	Pos  diag.Pos
	Text string // text of the link, alt text of the image
	// Lead is true for the first link of a list item: what the item is about.
	Lead bool
}

// Target returns the parts of Dest: path and fragment percent-decoded, query without its "?".
func (l Link) Target() (path, query, fragment string) {
	path, fragment, _ = strings.Cut(l.Dest, "#")
	path, query, _ = strings.Cut(path, "?")
	return unescapePercent(path), query, unescapePercent(fragment)
}

func unescapePercent(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// An address says where a destination leads.
type address int

const (
	inside  address = iota // relative, or a fragment
	outside                // http, https or without a scheme: another site
	contact                // mailto, tel
	barred                 // any other scheme
)

// locate tells where dest leads, and returns it without the characters browsers ignore.
func locate(dest []byte) (string, address) {
	s := strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, strings.TrimFunc(string(dest), func(r rune) bool { return r <= ' ' }))
	if strings.HasPrefix(s, "//") || strings.HasPrefix(s, `\\`) || strings.HasPrefix(s, `/\`) {
		return s, outside
	}
	switch scheme(s) {
	case "":
		return s, inside
	case "http", "https":
		return s, outside
	case "mailto", "tel":
		return s, contact
	}
	return s, barred
}

// scheme returns the lower-case scheme of an address, "" when it has none.
func scheme(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		switch {
		case c >= 'a' && c <= 'z':
		case i > 0 && s[i] == ':':
			return strings.ToLower(s[:i])
		case i > 0 && (s[i] >= '0' && s[i] <= '9' || s[i] == '+' || s[i] == '-' || s[i] == '.'):
		default:
			return ""
		}
	}
	return ""
}

func (w *writer) link(n *ast.Link) {
	if w.inTitle {
		w.inlines(n)
		return
	}
	dest, to := locate(unmarked(n.Destination))
	if to == barred {
		w.barred(dest, w.at(n.Pos()))
		w.inlines(n)
		return
	}
	l := Link{Kind: Anchor, Dest: dest, Pos: w.at(n.Pos()), Text: w.plain(n), Lead: w.newItem}
	w.newItem = false
	w.openLink(l, to)
	if len(n.Title) > 0 {
		w.out.WriteString(` title="`)
		html.DefaultWriter.Write(&w.out, n.Title)
		w.out.WriteByte('"')
	}
	w.out.WriteByte('>')
	w.links++
	w.inlines(n)
	w.links--
	w.out.WriteString("</a>")
}

// openLink writes <a and its address.
func (w *writer) openLink(l Link, to address) {
	w.out.WriteString("<a")
	if to == outside {
		w.out.WriteString(` class="external"`)
	}
	w.href("href", l, to)
	if to == outside {
		w.out.WriteString(` rel="noopener"`)
	}
}

// href writes the attribute that holds l's address: a hole when it is inside the portal.
func (w *writer) href(name string, l Link, to address) {
	w.out.WriteString(" " + name + `="`)
	if to == inside {
		w.mark(hole{link: len(w.doc.Links)})
		w.doc.Links = append(w.doc.Links, l)
	} else {
		w.escaped(util.URLEscape([]byte(l.Dest), false))
	}
	w.out.WriteByte('"')
}

func (w *writer) autoLink(n *ast.AutoLink) {
	dest := n.URL(w.src)
	if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(dest), []byte("mailto:")) {
		dest = append([]byte("mailto:"), dest...)
	}
	addr, to := locate(dest)
	if to == barred {
		w.barred(addr, w.at(n.Pos()))
	}
	if to == barred || w.inTitle || w.links > 0 {
		w.escaped(n.Label(w.src))
		return
	}
	w.openLink(Link{Kind: Anchor, Dest: addr, Pos: w.at(n.Pos()), Text: string(n.Label(w.src))}, to)
	w.out.WriteByte('>')
	w.escaped(n.Label(w.src))
	w.out.WriteString("</a>")
}

func (w *writer) barred(dest string, p diag.Pos) {
	w.ds.Warn("link-scheme", p, "a link cannot lead to "+scheme(dest)+":",
		"use http, https, mailto, tel or a path in the portal; it is printed as text")
}
