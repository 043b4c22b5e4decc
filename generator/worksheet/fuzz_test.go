package worksheet

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// FuzzWorksheet holds what every page of worksheets promises, whatever an author writes.
func FuzzWorksheet(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no testdata: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, a := range txtar.Parse(data).Files {
			if filepath.Ext(a.Name) == ".md" {
				f.Add(a.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		page, body, ds := parse("page.md", src)
		checkTree(t, body)
		lines := bytes.Count(bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")), []byte("\n")) + 1
		for _, d := range ds.Sorted() {
			if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > lines {
				t.Errorf("%s is at %v of %d lines", d.Message, d.Pos, lines)
			}
		}
		for _, s := range page.Sheets {
			checkSheet(t, s)
		}
	})
}

// checkSheet holds that cells come behind those they need, and that the values are small.
func checkSheet(t *testing.T, s *Sheet) {
	done := map[int]bool{}
	for _, i := range s.Order {
		for _, j := range s.Cells[i].needs() {
			if !done[j] {
				t.Errorf("cell %d comes before %d", i, j)
			}
		}
		done[i] = true
	}
	for _, v := range s.Compute(s.Defaults()) {
		if v.Kind == Number && (len(v.Number.Denom().String()) > longest+1 || len(v.Number.Num().String()) > longest+places+1) {
			t.Errorf("%s is too long", v)
		}
	}
	for _, c := range s.Cells {
		if !c.broken && c.Type == "" {
			t.Errorf("%s has no type", c.name())
		}
	}
}

// FuzzFormula holds that a formula is read or refused with a reason that stands in it.
func FuzzFormula(f *testing.F) {
	for _, text := range []string{"= 1 + 2", "=sum([A]..[B]) must be 100%", "= if([A] > 1, \"x\", “y”) as money 2", "=(((", "= -2 ^ -3 显示为 百分比", "=１＋２×（３）", "= 1.2.3..4", "= \xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c := &Cell{Source: text}
		bad := c.read()
		switch {
		case bad != nil && (bad.message == "" || bad.at < 0 || bad.at > len(text)):
			t.Errorf("%q: %+v", text, bad)
		case bad == nil && c.Expr == nil && c.Input == nil:
			t.Errorf("%q is neither", text)
		}
	})
}

// FuzzTyped holds that what is typed is a value within the limits, or a fault.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{"1,200", "１２％", "3亿", "2026-02-29", "low", "-"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, source := range []string{"number -1..5", "money", "percent", "date", "choice low / high"} {
			in, bad := readInput(source)
			if bad != nil {
				t.Fatal(bad)
			}
			v := in.Parse(text)
			if v.Kind == Number && (in.Low != nil && v.Number.Cmp(in.Low) < 0 || in.High != nil && v.Number.Cmp(in.High) > 0) {
				t.Errorf("%s takes %q as %s", source, text, v)
			}
		}
	})
}

// checkTree fails when the page is no balanced HTML or an id is there twice.
func checkTree(t *testing.T, body []byte) {
	if !utf8.Valid(body) {
		t.Fatal("not UTF-8")
	}
	ids := map[string]bool{}
	var open []string
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v left open in %s", open, body)
			}
			return
		case html.StartTagToken:
			token := z.Token()
			for _, a := range token.Attr {
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("id %q twice in %s", a.Val, body)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
			}
			if !strings.Contains(" br hr img input wbr ", " "+token.Data+" ") {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> within %v in %s", token.Data, open, body)
			}
			open = open[:len(open)-1]
		}
	}
}
