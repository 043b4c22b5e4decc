package quiz

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode"

	"rampbook/generator/proof"
)

// A trial is a question and a response to it.
type trial struct {
	Question int      `json:"question"`
	Resp     []string `json:"resp"`
	Rule     Rule     `json:"rule"`
}

// An interval is asked of Wilson.
type interval struct {
	Share float64 `json:"share"`
	N     int     `json:"n"`
}

type twinInput struct {
	Questions []DataQuestion `json:"questions"`
	Cases     []trial        `json:"cases"`
	Texts     []string       `json:"texts"`
	Trials    []interval     `json:"trials"`
}

type twinOutput struct {
	Scores    []float64    `json:"scores"`
	Folded    []string     `json:"folded"`
	Numbers   []*float64   `json:"numbers"`
	Intervals [][2]float64 `json:"intervals"`
}

// askTwin lets the browser's grader do the same.
func askTwin(t *testing.T, in twinInput) twinOutput {
	t.Helper()
	in.Cases, in.Questions, in.Trials = append([]trial{}, in.Cases...), append([]DataQuestion{}, in.Questions...), append([]interval{}, in.Trials...)
	var out twinOutput
	proof.Twin(t, "twin.ts", in, &out)
	return out
}

// TestTheBrowserGradesAlike asks random questions of every kind and gives them random answers, right ones, nearly right
// ones and such as no page sends. The two graders' scores are equal to the last bit. Wilson's interval has products
// that some processors add without rounding, so there 1e-12 is allowed.
func TestTheBrowserGradesAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(20261123, 4))
	w := &writerOfQuestions{r: r}
	var in twinInput
	var questions []*Question
	for range 30 {
		page, _, ds := parse("quizzes/a.md", []byte(w.page()))
		if len(page.Questions) != 40 { // mistakes, such as weights that do not add up, do not matter here
			t.Fatalf("%d questions: %s", len(page.Questions), proof.Report(ds))
		}
		in.Questions = append(in.Questions, page.Data("", nil, noSources).Questions...)
		for _, q := range page.All() {
			if q.Kind != KindPool {
				questions = append(questions, q)
			}
		}
	}
	for len(in.Cases) < 24_000 {
		i := r.IntN(len(questions))
		in.Cases = append(in.Cases, trial{i, w.response(in.Questions[i]), Rule(rules()[r.IntN(5)])})
	}
	for range 8000 {
		in.Texts = append(in.Texts, w.disguised(w.typed()))
		in.Trials = append(in.Trials, interval{r.Float64(), r.IntN(40)})
	}
	out := askTwin(t, in)
	compareScores(t, in, out, questions)
	compareTexts(t, in, out)
}

func noSources(*Question) *DataSource { return nil }

func compareScores(t *testing.T, in twinInput, out twinOutput, questions []*Question) {
	seen := map[Kind]map[string]int{}
	for i, c := range in.Cases {
		q := questions[c.Question]
		score := q.GradeList(c.Resp, c.Rule)
		if got := out.Scores[i]; got != score {
			data, _ := json.Marshal(in.Questions[c.Question])
			t.Fatalf("%s of %q by %s: %v here, %v in a browser\n%s", q.Kind, c.Resp, c.Rule, score, got, data)
		}
		if seen[q.Kind] == nil {
			seen[q.Kind] = map[string]int{}
		}
		switch score {
		case 0:
			seen[q.Kind]["nothing"]++
		case 1:
			seen[q.Kind]["all"]++
		default:
			seen[q.Kind]["a part"]++
		}
	}
	for _, kind := range []Kind{KindChoice, KindText, KindNumber, KindCloze, KindOrder, KindMatch, KindScenario, KindReflect} {
		parts := seen[kind]
		if parts["nothing"] < 100 || parts["all"] < 100 || parts["a part"] < 50 && kind != KindText && kind != KindNumber {
			t.Errorf("%s: too few answers of one sort: %v", kind, parts)
		}
	}
}

func compareTexts(t *testing.T, in twinInput, out twinOutput) {
	numbers := 0
	for i, text := range in.Texts {
		if want := Fold(text); out.Folded[i] != want {
			t.Fatalf("%q folds to %q here and %q in a browser", text, want, out.Folded[i])
		}
		n, ok := ParseNumber(text)
		if got := out.Numbers[i]; ok != (got != nil) || ok && *got != n {
			t.Fatalf("%q is the number %v (%t) here and %v in a browser", text, n, ok, got)
		}
		if ok {
			numbers++
		}
	}
	if numbers < 500 {
		t.Errorf("only %d texts were numbers", numbers)
	}
	for i, c := range in.Trials {
		low, high := Wilson(c.Share, c.N)
		if got := out.Intervals[i]; math.Abs(got[0]-low) > 1e-12 || math.Abs(got[1]-high) > 1e-12 {
			t.Fatalf("Wilson(%v, %d) is %v, %v here and %v in a browser", c.Share, c.N, low, high, got)
		}
	}
}

// TestTheBrowserFoldsEverySign folds every character alone. Letters are left out whose small form came to
// Unicode after the version that Go has: a browser's version is as young as the browser.
func TestTheBrowserFoldsEverySign(t *testing.T) {
	var in twinInput
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r <= 0xDFFF || slices.ContainsFunc(young, func(n [2]rune) bool { return r >= n[0] && r <= n[1] }) {
			continue
		}
		in.Texts = append(in.Texts, "a"+string(r)+"1")
	}
	out := askTwin(t, in)
	for i, text := range in.Texts {
		if want := Fold(text); out.Folded[i] != want {
			t.Errorf("%q folds to %q here and %q in a browser", text, want, out.Folded[i])
		}
	}
}

// young are letters of Unicode 16 and 17: Latin Extended-C and -D, Garay and Beria Erfe.
var young = [][2]rune{{0x1C89, 0x1C89}, {0xA7CB, 0xA7DC}, {0x10D50, 0x10D65}, {0x16EA0, 0x16EB8}}

// A writerOfQuestions makes questions and answers up.
type writerOfQuestions struct {
	r *rand.Rand
	n int // questions so far
}

func (w *writerOfQuestions) pick(list ...string) string { return list[w.r.IntN(len(list))] }

// page is a page with each kind of question a few times.
func (w *writerOfQuestions) page() string {
	page := ""
	for range 5 {
		for _, kind := range []func() string{w.choice, w.short, w.number, w.cloze, w.order, w.match, w.scenario, w.reflect} {
			w.n++
			page += fmt.Sprintf(kind(), w.n) + "\n\n"
		}
	}
	return page
}
