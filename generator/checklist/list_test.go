package checklist

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

var update = flag.Bool("update", false, "write what the tests got into testdata")

// parse reads a page and returns its checklists, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, nil, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// anywhere is a portal where everything is to be found.
func anywhere() Portal {
	return Portal{
		Source:   func(source string) *Link { return &Link{URL: "/" + source, Title: "T"} },
		Question: func(id string) string { return "quiz/a#" + id },
	}
}

// TestData checks the archives in testdata: x.md, then the data for the browser (x.json), the page (x.html) and the
// diagnostics (x.err). Which of them an archive has, its comment says in a line "check: json html err".
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkArchive(t, file) })
	}
}

func checkArchive(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, wanted, ok := strings.Cut(string(archive.Comment), "check: ")
	if !ok {
		t.Fatal("the comment has no line check:")
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	for _, f := range archive.Files {
		if filepath.Ext(f.Name) != ".md" {
			continue
		}
		got.Files = append(got.Files, f)
		for _, r := range results(t, f, strings.Fields(wanted)) {
			if len(r.Data) > 0 {
				got.Files = append(got.Files, r)
			}
			if !*update && want[r.Name] != string(r.Data) {
				t.Errorf("%s\n--- got\n%s--- want\n%s", r.Name, r.Data, want[r.Name])
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func results(t *testing.T, f txtar.File, wanted []string) []txtar.File {
	page, body, ds := parse(f.Name, f.Data)
	base := strings.TrimSuffix(f.Name, ".md")
	var list []txtar.File
	for _, ext := range wanted {
		data := map[string]func() []byte{
			"html": func() []byte { return body },
			"err":  func() []byte { return report(ds) },
			"json": func() []byte {
				data, err := json.MarshalIndent(page.Data(anywhere()), "", " ")
				if err != nil {
					t.Fatal(err)
				}
				return append(data, '\n')
			},
		}[ext]()
		list = append(list, txtar.File{Name: base + "." + ext, Data: data})
	}
	return list
}

func report(ds *diag.List) []byte {
	var b bytes.Buffer
	for _, d := range ds.Sorted() {
		fmt.Fprintf(&b, "%d:%d: %v: %s [%s]\n", d.Pos.Line, d.Pos.Col, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			fmt.Fprintf(&b, "\thint: %s\n", d.Hint)
		}
	}
	return b.Bytes()
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
		if !strings.Contains(string(report(ds)), c.want) {
			t.Errorf("%s: %s", c.name, report(ds))
		}
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
		got := string(report(&ds))
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%q: %q, want %q", c.twin, got, c.want)
		}
	}
}
