package project

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rampbook/generator/diag"
)

// indexNames are the names of a folder's own page, the most wanted first.
var indexNames = []string{"_index", "index", "readme"}

// address gives every source its language and path.
func (p *Portal) address(sources []source, ds *diag.List) {
	a := &addresses{portal: p, index: map[string]string{}, taken: map[string]string{}}
	for _, s := range sources {
		a.split(s)
	}
	a.chooseIndexes()
	slices.SortStableFunc(a.pages, func(x, y *Page) int {
		// A folder's own page gets its address first.
		if x.Branch != y.Branch {
			return map[bool]int{true: -1, false: 1}[x.Branch]
		}
		return strings.Compare(x.Source, y.Source)
	})
	for _, page := range a.pages {
		a.settle(page, ds)
	}
	slices.SortFunc(a.pages, func(x, y *Page) int { return strings.Compare(x.Source, y.Source) })
	p.Pages = a.pages
}

type addresses struct {
	portal *Portal
	pages  []*Page
	stems  []string          // of each page: path without extension and language, content/ cut off
	index  map[string]string // folder → stem of its page
	taken  map[string]string // language + path → source
}

func (a *addresses) split(s source) {
	name, lang := stem(s.path), a.portal.Languages[0].Code
	if rest, code, ok := cutLanguage(name); ok && slices.ContainsFunc(a.portal.Languages, func(l Language) bool { return l.Code == code }) {
		name, lang = rest, code
	}
	if a.portal.layout {
		name = strings.TrimPrefix(name, "content/")
	}
	a.pages = append(a.pages, &Page{Source: s.path, Lang: lang, Size: s.size})
	a.stems = append(a.stems, name)
}

// chooseIndexes decides which file is the page of its folder.
func (a *addresses) chooseIndexes() {
	folders := map[string]bool{"": true}
	for _, name := range a.stems {
		for dir := folder(name); dir != ""; dir = folder(dir) {
			folders[dir] = true
		}
	}
	rank := func(name string) int { return slices.Index(indexNames, strings.ToLower(path.Base(name))) }
	for _, name := range a.stems {
		if r := rank(name); r >= 0 {
			dir := folder(name)
			if best, ok := a.index[dir]; !ok || r < rank(best) {
				a.index[dir] = name
			}
		}
	}
	for _, name := range a.stems {
		if _, has := a.index[name]; !has && folders[name] {
			a.index[name] = name
		}
	}
	for i, page := range a.pages {
		name := a.stems[i]
		switch name {
		case a.index[folder(name)]:
			page.Branch, page.Path = true, a.portal.clean(folder(name))
		case a.index[name]:
			page.Branch, page.Path = true, a.portal.clean(name)
		default:
			page.Path = a.portal.clean(name)
		}
	}
}

// settle makes the path unique in its language.
func (a *addresses) settle(page *Page, ds *diag.List) {
	want := page.Path
	for n := 2; ; n++ {
		first, clash := a.taken[page.Lang+"\x00"+page.Path]
		if !clash {
			break
		}
		if n == 2 {
			ds.Note("address-clash", diag.Pos{File: page.Source}, fmt.Sprintf("%s already has the address /%s", first, want), "rename one of the two files")
		}
		page.Path, page.Branch = fmt.Sprintf("%s-%d", strings.TrimSuffix(want, "/"), n), false
		if want == "" {
			page.Path = fmt.Sprintf("home-%d", n)
		}
	}
	a.taken[page.Lang+"\x00"+page.Path] = page.Source
}

// PathOf is the path of the page that stands for a folder, or of a page by its file's name without
// extension, unless the address was taken.
func (p *Portal) PathOf(name string) string {
	if p.InContent(name + "/") {
		name = strings.TrimPrefix(strings.TrimPrefix(name, "content"), "/")
	}
	return p.clean(name)
}

// ownNames are what a site has at its top itself.
var ownNames = []string{"404.html", "robots.txt", "sitemap.xml", "tags"}

// clean is Clean, but for the top-level addresses that are not free: those of the site's own pages
// and of the other languages.
func (p *Portal) clean(name string) string {
	address := Clean(name)
	first, rest, deeper := strings.Cut(address, "/")
	taken := slices.ContainsFunc(p.Languages, func(l Language) bool { return l.Code == first && l.Code != p.Languages[0].Code })
	if !slices.Contains(ownNames, first) && !taken {
		return address
	}
	if deeper {
		return first + "-2/" + rest
	}
	return first + "-2"
}

// Clean turns a file's path into an address.
func Clean(name string) string {
	if name == "" {
		return ""
	}
	parts := strings.Split(norm.NFC.String(name), "/")
	for i, part := range parts {
		parts[i] = cleanPart(part)
	}
	return strings.Join(parts, "/")
}

func cleanPart(part string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(part) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_', r == '.':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	s := strings.Trim(b.String(), "-.")
	switch s {
	case "":
		return "page"
	case "index.html": // a folder of this name cannot stand beside the file
		return "index-html"
	}
	return s
}

// stem is a path without its markdown extension.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// folder is the path of the folder a file is in, "" for the root.
func folder(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return ""
}
