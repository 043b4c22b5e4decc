package search

import (
	"fmt"
	"strings"
	"testing"
)

// phrasePages are pages with a rule and a list each, of which few say what is quoted, and these late.
func phrasePages() []Page {
	var pages []Page
	for i := range 500 {
		text := "A list of the price, and customers as a rule: 系统有变量，有统一的变化。 " + strings.Repeat("变量系统 ", i%3)
		switch {
		case i >= 70 && i < 80:
			text += "The price list has one rule. 见系统变量。 " + strings.Repeat("filler ", 30)
		case i == 450:
			text += "The net-price list. Customer 系统变量。 " + strings.Repeat("filler ", 60)
		case i >= 470:
			text += "Everything 客戶 knows the customer in question. " + strings.Repeat("filler ", i)
		}
		pages = append(pages, Page{Path: fmt.Sprintf("p/%03d", i), Title: "Page", Kind: []string{"page", "quiz"}[i/250], Sections: []Section{{Text: text}}})
	}
	return pages
}

// TestPhrases says how many pages a query with something quoted or excluded finds, in both engines.
func TestPhrases(t *testing.T) {
	files := indexOf(t, map[string][]Page{"en": phrasePages()})
	s, err := Open("en", files.read)
	if err != nil {
		t.Fatal(err)
	}
	var queries []TwinQuery
	for _, c := range []struct {
		text  string
		limit int
		total int
		more  bool
	}{
		{`"one rule"`, 20, 10, false},            // few have both words
		{`"price list"`, 20, 11, true},           // all have both, and 400 are looked at
		{`"price list"`, 5, 6, true},             // no more than is shown
		{`"price list" kind:quiz`, 20, 1, false}, // a filter first
		{`"net price list" kind:quiz`, 20, 1, false},
		{`"系统变量"`, 20, 11, false},
		{`"变量"`, 20, 500, false}, // terms tell
		{`"客户"`, 20, 30, false},
		{`"客"`, 20, 30, false},
		{`"customers"`, 20, 500, false},
		{`"customer"`, 20, 31, false},
		{`"customer in"`, 40, 30, false},
		{`"everything" -"customer in"`, 20, 0, false},
		{`filler -"price list"`, 100, 30, false},
		{`filler -"list price"`, 100, 41, false},
		{`filler -系统变量`, 100, 30, false},
		{`rule -"list price"`, 600, 400, true}, // what is not read is left out
		{`filler -rule`, 100, 0, false},
	} {
		queries = append(queries, TwinQuery{Text: c.text, Lang: "en", Limit: c.limit})
		a, err := s.Search(c.text, Options{Limit: c.limit})
		if err != nil {
			t.Fatal(err)
		}
		if a.Total != c.total || a.More != c.more || a.Corrected != "" {
			t.Errorf("%s, %d shown: %d pages, more %v, corrected %q; want %d, %v", c.text, c.limit, a.Total, a.More, a.Corrected, c.total, c.more)
		}
	}
	CompareTwins(t, files.onDisk(t), queries)
}
