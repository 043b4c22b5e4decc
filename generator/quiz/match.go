package quiz

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// A Match is two columns whose rows belong together.
type Match struct {
	Heads [2]Text
	Pairs []Pair
}

// A Pair is one row. Without a left side it is a distractor.
type Pair struct {
	Left, Right Text
}

func (*Match) kind() Kind { return KindMatch }

func (r *reader) match() *Match {
	m := &Match{}
	table := r.until(isPairTable)
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		left, right := r.cell(row.FirstChild()), r.cell(row.LastChild())
		if row.Kind() == east.KindTableHeader {
			m.Heads = [2]Text{left, right}
			continue
		}
		if len(m.Pairs) == MaxOptions {
			r.fail("quiz-limit", r.s.At(row.Pos()), fmt.Sprintf("more than %d pairs", MaxOptions), "split the question")
			break
		}
		m.Pairs = append(m.Pairs, Pair{left, right})
	}
	return m
}

func (r *reader) cell(n ast.Node) Text {
	if n == nil {
		return Text{pos: r.q.pos}
	}
	t := newText(r.s, n)
	t.inline, t.blocks = n, nil
	return t
}

// lefts are the indices of the pairs that have a left side.
func (m *Match) lefts() []int {
	var list []int
	for i, pair := range m.Pairs {
		if !pair.Left.Empty() {
			list = append(list, i)
		}
	}
	return list
}

// rights are the indices of the right sides to choose from, each wording once.
func (m *Match) rights() []int {
	var list []int
	for i := range m.Pairs {
		if m.first(i) == i {
			list = append(list, i)
		}
	}
	return list
}

// first is the first pair whose right side says what that of pair i does.
func (m *Match) first(i int) int {
	for j := range i {
		if strings.EqualFold(m.Pairs[j].Right.Markdown, m.Pairs[i].Right.Markdown) {
			return j
		}
	}
	return i
}

func (m *Match) check(q *Question, k *checker) {
	if len(m.lefts()) < 2 {
		k.error("quiz-options", q.pos, "there is nothing to match", "fill at least two rows on both sides")
	}
	seen := map[string]bool{}
	for i, pair := range m.Pairs {
		left := strings.ToLower(pair.Left.Markdown)
		switch {
		case pair.Right.Empty():
			k.error("quiz-options", q.pos, fmt.Sprintf("row %d has no right side", i+1), "a distractor has an empty left cell, not an empty right one")
		case left != "" && seen[left]:
			k.error("quiz-duplicate", pair.Left.pos, fmt.Sprintf("%q stands on the left twice", pair.Left.plain), "remove one of the two rows")
		case left == "" && m.first(i) != i:
			k.error("quiz-duplicate", pair.Right.pos, fmt.Sprintf("the distractor %q is the right side of a pair", pair.Right.plain), "write one that fits nowhere")
		}
		seen[left] = true
	}
}

// shown are the right sides in the order in which they are printed.
func (m *Match) shown(q *Question) []int {
	rights := m.rights()
	texts := make([]string, len(rights))
	for i, pair := range rights {
		texts[i] = m.Pairs[pair].Right.Markdown
	}
	list := make([]int, len(rights))
	for place, i := range q.scattered(texts) {
		list[place] = rights[i]
	}
	return list
}

// letters are the printed letters of the right sides that belong to the left ones.
func (m *Match) letters(q *Question) []string {
	places := map[int]string{}
	for place, i := range m.shown(q) {
		places[i] = small(place)
	}
	var letters []string
	for _, i := range m.lefts() {
		letters = append(letters, places[m.first(i)])
	}
	return letters
}

func (m *Match) ask(p *printer, q *Question) {
	p.open("div", "match")
	p.column(m.Heads[0], "options numbers", m.lefts(), func(i int) Text { return m.Pairs[i].Left })
	p.column(m.Heads[1], "options letters", m.shown(q), func(i int) Text { return m.Pairs[i].Right })
	p.close("div")
}

func (m *Match) answer(p *printer, q *Question) {
	var pairs []string
	for n, right := range m.letters(q) {
		pairs = append(pairs, fmt.Sprintf("%d – %s", n+1, strings.ToUpper(right)))
	}
	p.html(`<p class="key">`)
	p.escaped(strings.Join(pairs, " · "))
	p.html("</p>\n")
}

func (m *Match) format(f *formatter, _ *Question) {
	f.row(m.Heads[0].Markdown, m.Heads[1].Markdown)
	f.row("---", "---")
	for _, pair := range m.Pairs {
		f.row(pair.Left.Markdown, pair.Right.Markdown)
	}
}

func (m *Match) key() []string {
	return []string{fmt.Sprintf("%d pairs", len(m.lefts())), fmt.Sprintf("%d distractors", len(m.Pairs)-len(m.lefts()))}
}
