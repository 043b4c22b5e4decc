package quiz

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Choice has options, of which one or several are right.
type Choice struct {
	Options []Option
	Many    bool // several may be chosen
}

// An Option is one of the answers to choose from.
type Option struct {
	Text     Text
	Right    bool
	Pinned   bool     // stays in its place when options are shuffled
	Weight   *float64 // the author's own; nil without one
	Feedback Text
}

func (*Choice) kind() Kind { return KindChoice }

func (r *reader) choice(list *ast.List) *Choice {
	c := &Choice{Options: r.options(list)}
	c.Many = c.right() > 1
	return c
}

func (c *Choice) right() int {
	n := 0
	for _, o := range c.Options {
		if o.Right {
			n++
		}
	}
	return n
}

// options reads the items of a list.
func (r *reader) options(list *ast.List) []Option {
	var options []Option
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if len(options) == MaxOptions {
			r.fail("quiz-limit", r.s.At(item.Pos()), fmt.Sprintf("more than %d options", MaxOptions), "split the question")
			break
		}
		options = append(options, r.option(item))
	}
	return options
}

var boxPattern = regexp.MustCompile(`^\[[ \txX]\]\s*`)

func (r *reader) option(item ast.Node) Option {
	var o Option
	if box := markdown.TaskBox(item); box != nil {
		o.Right = box.IsChecked
		item.FirstChild().RemoveChild(item.FirstChild(), box)
	}
	var blocks []ast.Node
	var feedback []ast.Node
	for _, n := range markdown.Children(item) {
		if quote, ok := n.(*ast.Blockquote); ok {
			feedback = append(feedback, markdown.Children(quote)...)
			continue
		}
		blocks = append(blocks, n)
	}
	r.optionComment(&o, blocks)
	o.Text = leadText(r.s, blocks)
	o.Text.Markdown = withoutMarks(o.Text.Markdown)
	if o.Text.pos.Line == 0 {
		o.Text.pos = r.s.At(item.Pos())
	}
	o.Feedback = newText(r.s, feedback...)
	return o
}

// withoutMarks returns the markdown of an option without its box and the comments in its first line.
func withoutMarks(text string) string {
	if strings.HasPrefix(text, "[") {
		text = boxPattern.ReplaceAllString(text, "")
	}
	first, rest, _ := strings.Cut(text, "\n")
	if strings.Contains(first, "<!--") {
		first = optionComment.ReplaceAllString(first, "")
	}
	return strings.TrimSpace(first + "\n" + rest)
}

// leadText is a text whose first paragraph stands on the line of its list item.
func leadText(s *markdown.Section, blocks []ast.Node) Text {
	t := newText(s, blocks...)
	if len(blocks) > 0 && (blocks[0].Kind() == ast.KindTextBlock || blocks[0].Kind() == ast.KindParagraph) {
		t.inline, t.blocks = blocks[0], blocks[1:]
	}
	return t
}

var optionComment = regexp.MustCompile(`[ \t]*<!--[^\n]*?-->`)

// optionComment reads the comments within the first paragraph of an option.
func (r *reader) optionComment(o *Option, blocks []ast.Node) {
	if len(blocks) == 0 {
		return
	}
	for {
		text, at, ok := r.s.TakeComment(blocks[0])
		if !ok {
			return
		}
		for _, f := range markdown.Fields(text) {
			r.optionField(o, f, at+f.At)
		}
	}
}

func (r *reader) optionField(o *Option, f markdown.Field, at int) {
	switch f.Key {
	case "pin":
		o.Pinned = true
	case "weight":
		weight, err := strconv.ParseFloat(f.Value, 64)
		if err != nil || !(weight >= -1 && weight <= 1) {
			r.fail("quiz-weight", r.s.At(at), fmt.Sprintf("%q is no weight", f.Value), "write a number from -1 to 1: the share of the points")
			return
		}
		o.Weight = &weight
	default:
		r.fail("quiz-metadata", r.s.At(at), fmt.Sprintf("unknown word %q behind an option", f.Key), diag.OneOf(f.Key, []string{"pin", "weight"}))
	}
}

func (c *Choice) check(q *Question, k *checker) {
	if c.right() == 0 && c.weights() == nil {
		k.error("quiz-no-right", q.pos, "no option is marked right", "mark one with [x]")
	}
	if len(c.Options) < 2 {
		k.error("quiz-options", q.pos, "a choice needs two options", "add one with - [ ]")
	}
	checkOptions(c.Options, k)
	c.checkWeights(q, k)
}

// checkOptions looks for options that are empty, twice there, or refer to others by place.
func checkOptions(options []Option, k *checker) {
	seen := map[string]bool{}
	for _, o := range options {
		name := strings.ToLower(o.Text.Markdown)
		switch {
		case name == "":
			k.error("quiz-options", o.Text.pos, "an option without words", "write what can be chosen, or remove it")
		case seen[name]:
			k.error("quiz-duplicate", o.Text.pos, fmt.Sprintf("the option %q stands here twice", o.Text.plain), "remove one of the two")
		case allOfAbove.MatchString(o.Text.plain):
			k.warn("quiz-all-above", o.Text.pos, fmt.Sprintf("%q can be guessed, and loses its sense when options are shuffled", o.Text.plain), "ask for several right options instead")
		}
		seen[name] = true
	}
}

var allOfAbove = regexp.MustCompile(`(?i)^(all|both) of (the )?(above|these)\b|^(以上|上述)(答案|选项)?(都|皆|均|全部|全)(是|对|正确|可|选)`)

func (c *Choice) checkWeights(q *Question, k *checker) {
	weights := c.weights()
	if weights == nil {
		return
	}
	best := 0.0
	for _, w := range weights {
		if c.Many {
			best += max(0, w)
		} else {
			best = max(best, w)
		}
	}
	if best < almostOne || best > 1.005 {
		k.error("quiz-weight", q.pos, fmt.Sprintf("the weights give at most %s, not 1", formatNumber(best)), "let the positive weights of what is to be chosen add up to 1")
	}
}

// weights returns what each option counts; nil when the author gave no weights.
func (c *Choice) weights() []float64 {
	left, open, given := 1.0, 0, false
	for _, o := range c.Options {
		switch {
		case o.Weight != nil:
			given = true
			left -= max(0, *o.Weight)
		case o.Right:
			open++
		}
	}
	if !given {
		return nil
	}
	weights := make([]float64, len(c.Options))
	for i, o := range c.Options {
		switch {
		case o.Weight != nil:
			weights[i] = *o.Weight
		case o.Right && !c.Many:
			weights[i] = 1
		case o.Right:
			weights[i] = max(0, left) / float64(open)
		}
	}
	return weights
}

// isTrueFalse reports whether the options are a yes and a no.
func (c *Choice) isTrueFalse() bool {
	if len(c.Options) != 2 || c.Many {
		return false
	}
	names := []string{Fold(c.Options[0].Text.plain), Fold(c.Options[1].Text.plain)}
	slices.Sort(names)
	return slices.Contains([]string{"false true", "no yes", "对 错", "正确 错误", "是 非", "否 是"}, strings.Join(names, " "))
}

func (c *Choice) ask(p *printer, _ *Question) {
	class := "options one"
	if c.Many {
		class = "options many"
	}
	p.open("ol", class)
	for _, o := range c.Options {
		p.html(`<li class="option">`)
		p.text(o.Text)
		p.close("li")
	}
	p.close("ol")
}

func (c *Choice) answer(p *printer, _ *Question) {
	p.open("dl", "key")
	for i, o := range c.Options {
		if !o.Right && o.Feedback.Empty() && c.weights() == nil {
			continue
		}
		word, class := "quiz_wrong", "is-wrong"
		if o.Right {
			word, class = "quiz_right", "is-right"
		}
		p.html(`<dt class="` + class + `"><span class="letter">` + letter(i) + `</span> `)
		p.word(word)
		if o.Weight != nil {
			p.escaped(p.say("form_aside", "", formatNumber(*o.Weight)))
		}
		p.html("</dt>\n<dd>")
		p.marked(partOption(i), func() { p.text(o.Feedback) })
		p.html("</dd>\n")
	}
	p.close("dl")
}

func (c *Choice) format(f *formatter, _ *Question) {
	for _, o := range c.Options {
		f.option(o)
	}
}

func (c *Choice) key() []string {
	lines := []string{fmt.Sprintf("%d options", len(c.Options)), fmt.Sprintf("several: %t", c.Many)}
	for i, o := range c.Options {
		line := fmt.Sprintf("option %s right: %t", letter(i), o.Right)
		if o.Weight != nil {
			line += ", weight " + formatNumber(*o.Weight)
		}
		lines = append(lines, line)
	}
	return lines
}
