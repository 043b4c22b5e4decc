package generator

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/tap"
)

// brokenLinks turns the tap's broken links into diagnostics at the place in the source where the
// link is written. Links that a template prints are named by the page they are on.
func (r *rendering) brokenLinks() []diag.Diagnostic {
	var ds diag.List
	for _, b := range r.tap.Check(r.published) {
		pg := r.site.byOutput[b.File]
		if pg != nil && pg.fallback() != "" {
			continue // reported where the text is at home
		}
		r.reportLink(b, pg, &ds)
	}
	return ds.Sorted()
}

// unmade reports the pages that Hugo did not write, as a setting or front matter asked of it.
func (r *rendering) unmade() []diag.Diagnostic {
	var ds diag.List
	said := map[*source]bool{}
	for _, pg := range r.site.pages {
		if _, made := r.output[outputOf(pg)]; made || pg.src == nil || said[pg.src] {
			continue
		}
		said[pg.src] = true
		ds.Warn("page-unmade", diag.Pos{File: pg.src.Source}, fmt.Sprintf("the page %s is left out", pg.url), "see build, cascade, outputs or headless in its front matter, and [hugo] in rampbook.toml")
	}
	return ds.Sorted()
}

func (r *rendering) published(name string) bool {
	r.mu.Lock()
	_, ok := r.output[name]
	r.mu.Unlock()
	return ok || r.site.hasFile(name)
}

func (r *rendering) reportLink(b tap.Broken, pg *page, ds *diag.List) {
	message, code := fmt.Sprintf("%q leads to no page or file", b.Href), "link-missing"
	if b.Kind == tap.NoAnchor {
		code = "anchor-missing"
		message = fmt.Sprintf("no heading has the anchor %q", b.Href[strings.IndexByte(b.Href, '#'):])
	}
	hint := ""
	if b.Nearest != "" {
		hint = fmt.Sprintf("did you mean %q?", b.Nearest)
	}
	for _, pos := range r.placesOf(b, pg) {
		ds.Warn(code, pos, message, hint)
	}
}

// placesOf finds where a page's source has the link.
func (r *rendering) placesOf(b tap.Broken, pg *page) []diag.Pos {
	if pg == nil || pg.src == nil {
		return []diag.Pos{{File: b.File}}
	}
	var places []diag.Pos
	for i, t := range pg.src.targets {
		if address, ok := r.site.addressOf(t, pg); ok && sameLink(address, b.Href, r.site.href(pg)) {
			places = append(places, pg.src.doc.Links[i].Pos)
		}
	}
	if len(places) == 0 {
		return []diag.Pos{{File: pg.src.Source}}
	}
	return places
}

// sameLink compares a link with what the tap says of it; the tap may name a fragment alone or
// with its page.
func sameLink(address, href, self string) bool {
	return address == href || strings.TrimPrefix(address, self) == strings.TrimPrefix(href, self)
}

// outputOf is the file a page is published as.
func outputOf(pg *page) string {
	name := strings.TrimPrefix(pg.url, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		return name + "index.html"
	}
	if slices.Contains([]string{".html", ".htm"}, path.Ext(name)) {
		return name
	}
	return path.Join(name, "index.html")
}
