package search

import (
	"fmt"
	"strings"
	"testing"

	"rampbook/bench/portal"
)

// generated are pages of the benchmarks' portal as the tap would hand them on.
func generated(n int) []Page {
	var pages []Page
	for _, p := range portal.Pages(n) {
		page := Page{Path: strings.TrimSuffix(p.Path, ".md"), Title: p.Title, Kind: "page", Sections: []Section{{}}}
		for i, part := range strings.Split(p.Body, "## ") {
			heading, text, _ := strings.Cut(part, "\n")
			if i > 0 {
				page.Sections = append(page.Sections, Section{ID: fmt.Sprint(i), Heading: heading, Level: 2, Text: strings.Join(strings.Fields(text), " ")})
			}
		}
		pages = append(pages, page)
	}
	return pages
}

// BenchmarkIndex makes the index of 1,000 pages of 5.7 KB.
func BenchmarkIndex(b *testing.B) {
	pages := generated(1000)
	size := 0
	for _, p := range pages {
		for _, s := range p.Sections {
			size += len(s.Text) + len(s.Heading)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		a := NewAnalyzer()
		l := Language{Code: "en"}
		for _, p := range pages {
			l.Pages = append(l.Pages, a.Analyze(p, nil))
		}
		if err := a.Write([]Language{l}, nil, func(string, []byte) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnalyze is the part of it that is done while pages are rendered.
func BenchmarkAnalyze(b *testing.B) {
	pages := generated(1000)
	for b.Loop() {
		a := NewAnalyzer()
		for _, p := range pages {
			a.Analyze(p, nil)
		}
	}
}
