package quiz

import (
	"fmt"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/markdown"
)

// A Reflect is answered in the learner's own words and compared with a model answer.
type Reflect struct {
	Checks  []Text // what the learner looks for in the own answer
	Manager bool   // the answer goes to the manager
}

func (*Reflect) kind() Kind { return KindReflect }

func (r *reader) reflect() *Reflect {
	body := &Reflect{}
	first := len(r.blocks)
	for i, n := range r.blocks {
		if r.s.Alert(n) == "note" || markdown.IsTaskList(n) {
			first = i
			break
		}
	}
	text, rest := r.blocks[:first:first], r.blocks[first:]
	var others []ast.Node
	for _, n := range rest {
		if list, ok := n.(*ast.List); ok && body.Checks == nil && markdown.IsTaskList(n) {
			body.Checks = r.checks(list)
			continue
		}
		others = append(others, n)
	}
	r.q.Text = newText(r.s, append(text, r.alerts(others)...)...)
	return body
}

func (r *reader) checks(list *ast.List) []Text {
	var checks []Text
	for _, o := range r.options(list) {
		if o.Right {
			r.ds.Warn("quiz-ticked", o.Text.pos, "the learner ticks this, not the author", "write - [ ]")
		}
		checks = append(checks, o.Text)
	}
	return checks
}

func (b *Reflect) check(q *Question, k *checker) {
	if len(q.Explanation) == 0 && !b.Manager {
		k.warn("quiz-model", q.pos, "the reflection has no model answer", "add one: > [!NOTE], or hand it to the manager with grade=manager")
	}
}

func (b *Reflect) ask(p *printer, _ *Question) {
	p.html(`<p class="lines"></p>` + "\n")
	if b.Manager {
		p.html(`<p class="rule">`)
		p.word("quiz_manager")
		p.html("</p>\n")
	}
}

func (b *Reflect) answer(p *printer, _ *Question) {
	if len(b.Checks) == 0 {
		return
	}
	p.caption("quiz_checklist")
	p.open("ul", "checks")
	for i, c := range b.Checks {
		p.html(`<li class="option">`)
		p.marked(partOption(i), func() { p.text(c) })
		p.close("li")
	}
	p.close("ul")
}

func (b *Reflect) format(f *formatter, _ *Question) {
	for _, c := range b.Checks {
		f.item("- ", "[ ] "+c.Markdown)
	}
}

func (b *Reflect) key() []string {
	return []string{fmt.Sprintf("%d things to look for", len(b.Checks)), fmt.Sprintf("for the manager: %t", b.Manager)}
}
