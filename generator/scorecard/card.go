package scorecard

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// A Card is one scorecard.
type Card struct {
	exercise.Head
	Geometric bool
	Levels    int // how many levels the table has; 0: none
	Bands     []Band
	Groups    []Group // at least one; the only one has no name when the table has no groups
	Criteria  []*Criterion
	Raters    []Rater // who rates; none: one rating is the score

	table   *east.Table
	advice  ast.Node // the list of advice; nil without one
	columns columns
}

// A Band is a name for scores from a bound on.
type Band struct {
	From   float64
	Name   string
	Advice string // plain words; "" without
	item   ast.Node
}

// A Group is criteria that weigh as one.
type Group struct {
	Name   string
	Weight float64
	node   *east.TableCell // nil for the group of a table without groups
	pos    diag.Pos
	sum    bool // the weight is the sum of the criteria's
}

// A Kind says how a criterion is rated.
type Kind string

// The kinds of criteria.
const (
	Level  Kind = "level"
	Number Kind = "number"
	YesNo  Kind = "yesno"
)

// A Criterion is a row of the table.
type Criterion struct {
	ID          string // the author's, else c1, c2 … by place
	Name        string // plain words
	Kind        Kind
	Group       int // in Card.Groups
	Weight      float64
	Gate        *float64 // the least rating, as a rating; nil without a gate
	Worst, Best Stretch  // of a number, and of yes (1) and no (0)
	Unit        string

	pos      diag.Pos
	row      ast.Node
	anchors  []ast.Node
	gateText string
	gatePos  diag.Pos
}

// A Stretch is a number, or all from one to another.
type Stretch struct{ Low, High float64 }

// A Rater is a group of raters and its weight.
type Rater struct {
	Name   string
	Weight float64 // 0 of self, which never counts
}

// The raters with rules of their own.
const (
	manager = "manager" // shown even when alone
	self    = "self"    // never counts
)
