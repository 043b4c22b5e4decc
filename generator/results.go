package generator

import (
	"encoding/json"
	"path"
	"slices"
	"strings"

	"rampbook/generator/engine"
)

// resultsFile is the file Hugo finds a language's page of search results in. A ~ is in no path
// of the portal's.
const resultsFile = "search~.html"

// results are the pages of search results, one in each language. They are pages of the theme's: in
// no list, menu or index, and found by their file alone.
func (s *site) results() []engine.Content {
	if !s.searched() {
		return nil
	}
	var list []engine.Content
	for _, l := range s.portal.Languages {
		front, err := json.Marshal(map[string]any{
			"title":  s.parser.labels.in(l.Code)("search"),
			"url":    s.prefix(l.Code) + s.resultsName() + "/",
			"layout": "results",
			"build":  map[string]any{"list": "never"},
			"params": map[string]any{"rb": map[string]any{"lang": l.Code, "path": s.resultsName()}},
		})
		if err != nil {
			continue // text and numbers can always be written
		}
		list = append(list, engine.Content{Lang: l.Code, Path: resultsFile, Open: func() []byte { return append(front, '\n') }})
	}
	return list
}

// resultsName is the folder of the pages of results: "search", unless the portal has something else
// there in one of its languages.
func (s *site) resultsName() string {
	name := "search"
	for s.isTaken(name) {
		name += "-results"
	}
	return name
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
