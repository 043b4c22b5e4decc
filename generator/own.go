package generator

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"rampbook/generator/engine"
)

// An ownPage is a page of the theme's, one in each language: in no list, menu or index, and found by its address alone.
type ownPage struct {
	name    string   // its folder, and its title among the words of the theme
	layout  string   // of the theme
	scripts []string // the components whose scripts it needs
}

// ownPages are the theme's pages that the portal has a use for.
func (s *site) ownPages() []ownPage {
	var list []ownPage
	if s.searched() {
		list = append(list, ownPage{"search", "results", nil})
	}
	if !s.hasLearning() {
		return append(list, ownPage{"progress", "progress", []string{"mydata"}})
	}
	return append(list, ownPage{"progress", "progress", []string{"mydata", "progress"}}, ownPage{"review", "review", []string{"review"}})
}

// hasLearning reports whether there is anything to answer or to follow.
func (s *site) hasLearning() bool {
	return slices.ContainsFunc(s.pages, func(pg *page) bool { return pg.src != nil && (pg.src.path != nil || s.asks(pg.src)) })
}

// hugoName is the name by which Hugo finds the page in each language. A ~ is in no path of the portal's.
func (o ownPage) hugoName() string { return o.name + "~" }

// ownContents are the theme's pages for Hugo.
func (s *site) ownContents() []engine.Content {
	var list []engine.Content
	for _, own := range s.ownPages() {
		at := s.ownAddress(own)
		for _, l := range s.portal.Languages {
			front, err := json.Marshal(map[string]any{
				"title":  s.parser.labels.in(l.Code)(own.name),
				"url":    s.prefix(l.Code) + at + "/",
				"layout": own.layout,
				"build":  map[string]any{"list": "never"},
				"params": map[string]any{"rb": map[string]any{"lang": l.Code, "path": at, "scripts": own.scripts}},
			})
			if err != nil {
				continue // text can always be written
			}
			list = append(list, engine.Content{Lang: l.Code, Path: own.hugoName() + ".html", Open: func() []byte { return append(front, '\n') }})
		}
	}
	return list
}

// ownAddress is the folder of one of the theme's pages: its name, unless the portal has something there in one of
// its languages.
func (s *site) ownAddress(own ownPage) string {
	at := own.name
	for s.isTaken(at) {
		at += "-page"
	}
	return at
}

func (s *site) isTaken(name string) bool {
	for _, l := range s.portal.Languages {
		prefix := strings.TrimPrefix(s.prefix(l.Code), "/")
		begins := func(file string) bool { return strings.HasPrefix(strings.ToLower(file)+"/", prefix+name+"/") }
		if slices.ContainsFunc(s.pages, func(pg *page) bool { return begins(strings.Trim(path.Clean(pg.url), "/")) }) {
			return true
		}
		for file := range s.files {
			if begins(s.filePath(file)) {
				return true
			}
		}
	}
	return false
}
