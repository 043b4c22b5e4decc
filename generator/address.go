package generator

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"rampbook/generator/diag"
)

// ownAddress is the path that a page's front matter asks for, without a slash before it: "" when it
// asks for none. ok is false when what it asks for is no path.
func ownAddress(src *source) (address string, ok bool) {
	given, _ := src.doc.Meta.Values["url"].(string)
	u, err := url.Parse(given)
	if err != nil || u.Scheme+u.Host+u.RawQuery+u.Fragment != "" {
		return "", false
	}
	if strings.ContainsAny(u.Path, `?#%\:`) || slices.Contains(strings.Split(u.Path, "/"), "..") {
		return "", false
	}
	return strings.TrimLeft(u.Path, "/"), true
}

// settleAddresses gives every page an address of its own: two may have chosen the same.
func (s *site) settleAddresses(ds *diag.List) {
	first := map[string]*page{}
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
	}
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
