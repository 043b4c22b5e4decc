package quiz

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rampbook/generator/proof"
)

// ruleNames are the names the vectors have for our rules.
var ruleNames = map[Rule]string{Balanced: "rampbook balanced", Exact: "exact", EDC: "edx EDC", Canvas: "canvas", None: "R none"}

type vectors struct {
	Key, Options string
	Cases        map[string]map[string]float64
	Coinflip     map[string]float64
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	var v vectors
	proof.ReadJSON(t, "testdata/partialcredit.json", &v)
	return v
}

// ticks turns the letters of an answer into ticks.
func (v vectors) ticks(letters string) []bool {
	on := make([]bool, len(v.Options))
	for i := range on {
		on[i] = strings.Contains(letters, v.Options[i:i+1])
	}
	return on
}

func TestScoreTicksGivesTheKnownScores(t *testing.T) {
	v := readVectors(t)
	if len(v.Cases) < 9 {
		t.Fatalf("only %d cases", len(v.Cases))
	}
	for letters, want := range v.Cases {
		for rule, name := range ruleNames {
			got := ScoreTicks(rule, v.ticks(v.Key), v.ticks(strings.TrimPrefix(letters, "(none)")))
			if math.Abs(got-want[name]) > 5e-5 {
				t.Errorf("%s of %s: %.5f, want %.4f", rule, letters, got, want[name])
			}
		}
	}
}

// The mean over all 32 ways to tick five options.
func TestScoreTicksOfCoinFlips(t *testing.T) {
	v := readVectors(t)
	for rule, name := range ruleNames {
		sum := 0.0
		for bits := range 32 {
			ticked := make([]bool, 5)
			for i := range ticked {
				ticked[i] = bits>>i&1 == 1
			}
			sum += ScoreTicks(rule, v.ticks(v.Key), ticked)
		}
		if math.Abs(sum/32-v.Coinflip[name]) > 1e-4 {
			t.Errorf("%s: mean %.6f, want %.6f", rule, sum/32, v.Coinflip[name])
		}
	}
}

func TestScoresStayBetweenNothingAndAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 1 + r.IntN(8)
		right, ticked := make([]bool, n), make([]bool, n)
		for i := range n {
			right[i], ticked[i] = r.IntN(2) == 0, r.IntN(2) == 0
		}
		for rule := range ruleNames {
			if s := ScoreTicks(rule, right, ticked); s < 0 || s > 1 {
				t.Fatalf("%s of %v for %v: %v", rule, ticked, right, s)
			}
		}
		if s := ScoreOrder(r.Perm(n), n); s < 0 || s > 1 {
			t.Fatalf("order: %v", s)
		}
	}
}

func TestScoreOrder(t *testing.T) {
	for _, c := range []struct {
		order []int
		want  float64
	}{
		{[]int{0, 1, 2, 3}, 1},
		{[]int{1, 0, 2, 3}, 2.0 / 3},
		{[]int{3, 2, 1, 0}, 0},
		{[]int{1, 0, 3, 2}, 1.0 / 3},
		{[]int{0, 0, 1, 2}, 0},
		{[]int{0, 1, 2}, 0},
		{[]int{0, 1, 2, 4}, 0},
	} {
		if got := ScoreOrder(c.order, 4); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v: %v, want %v", c.order, got, c.want)
		}
	}
}

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		share     float64
		n         int
		low, high float64
	}{
		{0.8, 10, 0.4902, 0.9433}, // 8 of 10
		{0, 10, 0, 0.2775},
		{1, 10, 0.7225, 1},
		{0.5, 100, 0.4038, 0.5962},
		{0.5, 0, 0, 1},
	} {
		low, high := Wilson(c.share, c.n)
		if math.Abs(low-c.low) > 1e-4 || math.Abs(high-c.high) > 1e-4 {
			t.Errorf("Wilson(%v, %d) = %.4f, %.4f, want %.4f, %.4f", c.share, c.n, low, high, c.low, c.high)
		}
	}
}

func one(t *testing.T, src string) *Question {
	t.Helper()
	page, _, ds := parse("q.md", []byte(src))
	if len(page.Questions) != 1 {
		t.Fatalf("%d questions in %q: %s", len(page.Questions), src, proof.Report(ds))
	}
	return page.Questions[0]
}

func TestGrade(t *testing.T) {
	const several = "## Q: a\n- [x] a <!-- weight=0.6 -->\n- [x] b\n- [ ] c <!-- weight=-0.5 -->\n- [ ] d"
	const single = "## Q: a\n- [ ] a <!-- weight=0.5 -->\n- [x] b\n- [ ] c"
	const cloze = "## Fill: a\n{{One|two}} {{(a)|b}} {{/^x+$/i}} {{3.5}}"
	const match = "## Match: a\n| a | b |\n| - | - |\n| x | same |\n| y | same |\n| z | other |\n| | none |"
	const scenario = "## Scenario: a\n### Step: a\n- [x] a\n  > [b](#step-b)\n- [ ] b\n  > [b](#step-b)\n### Step: b\n- [x] a\n  > [c](#step-c)\n- [ ] b\n  > [c](#step-c)\n### Step: c\nEnd."
	for _, c := range []struct {
		src  string
		r    Response
		want float64
	}{
		{several, Response{Ticked: []bool{true, true, false, false}}, 1},
		{several, Response{Ticked: []bool{true, false, false, false}}, 0.6},
		{several, Response{Ticked: []bool{true, true, true, false}}, 0.5},
		{several, Response{Ticked: []bool{false, false, true, true}}, 0},
		{several, Response{}, 0},
		{single, Response{Ticked: []bool{true, false, false}}, 0.5},
		{single, Response{Ticked: []bool{false, true, false}}, 1},
		{single, Response{Ticked: []bool{true, true, false}}, 0}, // two where one is asked
		{"## Q: a\nAnswer: `Harbour Care`", Response{Typed: []string{" ＨＡＲＢＯＵＲ  care. "}}, 1},
		{"## Q: a\nAnswer: `Harbour Care`", Response{Typed: []string{"HarbourCare"}}, 0},
		{"## Q: a\nAnswer: `Harbour Care`", Response{}, 0},
		{"## Q: a\nAnswer: `/^med+ic+$/i`", Response{Typed: []string{"MEDDICC"}}, 1},
		{"## Q: a\nAnswer: `/[/`", Response{Typed: []string{"/[/"}}, 0}, // a broken pattern accepts nothing
		{"## Q: a\nAnswer: `27.5` ± `2%`", Response{Typed: []string{"28.05"}}, 1},
		{"## Q: a\nAnswer: `27.5` ± `0.1`", Response{Typed: []string{"27.6%"}}, 1},
		{"## Q: a\nAnswer: `27.5` ± `0.1`", Response{Typed: []string{"27.61"}}, 0},
		{"## Q: a\nAnswer: `25`..`30`", Response{Typed: []string{"３０"}}, 1},
		{"## Q: a\n<!-- unit=kW -->\nAnswer: `12,000`", Response{Typed: []string{"1.2万 kw"}}, 1},
		{cloze, Response{Typed: []string{"ONE", "a", "XX", "3.5"}}, 1},
		{cloze, Response{Typed: []string{"two", "b", "y", "35"}}, 0.25},
		{match, Response{Matched: []int{1, 0, 2}}, 1}, // equal wordings are equal
		{match, Response{Matched: []int{3, -1, 2}}, 1.0 / 3},
		{"## Order: a\n1. a\n2. b\n3. c", Response{Order: []int{0, 2, 1}}, 1.0 / 3},
		{scenario, Response{Path: []int{0, 0}}, 1},
		{scenario, Response{Path: []int{1, 0}}, 0.5},
		{scenario, Response{Path: []int{0}}, 0.5}, // the way was not ended
		{scenario, Response{Path: []int{0, 7}}, 0.5},
		{"## Reflect: a\n- [ ] a\n- [ ] b", Response{Found: []bool{true}}, 0.5},
		{"## Pool: a\n### Q: b\n- [x] c\n- [ ] d", Response{Ticked: []bool{true}}, 0},
	} {
		if got := one(t, c.src).Grade(c.r, Balanced); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q\n%+v: %v, want %v", c.src, c.r, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  MEDDICC. ": "meddicc", "Ａｂ　ｃ": "ab c", "e.g. this！": "eg this", "3.5": "3.5", "。": "", "客户 说。": "客户 说",
		"a\u00a0\t b": "a b", strings.Repeat("ab", MaxAnswer): strings.Repeat("ab", MaxAnswer/2),
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if Fold(want) != want {
			t.Errorf("Fold is not done with %q", want)
		}
	}
}

func TestParseNumber(t *testing.T) {
	for in, want := range map[string]float64{
		"1,200": 1200, "２７．５": 27.5, "27.5%": 27.5, "1.2万": 12000, "3 亿": 3e8, "-4": -4, "−4": -4, "+4": 4, ".5": 0.5, "1，200": 1200,
	} {
		if got, ok := ParseNumber(in); !ok || math.Abs(got-want) > 1e-9*want*want {
			t.Errorf("ParseNumber(%q) = %v, %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "a", "1,20", "1 200", "1e5", "0x10", "NaN", "Inf", ".", "1.2.3", "--1", "万"} {
		if got, ok := ParseNumber(in); ok {
			t.Errorf("ParseNumber(%q) = %v", in, got)
		}
	}
}

func TestPatternsThatBrowsersReadInTheSameWay(t *testing.T) {
	for _, source := range []string{`^med+ic+$`, `^harbou?r\s?care$`, `^(?:a|b)$`, `[a-z\-]{2,5}`, `\d+\.\d{2}`, `客户?`, `^a.*b.*$`, `(ab)+`, `(?:xy){3}`, `[^\d]`, `\/`, ``, `a+?`} {
		if _, problem := NewPattern(source, "i"); problem != nil {
			t.Errorf("%s is refused: %v", source, problem)
		}
	}
	for _, source := range []string{`(?=a)`, `(?!a)`, `(?<=a)b`, `(?i)a`, `(?P<n>a)`, `(?<n>a)`, `(a)\1`, `\Aa`, `a\z`, `\Qa\E`, `\pL`, `[[:alpha:]]`, `a++`, `a**`,
		`(a+)+`, `(a|aa)*`, `(a?)*`, `(a{1,3})+`, `(a+){2}`, `a*b*c*d*`, `a{`, `a{1001}`, `}`, `]`, `[]a]`, `[^]`, `[a`, `^*`, `\b+`, `*a`, `(*a)`, `\x41`, `\u0041`, `\e`, `a\`, `[\d-z]`, `(a`, `[z-a]`, strings.Repeat("a", MaxPattern+1)} {
		if _, problem := NewPattern(source, ""); problem == nil {
			t.Errorf("%s is taken", source)
		}
	}
	if _, problem := NewPattern("a", "g"); problem == nil {
		t.Error("the flag g is taken")
	}
}

// A scattered order avoids the author's, unless the question is sealed: then what is printed tells nothing
// of the order in which the author wrote.
func TestScattered(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		texts := make([]string, r.IntN(10))
		for i := range texts {
			texts[i] = string(rune('a' + r.IntN(26)))
		}
		q := &Question{ID: string(rune('a' + r.IntN(26)))}
		list := q.scattered(texts)
		seen := map[int]bool{}
		for _, v := range list {
			seen[v] = true
		}
		if len(seen) != len(texts) || len(list) > 1 && slices.IsSorted(list) {
			t.Fatalf("%q: %v", texts, list)
		}
		q.sealed = true
		if want, got := printed(q, texts), printed(q, shuffledTexts(r, texts)); !slices.Equal(got, want) {
			t.Fatalf("the order in which %q are printed depends on the author's: %q and %q", texts, want, got)
		}
	}
}

func printed(q *Question, texts []string) []string {
	var list []string
	for _, i := range q.scattered(texts) {
		list = append(list, texts[i])
	}
	return list
}

func shuffledTexts(r *rand.Rand, texts []string) []string {
	list := slices.Clone(texts)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}
