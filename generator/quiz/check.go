package quiz

import (
	"fmt"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// A checker looks for what is wrong with questions that could be read.
type checker struct {
	ds *diag.List
}

func (k *checker) error(code string, p diag.Pos, message, hint string) {
	k.ds.Error(code, p, message, hint)
}

func (k *checker) warn(code string, p diag.Pos, message, hint string) {
	k.ds.Warn(code, p, message, hint)
}

// Finish checks the questions. It is called once, when the page has been parsed.
func (p *Page) Finish() {
	k := &checker{ds: p.ds}
	all := p.All()
	exercise.CheckIDs(family, all, p.ds)
	for _, q := range all {
		k.question(q)
	}
	k.longest(all)
	p.checkPass(k, all)
}

func (k *checker) question(q *Question) {
	if q.Stem == "" {
		k.error("quiz-stem", q.pos, "the question has no words", "write them behind the colon")
	}
	q.Body.check(q, k)
	if !q.explained() {
		k.ds.Note("quiz-explanation", q.pos, "the question has no explanation", "say behind the answers why: > [!NOTE]")
	}
}

// explained reports whether a learner is told why an answer is right.
func (q *Question) explained() bool {
	switch body := q.Body.(type) {
	case *Pool, *Scenario, *Reflect:
		return true
	case *Choice:
		for _, o := range body.Options {
			if !o.Feedback.Empty() {
				return true
			}
		}
	}
	return len(q.Explanation)+len(q.IfRight)+len(q.IfWrong) > 0
}

// longest warns when the right option is always the longest: learners notice.
func (k *checker) longest(all []*Question) {
	const few = 4
	count := 0
	var first diag.Pos
	for _, q := range all {
		c, ok := q.Body.(*Choice)
		if !ok || c.Many || c.right() != 1 || c.isTrueFalse() {
			continue
		}
		if !c.rightIsLongest() {
			return
		}
		if count++; count == 1 {
			first = q.pos
		}
	}
	if count >= few {
		k.warn("quiz-longest", first, fmt.Sprintf("in all %d questions with one right option the right one is the longest", count), "shorten right options, or lengthen wrong ones")
	}
}

func (c *Choice) rightIsLongest() bool {
	right, wrong := 0, 0
	for _, o := range c.Options {
		size := utf8.RuneCountInString(o.Text.plain)
		if o.Right {
			right = size
		} else {
			wrong = max(wrong, size)
		}
	}
	return right > wrong
}

// checkPass warns when guessing alone reaches the pass mark.
func (p *Page) checkPass(k *checker, all []*Question) {
	if p.Settings.Pass == 0 {
		return
	}
	points, guessed := 0.0, 0.0
	for _, q := range all {
		if q.Kind == KindPool {
			continue
		}
		points += q.Points
		guessed += q.Points * q.guess()
	}
	if points > 0 && 100*guessed/points >= p.Settings.Pass {
		k.warn("quiz-pass", k.passPos(all), fmt.Sprintf("guessing alone reaches %.0f %%, and the pass mark is %s %%", 100*guessed/points, formatNumber(p.Settings.Pass)), "raise the pass mark, or ask what cannot be guessed")
	}
}

func (k *checker) passPos(all []*Question) diag.Pos { return all[0].section.Meta.Pos("pass") }

// guess is the share of the points that one blind tick gives on average.
func (q *Question) guess() float64 {
	if c, ok := q.Body.(*Choice); ok && !c.Many && len(c.Options) > 0 {
		return 1 / float64(len(c.Options))
	}
	return 0
}
