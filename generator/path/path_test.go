package path

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// TestPaths reads page.md of each archive and compares with want.
func TestPaths(t *testing.T) {
	proof.Archives(t, func(t *testing.T, file string) {
		proof.Archive(t, file, func(files []txtar.File) []txtar.File {
			return []txtar.File{files[0], {Name: "want", Data: []byte(describe(files[0].Data))}}
		})
	})
}

// describe prints the stages and steps of a page, then its mistakes.
func describe(page []byte) string {
	var ds diag.List
	doc := markdown.Parse(page, markdown.Options{Name: "page.md"}, &ds)
	p := Read(doc, "page.md", &ds)
	if p == nil {
		return "no path\n"
	}
	var b strings.Builder
	for _, s := range p.Stages {
		fmt.Fprintf(&b, "%s #%s day %d-%d\n", s.Title, s.Anchor, s.From, s.To)
		for _, step := range s.Steps {
			fmt.Fprintf(&b, "\t%s → %s\n", step.Text, doc.Links[step.Link].Dest)
		}
	}
	for _, d := range ds.Sorted() {
		fmt.Fprintf(&b, "%s %s: %s\n", d.Pos, d.Severity, d.Message)
	}
	return b.String()
}

func FuzzRead(f *testing.F) {
	f.Add("## Week 1 (day 1-5)\n\n- [a](a.md)\n")
	f.Add("## 第一周（第 1—5 天）\n\n1. 先看[甲](甲.md)，再看[乙](乙.md)\n")
	f.Fuzz(func(t *testing.T, body string) {
		var ds diag.List
		doc := markdown.Parse([]byte("---\nkind: path\n---\n"+body), markdown.Options{Name: "page.md"}, &ds)
		p := Read(doc, "page.md", &ds)
		if p == nil {
			return // the body ended the front matter early
		}
		for _, s := range p.Stages {
			if s.From < 0 || s.To < s.From || s.To > MaxDay {
				t.Errorf("stage %q has days %d to %d", s.Title, s.From, s.To)
			}
			for _, step := range s.Steps {
				if step.Link < 0 || step.Link >= len(doc.Links) {
					t.Errorf("step %q has link %d of %d", step.Text, step.Link, len(doc.Links))
				}
			}
		}
	})
}
