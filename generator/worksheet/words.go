package worksheet

import (
	"math/big"
	"strings"

	"rampbook/generator/markdown"
)

// formula is a formula in words, as HTML.
func (p *printer) formula(c *Cell) string {
	text := p.expr(c.Expr, 0)
	if c.Bound == nil {
		return text
	}
	key := map[string]string{"=": "sheet_must", ">=": "sheet_must_least", "<=": "sheet_must_most"}[c.Rule]
	return text + markdown.Fill(esc(p.say(key)), p.expr(c.Bound, 0))
}

// binding is how firmly an operation holds its sides together.
func binding(op string) int {
	switch op {
	case "=", "!=", "<", "<=", ">", ">=", "if", "and", "or":
		return 1
	case "+", "-", "round":
		return 2
	case "*", "/", "neg":
		return 3
	case "^":
		return 4
	}
	return 5
}

// expr is a part of a formula in words; one that binds less than least stands in brackets.
func (p *printer) expr(e *Expr, least int) string {
	text := p.bare(e)
	if binding(e.Op) < least {
		return "(" + text + ")"
	}
	return text
}

func (p *printer) bare(e *Expr) string {
	hold := binding(e.Op)
	switch e.Op {
	case "number":
		c := &Cell{Type: Number, Digits: -1}
		if e.Sign {
			c.Type = Percent
		}
		return esc(p.sheet.Show(c, numberValue(e.Number, "")))
	case "text":
		return esc("“" + e.Text + "”")
	case "cell":
		return p.reference(e.names[0])
	case "range":
		return markdown.Fill(esc(p.say("sheet_range")), p.reference(e.names[0]), p.reference(e.names[1]))
	case "neg":
		return "−" + p.expr(e.Args[0], hold)
	case "+", "-", "*", "/", "^", "=", "!=", "<", "<=", ">", ">=":
		sign := map[string]string{"-": "−", "*": "×", "/": "÷", "!=": "≠", "<": "&lt;", "<=": "≤", ">": "&gt;", ">=": "≥"}[e.Op]
		if sign == "" {
			sign = e.Op
		}
		left, right := hold, hold+1
		if e.Op == "^" {
			left, right = hold+1, hold
		}
		return p.expr(e.Args[0], left) + " " + sign + " " + p.expr(e.Args[1], right)
	}
	return p.call(e)
}

// reference is what a formula calls a cell. The author's "row, column" is joined as the page's language joins them.
func (p *printer) reference(name string) string {
	tight := func(s string) string { return strings.NewReplacer(" ,", ",", ", ", ",").Replace(fold(s)) }
	for _, c := range p.sheet.Cells {
		if c.Row != "" && c.Column != "" && tight(c.Row+","+c.Column) == tight(name) {
			name = p.nameOf(c)
			break
		}
	}
	return "<b>" + esc(name) + "</b>"
}

func (p *printer) call(e *Expr) string {
	var args []string
	for _, arg := range e.Args {
		args = append(args, p.expr(arg, 0))
	}
	switch e.Op {
	case "if", "not", "abs":
		return markdown.Fill(esc(p.say("sheet_"+e.Op)), args...)
	case "and", "or":
		return strings.Join(args, " "+esc(p.say("sheet_"+e.Op))+" ")
	case "round":
		return p.rounding(e, p.expr(e.Args[0], binding("+")))
	}
	return markdown.Fill(esc(p.say("sheet_"+e.Op)), strings.Join(args, esc(p.say("list_comma"))))
}

// rounding says to what a value is rounded: to thousands rather than to -3 digits.
func (p *printer) rounding(e *Expr, what string) string {
	if len(e.Args) < 2 {
		return markdown.Fill(esc(p.say("sheet_round_to")), what, "1")
	}
	digits := e.Args[1]
	if digits.Op == "neg" && digits.Args[0].Op == "number" && digits.Args[0].Number.IsInt() && digits.Args[0].Number.Cmp(big.NewRat(maxRounding, 1)) <= 0 {
		to := new(big.Rat).SetInt(ten(int(digits.Args[0].Number.Num().Int64())))
		return markdown.Fill(esc(p.say("sheet_round_to")), what, decimal(to, 0, true))
	}
	return markdown.Fill(esc(p.say("sheet_round")), what, p.expr(digits, 0))
}
