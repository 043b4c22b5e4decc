package scorecard

import (
	"bytes"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// FuzzScorecard holds what every page of scorecards promises, whatever an author writes.
func FuzzScorecard(f *testing.F) {
	proof.Seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		page, body, ds := parse("page.md", src)
		proof.Balanced(t, body)
		proof.Places(t, src, ds)
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
