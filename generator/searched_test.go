package generator

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/tap"
)

// TestSearched compares what the search is given of the pages of searched.txtar with its section site, in both languages.
func TestSearched(t *testing.T) {
	const name = "testdata/searched.txtar"
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	both := &txtar.Archive{Files: a.Files}
	for _, f := range a.Files {
		if rest, ok := strings.CutSuffix(f.Name, ".md"); ok {
			both.Files = append(both.Files, txtar.File{Name: rest + ".zh.md", Data: f.Data})
		}
	}
	o := unpack(t, both, t.TempDir())
	r, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error {
			t.Errorf("%v: %s", d.Pos, d.Message)
		}
	}
	tree := readTree(t, o.Output)
	got := searchedText(tree, "")
	if zh := searchedText(tree, "zh/"); zh != got {
		t.Errorf("in Chinese the text is\n%s\nin English\n%s", zh, got)
	}
	if compareGolden(t, a, map[string]string{"site": got}) {
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// searchedText prints the sections of the portal's pages in a language. The words of exercises' kinds, which authors
// write, are cut from the headings; marks between words, of which a language has its own, are written as in English.
func searchedText(tree map[string][]byte, prefix string) string {
	narrow := strings.NewReplacer("：", ": ", "（", "(", "）", ")")
	var b strings.Builder
	sections := tap.New(tap.Options{Base: "/", Text: func(_ string, sections []tap.Section) {
		for _, s := range sections {
			heading := narrow.Replace(s.Heading)
			if _, title, ok := strings.Cut(heading, ": "); ok {
				heading = title
			}
			fmt.Fprintf(&b, "  %s|%s\n", heading, narrow.Replace(s.Text))
		}
	}})
	for _, page := range []string{"", "step/", "prose/", "forms/", "quizzes/all/"} {
		b.WriteString(page + "\n")
		sections.Page("index.html", tree[prefix+page+"index.html"])
	}
	return b.String()
}
