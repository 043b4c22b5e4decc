package quiz

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Scenario is a role play: at each step the learner chooses, and the choice leads to another step.
type Scenario struct {
	Steps []Step
}

// A Step is one situation. Without options it is an ending.
type Step struct {
	Title   string // markdown of the heading behind the keyword
	Anchor  string // the id of the heading, if the author wrote one as {#id}
	Text    Text
	Options []Option
	section *markdown.Section
	pos     diag.Pos
}

func (*Scenario) kind() Kind { return KindScenario }

func (r *reader) scenario() *Scenario {
	sc := &Scenario{}
	r.q.Text = newText(r.s, r.lead()...)
	for _, sub := range r.s.Sections {
		if keyword(sub.Keyword) != "Step" {
			r.fail("quiz-step", sub.Pos, "a scenario holds steps only", "end the scenario with a heading of its own level, or write Step:")
			continue
		}
		if len(sc.Steps) == MaxSteps {
			r.fail("quiz-limit", sub.Pos, fmt.Sprintf("more than %d steps", MaxSteps), "split the scenario")
			break
		}
		sc.Steps = append(sc.Steps, r.step(sub))
	}
	return sc
}

func (r *reader) step(sub *markdown.Section) Step {
	st := Step{Title: sub.Stem, Anchor: sub.Anchor, section: sub, pos: sub.Pos}
	r.checkHeadings(sub)
	var text []ast.Node
	for i, n := range sub.Blocks {
		if !markdown.IsTaskList(n) && !isMoves(n) {
			text = append(text, n)
			continue
		}
		inner := &reader{s: sub, ds: r.ds, q: r.q}
		st.Options = inner.options(n.(*ast.List))
		text = append(text, sub.Blocks[i+1:]...)
		break
	}
	st.Text = newText(sub, text...)
	for _, deeper := range sub.Sections {
		r.fail("quiz-step", deeper.Pos, "a step holds no other step or question", "give all steps the same number of #")
	}
	return st
}

// isMoves reports whether n is a list whose items have feedback.
func isMoves(n ast.Node) bool {
	if n.Kind() != ast.KindList {
		return false
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() == ast.KindBlockquote {
				return true
			}
		}
	}
	return false
}

// target returns the step an option leads to: -1 when its feedback links to no heading, -2
// when it links to a heading that is none of the steps.
func (sc *Scenario) target(o Option) int {
	to := -1
	for _, n := range o.Feedback.blocks {
		eachLink(n, func(dest string) {
			anchor, within := strings.CutPrefix(dest, "#")
			if !within || to >= 0 {
				return
			}
			to = -2
			for i, st := range sc.Steps {
				if st.section.ID() == anchor {
					to = i
				}
			}
		})
	}
	return to
}

func eachLink(n ast.Node, f func(dest string)) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if link, ok := c.(*ast.Link); ok {
			f(string(link.Destination))
		}
		eachLink(c, f)
	}
}

func (sc *Scenario) check(q *Question, k *checker) {
	if len(sc.Steps) == 0 {
		return
	}
	ends := make([]bool, len(sc.Steps))
	for i, st := range sc.Steps {
		ends[i] = len(st.Options) == 0
		checkOptions(st.Options, k)
		for _, o := range st.Options {
			switch sc.target(o) {
			case -1:
				k.error("quiz-step", o.Text.pos, "this option leads nowhere", "link from its feedback to a step: > … [go on](#"+sc.Steps[0].section.ID()+")")
			case -2:
				k.error("quiz-step", o.Text.pos, "this option leads to no step of the scenario", "name the anchor of a step, such as #"+sc.Steps[0].section.ID())
			}
		}
	}
	sc.checkWays(ends, k)
}

// checkWays looks for steps that nobody reaches, and steps from which no ending is reached.
func (sc *Scenario) checkWays(ends []bool, k *checker) {
	reached := make([]bool, len(sc.Steps))
	reached[0] = true
	for changed := true; changed; {
		changed = false
		for i, st := range sc.Steps {
			for _, o := range st.Options {
				to := sc.target(o)
				if to < 0 {
					continue
				}
				if reached[i] && !reached[to] {
					reached[to], changed = true, true
				}
				if ends[to] && !ends[i] {
					ends[i], changed = true, true
				}
			}
		}
	}
	for i, st := range sc.Steps {
		switch {
		case !reached[i]:
			k.error("quiz-step", st.pos, "no option leads to this step", "link to #"+st.section.ID()+" from the feedback of an option")
		case !ends[i]:
			k.error("quiz-step", st.pos, "from this step no ending is reached", "let an option lead to a step without options")
		}
	}
}

func (sc *Scenario) ask(p *printer, _ *Question) {
	first := 0
	for i, st := range sc.Steps {
		p.step(sc, i, first)
		first += len(st.Options)
	}
}

// answer prints nothing: what an option leads to is folded behind the option.
func (sc *Scenario) answer(*printer, *Question) {}

func (sc *Scenario) format(f *formatter, q *Question) {
	for _, st := range sc.Steps {
		word := "Step: "
		if q.chinese {
			word = "步骤："
		}
		f.heading(1, word+st.Title, st.Anchor)
		f.block(st.Text.Markdown)
		inner := &formatter{}
		for _, o := range st.Options {
			inner.option(o)
		}
		if endsInList(st.Text) && len(st.Options) > 0 {
			f.block("<!-- -->")
		}
		f.block(inner.out.String())
	}
}

func (sc *Scenario) key() []string {
	lines := []string{fmt.Sprintf("%d steps", len(sc.Steps))}
	for i, st := range sc.Steps {
		for j, o := range st.Options {
			line := fmt.Sprintf("step %d option %s right: %t, leads to step %d", i+1, letter(j), o.Right, sc.target(o)+1)
			if o.Weight != nil {
				line += ", weight " + formatNumber(*o.Weight)
			}
			lines = append(lines, line)
		}
	}
	return lines
}
