package search

import (
	"errors"
	"fmt"
	"slices"
)

// Options say how to search.
type Options struct {
	Lang    string // whose results come first; "" for the first language
	Limit   int    // the most results; 0 for 10
	Literal bool   // take the words as they are: no corrections, no synonyms
	Filters Filters
}

// An Answer is what a query found.
type Answer struct {
	Results   []Result `json:"results"`
	Total     int      `json:"total"`     // pages, those beyond the limit too
	More      bool     `json:"more"`      // there may be more: not all texts were read for something quoted or excluded
	Corrected string   `json:"corrected"` // what was looked for instead of the query; "" for the query
	Widened   []string `json:"widened"`   // synonyms that were looked for as well
	Partial   bool     `json:"partial"`   // a part of the index could not be read
}

// A Result is a page with its best section.
type Result struct {
	File     string   `json:"file"` // below the site's root
	Path     string   `json:"path"` // without language
	Lang     string   `json:"lang"`
	Kind     string   `json:"kind"`
	Title    string   `json:"title"`
	Headings []string `json:"headings"` // above the section, from the outermost to its own
	ID       string   `json:"id"`       // of the section's heading; "" for the page's top
	Excerpt  string   `json:"excerpt"`
	Score    float64  `json:"score"`

	section int
}

// A Searcher answers queries from the files of an index. It may be used from one goroutine at a time.
type Searcher struct {
	read    func(file string) ([]byte, error)
	indexes map[string]*index
	langs   []string
}

// ErrNoLanguage says that a portal has no index in a language.
var ErrNoLanguage = errors.New("there is no search index in this language")

// Open returns a Searcher over the files that read gives. lang is one of the languages; the others
// are found from it.
func Open(lang string, read func(file string) ([]byte, error)) (*Searcher, error) {
	s := &Searcher{read: read, indexes: map[string]*index{}}
	x, err := s.index(lang)
	if err != nil {
		return nil, err
	}
	s.langs = x.Langs
	return s, nil
}

func (s *Searcher) index(lang string) (*index, error) {
	if x := s.indexes[lang]; x != nil {
		return x, nil
	}
	if s.langs != nil && !slices.Contains(s.langs, lang) {
		return nil, fmt.Errorf("%w: %q, but in %v", ErrNoLanguage, lang, s.langs)
	}
	x, err := openIndex(lang, s.read)
	if err == nil {
		s.indexes[lang] = x
	}
	return x, err
}

// Search answers a query. A part of the index that cannot be read is missing in the answer, which says so.
func (s *Searcher) Search(text string, o Options) (Answer, error) {
	q := parseQuery(text)
	o.Filters = q.filters.merge(o.Filters)
	if o.Limit == 0 {
		o.Limit = 10
	}
	if o.Lang == "" {
		o.Lang = s.langs[0]
	}
	answer, err := s.answer(q, o)
	if err != nil || answer.Total > 0 || len(q.phrases) == 0 || o.Literal {
		return answer, err
	}
	q.phrases = nil
	loose, err := s.answer(q, o)
	if err != nil || loose.Total == 0 {
		return answer, err
	}
	if loose.Corrected == "" {
		loose.Corrected = q.text()
	}
	return loose, nil
}

// A found is what one index answers.
type found struct {
	plan  plan
	pages []scored
	more  bool
}

// ask looks for a query in one index.
func (x *index) ask(r round) found {
	x.partial = false
	f := found{plan: plan{x: x, literal: r.options.Literal, correct: r.correct}}
	keep := x.keeper(r.query, r.options)
	var list []scored
	if len(r.query.pieces) > 0 {
		f.plan.make(r.query)
		list = x.score(f.plan.groups)
	} else if r.options.Filters != (Filters{}) {
		list = x.everything()
	}
	f.pages, f.more = x.pages(keep.sections(list)), keep.more
	return f
}

// everything is each page, at its top.
func (x *index) everything() []scored {
	var list []scored
	for i, p := range x.Pages {
		if len(p.lengths) > 0 {
			list = append(list, scored{section: x.first[i]})
		}
	}
	return list
}

// take adds what an index answers, without pages that are there in another language.
func (a *Answer) take(x *index, f found) {
	a.Partial = a.Partial || x.partial
	there := map[string]bool{}
	for _, r := range a.Results {
		there[r.Path] = true
	}
	before := len(a.Results)
	for _, p := range f.pages {
		e := x.Pages[x.pageOf(p.section)]
		if there[e.path] {
			continue
		}
		r := Result{File: e.file, Path: e.path, Lang: x.Lang, Kind: e.kind, Title: e.title, Score: p.score, section: p.section}
		if r.File == "" {
			r.File = usualFile(x.Prefix, e.path)
		}
		a.Results = append(a.Results, r)
	}
	if len(a.Results) == before && before > 0 {
		return
	}
	a.Total = len(a.Results)
	a.More = a.More || f.more
	if a.Corrected == "" {
		a.Corrected = f.plan.corrected
	}
	for _, w := range f.plan.widened {
		if !slices.Contains(a.Widened, w) {
			a.Widened = append(a.Widened, w)
		}
	}
}
