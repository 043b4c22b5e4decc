package quiz

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"rampbook/generator/diag"
)

// WriteGIFT returns the questions of a page in Moodle's GIFT format, and how many they are. What GIFT cannot say is reported: a
// question that is left out is an error, a part of one a warning. What is written reads back as the same
// question; this is tried with each.
func WriteGIFT(page *Page, ds *diag.List) (gift []byte, count int) {
	w := &giftWriter{ds: ds, home: titleOf(page.file)}
	for _, q := range page.Questions {
		w.top(q)
	}
	return []byte(w.out.String()), w.count
}

// A giftWriter writes one file.
type giftWriter struct {
	out      strings.Builder
	count    int // questions written
	ds       *diag.List
	home     string // category of questions that are in no pool
	category string // the one that holds now; "" at first
}

func (w *giftWriter) lose(q *Question, what string) {
	w.ds.Warn("export-part", q.pos, what+" is left out: GIFT has no place for it", "")
}

func (w *giftWriter) top(q *Question) {
	pool, ok := q.Body.(*Pool)
	if !ok {
		if w.category != "" {
			w.enter(w.home)
		}
		w.question(q)
		return
	}
	w.enter(q.plain)
	if pool.Draw > 0 {
		w.lose(q, "how many questions are drawn")
	}
	if !q.Text.Empty() || len(q.Hints)+len(q.Explanation)+len(q.IfRight)+len(q.IfWrong) > 0 {
		w.lose(q, "the text of the pool")
	}
	for _, inner := range pool.Questions {
		w.question(inner)
	}
}

// enter begins a category. A slash would begin one within it.
func (w *giftWriter) enter(name string) {
	if name = oneLine(strings.ReplaceAll(name, "/", "-")); name != w.category {
		w.category = name
		w.out.WriteString("$CATEGORY: " + name + "\n\n")
	}
}

func (w *giftWriter) question(q *Question) {
	said, ok := w.reduced(q)
	if !ok {
		w.ds.Error("export-kind", q.pos, fmt.Sprintf("the question is left out: GIFT has no %s", kindName(q.Kind)), "")
		return
	}
	text := giftText(said)
	if problem := lostInGIFT(said, text); problem != "" {
		w.ds.Error("export-lost", q.pos, "the question is left out: "+problem, "simplify its text or its weights")
		return
	}
	w.out.WriteString(text + "\n")
	w.count++
}

func kindName(kind Kind) string {
	return map[Kind]string{KindCloze: "gaps within a text", KindOrder: "ordering", KindScenario: "scenario", KindText: "patterns"}[kind]
}

// lostInGIFT says what of q does not come back from text, "" when all does.
func lostInGIFT(q *Question, text string) string {
	var ds diag.List
	draft := ReadGIFT("page.gift", []byte(text), &ds)
	for _, d := range ds.Sorted() {
		if d.Severity == diag.Error {
			return strings.TrimPrefix(d.Message, "the question is left out: ")
		}
	}
	if draft.Count() != 1 {
		return "its text holds what GIFT takes for something else"
	}
	return difference(q, draft.Groups[0].Questions[0])
}

var ownLink = regexp.MustCompile(`\]\(<?(?:[^):]*)[)#?]`)

// reduced is what GIFT can say of q; the rest is reported. false: nothing.
func (w *giftWriter) reduced(q *Question) (*Question, bool) {
	said := *q
	if said.Body = w.body(q); said.Body == nil {
		return nil, false
	}
	w.metadata(q)
	if !tagPattern.MatchString(q.Skill) {
		said.Skill = ""
	}
	said.Hints = nil
	for range q.Hints {
		w.lose(q, "a hint")
	}
	if q.Kind != KindText && q.Kind != KindNumber {
		said.IfRight, said.IfWrong = nil, nil
		if len(q.IfRight)+len(q.IfWrong) > 0 {
			w.lose(q, "what is said of a right or wrong answer as a whole")
		}
	}
	if ownLink.MatchString(Format([]*Question{&said}, 3)) {
		w.ds.Warn("export-link", q.pos, "a link or image that leads into the portal leads nowhere in Moodle", "use the whole address: https://…")
	}
	return &said, true
}

func (w *giftWriter) metadata(q *Question) {
	if q.Points != 1 {
		w.lose(q, "the number of points")
	}
	if q.Source != "" {
		w.lose(q, "source=")
	}
	if q.Anchor != "" {
		w.lose(q, "the anchor")
	}
	if q.Skill != "" && !tagPattern.MatchString(q.Skill) {
		w.lose(q, "the skill")
	}
}

// body is what GIFT can say of a body; nil when nothing.
func (w *giftWriter) body(q *Question) Body {
	switch body := q.Body.(type) {
	case *Choice:
		return w.choice(q, body)
	case *Short:
		return w.short(q, body)
	case *Number:
		if body.Unit != "" {
			w.lose(q, "the unit")
		}
		return &Number{Ranges: body.Ranges}
	case *Match:
		if !body.Heads[0].Empty() || !body.Heads[1].Empty() {
			w.lose(q, "the heading of the table")
		}
		return &Match{Pairs: body.Pairs}
	case *Reflect:
		if len(body.Checks) > 0 {
			w.lose(q, "the learner's list")
		}
		if !body.Manager {
			w.ds.Warn("export-part", q.pos, "the learner compares the answer here, in Moodle a teacher reads it", "")
		}
		return &Reflect{Manager: true}
	}
	return nil
}

func (w *giftWriter) choice(q *Question, body *Choice) Body {
	said := *body
	said.Options = append([]Option(nil), body.Options...)
	for i := range said.Options {
		if said.Options[i].Pinned {
			w.lose(q, fmt.Sprintf("that option %s keeps its place", letter(i)))
			said.Options[i].Pinned = false
		}
	}
	for _, weight := range body.giftWeights() {
		if !moodleKnows(weight) {
			w.ds.Warn("export-weight", q.pos, fmt.Sprintf("Moodle has no grade of %s %%", formatNumber(percentOf(weight))), "import there with “Nearest grade if not listed”")
			break
		}
	}
	return &said
}

// moodleKnows reports whether a weight is one of the grades Moodle's question types offer.
func moodleKnows(weight float64) bool {
	for _, n := range []float64{0, 0.05, 0.1, 1.0 / 9, 0.125, 1.0 / 7, 1.0 / 6, 0.2, 0.25, 0.3, 1.0 / 3, 0.4, 0.5, 0.6, 2.0 / 3, 0.7, 0.75, 0.8, 5.0 / 6, 0.9, 1} {
		if math.Abs(math.Abs(weight)-n) < 1e-4 {
			return true
		}
	}
	return false
}

func (w *giftWriter) short(q *Question, body *Short) Body {
	said := &Short{}
	for _, a := range body.Answers {
		if a.pattern != nil {
			w.lose(q, fmt.Sprintf("the pattern %s", a.Text))
			continue
		}
		said.Answers = append(said.Answers, a)
	}
	if len(said.Answers) == 0 {
		return nil
	}
	return said
}
