package quiz

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/markdown"
)

// A Cloze is a text with gaps to fill.
type Cloze struct {
	Gaps []Gap
}

// A Gap is typed, or chosen when it has Choices.
type Gap struct {
	Answers []Answer // accepted when it is typed
	Choices []string // to choose from, in the author's order
	Right   int      // index in Choices
	node    *gapNode
}

// A gapNode stands in the tree for a gap.
type gapNode struct {
	ast.BaseInline
	html string
}

var kindGap = ast.NewNodeKind("QuizGap")

// Kind implements ast.Node.
func (*gapNode) Kind() ast.NodeKind { return kindGap }

// Dump implements ast.Node.
func (n *gapNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// HTML implements markdown.Inline.
func (n *gapNode) HTML() string { return n.html }

func (*Cloze) kind() Kind { return KindCloze }

// hasGap reports whether {{…}} stands in a paragraph, list or table that n is or holds.
func hasGap(s *markdown.Section, n ast.Node) bool {
	if s.Alert(n) != "" {
		return false
	}
	found := false
	eachText(n, func(t *ast.Text) {
		found = found || strings.Contains(string(t.Segment.Value(s.Source())), "{{")
	})
	return found
}

// eachText calls f for the texts below n that are no code. What goldmark has cut at a sign is joined
// first, so that no gap lies in two texts.
func eachText(n ast.Node, f func(*ast.Text)) {
	for c := n.FirstChild(); c != nil; {
		if t, ok := c.(*ast.Text); ok {
			join(t)
			f(t)
		} else if c.Kind() != ast.KindCodeSpan {
			eachText(c, f)
		}
		c = c.NextSibling() // only now: f may have joined or cut the text
	}
}

func (r *reader) cloze() *Cloze {
	text := r.lead()
	r.q.Text = newText(r.s, text...)
	c := &Cloze{}
	for _, n := range text {
		if r.s.Alert(n) == "" {
			eachText(n, func(t *ast.Text) { r.gaps(c, t) })
		}
	}
	return c
}

// join adds to t the texts that follow it on its line.
func join(t *ast.Text) {
	for {
		next, ok := t.NextSibling().(*ast.Text)
		if !ok || next.Segment.Start != t.Segment.Stop || t.SoftLineBreak() || t.HardLineBreak() || t.IsRaw() || next.IsRaw() {
			return
		}
		t.Segment = t.Segment.WithStop(next.Segment.Stop)
		t.SetSoftLineBreak(next.SoftLineBreak())
		t.SetHardLineBreak(next.HardLineBreak())
		t.Parent().RemoveChild(t.Parent(), next)
	}
}

// gaps takes the gaps out of one text node.
func (r *reader) gaps(c *Cloze, t *ast.Text) {
	for {
		value := string(t.Segment.Value(r.s.Source()))
		from := strings.Index(value, "{{")
		if from < 0 {
			return
		}
		size := strings.Index(value[from:], "}}")
		at := t.Segment.Start + from
		if size < 0 {
			r.fail("quiz-gap", r.s.At(at), "a gap is not closed, or holds markup", "write {{answer}} on one line, without * ` [ and < in it")
			return
		}
		if len(c.Gaps) == MaxGaps {
			r.fail("quiz-limit", r.s.At(at), fmt.Sprintf("more than %d gaps", MaxGaps), "split the text")
			return
		}
		gap := r.gap(value[from+2:from+size], at+2)
		t = cutGap(t, gap.node, from, from+size+2)
		c.Gaps = append(c.Gaps, gap)
	}
}

// cutGap puts node in the place of the bytes from..to of t and returns the text behind it.
func cutGap(t *ast.Text, node *gapNode, from, to int) *ast.Text {
	whole := t.Segment
	rest := ast.NewTextSegment(whole.WithStart(whole.Start + to))
	rest.SetSoftLineBreak(t.SoftLineBreak())
	rest.SetHardLineBreak(t.HardLineBreak())
	t.SetSoftLineBreak(false)
	t.SetHardLineBreak(false)
	t.Segment = whole.WithStop(whole.Start + from)
	t.Parent().InsertAfter(t.Parent(), t, rest)
	t.Parent().InsertAfter(t.Parent(), t, node)
	return rest
}

// gap reads what stands between the braces, which begins at the offset at.
func (r *reader) gap(text string, at int) Gap {
	parts := strings.Split(strings.ReplaceAll(text, `\|`, "|"), "|")
	gap := Gap{node: &gapNode{}, Right: -1}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if !slices.ContainsFunc(parts, isRightChoice) {
		return r.typedGap(gap, parts, at)
	}
	for i, part := range parts {
		if isRightChoice(part) {
			if gap.Right >= 0 {
				r.fail("quiz-gap", r.s.At(at), "two choices of a gap are marked right", "put only one in parentheses")
			}
			gap.Right = i
			part = strings.TrimSpace(part[1 : len(part)-1])
		}
		if part == "" || slices.Contains(gap.Choices, part) {
			r.fail("quiz-gap", r.s.At(at), "a choice of the gap is empty or there twice", "write {{(right)|wrong|wrong}}")
		}
		gap.Choices = append(gap.Choices, part)
	}
	if len(parts) < 2 || len(parts) > MaxOptions {
		r.fail("quiz-gap", r.s.At(at), fmt.Sprintf("a gap has 2 to %d choices", MaxOptions), "write {{(right)|wrong}}; for a typed answer leave the parentheses out")
	}
	return gap
}

func isRightChoice(part string) bool {
	return len(part) > 2 && strings.HasPrefix(part, "(") && strings.HasSuffix(part, ")")
}

func (r *reader) typedGap(gap Gap, parts []string, at int) Gap {
	for _, part := range parts[:min(len(parts), MaxAnswers)] {
		gap.Answers = append(gap.Answers, r.accepted(token{text: part, code: true, pos: r.s.At(at)}))
	}
	return gap
}

// match reports whether what was typed, or chosen, fills the gap.
func (g Gap) match(typed string) bool {
	if g.Choices != nil {
		return g.Right >= 0 && typed == g.Choices[g.Right]
	}
	return matchAny(g.Answers, typed)
}

// shown are the choices in the order in which they are printed.
func (g Gap) shown(q *Question) []string {
	list := make([]string, len(g.Choices))
	for place, i := range q.scattered(g.Choices) {
		list[place] = g.Choices[i]
	}
	return list
}

func (c *Cloze) check(q *Question, k *checker) {
	if len(c.Gaps) == 0 {
		k.error("quiz-gap", q.pos, "the text has no gap", "write {{answer}} where a word is missing")
	}
	if strings.Contains(q.Stem, "{{") {
		k.error("quiz-gap", q.pos, "a gap cannot stand in a heading", "write the text with its gaps below the heading")
	}
	for _, g := range c.Gaps {
		checkAnswers(g.Answers, k)
	}
}

func (c *Cloze) ask(p *printer, q *Question) {
	for i, g := range c.Gaps {
		g.node.html = p.gap(i+1, g, q)
	}
	p.text(q.Text)
}

func (c *Cloze) answer(p *printer, _ *Question) {
	p.open("ol", "key")
	for _, g := range c.Gaps {
		words := shownAnswers(g.Answers)
		if g.Choices != nil {
			words = []string{g.Choices[max(0, g.Right)]}
		}
		p.html("<li>")
		p.escaped(strings.Join(words, " / "))
		p.html("</li>\n")
	}
	p.close("ol")
}

// format writes nothing: the gaps are in the text of the question.
func (c *Cloze) format(*formatter, *Question) {}

func (c *Cloze) key() []string {
	lines := []string{strconv.Itoa(len(c.Gaps)) + " gaps"}
	for i, g := range c.Gaps {
		if g.Choices != nil {
			lines = append(lines, fmt.Sprintf("gap %d: %d choices, right is %d", i+1, len(g.Choices), g.Right+1))
		}
	}
	return lines
}
