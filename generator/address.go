package generator

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/project"
)

// ownAddress is the path that a page's front matter asks for, without a slash before it: "" when it
// asks for none. It ends in a slash or names a file of HTML. ok is false when what it asks for is
// no path.
func ownAddress(src *source) (address string, ok bool) {
	given, _ := src.doc.Meta.Values["url"].(string)
	return cleanAddress(given)
}

// cleanAddress checks a path that an author wrote, as ownAddress has it.
func cleanAddress(given string) (address string, ok bool) {
	u, err := url.Parse(given)
	if err != nil || u.Scheme+u.Host+u.RawQuery+u.Fragment != "" || strings.ContainsAny(u.Path, `?#%\:`) {
		return "", false
	}
	address = strings.Trim(u.Path, "/")
	if address == "" {
		return "", true
	}
	parts := strings.Split(address, "/")
	if slices.ContainsFunc(parts[:len(parts)-1], isIndexFile) || slices.ContainsFunc(parts, isBadPart) {
		return "", false
	}
	if ext := path.Ext(address); strings.HasSuffix(u.Path, "/") && !isIndexFile(path.Base(address)) || ext != ".html" && ext != ".htm" {
		address += "/" // else Hugo would write the page into a file of that name, as x.json
	}
	return address, true
}

func isIndexFile(part string) bool { return strings.EqualFold(part, "index.html") }

// isBadPart reports whether a part of an address is none, another folder or the output's own.
func isBadPart(part string) bool {
	return part == "." || part == ".." || strings.TrimSpace(part) != part || part == "" || strings.HasPrefix(strings.ToLower(part), ".rampbook")
}

// chosenAddress is ownAddress, where it is free for a page.
func (s *site) chosenAddress(src *source) (address string, ok bool) {
	address, ok = ownAddress(src)
	return address, ok && !s.reserved(address)
}

// reserved reports whether the site itself prints below the first part of an address.
func (s *site) reserved(address string) bool {
	first, _, _ := strings.Cut(strings.ToLower(address), "/")
	return slices.Contains([]string{"tags", "404.html", "robots.txt", "sitemap.xml"}, first) ||
		slices.ContainsFunc(s.portal.Languages[1:], func(l project.Language) bool { return l.Code == first })
}

// chosenSlug is the last part of an address that a page's front matter asks for, "" for none.
func (s *site) chosenSlug(pg *page) string {
	slug, _ := pg.src.doc.Meta.Values["slug"].(string)
	if slug = strings.Trim(slug, "/"); slug == "" {
		return ""
	}
	slug = project.Clean(slug)
	if pg.parent.parent == nil && s.reserved(slug) {
		return slug + "-2" // as for a file of that name
	}
	return slug
}

// settleAddresses gives every page an address of its own: two may have chosen the same.
func (s *site) settleAddresses(ds *diag.List) {
	first := map[string]*page{}
	s.byOutput = make(map[string]*page, len(s.pages))
	for _, pg := range s.pages {
		wanted := pg.url
		for n := 2; ; n++ {
			other := first[strings.ToLower(outputOf(pg))]
			if other == nil {
				break
			}
			if n == 2 && pg.fallback() == "" {
				reportClash(pg, other, ds)
			}
			pg.url = fmt.Sprintf("%s-%d/", strings.TrimSuffix(wanted, "/"), n)
		}
		first[strings.ToLower(outputOf(pg))] = pg
		s.byOutput[outputOf(pg)] = pg
	}
}

// settleAliases keeps the old addresses that pages ask to be found at, where they are free.
func (s *site) settleAliases(ds *diag.List) {
	s.aliases = map[*page][]string{}
	if !s.portal.HasConfig {
		return // there the key belongs to another program
	}
	taken := map[string]bool{}
	for _, pg := range s.pages {
		taken[strings.ToLower(outputOf(pg))] = true
	}
	for _, pg := range s.pages {
		if pg.src == nil || pg.fallback() != "" {
			continue
		}
		for _, alias := range words(pg.src.doc.Meta.Values["aliases"]) {
			at, ok := aliasAddress(pg, alias)
			at = strings.TrimPrefix(at, pg.lang+"/") // Hugo puts the language before it
			output := strings.ToLower(outputOf(&page{url: s.prefix(pg.lang) + at}))
			if !ok || taken[output] || s.reserved(at) {
				ds.Warn("alias", pg.src.doc.Meta.Pos("aliases"), fmt.Sprintf("the alias %q is no free address of this site", alias), "write the path of a page that is gone, for example \"/guide/old-name/\"")
				continue
			}
			taken[output] = true
			s.aliases[pg] = append(s.aliases[pg], "/"+at)
		}
	}
}

// aliasAddress is the root-absolute address of an alias; a relative one is beside its page.
func aliasAddress(pg *page, alias string) (address string, ok bool) {
	if !strings.HasPrefix(alias, "/") {
		alias = path.Join(path.Dir(strings.TrimSuffix(pg.url, "/")), alias) + "/"
	}
	return cleanAddress(alias)
}

func reportClash(pg, other *page, ds *diag.List) {
	if pg.src == nil {
		pg, other = other, pg
	}
	if pg.src == nil {
		return // two listings: their folders' pages are named
	}
	name := "the folder " + other.path
	if other.src != nil {
		name = other.src.Source
	}
	key := "url"
	if _, ok := pg.src.doc.Meta.Values[key]; !ok {
		key = "slug"
	}
	ds.Error("address-clash", pg.src.doc.Meta.Pos(key), fmt.Sprintf("%s already has the address %s", name, other.url), "change url or slug in one of the two")
}
