package scorecard

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// TestTwin has the browser's code score random cards and compares with Go: to the last bit, but for geometric
// means, where the two take logarithms in their own ways, to 1e-12.
func TestTwin(t *testing.T) {
	const cards = 10000
	r := rand.New(rand.NewPCG(3, 4))
	vectors := make([]vector, cards)
	seen := map[string]int{}
	for i := range vectors {
		c := randomCard(r)
		vectors[i] = newVector("", c, randomSheets(r, c))
		w := vectors[i].Want
		seen["verdict "+string(w.Verdict)]++
		seen[fmt.Sprintf("complete %t, agreement %t, voices %t", w.Complete, w.Agreement != nil, len(w.Raters) > 0)]++
		seen[fmt.Sprintf("score %t", w.Score != nil)]++
	}
	for _, kind := range []string{"verdict ", "verdict ready", "verdict not-ready", "verdict open", "complete true, agreement true, voices true", "complete false, agreement false, voices false", "score true", "score false"} {
		if seen[kind] < 50 {
			t.Errorf("only %d cards have %s: the test does not try it", seen[kind], kind)
		}
	}
	var got []outcome
	proof.Twin(t, "twin.mts", vectors, &got)
	if len(got) != cards {
		t.Fatalf("%d results", len(got))
	}
	for i, v := range vectors {
		slack := 0.0
		if v.Card.Geometric {
			slack = 1e-12
		}
		if !alike(t, v.Want, got[i], slack) {
			card, _ := json.Marshal(v)
			other, _ := json.Marshal(got[i])
			t.Fatalf("card %d: %s there\n%s", i, other, card)
		}
	}
}

// alike compares two outcomes as JSON; numbers may differ by slack of their size.
func alike(t *testing.T, a, b outcome, slack float64) bool {
	t.Helper()
	decode := func(o outcome) any {
		data, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(data, &v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	return near(decode(a), decode(b), slack)
}

func near(a, b any, slack float64) bool {
	switch a := a.(type) {
	case float64:
		b, ok := b.(float64)
		return ok && math.Abs(a-b) <= slack*max(1, math.Abs(a))
	case []any:
		b, ok := b.([]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for i := range a {
			if !near(a[i], b[i], slack) {
				return false
			}
		}
		return true
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for key := range a {
			if !near(a[key], b[key], slack) {
				return false
			}
		}
		return true
	}
	return a == b
}

func randomCard(r *rand.Rand) *Card {
	page, _, _ := parse("a.md", []byte("## Scorecard: random\n| A | 1 | 2 |\n| - | - | - |\n| x | a | b |\n"))
	c := &Card{Head: page.Cards[0].Head, Geometric: r.IntN(3) == 0, Levels: 2 + r.IntN(6)}
	for i := range r.IntN(4) {
		c.Bands = append(c.Bands, Band{From: float64(i * 25), Name: fmt.Sprint("b", i)})
	}
	for range 1 + r.IntN(3) {
		c.Groups = append(c.Groups, Group{Weight: weightOf(r)})
	}
	for i := range 1 + r.IntN(8) {
		k := &Criterion{ID: fmt.Sprint("c", i), Group: r.IntN(len(c.Groups)), Weight: weightOf(r)}
		randomScale(r, k)
		if gate := ratingOf(r, c, k); r.IntN(5) == 0 && gate.State == Rated {
			k.Gate = &gate.Value
		}
		c.Criteria = append(c.Criteria, k)
	}
	if r.IntN(2) == 0 {
		c.Raters = []Rater{{manager, weightOf(r)}, {"peer", weightOf(r)}, {self, 0}}
	}
	return c
}

func weightOf(r *rand.Rand) float64 { return float64(1+r.IntN(400)) / 10 }

func randomScale(r *rand.Rand, k *Criterion) {
	at := func() Stretch { x := float64(r.IntN(200)-50) / 4; return Stretch{x, x} }
	switch k.Kind = []Kind{Level, Level, Number, Number, YesNo}[r.IntN(5)]; {
	case k.Kind == YesNo && r.IntN(2) == 0:
		k.Worst = Stretch{1, 1}
	case k.Kind == YesNo:
		k.Best = Stretch{1, 1}
	case k.Kind == Number && r.IntN(2) == 0:
		best := at()
		k.Best = Stretch{best.Low, best.Low + float64(r.IntN(3))}
		k.Worst = Stretch{best.Low - 1 - float64(r.IntN(9)), k.Best.High + 1 + float64(r.IntN(9))}
	case k.Kind == Number:
		for k.Best == k.Worst {
			k.Worst, k.Best = at(), at()
		}
	}
}

func ratingOf(r *rand.Rand, c *Card, k *Criterion) Rating {
	switch r.IntN(8) {
	case 0:
		return Rating{}
	case 1:
		return Rating{State: NotApplicable}
	}
	switch k.Kind {
	case Level:
		return Rating{Rated, float64(1 + r.IntN(c.Levels))}
	case YesNo:
		return Rating{Rated, float64(r.IntN(2))}
	}
	return Rating{Rated, float64(r.IntN(400)-150) / 7}
}

func randomSheets(r *rand.Rand, c *Card) []Sheet {
	var list []Sheet
	nothing := r.IntN(20) == 0
	for range 1 + r.IntN(6) {
		s := Sheet{Ratings: make([]Rating, len(c.Criteria))}
		if len(c.Raters) > 0 {
			s.Rater = c.Raters[r.IntN(len(c.Raters))].Name
		}
		for i, k := range c.Criteria {
			if !nothing {
				s.Ratings[i] = ratingOf(r, c, k)
			}
		}
		list = append(list, s)
	}
	return list
}

// TestByHand has the numbers whose working testdata/samples.txtar writes out.
func TestByHand(t *testing.T) {
	page, _, ds := parse("a.md", []byte("## Scorecard: a\n<!-- id=a bands=0:low,82:high -->\n| What | Weight | 1 | 2 | 3 | 4 |\n| - | - | - | - | - | - |\n| A | 1 | a | b | c | d |\n| B | 3 | a | b | c | d |\n| C | 2 | a | b | c | d |\n"))
	if ds.Count(diag.Error) > 0 {
		t.Fatalf("%s", proof.Report(ds))
	}
	c := page.Cards[0]
	rated := func(levels ...float64) (list []Rating) {
		for _, l := range levels {
			list = append(list, Rating{Rated, l})
		}
		return list
	}
	if kappa, ok := c.Agreement(rated(3, 4, 3), rated(4, 4, 2)); !ok || math.Abs(kappa-0.4) > 1e-15 {
		t.Errorf("kappa %v", kappa)
	}
	if _, ok := c.Agreement(rated(3, 3, 3), rated(3, 3, 3)); ok {
		t.Error("a kappa of two constants")
	}
	swings := c.Sensitivity(c.Shares(rated(3, 4, 3)))
	if len(swings) != 3 || math.Abs(swings[1].Down-80.952380952) > 1e-8 || math.Abs(swings[1].Up-85.185185185) > 1e-8 || swings[1].DownBand != 0 || swings[1].UpBand != 1 {
		t.Errorf("%+v", swings)
	}
}

func TestCompareTwins(t *testing.T) {
	const card = "## Scorecard: a\n<!-- id=a bands=0:low,50:high -->\n| What | Weight | Gate | 1 | 2 | Worst | Best |\n| - | - | - | - | - | - | - |\n| A | 1 | 2 | a | b | | |\n| B | 2 | | | | 0 | 10 |\n"
	const karte = "## 评分卡：甲\n<!-- id=a bands=0:低,50:高 -->\n| 项 | 权重 | 门槛 | 1 | 2 | 最差 | 最好 |\n| - | - | - | - | - | - | - |\n| 甲 | 1 | 2 | 子 | 丑 | | |\n| 乙 | 2 | | | | 0 | 10 |\n"
	for _, c := range []struct{ original, twin, want string }{
		{card, karte, ""},
		{card, strings.Replace(karte, "| 甲 | 1 | 2 |", "| 甲 | 1 | |", 1), "gate 2 there, criterion 1 in group 1: level, weight 1, gate none here"},
		{card, strings.Replace(karte, "| 乙 | 2 |", "| 乙 | 3 |", 1), "weight 2, gate none, worst 0 to 0, best 10 to 10 there, criterion 2 in group 1: number, weight 3"},
		{card, strings.Replace(karte, "50:高", "60:高", 1), "band 2 from 50 there, band 2 from 60 here"},
		{card, strings.Replace(karte, "| 0 | 10 |", "| 0 | 11 |", 1), "best 10 to 10 there"},
		{card, strings.Replace(karte, "-->", "mean=geometric -->", 1), "geometric: false there, 2 criteria, 2 levels, geometric: true here"},
		{card, "# 甲", `the scorecard "a" of a.md is missing here`},
		{"# a", karte, `the original a.md has no scorecard with the id "a"`},
	} {
		original, _, _ := parse("a.md", []byte(c.original))
		twin, _, tds := parse("a.zh.md", []byte(c.twin))
		if tds.Count(diag.Error) > 0 {
			t.Fatalf("%s", proof.Report(tds))
		}
		var ds diag.List
		CompareTwins(original, twin, &ds)
		proof.Told(t, c.twin, &ds, c.want)
	}
}
