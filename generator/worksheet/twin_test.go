package worksheet

import (
	"encoding/json"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// TestTwin has the browser's code compute random worksheets and compares cell by cell, exactly.
func TestTwin(t *testing.T) {
	const sheets = 10000
	r := rand.New(rand.NewPCG(1, 2))
	vectors := make([]vector, sheets)
	want := make([][]outcome, sheets)
	kinds := map[string]int{}
	for i := range vectors {
		s, typed := randomSheet(r)
		vectors[i] = vector{Sheet: s.data(), Typed: typed}
		want[i] = outcomes(s, typed)
		for _, o := range want[i] {
			kinds[kindOf(o)]++
		}
	}
	for _, kind := range []string{"number", "text", "truth", "empty", "!zero", "!large", "!power", "!round", "!input", "!limit", "kept", "off"} {
		if kinds[kind] < 50 {
			t.Errorf("only %d cells are %s: the test does not try it", kinds[kind], kind)
		}
	}
	var got [][]outcome
	proof.Twin(t, "twin.mts", vectors, &got)
	for i := range want {
		for j := range want[i] {
			if len(got) != sheets || len(got[i]) != len(want[i]) || got[i][j] != want[i][j] {
				sheet, _ := json.Marshal(vectors[i])
				t.Fatalf("sheet %d, cell %d: %+v there, %+v here\n%s", i, j, got[i][j], want[i][j], sheet)
			}
		}
	}
}

func kindOf(o outcome) string {
	switch {
	case o.Check != "":
		return string(o.Check)
	case strings.HasPrefix(o.Value, "!"):
		return o.Value
	case strings.HasPrefix(o.Value, "'"):
		return "text"
	case o.Value == "true" || o.Value == "false":
		return "truth"
	case o.Value == "":
		return "empty"
	}
	return "number"
}

// A dice makes random formulas for one sheet.
type dice struct {
	*rand.Rand
	s *Sheet
}

// randomSheet makes a sheet of inputs and formulas, each of which needs only cells before it, and something typed.
func randomSheet(r *rand.Rand) (*Sheet, map[int]string) {
	s, _, _ := parse("a.md", []byte("## Worksheet: random\n| A | B |\n| - | - |\n| x | `= 1` |\n"))
	d := dice{r, &Sheet{Decimals: r.IntN(7), Head: s.Sheets[0].Head}}
	typed := map[int]string{}
	for i := range 3 + r.IntN(12) {
		var c *Cell
		if i < 2 || r.IntN(3) == 0 {
			c = d.input()
			typed[i] = d.typed(c)
		} else {
			c = d.formula()
		}
		d.s.Cells, d.s.Order = append(d.s.Cells, c), append(d.s.Order, i)
	}
	return d.s, typed
}

func (d dice) input() *Cell {
	t := []Type{Number, Money, Percent, Date, Text}[d.IntN(5)]
	in := &Input{Type: t}
	switch {
	case t == Text:
		in.Options = []string{"low", "中", "high"}
	case t != Date && d.IntN(2) == 0:
		in.Low, in.High = big.NewRat(-5, 1), big.NewRat(1000000, 1)
	}
	return &Cell{Input: in, Type: t, Digits: -1}
}

// typed is something that fits the cell, or not quite.
func (d dice) typed(c *Cell) string {
	numbers := []string{"", "0", "1", "-3", "12", "0.5", "1,234.567", "1,23", "１２．５", "3万", "1.5亿", "7%", "12.5 %", "−2", "¥5", "€ 7.25", "1e3", "..", "99999999999999999999", "123456789012345678901", "0.0000000001", " 8 ", "　9"}
	dates := []string{"2026-03-31", "2024-02-29", "2023-02-29", "0001-01-01", "9999-12-31", "2026/1/5", "2026年12月1日", "26-1-1", "0000-12-31", ""}
	words := []string{"low", "中", "high", " low ", "Low", ""}
	switch {
	case d.IntN(30) == 0:
		return []string{"\x00", "<b>", "NaN", "low", "2026-01-01"}[d.IntN(5)]
	case c.Type == Date:
		return dates[d.IntN(len(dates))]
	case c.Type == Text:
		return words[d.IntN(len(words))]
	case d.IntN(3) == 0:
		return fmt.Sprintf("%d.%d", d.IntN(1000), d.IntN(1000))
	}
	return numbers[d.IntN(len(numbers))]
}

func (d dice) formula() *Cell {
	c := &Cell{Digits: d.IntN(9) - 1}
	switch d.IntN(8) {
	case 0:
		c.Type, c.Expr = Truth, d.truth(4)
	case 1:
		c.Type, c.Expr = Text, d.text(3)
	case 2:
		c.Type, c.Expr = Date, d.date()
	default:
		c.Type, c.Expr = []Type{Number, Money, Percent}[d.IntN(3)], d.number(5)
		if d.IntN(3) == 0 {
			c.Rule, c.Bound = []string{"=", ">=", "<="}[d.IntN(3)], d.number(2)
		}
	}
	return c
}

// cell names a cell before this one of one of the types; nil when there is none.
func (d dice) cell(types string) *Expr {
	var list []int
	for i, c := range d.s.Cells {
		if strings.Contains(types, string(c.Type)) {
			list = append(list, i)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return &Expr{Op: "cell", Cells: []int{list[d.IntN(len(list))]}}
}

const numeric = "number money percent"

func (d dice) number(depth int) *Expr {
	if cell := d.cell(numeric); cell != nil && (depth == 0 || d.IntN(3) == 0) {
		return cell
	}
	if depth == 0 || d.IntN(4) == 0 {
		return &Expr{Op: "number", Number: big.NewRat(d.Int64N(2000)-200, []int64{1, 1, 1, 2, 3, 7, 100}[d.IntN(7)])}
	}
	sub := func() *Expr { return d.number(depth - 1) }
	switch op := []string{"+", "-", "*", "*", "/", "/", "^", "neg", "abs", "round", "if", "sum", "avg", "min", "max"}[d.IntN(15)]; op {
	case "neg", "abs":
		return &Expr{Op: op, Args: []*Expr{sub()}}
	case "^":
		return &Expr{Op: op, Args: []*Expr{sub(), d.exponent()}}
	case "round":
		return &Expr{Op: op, Args: []*Expr{sub(), {Op: "number", Number: big.NewRat(d.Int64N(40)-20, 1+d.Int64N(20)/19)}}[:1+d.IntN(2)]}
	case "if":
		return &Expr{Op: op, Args: []*Expr{d.truth(depth - 1), sub(), sub()}}
	case "sum", "avg", "min", "max":
		return &Expr{Op: op, Args: []*Expr{d.span(), sub()}}
	default:
		return &Expr{Op: op, Args: []*Expr{sub(), sub()}}
	}
}

func (d dice) exponent() *Expr {
	return &Expr{Op: "number", Number: big.NewRat(d.Int64N(12)-4, []int64{1, 1, 1, 2, 3, 12, 101}[d.IntN(7)])}
}

// span is a range of cells that are numbers.
func (d dice) span() *Expr {
	e := &Expr{Op: "range", Cells: []int{}}
	for i, c := range d.s.Cells {
		if strings.Contains(numeric, string(c.Type)) && d.IntN(2) == 0 {
			e.Cells = append(e.Cells, i)
		}
	}
	return e
}

func (d dice) truth(depth int) *Expr {
	if cell := d.cell("truth"); cell != nil && d.IntN(3) == 0 {
		return cell
	}
	if depth > 0 && d.IntN(3) == 0 {
		op := []string{"and", "or", "not"}[d.IntN(3)]
		return &Expr{Op: op, Args: []*Expr{d.truth(depth - 1), d.truth(depth - 1)}[:map[string]int{"and": 2, "or": 2, "not": 1}[op]]}
	}
	if d.IntN(4) == 0 {
		return &Expr{Op: []string{"=", "!="}[d.IntN(2)], Args: []*Expr{d.text(1), d.text(1)}}
	}
	return &Expr{Op: []string{"=", "!=", "<", "<=", ">", ">="}[d.IntN(6)], Args: []*Expr{d.number(max(0, depth-1)), d.number(1)}}
}

func (d dice) text(depth int) *Expr {
	if cell := d.cell("text"); cell != nil && d.IntN(2) == 0 {
		return cell
	}
	if depth > 0 && d.IntN(3) == 0 {
		return &Expr{Op: "if", Args: []*Expr{d.truth(1), d.text(depth - 1), d.text(depth - 1)}}
	}
	return &Expr{Op: "text", Text: []string{"low", "中", "high", ""}[d.IntN(4)]}
}

func (d dice) date() *Expr {
	if cell := d.cell("date"); cell != nil {
		return &Expr{Op: []string{"+", "-"}[d.IntN(2)], Args: []*Expr{cell, d.number(2)}}
	}
	return &Expr{Op: "number", Number: big.NewRat(d.Int64N(6000000)-3000000, 1+d.Int64N(2))}
}

func TestCompareTwins(t *testing.T) {
	const head = "## Worksheet: a\n<!-- id=a -->\n| | Value |\n| - | - |\n"
	const kopf = "## 工作表：甲\n<!-- id=a -->\n| | 值 |\n| - | - |\n"
	for _, c := range []struct{ original, twin, want string }{
		{head + "| Sales | `money = 5` |\n| Twice | `= [Sales] * 2` |", kopf + "| 销售 | `金额 = 5` |\n| 两倍 | `= [销售] × 2` |", ""},
		{head + "| Sales | `money = 5` |\n| Twice | `= [Sales] * 2` |", kopf + "| 销售 | `金额 = 5` |\n| 两倍 | `= [销售] * 3` |", "= (#1 * 2) as money there, = (#1 * 3) as money here"},
		{head + "| Risk | `choice low / high = low` |\n| Days | `= if([Risk] = \"low\", 60, 30)` |", kopf + "| 风险 | `选项 低 / 高 = 低` |\n| 天数 | `= if([风险] = \"低\", 60, 30)` |", ""},
		{head + "| Risk | `choice low / high = low` |\n| Days | `= if([Risk] = \"low\", 60, 30)` |", kopf + "| 风险 | `选项 低 / 高 = 低` |\n| 天数 | `= if([风险] = \"高\", 60, 30)` |", `if((#1 = word 1), 60, 30) as number there, = if((#1 = word 2), 60, 30) as number here`},
		{head + "| A | `number 0..10` |", kopf + "| 甲 | `数 0..11` |", "number 0..10 = there, number 0..11 = here"},
		{head + "| A | `number = 1` |", kopf + "| 甲 | `数 = 2` |", "number .. = 1 there, number .. = 2 here"},
		{head + "| A | `number = 1` |", kopf + "| 甲 | `数 = 1` |\n| 乙 | 字 |", "tables of 1 × 2 1.2 there, tables of 2 × 2 1.2 here"},
		{head + "| A | `= 1 must be 1` |", kopf + "| 甲 | `= 1 不得小于 1` |", "must be = 1 as number there"},
		{head + "| A | `= 1` |", "# 甲", `the worksheet "a" of a.md is missing here`},
		{"# a", kopf + "| 甲 | `= 1` |", `the original a.md has no worksheet with the id "a"`},
	} {
		original, _, ods := parse("a.md", []byte(c.original))
		twin, _, tds := parse("a.zh.md", []byte(c.twin))
		if ods.Count(diag.Error)+tds.Count(diag.Error) > 0 {
			t.Fatalf("%s%s", proof.Report(ods), proof.Report(tds))
		}
		var ds diag.List
		CompareTwins(original, twin, &ds)
		proof.Told(t, c.twin, &ds, c.want)
	}
}
