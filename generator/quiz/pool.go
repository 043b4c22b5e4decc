package quiz

import (
	"fmt"
	"regexp"
	"strconv"
)

// A Pool holds questions of which each attempt gets some.
type Pool struct {
	Questions []*Question
	Draw      int // how many are asked; 0: all
}

func (*Pool) kind() Kind { return KindPool }

// drawPattern finds "draw 5" or "抽 5 题" in the heading.
var drawPattern = regexp.MustCompile(`(?i)(?:\bdraw\s+|抽取?\s*)(\d{1,6})`)

func (r *reader) pool() *Pool {
	r.s.InOutline = true
	pool := &Pool{}
	r.q.Text = newText(r.s, r.lead()...)
	if m := drawPattern.FindStringSubmatch(r.q.plain); m != nil {
		pool.Draw, _ = strconv.Atoi(m[1]) // at most six digits
	}
	for _, sub := range r.s.Sections {
		if inner := keyword(sub.Keyword); inner == "Pool" || inner == "Step" {
			r.fail("quiz-pool", sub.Pos, "a pool holds questions only", "give pools the same number of #")
			continue
		}
		q := read(sub, r.ds)
		if q == nil {
			r.ds.Warn("quiz-body", sub.Pos, fmt.Sprintf("this is no question: it has no %s", bodyOf(keyword(sub.Keyword))), "complete it, or end the pool with a heading of its own level")
			continue
		}
		pool.Questions = append(pool.Questions, q)
	}
	return pool
}

func (b *Pool) check(q *Question, k *checker) {
	switch {
	case b.Draw > len(b.Questions):
		k.error("quiz-pool", q.pos, fmt.Sprintf("%d questions are to be drawn, but the pool has %d", b.Draw, len(b.Questions)), "write more questions, or draw fewer")
	case drawPattern.MatchString(q.plain) && b.Draw == 0:
		k.error("quiz-pool", q.pos, "no question is to be drawn", "draw at least one")
	}
	for _, inner := range b.Questions {
		if inner.Points != b.Questions[0].Points && b.Draw > 0 {
			k.warn("quiz-pool", inner.pos, "the questions of the pool give different points", "give all the same, so that each draw can reach the same score")
			break
		}
	}
}

func (b *Pool) ask(p *printer, _ *Question) {
	if b.Draw > 0 {
		p.html(`<p class="rule">`)
		p.word("quiz_draw", strconv.Itoa(b.Draw), strconv.Itoa(len(b.Questions)))
		p.html("</p>\n")
	}
	for _, q := range b.Questions {
		p.question(q)
	}
}

// answer prints nothing: each question has its own.
func (b *Pool) answer(*printer, *Question) {}

func (b *Pool) format(f *formatter, _ *Question) {
	inner := &formatter{level: f.level + 1}
	for _, q := range b.Questions {
		inner.question(q)
	}
	f.block(inner.out.String())
}

func (b *Pool) key() []string {
	return []string{fmt.Sprintf("draws %d of %d", b.Draw, len(b.Questions))}
}
