package quiz

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/markdown"
)

// An Order is a list to be put into its right order, which is that of Items.
type Order struct {
	Items []Text
}

func (*Order) kind() Kind { return KindOrder }

func (r *reader) order() *Order {
	o := &Order{}
	list := r.until(isOrderedList)
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if len(o.Items) == MaxOptions {
			r.fail("quiz-limit", r.s.At(item.Pos()), fmt.Sprintf("more than %d things to order", MaxOptions), "split the question")
			break
		}
		var blocks []ast.Node
		if item.HasChildren() {
			blocks = markdown.Children(item)
		}
		text := leadText(r.s, blocks)
		text.pos = r.s.At(item.Pos())
		o.Items = append(o.Items, text)
	}
	return o
}

func (o *Order) check(q *Question, k *checker) {
	if len(o.Items) < 2 {
		k.error("quiz-options", q.pos, "one thing has no order", "add a second line to the list")
	}
	seen := map[string]bool{}
	for _, item := range o.Items {
		name := strings.ToLower(item.Markdown)
		if name == "" || seen[name] {
			k.error("quiz-duplicate", item.pos, "a line is empty or stands here twice", "nobody could tell the two apart: change or remove one")
		}
		seen[name] = true
	}
}

// shown are the items in the order in which they are printed.
func (o *Order) shown(q *Question) []int { return q.scattered(markdowns(o.Items)) }

// sequence is the right order: the printed letter of each item.
func (o *Order) sequence(q *Question) []string {
	letters := make([]string, len(o.Items))
	for place, i := range o.shown(q) {
		letters[i] = small(place)
	}
	return letters
}

func markdowns(texts []Text) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = t.Markdown
	}
	return list
}

func (o *Order) ask(p *printer, q *Question) {
	p.open("ol", "options order")
	for _, i := range o.shown(q) {
		p.html(`<li class="option">`)
		p.text(o.Items[i])
		p.close("li")
	}
	p.close("ol")
}

func (o *Order) answer(p *printer, q *Question) {
	p.html(`<p class="key">`)
	p.escaped(strings.ToUpper(strings.Join(o.sequence(q), " · ")))
	p.html("</p>\n")
}

func (o *Order) format(f *formatter, _ *Question) {
	for i, item := range o.Items {
		f.item(fmt.Sprintf("%d. ", i+1), item.Markdown)
	}
}

func (o *Order) key() []string { return []string{fmt.Sprintf("%d things to order", len(o.Items))} }
