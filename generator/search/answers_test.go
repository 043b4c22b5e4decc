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
		"filters": {
			map[string][]Page{
				"en": {
					{Path: "a", Title: "A", Kind: "case study", Tags: []string{"C", "sales-ops"}, Sections: []Section{{Text: "one"}}},
					{Path: "b/c", Title: "B", Kind: "quiz", Tags: []string{"C++", "🔥", "A-"}, Sections: []Section{{Text: "one"}}},
					{Path: "big-deals/d", Title: "C", Kind: "QUIZ", Tags: []string{"C#", "⭐", "A", "大客戶"}, Sections: []Section{{Text: "one 客户"}}},
				},
			},
			[][3]string{
				{"en", "tag:C++", "en/b/c; ; "},
				{"en", "tag:Ｃ#", "en/big-deals/d; ; "},
				{"en", `one tag:"c"`, "en/a; ; "},
				{"en", "tag:🔥", "en/b/c; ; "},
				{"en", "tag:a-", "en/b/c; ; "},
				{"en", "tag:a", "en/big-deals/d; ; "},
				{"en", `tag:"Sales Ops"`, "en/a; ; "},
				{"en", "tag:大客户", "en/big-deals/d; ; "},
				{"en", "kind:Quiz", "en/b/c en/big-deals/d; ; "},
				{"en", "one kind：ｑｕｉｚ", "en/b/c en/big-deals/d; ; "},
				{"en", `kind:"Case Study"`, "en/a; ; "},
				{"en", "Kind:Case_Study", "en/a; ; "},
				{"en", "kind:case", "; ; "},
				{"en", `section:"Big Deals"`, "en/big-deals/d; ; "},
				{"en", "section:B", "en/b/c; ; "},
				{"en", "lang:EN", "; ; "},
			},
		},
		"codes with and without a blank": {
			map[string][]Page{"en": pagesOf(
				"one | One | ISO9001 iPhone15手机 RTX4090 5W a zebrafish phone",
				"two | Two | ISO 14001 and the iPhone 16 with 7 W, or 9 V2 and rtx 4090 ti",
				"three | Three | v 12 and 3 of the b to 2 b 40 w",
				"four | Four | 40 lamps", "five | Five | 40 watts", "six | W | w and x",
			)},
			[][3]string{
				{"en", "ISO 9001", "en/one en/two; ; iso9001"},
				{"en", "iPhone 15", "en/one en/two; ; iphone15"},
				{"en", "5 W", "en/one en/six en/three en/two; ; 5w"},
				{"en", "zebra fish", "en/one; ; zebrafish"},
				{"en", "rtx 4090", "en/two; ; "},
				{"en", "ISO14001", "en/two; ; iso 14001"},
				{"en", "ｉＰｈｏｎｅ１６", "en/two; ; iphone 16"},
				{"en", "7w", "en/two; ; 7 w"},
				{"en", "iphone16 rtx4090ti", "en/two; ; iphone 16, rtx 4090 ti"},
				{"en", "RTX4090TI7", "; ; "},
				{"en", "b2b", "; ; "},
				{"en", "v3", "; ; "},
				{"en", "iso9001", "en/one; ; "},
				{"en", "40 w", "en/five en/four en/six en/three en/two; ; "},
				{"en", "phoen 15", "en/one; phone 15; "},
				{"en", `"ISO 9001"`, "en/one en/two; ISO 9001; iso9001"},
			},
		},
		"synonyms": {
			map[string][]Page{"en": pagesOf("one | One | a rebate", "two | Two | a discount", "three | Three | the rebate and more")},
			[][3]string{
				{"en", "rebate", "en/one en/three en/two; ; discount"},
				{"en", `"rebate"`, "en/one en/three; ; "},
				{"en", `"and more" rebate`, "en/three; ; discount"},
			},
		},
	}
	for name, portal := range portals {
		t.Run(name, func(t *testing.T) {
			files := indexOf(t, portal.pages, []string{"rebate", "discount"})
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
