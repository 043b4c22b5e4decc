package generator

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A target is where a link of a source leads.
type target struct {
	page   string // path of a page, when page is meant
	isPage bool
	lang   string // the language a link names by x.zh.md; "" for the reader's own
	url    string // root-absolute address, for a file; or as written, for a fragment of the same page
	tail   string // query and fragment, as written
	broken bool
}

// resolver finds what links mean. On GitHub a link is a path of a file, so that comes first;
// then come the ways in which other generators write links, so that no folder has to be edited.
type resolver struct {
	site    *site
	byLower map[string]string // lower-case path of every file → path
	folders map[string]string // folder on disk → path of its page
	paths   map[string]bool   // paths of pages in any language

	byName   map[string]string   // base name → a file; made when the first link is broken
	inFolder map[string][]string // folder → names of its files
	compared int                 // names that were compared with a broken link's
}

// mostCompared is how many names are compared. Thousands of broken links are not mended by hand, and the check must not wait for
// what they may have meant.
const mostCompared = 1_000_000

func (s *site) newResolver() *resolver {
	r := &resolver{site: s, byLower: map[string]string{}, folders: map[string]string{}, paths: map[string]bool{}}
	for name, src := range s.sources {
		r.know(name)
		if src.Branch {
			r.folders[branchFolder(src)] = src.Path
		}
	}
	for name := range s.files {
		r.know(name)
	}
	for _, pg := range s.pages {
		r.paths[pg.path] = true
	}
	for name := range s.sources {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if _, ok := r.folders[dir]; !ok && r.paths[s.portal.PathOf(dir)] {
				r.folders[dir] = s.portal.PathOf(dir)
			}
		}
	}
	if _, ok := r.folders["."]; !ok {
		r.folders["."] = ""
	}
	return r
}

// know makes a file findable. Of names that differ only in case the first is found by others.
func (r *resolver) know(name string) {
	lower := strings.ToLower(name)
	if old, ok := r.byLower[lower]; !ok || name < old {
		r.byLower[lower] = name
	}
}

// branchFolder is the folder that a folder's page stands for.
func branchFolder(src *source) string {
	dir, name := path.Dir(src.Source), fileName(src)
	if isIndexName(name) {
		return dir
	}
	return path.Join(dir, name)
}

// resolve finds the targets of every link of src, and those that lead nowhere.
func (r *resolver) resolve(src *source) {
	var ds diag.List
	src.targets = make([]target, len(src.doc.Links))
	for i, link := range src.doc.Links {
		t, ok := r.find(src, link.Dest)
		if !ok {
			t.broken = true
			ds.Warn("link-missing", link.Pos, fmt.Sprintf("%q leads to no file", link.Dest), r.suggest(src, link.Dest))
		}
		src.targets[i] = t
	}
	r.cite(src, &ds)
	src.dangling = ds.Sorted()
}

// find finds what one link means, and notes the pages of which another names an anchor.
func (r *resolver) find(src *source, dest string) (target, bool) {
	name, tail := cutTail(dest)
	if name == "" {
		return target{page: src.Path, isPage: true, tail: tail}, true
	}
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	for _, candidate := range r.candidates(src, name) {
		if t, ok := r.lookup(candidate, strings.HasSuffix(name, "/")); ok {
			t.tail = tail
			if t.isPage && fragmentOf(tail) != "" {
				r.site.anchored[t.page] = true
			}
			return t, true
		}
	}
	return target{}, false
}

// candidates are the files a path may mean, the likeliest first.
func (r *resolver) candidates(src *source, name string) []string {
	clean := path.Clean(strings.TrimPrefix(name, "/"))
	if strings.HasPrefix(name, "/") {
		return []string{clean, path.Join("content", clean)}
	}
	here := path.Join(path.Dir(src.Source), name)
	// Sites whose pages are folders write ../x from the page's own address.
	asFolder := path.Join(strings.TrimSuffix(src.Source, path.Ext(src.Source)), name)
	return []string{here, asFolder, path.Join("content", here)}
}

// lookup finds a page or file by its path on disk.
func (r *resolver) lookup(name string, folder bool) (target, bool) {
	if strings.HasPrefix(name, "../") || name == ".." {
		return target{}, false
	}
	if t, ok := r.file(name); ok && !folder {
		return t, true
	}
	if p, ok := r.folders[name]; ok {
		return target{page: p, isPage: true}, true
	}
	for _, ext := range []string{".md", ".markdown"} {
		if t, ok := r.file(name + ext); ok {
			return t, true
		}
	}
	if p := r.site.portal.PathOf(strings.TrimSuffix(name, ".html")); r.paths[p] && p != "" {
		return target{page: p, isPage: true}, true
	}
	return target{}, false
}

// file finds a file by its exact path, or but for upper and lower case.
func (r *resolver) file(name string) (target, bool) {
	exact, ok := r.byLower[strings.ToLower(name)]
	if !ok {
		return target{}, false
	}
	_, isPage := r.site.sources[name]
	if _, isFile := r.site.files[name]; isPage || isFile {
		exact = name
	}
	if src := r.site.sources[exact]; src != nil {
		t := target{page: src.Path, isPage: true}
		if src.Lang != r.site.portal.Languages[0].Code {
			t.lang = src.Lang
		}
		return t, true
	}
	r.site.files[exact] = true
	return target{url: r.site.fileURL(exact)}, true
}

// fileURL is the address of a file that is no page.
func (s *site) fileURL(name string) string {
	return "/" + (&url.URL{Path: s.filePath(name)}).EscapedPath()
}

// filePath is where a file is published.
func (s *site) filePath(name string) string {
	if s.portal.InContent(name) {
		return strings.TrimPrefix(name, "content/")
	}
	return name
}

// suggest names the file that was probably meant: one of the same name elsewhere, or one of a
// similar name in the same folder.
func (r *resolver) suggest(src *source, dest string) string {
	name, _ := cutTail(dest)
	want := path.Join(path.Dir(src.Source), name)
	if strings.HasPrefix(name, "/") {
		want = path.Clean(name[1:])
	}
	if r.byName == nil {
		r.byName, r.inFolder = map[string]string{}, map[string][]string{}
		for _, known := range slices.Sorted(maps.Values(r.byLower)) {
			r.byName[path.Base(known)] = known
			r.inFolder[path.Dir(known)] = append(r.inFolder[path.Dir(known)], path.Base(known))
		}
	}
	near := r.byName[path.Base(want)]
	if near == "" {
		near = r.nearby(want)
	}
	if near == "" || near == src.Source {
		return "give the path of a file, relative to this page"
	}
	return fmt.Sprintf("did you mean %q?", relative(src.Source, near))
}

// nearby is the file with the name most like a path's, in its folder; "" when none is like it, or when too many
// were asked for.
func (r *resolver) nearby(want string) string {
	dir := path.Dir(want)
	names := r.inFolder[dir]
	if r.compared += len(names); r.compared > mostCompared {
		return ""
	}
	near := diag.Nearest(path.Base(want), names)
	if near == "" {
		return ""
	}
	return path.Join(dir, near)
}

// relative is the path from a file to another.
func relative(from, to string) string {
	a, b := strings.Split(path.Dir(from), "/"), strings.Split(to, "/")
	if a[0] == "." {
		a = nil
	}
	for len(a) > 0 && len(b) > 1 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	return strings.Repeat("../", len(a)) + strings.Join(b, "/")
}

// cutTail splits a link before its query or fragment.
func cutTail(dest string) (name, tail string) {
	if i := strings.IndexAny(dest, "?#"); i >= 0 {
		return dest[:i], dest[i:]
	}
	return dest, ""
}

// address is what a link prints on a page, root-absolute; ok is false for a broken one.
func (s *site) addressOf(t target, from *page) (address string, ok bool) {
	switch {
	case t.broken:
		return "", false
	case !t.isPage:
		return s.basePath() + strings.TrimPrefix(t.url, "/") + t.tail, true
	}
	pg := s.pageOf(t, from.lang)
	if pg == nil {
		return "", false
	}
	return s.href(s.withAnchor(pg, t.tail)) + t.tail, true
}

// pageOf is the page that a target means to readers of a language; nil when it means none.
func (s *site) pageOf(t target, lang string) *page {
	if !t.isPage {
		return nil
	}
	return s.byPath[cmp.Or(t.lang, lang)+"/"+t.page]
}

// withAnchor is the page in the language whose text has the heading that a link names: the text
// that is shown for another language's links to that language's headings.
func (s *site) withAnchor(pg *page, tail string) *page {
	fragment := fragmentOf(tail)
	if fragment == "" || pg.src == nil || pg.src.hasAnchor(fragment) {
		return pg
	}
	for _, l := range s.portal.Languages {
		other := s.byPath[l.Code+"/"+pg.path]
		if other != nil && other.src != nil && other.fallback() == "" && other.src.hasAnchor(fragment) {
			return other
		}
	}
	return pg
}

func (src *source) hasAnchor(id string) bool {
	return id == src.doc.TitleID || slices.ContainsFunc(src.doc.Headings, func(h markdown.Heading) bool { return h.ID == id })
}

// href is a page's address below the base path, percent-encoded.
func (s *site) href(pg *page) string {
	return s.basePath() + strings.TrimPrefix((&url.URL{Path: pg.url}).EscapedPath(), "/")
}

// basePath is the path of the base URL: "/" or "/training/".
func (s *site) basePath() string {
	u, err := url.Parse(s.settings.BaseURL)
	if err != nil || s.settings.BaseURL == "" {
		return "/"
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}
