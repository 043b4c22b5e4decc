package worksheet

import (
	"math/big"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// A Sheet is one worksheet.
type Sheet struct {
	exercise.Head
	Currency string // printed above the tables; may be empty
	Decimals int    // digits that money shows
	Tables   []*Table
	Cells    []*Cell // inputs and formulas, in reading order
	Order    []int   // numbers of the cells, each behind those it needs

	blocks []ast.Node // what is printed, in order; tables are found by node
}

// A Table is one table of a sheet.
type Table struct {
	Columns []string // their names; the first is that of the column of names
	Rows    []*Row
	node    *east.Table
}

// A Row is a line of a table below the first.
type Row struct {
	Name  string
	Cells []int // the number of the cell in each column; -1 where words stand
	nodes []*east.TableCell
}

// A Cell is an input or a formula.
type Cell struct {
	Input    *Input // nil for a formula
	Expr     *Expr  // nil for an input, and for a formula that could not be read
	Rule     string // of a check: "=", ">=" or "<="
	Bound    *Expr  // of a check
	Type     Type
	Digits   int    // how many digits are shown; -1: as the type has it
	Row      string // names, for readers
	Column   string
	Source   string // as the author wrote it
	table    *Table
	row, col int // in table.Rows, from 0
	pos      diag.Pos
	broken   bool
	words    []string // of Text: every value it can have
}

// An Input is what a reader fills in.
type Input struct {
	Type      Type
	Low, High *big.Rat // nil: no limit
	Options   []string // of a choice
	Default   string   // as the author wrote it; "" for none
}

// name is the cell's name for a message.
func (c *Cell) name() string {
	return strings.Trim(c.Row+", "+c.Column, ", ")
}
