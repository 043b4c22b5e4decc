package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"rampbook/generator/diag"
)

// A meaning is what a part of a formula can be: its type, whether it is a bare number as in "+ 1", and of
// text every value it can have.
type meaning struct {
	t     Type // "" when something in it is broken
	bare  bool
	words []string
}

// called is the type in a sentence.
func (t Type) called() string {
	switch t {
	case Money:
		return "money"
	case Percent:
		return "a percentage"
	case Text:
		return "a text"
	case Truth:
		return "a yes or no"
	}
	return "a " + string(t)
}

func (m meaning) numeric() bool { return m.t == Number || m.t == Money || m.t == Percent }

// typeCell gives the cell its type, or reports why it has none.
func (k *linker) typeCell() {
	c := k.cell
	if c.broken || c.Expr == nil {
		return
	}
	as := c.Type
	m := k.meaning(c.Expr)
	if c.Bound != nil {
		if b := k.meaning(c.Bound); m.t == Truth || m.t == Text {
			k.fail("sheet-type", c.Expr, m.t.called()+" has no bound", "write a condition without must be")
		} else if _, ok := together(m, b); !ok && m.t != "" && b.t != "" {
			k.fail("sheet-type", c.Bound, m.t.called()+" is compared with "+b.t.called(), "give both sides one type, perhaps with as")
		}
	}
	if m.t == "" {
		c.broken = true
	}
	if as != "" && !m.numeric() && !c.broken {
		k.fail("sheet-type", c.Expr, m.t.called()+" cannot be shown as "+string(as), "only numbers, money and percentages can")
	}
	if c.Type = as; as == "" {
		c.Type = m.t
	}
	c.words = m.words
}

// meaning returns what e can be; a mistake in it is reported.
func (k *linker) meaning(e *Expr) meaning {
	switch e.Op {
	case "number":
		if e.Sign {
			return meaning{t: Percent}
		}
		return meaning{t: Number, bare: true}
	case "text":
		return meaning{t: Text, words: []string{e.Text}}
	case "cell":
		return k.meaningOf(e.Cells)
	case "range":
		k.fail("sheet-type", e, "a range is no single value", "write sum(…), avg(…), min(…) or max(…) around it")
		return meaning{}
	case "neg", "abs":
		return k.numeric(e.Args[0])
	case "+", "-":
		return k.sum(e)
	case "*", "/", "^":
		return k.product(e)
	case "=", "!=", "<", "<=", ">", ">=":
		return k.comparison(e)
	}
	return k.function(e)
}

func (k *linker) meaningOf(cells []int) meaning {
	if len(cells) == 0 || k.s.Cells[cells[0]].broken {
		k.cell.broken = true // what is wrong there has been said
		return meaning{}
	}
	c := k.s.Cells[cells[0]]
	return meaning{t: c.Type, words: c.words}
}

// numeric is the meaning of e, which has to be a number.
func (k *linker) numeric(e *Expr) meaning {
	m := k.meaning(e)
	if m.t != "" && !m.numeric() {
		k.fail("sheet-type", e, m.t.called()+" cannot be computed with", "use numbers, money or percentages")
		return meaning{}
	}
	return m
}

// together is the type of two values of which either may stand where the other does.
func together(a, b meaning) (meaning, bool) {
	switch {
	case a.t == b.t:
		return meaning{a.t, a.bare && b.bare, union(a.words, b.words)}, true
	case a.bare && b.numeric():
		return b, true
	case b.bare && a.numeric():
		return a, true
	case a.numeric() && b.numeric() && a.t != Money && b.t != Money:
		return meaning{t: Number}, true
	}
	return meaning{}, false
}

func union(a, b []string) []string {
	list := slices.Clone(a)
	for _, word := range b {
		if !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}

func (k *linker) sum(e *Expr) meaning {
	a, b := k.meaning(e.Args[0]), k.meaning(e.Args[1])
	if a.t == "" || b.t == "" {
		return meaning{}
	}
	if a.t == Date && e.Op == "-" && b.t == Date {
		return meaning{t: Number}
	}
	if a.t == Date && b.t == Number || b.t == Date && a.t == Number && e.Op == "+" {
		return meaning{t: Date}
	}
	if m, ok := together(a, b); ok && m.numeric() {
		if a.bare != b.bare && m.t == Percent {
			return meaning{t: Number} // 1 + 12%
		}
		return m
	}
	hint := "use values of one type"
	if a.t == Money && b.t == Percent {
		hint = "multiply instead: [money] * (1 " + e.Op + " [percentage])"
	}
	k.fail("sheet-type", e, fmt.Sprintf("%s %s %s", a.t, e.Op, b.t), hint)
	return meaning{}
}

func (k *linker) product(e *Expr) meaning {
	a, b := k.numeric(e.Args[0]), k.numeric(e.Args[1])
	if a.t == "" || b.t == "" {
		return meaning{}
	}
	money := a.t == Money || b.t == Money
	switch {
	case e.Op == "^" && money, e.Op == "*" && a.t == Money && b.t == Money, e.Op == "/" && b.t == Money && a.t != Money:
		k.fail("sheet-type", e, fmt.Sprintf("%s %s %s", a.t, e.Op, b.t), "money is multiplied or divided by a number, or divided by money")
		return meaning{}
	case e.Op == "/" && a.t == Money && b.t == Money, e.Op == "^":
		return meaning{t: Number, bare: a.bare && b.bare}
	case money:
		return meaning{t: Money}
	case e.Op == "*" && a.t == Percent && (b.t == Percent || b.bare), e.Op == "*" && a.bare && b.t == Percent, e.Op == "/" && a.t == Percent && b.t == Number:
		return meaning{t: Percent}
	}
	return meaning{t: Number, bare: a.bare && b.bare}
}

func (k *linker) comparison(e *Expr) meaning {
	a, b := k.meaning(e.Args[0]), k.meaning(e.Args[1])
	if a.t == "" || b.t == "" {
		return meaning{}
	}
	equality := e.Op == "=" || e.Op == "!="
	switch _, ok := together(a, b); {
	case !ok:
		k.fail("sheet-type", e, a.t.called()+" is compared with "+b.t.called(), "compare values of one type")
	case !equality && (a.t == Text || a.t == Truth):
		k.fail("sheet-type", e, a.t.called()+" is neither more nor less than another", "use = or !=")
	case a.t == Text && !overlap(a.words, b.words):
		k.neverEqual(e, a, b)
	default:
		return meaning{t: Truth}
	}
	return meaning{}
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(word string) bool { return slices.Contains(b, word) })
}

func (k *linker) neverEqual(e *Expr, a, b meaning) {
	if len(a.words) == 1 {
		a, b = b, a
	}
	hint := "one of " + strings.Join(a.words, ", ")
	if len(b.words) == 1 {
		hint = diag.OneOf(b.words[0], a.words)
	}
	k.fail("sheet-type", e, fmt.Sprintf("%q is never equal to this", strings.Join(b.words, ", ")), hint)
}

func (k *linker) function(e *Expr) meaning {
	switch e.Op {
	case "if":
		return k.branches(e)
	case "and", "or", "not":
		for _, arg := range e.Args {
			k.condition(arg)
		}
		return meaning{t: Truth}
	case "round":
		if len(e.Args) == 2 {
			if d := k.numeric(e.Args[1]); d.t == Money {
				k.fail("sheet-type", e.Args[1], "money is no number of digits", "write a number: round([x], 2)")
			}
		}
		return k.numeric(e.Args[0])
	}
	return k.aggregate(e)
}

func (k *linker) condition(e *Expr) {
	if m := k.meaning(e); m.t != "" && m.t != Truth {
		k.fail("sheet-type", e, m.t.called()+" is no condition", "compare it with something: [x] > 0")
	}
}

func (k *linker) branches(e *Expr) meaning {
	k.condition(e.Args[0])
	a, b := k.meaning(e.Args[1]), k.meaning(e.Args[2])
	if a.t == "" || b.t == "" {
		return meaning{}
	}
	m, ok := together(a, b)
	if !ok {
		k.fail("sheet-type", e, "this is "+a.t.called()+" or "+b.t.called(), "give both branches one type")
	}
	return m
}

// aggregate is the meaning of sum, avg, min and max.
func (k *linker) aggregate(e *Expr) meaning {
	var all meaning
	for i, one := range k.spread(e) {
		if one.t == "" {
			return meaning{}
		}
		if days := one.t == Date && (e.Op == "min" || e.Op == "max"); !one.numeric() && !days {
			k.fail("sheet-type", e, e.Op+" of "+one.t.called(), "use numbers, money or percentages")
			return meaning{}
		}
		m, ok := together(all, one)
		if i == 0 {
			m, ok = one, true
		}
		if !ok {
			k.fail("sheet-type", e, e.Op+" of "+all.t.called()+" and "+one.t.called(), "use values of one type")
			return meaning{}
		}
		all = m
	}
	return all
}

// spread lists what a function is given, each cell of a range by itself.
func (k *linker) spread(e *Expr) []meaning {
	var list []meaning
	for _, arg := range e.Args {
		if arg.Op != "range" {
			list = append(list, k.meaning(arg))
			continue
		}
		if len(arg.Cells) == 0 {
			list = append(list, meaning{})
		}
		for _, i := range arg.Cells {
			list = append(list, k.meaningOf([]int{i}))
		}
	}
	return list
}
