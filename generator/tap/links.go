package tap

import (
	"strings"
	"unique"
)

// pass is the walk over one page.
type pass struct {
	site   *site
	file   string // output path of the page
	dir    string // its folder: "" or with a slash at its end
	pinned bool   // links are noted but not rewritten

	scan   scanner
	text   *gatherer // nil: no text wanted
	out    []byte
	copied int // how much of the source is in out

	links   []unique.Handle[string]
	own     []string // fragments of links into this page
	anchors []string
}

func (p *pass) run() {
	for p.scan.next() {
		t := &p.scan.tok
		if t.kind == startToken {
			p.tag(t)
		}
		if p.text != nil {
			p.text.take(t, p.scan.src)
		}
	}
}

// result returns the rewritten page; original when nothing was rewritten.
func (p *pass) result(original []byte) []byte {
	if p.copied == 0 {
		return original
	}
	return append(p.out, p.scan.src[p.copied:]...)
}

func (p *pass) tag(t *token) {
	for i := range t.attrs {
		a := &t.attrs[i]
		u := p.useOf(t, a.name)
		if u == noUse {
			continue
		}
		v := p.value(a)
		switch u {
		case anchorUse:
			if v != "" {
				p.anchors = append(p.anchors, strings.Clone(v))
			}
		case linkUse:
			p.set(a, v, p.link(v))
		case followUse:
			p.set(a, v, p.follow(v))
		case setUse:
			p.set(a, v, srcset(v, p.link))
		case refreshUse:
			p.set(a, v, refresh(v, p.follow))
		case navUse:
			p.nav(t, a)
		}
	}
}

// use is what an attribute's value means to the pass.
type use uint8

const (
	noUse      use = iota
	anchorUse      // names a place in the page
	linkUse        // one address
	followUse      // one address that a reader follows
	setUse         // a srcset
	refreshUse     // the content of a meta refresh
	navUse         // marks a link of a menu
)

func (p *pass) useOf(t *token, name string) use {
	isLink := t.name == "a" || t.name == "area"
	switch name {
	case "id":
		return anchorUse
	case "name":
		return when(t.name == "a", anchorUse)
	case "href":
		if isLink {
			return followUse
		}
		return when(t.name != "base", linkUse)
	case "src", "poster", "action", "formaction", "xlink:href":
		return linkUse
	case "data":
		return when(t.name == "object", linkUse)
	case "srcset", "imagesrcset":
		return setUse
	case "data-nav":
		return when(isLink, navUse)
	case "content":
		return when(t.name == "meta" && p.isRefresh(t), refreshUse)
	}
	return noUse
}

func when(ok bool, u use) use {
	if ok {
		return u
	}
	return noUse
}

func (p *pass) isRefresh(t *token) bool {
	a := t.attr("http-equiv")
	return a != nil && lower(p.value(a)) == "refresh"
}

func (p *pass) value(a *attr) string { return unescapeAttr(p.scan.src[a.from:a.to]) }

// set replaces the value of a, which is old, by v.
func (p *pass) set(a *attr, old, v string) {
	if v == old {
		return
	}
	p.copy(a.from)
	if a.quote == 0 {
		p.out = append(p.out, '"')
	}
	p.out = append(p.out, escapeAttr(v)...)
	if a.quote == 0 {
		p.out = append(p.out, '"')
	}
	p.copied = a.to
}

// copy brings out up to offset to of the source.
func (p *pass) copy(to int) {
	if p.out == nil {
		p.out = make([]byte, 0, len(p.scan.src)+len(p.scan.src)/8)
	}
	p.out = append(p.out, p.scan.src[p.copied:to]...)
	p.copied = to
}

// nav turns the mark a on a link t into aria-current where the link leads to this page.
func (p *pass) nav(t *token, a *attr) {
	if p.isHere(t.attr("href")) {
		p.copy(a.start)
		p.out = append(p.out, `aria-current="page"`...)
		p.copied = a.end
		return
	}
	start := a.start
	if isSpace(p.scan.src[start-1]) {
		start--
	}
	p.copy(start)
	p.copied = a.end
}

func (p *pass) isHere(href *attr) bool {
	if href == nil {
		return false
	}
	to, ok := p.site.resolve(p.file, p.dir, p.site.local(p.value(href)))
	return ok && to.file == p.file && to.fragment == ""
}

// follow is link for an address that may be absolute although it is the site's own.
func (p *pass) follow(href string) string {
	near := p.site.local(href)
	if near == href {
		return p.link(href)
	}
	if made := p.link(near); made != near {
		return made
	}
	return href
}

// link notes href and returns what it has to be on this page.
func (p *pass) link(href string) string {
	to, ok := p.site.resolve(p.file, p.dir, href)
	if !ok {
		return href
	}
	p.note(href, to)
	if p.pinned {
		return href
	}
	if to.file == p.file && to.query == "" && to.fragment != "" {
		return to.fragment
	}
	return relative(p.dir, to.file) + to.query + to.fragment
}

func (p *pass) note(href string, to target) {
	if to.file == p.file {
		if to.fragment != "" {
			p.own = append(p.own, to.fragment)
		}
		return
	}
	if href[0] != '/' {
		href = p.site.address(to.file) + to.query + to.fragment
	}
	p.links = append(p.links, unique.Make(href))
}
