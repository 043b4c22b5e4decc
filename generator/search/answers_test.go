package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pagesOf makes pages of lines "path | title | text".
func pagesOf(lines ...string) (pages []Page) {
	for _, line := range lines {
		cells := strings.Split(line, " | ")
		pages = append(pages, Page{Path: cells[0], Title: cells[1], Kind: "page", Sections: []Section{{Text: cells[2]}}})
	}
	return pages
}

// TestAnswers asks small indexes in both languages. An answer is written "zh/path en/path; corrected; widened".
func TestAnswers(t *testing.T) {
	portals := map[string]struct {
		pages map[string][]Page
		cases [][3]string // language, query, answer
	}{
		"a word of another language": {
			map[string][]Page{
				"en": pagesOf("model | Models | attention and a mechanism", "terms | Warranty terms | five years", "both | Shared | the quotation"),
				"zh": pagesOf("keep | 留存 | retention", "a | 甲 | warrant mechanism 注意", "b | 乙 | warrant 注意", "c | 丙 | warrant 注意", "both | 共用 | quotation"),
			},
			[][3]string{
				{"zh", "attention", "en/model; ; "},
				{"zh", "warranty", "en/terms; ; "},
				{"zh", "注意 attention", "zh/a zh/b zh/c en/model; ; "},
				{"zh", "attention mechanismm", "zh/a en/model; attention mechanism; "},
				{"zh", `"attention"`, "en/model; ; "},
				{"zh", "attention lang:zh", "zh/keep; retention; "},
				{"zh", "warrnat", "zh/a zh/b zh/c; warrant; "},
				{"zh", "retentoin", "zh/keep; retention; "},
				{"zh", "atention", "zh/keep; retention; "},
				{"en", "retention", "zh/keep; ; "},
				{"en", "qoutation", "en/both; quotation; "},
			},
		},
	}
	for name, portal := range portals {
		t.Run(name, func(t *testing.T) {
			files := indexOf(t, portal.pages)
			var queries []TwinQuery
			for _, c := range portal.cases {
				s, err := Open(c[0], files.read)
				if err != nil {
					t.Fatal(err)
				}
				a, err := s.Search(c[1], Options{Lang: c[0]})
				if err != nil {
					t.Fatal(err)
				}
				if got := brief(a); got != c[2] {
					t.Errorf("%s, %s: %s, want %s", c[0], c[1], got, c[2])
				}
				queries = append(queries, TwinQuery{Text: c[1], Lang: c[0]})
			}
			CompareTwins(t, files.onDisk(t), queries)
		})
	}
}

// brief lists pages by language, and in it by path.
func brief(a Answer) string {
	var pages []string
	for _, r := range a.Results {
		pages = append(pages, r.Lang+"/"+r.Path)
	}
	slices.SortStableFunc(pages, func(a, b string) int {
		if a[:2] == b[:2] {
			return strings.Compare(a, b)
		}
		return 0
	})
	return fmt.Sprintf("%s; %s; %s", strings.Join(pages, " "), a.Corrected, strings.Join(a.Widened, ", "))
}
