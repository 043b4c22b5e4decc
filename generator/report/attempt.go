package report

import (
	"cmp"
	"math"
	"slices"

	"rampbook/generator/progress"
	"rampbook/generator/quiz"
)

// An attempt is one attempt at a quiz.
type attempt struct {
	try       string
	lang      string
	rev       string
	ask       []string
	answers   map[string]answer
	submitted bool // handed in
	living    bool // and the learner did not start again since: only then the rest is said
	day       string
	passed    *bool // nil: not judged
	share     float64
}

// An answer is the answer to one question.
type answer struct {
	try    string
	resp   []string
	share  float64 // of the points; NaN: nobody has marked it yet
	sure   bool
	rev    string
	erased bool
}

// answer takes a record about a quiz or a question.
func (l *learner) answer(e *event) {
	if e.Try == "" {
		return
	}
	a := l.attempt(e.page, e.Try)
	switch e.Event {
	case progress.Started:
		if a == nil {
			l.quiz[e.page] = append(l.quiz[e.page], &attempt{
				try: e.Try, lang: e.Lang, rev: orText(e.Rev, e.Revision), ask: e.Ask, answers: map[string]answer{}, share: math.NaN(),
			})
		}
	case progress.Answered, progress.Rated:
		if e.id != "" {
			l.give(a, e)
		}
	case progress.Submitted:
		if a == nil { // the record that began it is lost
			a = &attempt{try: e.Try, lang: e.Lang, rev: orText(e.Rev, e.Revision), answers: map[string]answer{}, share: math.NaN()}
			l.quiz[e.page] = append(l.quiz[e.page], a)
		}
		a.submitted = true
		if !e.erased {
			a.living, a.day, a.passed, a.share = true, e.Time[:len(day)], e.Passed, e.share()
		}
	}
}

func orText(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (l *learner) attempt(page, try string) *attempt {
	for _, a := range l.quiz[page] {
		if a.try == try {
			return a
		}
	}
	return nil
}

// give keeps an answer, or the mark that a person gave it later.
func (l *learner) give(a *attempt, e *event) {
	answers := l.firsts[e.page]
	if a != nil {
		answers = a.answers
	} else if answers == nil {
		answers = map[string]answer{}
		l.firsts[e.page] = answers
	}
	old, there := answers[e.id]
	switch {
	case e.Event == progress.Rated:
		if there && old.try == e.Try || a != nil {
			old.share, old.try = e.share(), e.Try
			answers[e.id] = old
		}
	case !there || a != nil:
		answers[e.id] = answer{e.Try, e.Resp, e.share(), e.Sure >= 3, e.Revision, e.erased}
	}
}

// share is the part of the points that a record tells, from 0 to 1; NaN when it tells none.
func (e *event) share() float64 {
	if e.Score == nil || e.Max == nil || !(*e.Max > 0) {
		return math.NaN()
	}
	return min(1, max(0, *e.Score / *e.Max))
}

// A first is what a learner did the first time with the questions of a page.
type first struct {
	lang    string
	answers map[string]answer
	missed  []string // asked, and handed in without an answer; not reflections, which wait for a mark
}

// first returns the learner's first attempt at a page; ok is false without one.
func (l *learner) first(p Page) (f first, ok bool) {
	if !p.Quiz || len(l.quiz[p.Page]) == 0 {
		f.answers = l.firsts[p.Page]
		return f, len(f.answers) > 0
	}
	a := l.quiz[p.Page][0]
	f = first{lang: orText(a.lang, p.Revisions[a.rev]), answers: a.answers}
	for _, q := range p.Questions {
		_, there := a.answers[q.ID]
		if a.submitted && !there && q.Kind != string(quiz.KindReflect) && slices.Contains(a.ask, q.ID) {
			f.missed = append(f.missed, q.ID)
		}
	}
	return f, len(f.answers)+len(f.missed) > 0
}

func (a *attempt) judged() bool    { return a.passed != nil }
func (a *attempt) failed() bool    { return a.judged() && !*a.passed }
func (a *attempt) succeeded() bool { return a.judged() && *a.passed }

// counting returns the attempts that were handed in, not erased, and count: the judged ones, where any was judged. What was asked
// again of a quiz is not, and is no attempt at it.
func (l *learner) counting(page string) []*attempt {
	var all []*attempt
	for _, a := range l.quiz[page] {
		if a.living {
			all = append(all, a)
		}
	}
	if slices.ContainsFunc(all, (*attempt).judged) {
		return slices.DeleteFunc(all, func(a *attempt) bool { return !a.judged() })
	}
	return all
}

// best is the best of the attempts that count: passed before failed, then by points; of equal ones the first. nil without one.
func (l *learner) best(page string) *attempt {
	var best *attempt
	for _, a := range l.counting(page) {
		if best == nil || best.failed() && !a.failed() || best.failed() == a.failed() && cmp.Compare(a.share, best.share) > 0 {
			best = a
		}
	}
	return best
}
