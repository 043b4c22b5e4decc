package worksheet

import (
	"math/big"
)

// Defaults are the inputs as the author filled them in, by number of the cell.
func (s *Sheet) Defaults() map[int]string {
	typed := map[int]string{}
	for i, c := range s.Cells {
		if c.Input != nil && c.Input.Default != "" {
			typed[i] = c.Input.Default
		}
	}
	return typed
}

// Compute returns the value of every cell for what was typed into the inputs. A cell that is missing from typed is
// empty; a broken formula is empty too.
func (s *Sheet) Compute(typed map[int]string) []Value {
	m := machine{values: make([]Value, len(s.Cells))}
	for _, i := range s.Order {
		c := s.Cells[i]
		switch {
		case c.broken:
		case c.Input != nil:
			m.values[i] = c.Input.Parse(typed[i])
		default:
			m.values[i] = m.cell(c)
		}
	}
	return m.values
}

// The days that a date can be: from 0001-01-01 to 9999-12-31.
const (
	firstDay = -719162
	lastDay  = 2932896
)

// A machine computes the cells of one sheet.
type machine struct {
	values []Value // those that others need are there
}

// cell computes a formula and its check.
func (m machine) cell(c *Cell) Value {
	v := m.value(c.Expr)
	if c.Type == Date && v.has() && (v.Number.Cmp(big.NewRat(firstDay, 1)) < 0 || v.Number.Cmp(big.NewRat(lastDay+1, 1)) >= 0) {
		return Value{Fault: FaultLarge}
	}
	if c.Rule == "" || !v.has() {
		return v
	}
	bound := m.value(c.Bound)
	switch {
	case bound.Fault != "":
		return bound
	case bound.has() && compare(c.Rule, v.Number.Cmp(bound.Number)):
		v.Check = Kept
	case bound.has():
		v.Check = Off
	}
	return v
}

func (m machine) value(e *Expr) Value {
	switch e.Op {
	case "number":
		return Value{Kind: Number, Number: e.Number}
	case "text":
		return Value{Kind: Text, Text: e.Text}
	case "cell":
		v := m.values[e.Cells[0]]
		v.Check = ""
		return v
	case "if":
		return m.choose(e)
	case "sum", "avg", "min", "max":
		return m.aggregate(e)
	}
	args := make([]Value, len(e.Args))
	empty := false
	for i, arg := range e.Args {
		if args[i] = m.value(arg); args[i].Fault != "" {
			return args[i]
		}
		empty = empty || !args[i].has()
	}
	if empty {
		return Value{}
	}
	return apply(e.Op, args)
}

func (m machine) choose(e *Expr) Value {
	condition := m.value(e.Args[0])
	switch {
	case !condition.has():
		return condition
	case condition.Truth:
		return m.value(e.Args[1])
	}
	return m.value(e.Args[2])
}

// apply computes an operation all of whose sides have a value.
func apply(op string, args []Value) Value {
	switch op {
	case "and", "or":
		for _, v := range args {
			if v.Truth != (op == "and") {
				return v
			}
		}
		return args[0]
	case "not":
		return truthValue(!args[0].Truth)
	case "=", "!=", "<", "<=", ">", ">=":
		return truthValue(compare(op, order(args[0], args[1])))
	case "neg":
		return numberValue(new(big.Rat).Neg(args[0].Number), "")
	case "abs":
		return numberValue(new(big.Rat).Abs(args[0].Number), "")
	case "round":
		return round(args)
	}
	return arithmetic(op, args[0].Number, args[1].Number)
}

func arithmetic(op string, x, y *big.Rat) Value {
	switch op {
	case "+":
		return numberValue(add(x, y))
	case "-":
		return numberValue(subtract(x, y))
	case "*":
		return numberValue(multiply(x, y))
	case "/":
		return numberValue(divide(x, y))
	}
	return numberValue(power(x, y))
}

func round(args []Value) Value {
	digits := 0
	if len(args) == 2 {
		n := args[1].Number
		if !n.IsInt() || n.Num().CmpAbs(big.NewInt(maxRounding)) > 0 {
			return Value{Fault: FaultRound}
		}
		digits = int(n.Num().Int64())
	}
	return numberValue(settle(roundTo(args[0].Number, digits)))
}

// order is below, at or above 0 as a stands to b; of texts and truths only whether it is 0 counts.
func order(a, b Value) int {
	if a.Kind == Number {
		return a.Number.Cmp(b.Number)
	}
	if a.Text == b.Text && a.Truth == b.Truth {
		return 0
	}
	return 1
}

func compare(op string, order int) bool {
	switch op {
	case "=":
		return order == 0
	case "!=":
		return order != 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	}
	return order >= 0
}

// aggregate computes sum, avg, min and max, which pass over what is empty.
func (m machine) aggregate(e *Expr) Value {
	var all *big.Rat
	count := int64(0)
	for _, v := range m.spread(e) {
		if v.Fault != "" {
			return v
		}
		if !v.has() {
			continue
		}
		count++
		var fault Fault
		switch {
		case count == 1:
			all = v.Number
		case e.Op == "min" || e.Op == "max":
			if (v.Number.Cmp(all) > 0) == (e.Op == "max") {
				all = v.Number
			}
		default:
			if all, fault = add(all, v.Number); fault != "" {
				return Value{Fault: fault}
			}
		}
	}
	switch {
	case count == 0:
		return Value{}
	case e.Op == "avg":
		return numberValue(divide(all, big.NewRat(count, 1)))
	}
	return numberValue(all, "")
}

// spread computes what a function is given.
func (m machine) spread(e *Expr) []Value {
	var list []Value
	for _, arg := range e.Args {
		if arg.Op != "range" {
			list = append(list, m.value(arg))
			continue
		}
		for _, i := range arg.Cells {
			list = append(list, m.values[i])
		}
	}
	return list
}
