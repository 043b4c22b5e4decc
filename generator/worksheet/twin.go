package worksheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// CompareTwins reports where a translation computes something else than its original: worksheets are compared by
// id, in their tables, inputs, limits, defaults and formulas. Names and words do not count, only their places.
func CompareTwins(original, twin *Page, ds *diag.List) {
	exercise.CompareTwins(kind, original.side(), twin.side(), ds)
}

func (p *Page) side() exercise.Side[*Sheet] {
	return exercise.Side[*Sheet]{File: p.file, List: p.Sheets}
}

// Facts lists what s has in common with its translation.
func (s *Sheet) Facts() []exercise.Fact {
	list := []exercise.Fact{{Text: s.shape(), Pos: s.Pos()}}
	words := &[]string{}
	for _, c := range s.Cells {
		list = append(list, exercise.Fact{Text: c.key(words), Pos: c.pos, Of: "the cell"})
	}
	return list
}

// shape is how many tables, rows and cells a worksheet has, and where the cells are.
func (s *Sheet) shape() string {
	var parts []string
	for _, t := range s.Tables {
		parts = append(parts, fmt.Sprintf("%d × %d", len(t.Rows), len(t.Columns)))
	}
	text := "tables of " + strings.Join(parts, ", ")
	for _, c := range s.Cells {
		text += fmt.Sprintf(" %d.%d", c.row+1, c.col+1)
	}
	return text
}

// key is what the cell has in common with its translation. words numbers the words met so far.
func (c *Cell) key(words *[]string) string {
	number := func(word string) string {
		i := slices.Index(*words, word)
		if i < 0 {
			i = len(*words)
			*words = append(*words, word)
		}
		return "word " + strconv.Itoa(i+1)
	}
	if c.Input == nil {
		text := "= " + c.Expr.key(number)
		if c.Bound != nil {
			text += " must be " + c.Rule + " " + c.Bound.key(number)
		}
		text += " as " + string(c.Type)
		if c.Digits >= 0 {
			text += " " + strconv.Itoa(c.Digits)
		}
		return text
	}
	in := c.Input
	if in.Type != Text {
		return strings.TrimSpace(fmt.Sprintf("%s %s..%s = %v", in.Type, fraction(in.Low), fraction(in.High), in.Parse(in.Default)))
	}
	text := "choice"
	for _, option := range in.Options {
		text += " " + number(option)
	}
	if in.Default != "" {
		text += " = " + number(in.Default)
	}
	return text
}

func (e *Expr) key(number func(string) string) string {
	switch {
	case e == nil:
		return "?"
	case e.Op == "number":
		return e.Number.RatString()
	case e.Op == "text":
		return number(e.Text)
	case e.Op == "cell" || e.Op == "range":
		var cells []string
		for _, i := range e.Cells {
			cells = append(cells, "#"+strconv.Itoa(i+1))
		}
		return strings.Join(cells, "..")
	}
	var args []string
	for _, arg := range e.Args {
		args = append(args, arg.key(number))
	}
	if len(args) == 2 && !strings.ContainsAny(e.Op, "abcdefghijklmnopqrstuvwxyz") { // a sign
		return "(" + args[0] + " " + e.Op + " " + args[1] + ")"
	}
	return e.Op + "(" + strings.Join(args, ", ") + ")"
}
