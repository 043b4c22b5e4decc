package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Pages whose texts are alike share the files of their texts, each of which is put once.
func TestFilesAreWrittenOnce(t *testing.T) {
	a := NewAnalyzer()
	var pages []*Analysis
	for i := range 3 {
		text := strings.Repeat("the same words on every page ", 400)
		pages = append(pages, a.Analyze(Page{Path: fmt.Sprint(i), Title: "Page", Kind: "page", File: fmt.Sprint(i, "/index.html"), Sections: []Section{{Text: text}}}, nil))
	}
	files := map[string][]byte{}
	err := a.Write([]Language{{Code: "en", Pages: pages}}, nil, func(file string, data []byte) error {
		if files[file] != nil {
			t.Errorf("%s is put twice", file)
		}
		files[file] = slices.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open("en", func(file string) ([]byte, error) { return files[file], nil })
	if err != nil {
		t.Fatal(err)
	}
	answer, err := s.Search("words", Options{})
	if err != nil || answer.Partial || answer.Total != 3 || answer.Results[2].Excerpt == "" {
		t.Errorf("the search answers %+v, %v", answer, err)
	}
}
