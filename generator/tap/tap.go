// Package tap is the one pass over each rendered page on its way out.
//
// Pages are rendered with root-absolute links (/zh/a/b/, /css/main.css), each beginning
// with the base path of the site. The pass makes them relative and lets them name
// index.html, so that one output works at a site root, below any path and opened from
// disk. On the same walk it notes links and anchors, for Check, and the text by heading,
// for the search index.
//
// What it rewrites: href, xlink:href, src, srcset, imagesrcset, poster, action, formaction,
// data of an object, and the address of a meta refresh. Bytes that are no such value are
// copied as they are, whatever the template made. Links that leave the site are kept;
// absolute ones below the base URL count as leaving it, except where a reader follows
// them (a, area, meta refresh): canonical and alternate links have to be absolute.
// A 404.html is served at any depth, so its links stay root-absolute.
//
// Two attributes are for templates to use: data-nav on a link becomes aria-current="page"
// on the page it leads to and vanishes elsewhere, so that a menu can be rendered once for
// many pages; data-search-ignore keeps an element's text out of the search,
// data-search-ignore="section" that of all the section below a heading.
package tap

import (
	"path"
	"slices"
	"strings"
	"sync"
	"unique"
)

// Options say where the site will live and who wants its text.
type Options struct {
	Base    string // path of the base URL, with a slash at both ends: "/" or "/sub/"
	BaseURL string // the whole base URL, "https://host/sub/"; "": not known

	// Asset tells whether an output path without an extension, such as "LICENSE", is a
	// file. Any other link without an extension leads to a page's folder. nil: none is.
	Asset func(file string) bool

	// Text is given the text of each page inside <main>, from many goroutines. nil: not gathered.
	Text func(page string, sections []Section)
}

// A Tap remembers the links and anchors of every page it has seen.
type Tap struct {
	site site
	text func(string, []Section)

	mu    sync.RWMutex
	pages map[string]*record
}

// record is what Check needs to know of one page. Handles, not strings: the links of a
// menu are the same on thousands of pages.
type record struct {
	links   []unique.Handle[string] // root-absolute, to other files of the site
	anchors []string                // sorted
	lost    []string                // fragments of links into the page itself that have no anchor
}

// New returns a Tap that has seen no page.
func New(o Options) *Tap {
	return &Tap{site: newSite(o), text: o.Text, pages: map[string]*record{}}
}

// Page returns the rendered page html with its links made relative. file is its output
// path with forward slashes, "zh/a/b/index.html". It may be called from many goroutines;
// a second call for the same file replaces what was known of it.
func (t *Tap) Page(file string, html []byte) []byte {
	p := t.pass(file, html)
	if t.text != nil {
		p.text = newGatherer()
	}
	p.run()
	if t.text != nil {
		t.text(file, p.text.done())
	}
	return t.known(p, html)
}

// Veiled is Page for a page with secrets: its text is gathered from veiled, the page without them, whatever their HTML is.
func (t *Tap) Veiled(file string, html, veiled []byte) []byte {
	if t.text != nil {
		p := t.pass(file, veiled)
		p.text = newGatherer()
		p.run()
		t.text(file, p.text.done())
	}
	p := t.pass(file, html)
	p.run()
	return t.known(p, html)
}

// known remembers what a pass has seen and returns what it made.
func (t *Tap) known(p *pass, html []byte) []byte {
	t.mu.Lock()
	t.pages[p.file] = p.record()
	t.mu.Unlock()
	return p.result(html)
}

// Link returns the address href as a link on the page file has to say it. It is for links that are no
// part of the page's HTML, and is not checked.
func (t *Tap) Link(file, href string) string { return t.pass(file, nil).link(href) }

func (t *Tap) pass(file string, html []byte) *pass {
	return &pass{
		site:   &t.site,
		file:   file,
		dir:    strings.TrimSuffix(file, path.Base(file)),
		pinned: path.Base(file) == "404.html",
		scan:   scanner{src: string(html)},
	}
}

func (p *pass) record() *record {
	slices.Sort(p.anchors)
	r := &record{links: slices.Clip(p.links), anchors: slices.Clip(slices.Compact(p.anchors))}
	for _, f := range p.own {
		if !r.has(f) {
			r.lost = append(r.lost, strings.Clone(f))
		}
	}
	return r
}

// has reports whether the page has a place for fragment, which begins with "#".
func (r *record) has(fragment string) bool {
	name, ok := anchorOf(fragment)
	if !ok {
		return true
	}
	_, found := slices.BinarySearch(r.anchors, name)
	return found
}

// anchorOf returns the id that fragment asks for; false when it asks for none: the top of
// the page, or a piece of text.
func anchorOf(fragment string) (string, bool) {
	name, _, _ := strings.Cut(strings.TrimPrefix(fragment, "#"), ":~:")
	if name == "" || strings.EqualFold(name, "top") {
		return "", false
	}
	return unescapePath(name), true
}
