package generator

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/project"
	"rampbook/generator/search"
	"rampbook/generator/tap"
)

// A finder gathers what the search is told of pages as they are rendered, and makes the index.
type finder struct {
	analyzer *search.Analyzer
	pages    map[string]*page // by output file; empty when the portal is not searched
	synonyms [][]string
	before   map[string]*search.Analysis // of the build before, to compare with: its pages may be gone

	mu   sync.Mutex
	done map[string]*search.Analysis // by output file
}

// newFinder returns a finder that analyses again only what differs from before, the finder of an
// earlier build; nil when there was none.
func newFinder(before *finder) *finder {
	f := &finder{analyzer: search.NewAnalyzer(), pages: map[string]*page{}, done: map[string]*search.Analysis{}}
	if before != nil {
		f.analyzer, f.before = before.analyzer, before.analyses()
	}
	return f
}

// prepare tells the finder which pages there are.
func (f *finder) prepare(s *site, synonyms [][]string) {
	f.synonyms = synonyms
	if !s.searched() {
		return
	}
	for _, pg := range s.pages {
		f.pages[outputOf(pg)] = pg
	}
}

// searched reports whether the portal has a search.
func (s *site) searched() bool { return s.portal.Config.Search == nil || *s.portal.Config.Search }

// gather takes the text of a rendered page.
func (f *finder) gather(s *site, file string, sections []tap.Section) {
	pg := f.pages[file]
	if pg == nil {
		return
	}
	f.mu.Lock()
	before := cmp.Or(f.done[file], f.before[file])
	f.mu.Unlock()
	analysis := f.analyzer.Analyze(s.searchPage(pg, file, sections), before)
	f.mu.Lock()
	f.done[file] = analysis
	f.mu.Unlock()
}

func (f *finder) analyses() map[string]*search.Analysis {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := make(map[string]*search.Analysis, len(f.pages))
	for file := range f.pages {
		if a := f.done[file]; a != nil {
			all[file] = a
		}
	}
	return all
}

// searchPage is a page as the search sees it.
func (s *site) searchPage(pg *page, file string, sections []tap.Section) search.Page {
	if isHidden(pg) {
		return search.Page{Path: pg.path, Title: pg.title, Kind: "page"}
	}
	p := search.Page{Path: pg.path, Title: pg.title, Kind: kindOf(pg), File: file, Tags: s.tagsOf(pg)}
	asks := map[string]bool{} // by ids of headings
	if pg.src != nil && pg.src.quiz != nil {
		for _, q := range pg.src.quiz.All() {
			asks[q.HeadingID()] = true
		}
	}
	for _, t := range sections {
		section := search.Section{ID: t.ID, Heading: t.Heading, Level: t.Level, Text: t.Text, Question: asks[t.ID]}
		if t.Level == 1 && t.Heading == pg.title {
			section = search.Section{Text: t.Text}
		}
		if len(p.Sections) == 0 && section.Heading != "" {
			p.Sections = append(p.Sections, search.Section{})
		}
		if n := len(p.Sections); n == 1 && section.Heading == "" {
			p.Sections[0].Text = strings.TrimSpace(p.Sections[0].Text + " " + section.Text)
			continue
		}
		p.Sections = append(p.Sections, section)
	}
	if len(p.Sections) == 0 {
		p.Sections = []search.Section{{}}
	}
	return p
}

// isHidden reports whether the page's author keeps it out of the search.
func isHidden(pg *page) bool {
	if pg.src == nil {
		return false
	}
	found, known := markdown.Switch(pg.src.doc.Meta.Values["search"])
	return known && !found
}

// holdsFound reports whether a page or one below it is found: results name the folders that they are in.
func holdsFound(pg *page) bool { return !isHidden(pg) || slices.ContainsFunc(pg.children, holdsFound) }

// checkSearch reports pages that say of the search what cannot be understood: they are found. Elsewhere than in a portal
// with a rampbook.toml the key is another program's.
func (s *site) checkSearch(ds *diag.List) {
	if !s.portal.HasConfig {
		return
	}
	for _, src := range s.sources {
		v, written := src.doc.Meta.Values["search"]
		if _, known := markdown.Switch(v); !written || known {
			continue
		}
		message := "search is neither true nor false"
		if value := text(v); value != "" {
			message = fmt.Sprintf("search: %q is neither true nor false", value)
		}
		ds.Warn("search-setting", src.doc.Meta.Pos("search"), message, "write search: false to keep the page out of the search; without the line it is found")
	}
}

// kindOf says what a page is, for the search's filter: what its front matter says, else a quiz, a
// playbook or a page.
func kindOf(pg *page) string {
	if pg.src == nil {
		return "page"
	}
	if kind, ok := pg.src.doc.Meta.Values["kind"].(string); ok && kind != "" {
		return strings.ToLower(strings.TrimSpace(kind))
	}
	switch first, _, _ := strings.Cut(pg.path, "/"); {
	case pg.src.quiz != nil && pg.src.quiz.IsQuiz():
		return "quiz"
	case first == "playbooks":
		return "playbook"
	}
	return "page"
}

// languages are the pages of each language, for the index.
func (f *finder) languages(s *site) []search.Language {
	if !s.searched() {
		return nil
	}
	done := f.analyses()
	list := make([]search.Language, len(s.portal.Languages))
	for i, l := range s.portal.Languages {
		list[i] = search.Language{Code: l.Code, Prefix: strings.TrimPrefix(s.prefix(l.Code), "/")}
	}
	for _, pg := range s.pages {
		a := done[outputOf(pg)]
		if a == nil || !holdsFound(pg) {
			continue
		}
		i := slices.IndexFunc(list, func(l search.Language) bool { return l.Code == pg.lang })
		list[i].Pages = append(list[i].Pages, a)
	}
	return list
}

// index gives the files of the search's index to put. What it gives does not change when pages are
// rendered again.
func (f *finder) index(s *site) func(put func(file string, data []byte) error) error {
	languages, synonyms := f.languages(s), f.synonyms
	return func(put func(file string, data []byte) error) error {
		return f.analyzer.Write(languages, synonyms, put)
	}
}

// readSynonyms reads the portal's synonyms.txt, if there is one.
func readSynonyms(portal *project.Portal, ds *diag.List) [][]string {
	data, err := portal.Read(search.SynonymsFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		ds.Error("synonyms", diag.Pos{File: search.SynonymsFile}, err.Error(), "check the file's permissions")
		return nil
	}
	return search.ParseSynonyms(data, ds)
}

// memoryIndex makes the index when one of its files is first asked for.
func (r *rendering) memoryIndex() func() map[string][]byte {
	write := r.finder.index(r.site)
	return sync.OnceValue(func() map[string][]byte {
		files := map[string][]byte{}
		_ = write(func(file string, data []byte) error { // fails only where put does
			files[file] = data
			return nil
		})
		return files
	})
}
