package worksheet

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// An Expr is a formula as a tree.
type Expr struct {
	// Op is number, text, cell, range, a sign of two sides, neg, or the name of a function.
	Op     string
	Number *big.Rat // of number
	Sign   bool     // the number was written with %
	Text   string   // of text
	Cells  []int    // of cell: one; of range: the inputs and formulas in it; numbers of the sheet's cells
	Args   []*Expr

	names [2]string // of cell: what stood between the brackets; of range: its two ends
	at    int       // offset in the cell's text
}

// A formula is what a cell's text says.
type formula struct {
	expr   *Expr
	rule   string // of a check: "=", ">=" or "<="
	bound  *Expr  // of a check
	as     Type   // how it is to be shown; "" without "as"
	digits int    // -1 without a number of digits
}

// arity is how many values each function takes, at least and at most.
func arity() map[string][2]int {
	const many = 100
	return map[string][2]int{
		"sum": {1, many}, "avg": {1, many}, "min": {1, many}, "max": {1, many}, "and": {1, many}, "or": {1, many},
		"round": {1, 2}, "abs": {1, 1}, "not": {1, 1}, "if": {3, 3},
	}
}

func functions() []string {
	return []string{"sum", "avg", "min", "max", "round", "abs", "if", "and", "or", "not"}
}

// A parser reads the tokens of one formula.
type parser struct {
	tokens []token
	depth  int
	bad    *mistake // the first
}

// parseFormula reads a formula; text is what follows the "=", and at its offset in the cell's text.
func parseFormula(text string, at int) (*formula, *mistake) {
	tokens, bad := lex(text)
	if bad != nil {
		bad.at += at
		return nil, bad
	}
	p := &parser{tokens: tokens}
	f := p.formula()
	if p.bad == nil && p.peek().kind != endToken {
		p.fail("this is not expected here: "+p.peek().text, p.hint())
	}
	if p.bad != nil {
		p.bad.at += at
		return nil, p.bad
	}
	f.expr.shift(at)
	if f.bound != nil {
		f.bound.shift(at)
	}
	return f, nil
}

func (e *Expr) shift(by int) {
	e.at += by
	for _, arg := range e.Args {
		arg.shift(by)
	}
}

func (p *parser) peek() token { return p.tokens[0] }

func (p *parser) take() token {
	t := p.tokens[0]
	if len(p.tokens) > 1 {
		p.tokens = p.tokens[1:]
	}
	return t
}

// accept takes the next token if it is this sign or word.
func (p *parser) accept(kind tokenKind, texts ...string) (string, bool) {
	if t := p.peek(); t.kind == kind && slices.Contains(texts, t.text) {
		return p.take().text, true
	}
	return "", false
}

func (p *parser) fail(message, hint string) {
	if p.bad == nil {
		p.bad = &mistake{p.peek().at, message, hint}
	}
}

func (p *parser) hint() string {
	switch t := p.peek(); {
	case t.text == ",":
		return "write numbers in a formula without commas: 1200"
	case t.kind == signToken && strings.Contains("= != < <= > >=", t.text):
		return "compare two values at a time: and(a < b, b < c)"
	case t.kind == nameToken || t.kind == numberToken:
		return "write a sign such as + or * before it"
	}
	return "see the guide to templates for what a formula may hold"
}

// formula reads an expression and what follows it.
func (p *parser) formula() *formula {
	f := &formula{expr: p.compare(), digits: -1}
	if rule := p.rule(); rule != "" {
		f.rule, f.bound = rule, p.additive()
	}
	if _, ok := p.accept(wordToken, "as", "显示为"); ok {
		p.format(f)
	}
	return f
}

// rule reads the words of a check.
func (p *parser) rule() string {
	if word, ok := p.accept(wordToken, "必须是", "应为", "不得小于", "不得大于"); ok {
		return map[string]string{"必须是": "=", "应为": "=", "不得小于": ">=", "不得大于": "<="}[word]
	}
	if _, ok := p.accept(wordToken, "must"); !ok {
		return ""
	}
	if _, ok := p.accept(wordToken, "be"); !ok {
		p.fail("after must there is no be", "write must be, must be at least or must be at most")
		return ""
	}
	if _, ok := p.accept(wordToken, "at"); !ok {
		return "="
	}
	word, ok := p.accept(wordToken, "least", "most")
	if !ok {
		p.fail("after at there is neither least nor most", "write must be at least or must be at most")
	}
	return map[string]string{"least": ">=", "most": "<="}[word]
}

// format reads how a result is to be shown.
func (p *parser) format(f *formula) {
	as, ok := typeWord(p.peek().text)
	if p.peek().kind != wordToken || !ok || as != Money && as != Number && as != Percent {
		p.fail("this is no way to show a number: "+p.peek().text, "write as money, as percent or as number")
		return
	}
	p.take()
	f.as = as
	if p.peek().kind != numberToken {
		return
	}
	n, err := strconv.Atoi(p.peek().text)
	if err != nil || n < 0 || n > maxRounding {
		p.fail("this is no number of digits: "+p.peek().text, "write a number from 0 to 15")
		return
	}
	p.take()
	f.digits = n
}

// typeWord is the type that a word of an input or of "as" names.
func typeWord(word string) (Type, bool) {
	switch fold(word) {
	case "money", "金额":
		return Money, true
	case "number", "数", "数字", "数量":
		return Number, true
	case "percent", "百分比":
		return Percent, true
	case "date", "日期":
		return Date, true
	case "choice", "选项", "选择":
		return Text, true
	}
	return "", false
}
