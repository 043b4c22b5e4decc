package search

import (
	"fmt"
	"slices"
	"testing"

	"rampbook/generator/diag"
)

func TestParseSynonyms(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
		ds   []string
	}{
		{"", "[]", nil},
		{"# only words = about it\n\n  \n", "[]", nil},
		{"返点 = 返佣 = rebate\r\nCRM＝客户管理 # both\n", "[[返点 返佣 rebate] [CRM 客户管理]]", nil},
		{"\uFEFFa b = c", "[[a b c]]", nil},
		{"alone", "[]", []string{"1:1 a line needs two words or more"}},
		{"price =", "[]", []string{`1:8 "" has no word that can be looked for`}},
		{"price = ! = cost", "[[price cost]]", []string{`1:9 "!" has no word that can be looked for`}},
		{"price = Prices", "[]", []string{`1:9 "Prices" stands in this line already`}},
		{"价格 = price\n报价 = 價格 = quote", "[[价格 price] [报价 quote]]", []string{`2:6 "價格" stands in line 1 already`}},
		{"\xff = a", "[]", []string{"1:1 the file is not in UTF-8"}},
	} {
		var ds diag.List
		got := fmt.Sprint(ParseSynonyms([]byte(c.text), &ds))
		var said []string
		for _, d := range ds.Sorted() {
			said = append(said, fmt.Sprintf("%d:%d %s", d.Pos.Line, d.Pos.Col, d.Message))
		}
		if got != c.want || !slices.Equal(said, c.ds) {
			t.Errorf("%q: got %s, %q; want %s, %q", c.text, got, said, c.want, c.ds)
		}
	}
}

// TestTraditionalSynonyms finds pages by synonyms in other characters than they are asked for in, in both engines.
func TestTraditionalSynonyms(t *testing.T) {
	page := func(path, text string) Page {
		return Page{Path: path, Title: "Page", Kind: "page", Tags: []string{"優惠"}, Sections: []Section{{Text: text}}}
	}
	files := indexOf(t, map[string][]Page{"zh": {page("a", "我们的折让。"), page("b", "The allowance."), page("c", "The launch.")}},
		[]string{"折讓", "補貼", "allowance"}, []string{"launch", "发布"}, []string{"ＬＥＤ灯", "lamp"})
	s, err := Open("zh", files.read)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(s.indexes["zh"].Synonyms); got != "[[折让 补贴 allowance] [launch 发布] [ＬＥＤ灯 lamp]]" {
		t.Errorf("the index has synonyms %s", got)
	}
	var queries []TwinQuery
	for text, total := range map[string]int{"折让": 2, "折讓": 2, "補貼": 2, "补贴": 2, "allowance": 2, "發佈": 1, "发布": 1, "tag:优惠": 3, "tag:優惠": 3} {
		queries = append(queries, TwinQuery{Text: text, Lang: "zh"})
		if a, err := s.Search(text, Options{}); err != nil || a.Total != total {
			t.Errorf("%s: %d pages, %v; want %d", text, a.Total, err, total)
		}
	}
	for _, text := range []string{"折让 -allowances", "补贴 -折讓", `launch -發佈`, "allowence"} {
		queries = append(queries, TwinQuery{Text: text, Lang: "zh"})
	}
	CompareTwins(t, files.onDisk(t), queries)
	for text, want := range map[string]string{"折让 -allowances": "[]", "补贴 -折讓": "[allowance]", "allowence": "[折让]"} {
		if a, err := s.Search(text, Options{}); err != nil || fmt.Sprint(a.Widened) != want {
			t.Errorf("%s: also looked for %v, %v; want %s", text, a.Widened, err, want)
		}
	}
}
