package worksheet

import (
	"fmt"
	"math/big"
	"strings"

	"rampbook/generator/diag"
)

func (p *parser) compare() *Expr {
	left := p.additive()
	at := p.peek().at
	if op, ok := p.accept(signToken, "=", "!=", "<", "<=", ">", ">="); ok {
		return &Expr{Op: op, Args: []*Expr{left, p.additive()}, at: at}
	}
	return left
}

func (p *parser) additive() *Expr {
	left := p.product()
	for {
		at := p.peek().at
		op, ok := p.accept(signToken, "+", "-")
		if !ok {
			return left
		}
		left = &Expr{Op: op, Args: []*Expr{left, p.product()}, at: at}
	}
}

func (p *parser) product() *Expr {
	left := p.signed()
	for {
		at := p.peek().at
		op, ok := p.accept(signToken, "*", "/")
		if !ok {
			return left
		}
		left = &Expr{Op: op, Args: []*Expr{left, p.signed()}, at: at}
	}
}

func (p *parser) signed() *Expr {
	at := p.peek().at
	if _, ok := p.accept(signToken, "-"); ok {
		return p.deeper(func() *Expr { return &Expr{Op: "neg", Args: []*Expr{p.signed()}, at: at} })
	}
	p.accept(signToken, "+")
	return p.power()
}

func (p *parser) power() *Expr {
	base := p.operand()
	at := p.peek().at
	if _, ok := p.accept(signToken, "^"); ok {
		return p.deeper(func() *Expr { return &Expr{Op: "^", Args: []*Expr{base, p.signed()}, at: at} })
	}
	return base
}

// deeper reads what is within something; nothing more when that is too deep.
func (p *parser) deeper(read func() *Expr) *Expr {
	if p.depth++; p.depth > MaxDepth {
		p.fail(fmt.Sprintf("more than %d brackets within each other", MaxDepth), "compute a part of it in a cell of its own")
		p.tokens = p.tokens[len(p.tokens)-1:]
		return zero(p.peek().at)
	}
	e := read()
	p.depth--
	return e
}

// zero stands where nothing could be read.
func zero(at int) *Expr { return &Expr{Op: "number", Number: new(big.Rat), at: at} }

func (p *parser) operand() *Expr {
	t := p.peek()
	switch {
	case t.kind == numberToken:
		return p.number()
	case t.kind == quoteToken:
		p.take()
		return &Expr{Op: "text", Text: strings.TrimSpace(t.text), at: t.at}
	case t.kind == nameToken:
		return p.reference()
	case t.kind == wordToken:
		return p.call()
	case t.kind == signToken && t.text == "(":
		p.take()
		e := p.deeper(p.compare)
		p.closing()
		return e
	case t.kind == endToken:
		p.fail("the formula ends too early", "write what is missing, for example [Name]")
	default:
		p.fail("a value is missing before "+t.text, "write a number, [a name] or a function")
	}
	p.tokens = p.tokens[len(p.tokens)-1:]
	return zero(t.at)
}

func (p *parser) closing() {
	if _, ok := p.accept(signToken, ")"); !ok {
		p.fail("a bracket is not closed", "write ) here")
	}
}

func (p *parser) number() *Expr {
	t := p.take()
	n, ok := readNumber(t.text)
	if !ok && p.bad == nil {
		p.bad = &mistake{t.at, "this is no number: " + t.text, "at most 20 digits before the point and 10 behind it"}
		n = new(big.Rat)
	}
	e := &Expr{Op: "number", Number: n, at: t.at}
	if _, ok := p.accept(signToken, "%"); ok {
		e.Number, e.Sign = new(big.Rat).Quo(n, big.NewRat(100, 1)), true
	}
	return e
}

// reference reads a name, or a range of two.
func (p *parser) reference() *Expr {
	t := p.take()
	e := &Expr{Op: "cell", names: [2]string{t.text}, at: t.at}
	if _, ok := p.accept(signToken, ".."); !ok {
		return e
	}
	if p.peek().kind != nameToken {
		p.fail("the range has no end", "write [First]..[Last]")
		return e
	}
	e.Op, e.names[1] = "range", p.take().text
	return e
}

func (p *parser) call() *Expr {
	t := p.peek()
	limits, known := arity()[t.text]
	if !known {
		p.fail("unknown word "+t.text, diag.OneOf(t.text, functions()))
		p.tokens = p.tokens[len(p.tokens)-1:]
		return zero(t.at)
	}
	p.take()
	e := &Expr{Op: t.text, at: t.at}
	if _, ok := p.accept(signToken, "("); !ok {
		p.fail(t.text+" needs brackets", "write "+t.text+"(…)")
		return e
	}
	for {
		e.Args = append(e.Args, p.deeper(p.compare))
		if _, ok := p.accept(signToken, ","); !ok {
			break
		}
	}
	p.closing()
	if n := len(e.Args); p.bad == nil && (n < limits[0] || n > limits[1]) {
		p.bad = &mistake{t.at, fmt.Sprintf("%s is given %d values", t.text, n), howMany(t.text)}
	}
	return e
}

func howMany(function string) string {
	switch function {
	case "if":
		return "write if(condition, then, else)"
	case "round":
		return "write round(value, digits)"
	case "abs", "not":
		return "it takes one value"
	}
	return "it takes from 1 to 100 values"
}
