package scorecard

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"rampbook/generator/diag"
)

// FuzzScorecard holds what every page of scorecards promises, whatever an author writes.
func FuzzScorecard(f *testing.F) {
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
		for _, c := range page.Cards {
			checkCard(t, c)
		}
	})
}

// checkCard holds that scores are from 0 to 100 and that weights count.
func checkCard(t *testing.T, c *Card) {
	if len(c.Groups) == 0 {
		t.Error("no group")
	}
	shares := make([]Share, len(c.Criteria))
	for i, k := range c.Criteria {
		if k.Weight <= 0 || k.Group >= len(c.Groups) || k.Kind == "" {
			t.Errorf("criterion %+v", k)
		}
		shares[i] = k.Share(Rating{Rated, 1}, c.Levels)
		if s := shares[i].S; !(s >= 0 && s <= 1) {
			t.Errorf("share %v of %+v", s, k)
		}
	}
	if r := c.Score(shares); r.Score != nil && !(*r.Score >= 0 && *r.Score <= 100.000001) {
		t.Errorf("score %v", *r.Score)
	}
	c.Sensitivity(shares)
}

// FuzzPeople holds that any file is read to its end, and mistakes have places in it.
func FuzzPeople(f *testing.F) {
	f.Add([]byte("name,rater,A,B\nx,manager,1,2\ny,peer,\"1\n"))
	f.Add([]byte("\uFEFF名;评价人;A;B\r\n甲;上级;n/a;-3 km\r\n"))
	page, _, _ := parse("a.md", []byte("## Scorecard: a\n<!-- raters=manager:1,peer:1 -->\n| A | 1 | 2 | Worst | Best |\n| - | - | - | - | - |\n| A | a | b | | |\n| B | | | 0 | 10 km |\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var ds diag.List
		for _, p := range page.Cards[0].ReadPeople("a.csv", data, &ds) {
			if p.Name == "" || p.Line < 2 || p.Score != nil && !(*p.Score >= 0 && *p.Score <= 100.000001) {
				t.Errorf("%+v", p)
			}
		}
		for _, d := range ds.Sorted() {
			if d.Code != "score-encoding" && (d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > bytes.Count(data, []byte("\n"))+1) {
				t.Errorf("%s at %v", d.Message, d.Pos)
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
