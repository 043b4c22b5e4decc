package checklist

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// parse reads a page and returns its checklists, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// anywhere is a portal where everything is to be found.
func anywhere() Portal {
	return Portal{
		Source: func(source string) *Link { return &Link{URL: "/" + source, Title: "T"} },
		Question: func(id string) *Asked {
			return &Asked{Object: "quiz/a#" + id, URL: "a.html#" + id, Title: "Question " + id}
		},
	}
}

// TestData checks the archives in testdata: the data for the browser (x.json), the page (x.html) and the diagnostics
// (x.err).
func TestData(t *testing.T) {
	proof.Pages(t, func(t *testing.T, p proof.Page) map[string]func() []byte {
		page, body, ds := parse(p.Name, p.Source)
		return map[string]func() []byte{
			"html": func() []byte { return body },
			"err":  func() []byte { return proof.Report(ds) },
			"json": func() []byte { return proof.JSON(t, page.Data(anywhere())) },
		}
	})
}

// TestLimits goes one beyond each limit.
func TestLimits(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"lists", strings.Repeat("## Checklist: a\n- [ ] a\n\n", MaxLists+1), "more than 50 checklists"},
		{"items", "## Checklist: a\n" + strings.Repeat("- [ ] a\n", MaxItems+1), "more than 300 items"},
		{"questions", "## Checklist: a\n- [ ] a <!-- quiz=a" + strings.Repeat(",a", MaxAsked) + " -->", "more than 20 questions"},
		{"metadata", "## Checklist: a\n- [ ] a <!-- owner=" + strings.Repeat("a", markdown.MaxComment) + " -->", "metadata is longer than 1000 bytes"},
		{"list's metadata", "## Checklist: a\n<!-- owner=" + strings.Repeat("a", markdown.MaxComment) + " -->\n- [ ] a", "metadata is longer than 1000 bytes"},
	} {
		_, _, ds := parse("a.md", []byte(c.src))
		proof.Told(t, c.name, ds, c.want)
	}
}

func TestSeverities(t *testing.T) {
	count := map[Severity]int{}
	for likelihood := 1; likelihood <= scale; likelihood++ {
		for impact := 1; impact <= scale; impact++ {
			if severityOf(likelihood, impact) != severityOf(impact, likelihood) {
				t.Errorf("%d × %d differs from its mirror", likelihood, impact)
			}
			count[severityOf(likelihood, impact)]++
		}
	}
	// 15, 16, 20, 25 in 2 + 1 + 2 + 1 squares; 8, 9, 10, 12 in 2 + 1 + 2 + 2.
	if count[High] != 6 || count[Medium] != 7 || count[Low] != 12 {
		t.Error(count)
	}
}

func TestReferences(t *testing.T) {
	page, _, _ := parse("playbooks/a.md", []byte("## Checklist: a\n- [ ] a <!-- source=../b.md#c quiz=x,y -->\n- [ ] b <!-- source=/d.md -->\n"))
	var got []string
	for _, r := range page.References() {
		got = append(got, fmt.Sprint(r.Source, " ", r.Quiz, " ", r.Pos.Line))
	}
	want := []string{"../b.md#c  2", " x 2", " y 2", "/d.md  3"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestCompareTwins(t *testing.T) {
	const list = "## Checklist: a\n<!-- id=a owner=Sales -->\n- [ ] a <!-- id=x severity=high due=2d -->\n  - [ ] b <!-- id=y evidence=required quiz=q -->\n"
	const liste = "## 清单：甲\n<!-- id=a owner=销售 -->\n- [ ] 子 <!-- id=x severity=high due=2d -->\n  - [ ] 丑 <!-- id=y evidence=required quiz=q -->\n"
	for _, c := range []struct{ original, twin, want string }{
		{list, liste, ""},
		{list, strings.Replace(liste, "high", "low", 1), "item 1 id=x due=2d severity=high there, item 1 id=x due=2d severity=low here"},
		{list, strings.Replace(liste, "  - [ ]", "- [ ]", 1), "item 1.1 id=y quiz=q evidence=required there, item 2 id=y"},
		{list, liste + "- [ ] 寅\n", "nothing there, item 2 here"},
		{list, "# 甲", `the checklist "a" of a.md is missing here`},
		{"# a", liste, `the original a.md has no checklist with the id "a"`},
	} {
		original, _, _ := parse("a.md", []byte(c.original))
		twin, _, _ := parse("a.zh.md", []byte(c.twin))
		var ds diag.List
		CompareTwins(original, twin, &ds)
		proof.Told(t, c.twin, &ds, c.want)
	}
}

// TestWords has the theme say what the package does.
func TestWords(t *testing.T) { proof.Words(t, english) }
