package generator

import (
	"cmp"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/project"
)

// plan places every page: which text it shows in each language, its address, its parent, its
// place in reading order.
func (s *site) plan(ds *diag.List) {
	texts := map[string]map[string]*source{} // path → language → source
	for _, name := range slices.Sorted(maps.Keys(s.sources)) {
		src := s.sources[name]
		if texts[src.Path] == nil {
			texts[src.Path] = map[string]*source{}
		}
		texts[src.Path][src.Lang] = src
	}
	addFolders(texts)
	s.byPath = map[string]*page{}
	s.pages = nil
	for _, lang := range s.portal.Languages {
		s.planLanguage(lang.Code, texts)
	}
	s.settleAddresses(ds)
	s.settleAliases(ds)
	s.spellTags()
}

// addFolders adds a path without a text for every folder that has no page of its own.
func addFolders(texts map[string]map[string]*source) {
	for _, p := range slices.Collect(maps.Keys(texts)) {
		for p != "" {
			p = parentPath(p)
			if texts[p] == nil {
				texts[p] = map[string]*source{}
			}
		}
	}
	if texts[""] == nil {
		texts[""] = map[string]*source{}
	}
}

func parentPath(p string) string {
	if dir := path.Dir(p); dir != "." {
		return dir
	}
	return ""
}

func (s *site) planLanguage(lang string, texts map[string]map[string]*source) {
	paths := slices.Sorted(maps.Keys(texts))
	for _, p := range paths {
		pg := &page{lang: lang, path: p, src: s.textFor(lang, texts[p])}
		s.byPath[lang+"/"+p] = pg
		if p != "" {
			pg.parent = s.byPath[lang+"/"+parentPath(p)] // shorter, so already there
			pg.parent.children = append(pg.parent.children, pg)
		}
	}
	home := s.byPath[lang+"/"]
	for _, p := range paths {
		pg := s.byPath[lang+"/"+p]
		pg.branch = pg == home || len(pg.children) > 0 || pg.src != nil && pg.src.Branch || pg.src == nil
		pg.title = s.titleOf(pg)
	}
	s.address(home)
	order := readingOrder(home, nil)
	for i, pg := range order {
		if i > 0 {
			pg.prev, order[i-1].next = order[i-1], pg
		}
	}
	s.pages = append(s.pages, order...)
}

// textFor chooses the text a language shows: its own, else the base language's, else the first
// language's that has one.
func (s *site) textFor(lang string, texts map[string]*source) *source {
	if src := texts[lang]; src != nil {
		return src
	}
	for _, l := range s.portal.Languages {
		if src := texts[l.Code]; src != nil {
			return src
		}
	}
	return nil
}

func (s *site) titleOf(pg *page) string {
	if pg.src != nil && pg.src.doc.Title != "" {
		return pg.src.doc.Title
	}
	if pg.path == "" {
		return s.title(pg.lang)
	}
	if pg.src != nil {
		return project.Humanize(sourceName(pg.src))
	}
	return project.Humanize(s.folderName(pg))
}

// sourceName is the file's name without extension and language; for a folder's page the folder's.
func sourceName(src *source) string {
	name := fileName(src)
	if src.Branch && isIndexName(name) {
		return path.Base(path.Dir(src.Source))
	}
	return name
}

// fileName is the file's name without extension and language.
func fileName(src *source) string {
	name := strings.TrimSuffix(path.Base(src.Source), path.Ext(src.Source))
	if ext := path.Ext(name); strings.EqualFold(ext, "."+src.Lang) {
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// isIndexName reports whether a file of this name is the page of the folder it is in.
func isIndexName(name string) bool {
	return slices.Contains([]string{"_index", "index", "readme"}, strings.ToLower(name))
}

// folderName is the name on disk of a folder without a page: its address may be cleaned.
func (s *site) folderName(pg *page) string {
	for p := pg; ; p = p.children[0] {
		if p.src != nil && p != pg {
			parts := strings.Split(p.src.Source, "/")
			depth := strings.Count(pg.path, "/")
			if s.portal.InContent(p.src.Source) {
				depth++
			}
			if depth < len(parts)-1 {
				return parts[depth]
			}
		}
		if len(p.children) == 0 {
			return path.Base(pg.path)
		}
	}
}

// title is the portal's title in a language.
func (s *site) title(lang string) string {
	for _, l := range s.portal.Languages {
		if l.Code == lang && l.Title != "" {
			return l.Title
		}
	}
	if home := s.byPath[lang+"/"]; home != nil && home.src != nil && home.src.doc.Title != "" {
		return home.src.doc.Title
	}
	return project.Humanize(filepath.Base(s.portal.Dir))
}

// address gives a page and all below it their addresses and their order.
func (s *site) address(pg *page) {
	pg.url = s.urlOf(pg)
	slices.SortStableFunc(pg.children, func(a, b *page) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), project.Compare(a.path, b.path))
	})
	for i, child := range pg.children {
		child.rank = i + 1
		s.address(child)
	}
}

// prefix is where a language's addresses begin.
func (s *site) prefix(lang string) string {
	if lang == s.portal.Languages[0].Code {
		return "/"
	}
	return "/" + lang + "/"
}

// urlOf is the page's address: the front matter's url, else its folder with the front matter's
// slug or the file's name.
func (s *site) urlOf(pg *page) string {
	prefix := s.prefix(pg.lang)
	if pg.parent == nil {
		return prefix
	}
	name := path.Base(pg.path)
	if pg.src != nil && s.portal.HasConfig {
		if own, ok := s.chosenAddress(pg.src); ok && own != "" {
			return prefix + own
		}
		name = cmp.Or(s.chosenSlug(pg), name)
	}
	if !strings.HasSuffix(pg.parent.url, "/") {
		return prefix + pg.path + "/"
	}
	return pg.parent.url + name + "/"
}

// weight is the front matter's weight; pages without one come after those that have it.
func weight(pg *page) int {
	if pg.src != nil {
		switch w := pg.src.doc.Meta.Values["weight"].(type) {
		case int:
			return w
		case int64:
			return int(w)
		case uint64:
			return int(w)
		case float64:
			return int(w)
		}
	}
	return 1 << 30
}

func readingOrder(pg *page, order []*page) []*page {
	order = append(order, pg)
	for _, child := range pg.children {
		order = readingOrder(child, order)
	}
	return order
}
