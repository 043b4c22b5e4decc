package scorecard

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A reader reads one scorecard.
type reader struct {
	s    *markdown.Section
	card *Card
	ds   *diag.List
}

func (r *reader) fail(code string, p diag.Pos, message, hint string) {
	r.ds.Error(code, p, message, hint)
}

// read returns the scorecard that section s is; nil when it is none.
func read(s *markdown.Section, ds *diag.List) *Card {
	r := &reader{s: s, ds: ds}
	r.card = &Card{Head: exercise.NewHead(s)}
	for _, n := range s.Blocks {
		if table, ok := n.(*east.Table); ok && r.card.table == nil && r.columnsOf(table).scaled() {
			r.card.table = table
		}
	}
	if r.card.table == nil {
		if s.HasComment {
			r.fail("card-body", s.Pos, "the scorecard has no table with levels, or with worst and best", "see the guide to templates, or take the comment away if this is none")
		}
		return nil
	}
	r.metadata()
	r.columns()
	for row := r.card.table.FirstChild(); row != nil; row = row.NextSibling() {
		if row.Kind() != east.KindTableHeader && !r.row(row) {
			break
		}
	}
	r.settleGroups()
	r.advice()
	return r.card
}

// columns are the places of the columns with a meaning; -1 where there is none.
type columns struct {
	weight, gate, worst, best int
	levels                    []int // columns of level 1, 2 …
	text                      []int // columns that are printed as they are
}

func (c columns) scaled() bool { return len(c.levels) > 0 || c.worst >= 0 && c.best >= 0 }

func (r *reader) columnsOf(table *east.Table) columns {
	c := columns{-1, -1, -1, -1, nil, nil}
	i := 0
	for cell := table.FirstChild().FirstChild(); cell != nil; cell = cell.NextSibling() {
		name := exercise.Fold(r.s.Plain(cell))
		switch {
		case i == 0:
		case name == "weight" || name == "权重":
			c.weight = i
		case name == "gate" || name == "门槛":
			c.gate = i
		case name == "worst" || name == "low" || name == "最差" || name == "低":
			c.worst = i
		case name == "best" || name == "high" || name == "最好" || name == "高":
			c.best = i
		case levelOf(name) > 0:
			c.levels = append(c.levels, i)
		default:
			c.text = append(c.text, i)
		}
		i++
	}
	return c
}

// levelOf is the number with which the name of a level begins; 0 for another column.
func levelOf(name string) int {
	digits := name[:len(name)-len(strings.TrimLeft(name, "0123456789"))]
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) > 2 {
		return 0
	}
	return n
}

// columns checks the head of the table.
func (r *reader) columns() {
	c := r.card
	c.columns = r.columnsOf(c.table)
	head := markdown.Children(c.table.FirstChild())
	for i, at := range c.columns.levels {
		if n := levelOf(exercise.Fold(r.s.Plain(head[at]))); n != i+1 {
			r.fail("card-levels", r.at(head[at]), fmt.Sprintf("level %d stands where level %d is expected", n, i+1), "write the levels from 1 upwards, the best one last")
			break
		}
	}
	c.Levels = len(c.columns.levels)
	if c.Levels == 1 || c.Levels > MaxLevels {
		r.fail("card-levels", c.Pos(), fmt.Sprintf("the table has %d levels", c.Levels), fmt.Sprintf("use 2 to %d", MaxLevels))
		c.Levels = max(2, min(c.Levels, MaxLevels))
	}
	if (c.columns.worst < 0) != (c.columns.best < 0) {
		r.fail("card-levels", c.Pos(), "of worst and best one column is missing", "write both")
		c.columns.worst, c.columns.best = -1, -1
	}
}

// at is where a cell's text begins, the row's place for an empty cell.
func (r *reader) at(cell ast.Node) diag.Pos {
	at := -1
	_ = ast.Walk(cell, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the walker returns no error
		if t, ok := n.(*ast.Text); ok && entering {
			at = t.Segment.Start
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	if at < 0 {
		return r.s.At(cell.Parent().Pos())
	}
	return r.s.At(at)
}

// metadata reads the comment below the heading.
func (r *reader) metadata() {
	for p, f := range kind.Metadata(r.s, r.ds) {
		switch f.Key {
		case "id":
			r.card.ID = kind.ID(f.Value, p, r.ds)
		case "bands":
			r.bands(f.Value, p)
		case "raters":
			r.raters(f.Value, p)
		case "mean":
			if f.Value != "arithmetic" && f.Value != "geometric" {
				r.fail("card-metadata", p, fmt.Sprintf("mean: unknown value %q", f.Value), diag.OneOf(f.Value, []string{"arithmetic", "geometric"}))
			}
			r.card.Geometric = f.Value == "geometric"
		default:
			kind.UnknownKey(p, f.Key, []string{"id", "bands", "mean", "raters"}, r.ds)
		}
	}
}

// pairs splits "0:red,60:amber", and the same with full-width signs.
func pairs(value string) [][2]string {
	var list [][2]string
	value = strings.NewReplacer("，", ",", "：", ":").Replace(value)
	for part := range strings.SplitSeq(value, ",") {
		a, b, _ := strings.Cut(part, ":")
		list = append(list, [2]string{strings.TrimSpace(a), strings.TrimSpace(b)})
	}
	return list
}

func (r *reader) bands(value string, p diag.Pos) {
	for i, pair := range pairs(value) {
		from, err := strconv.ParseFloat(pair[0], 64)
		switch {
		case err != nil || !(from >= 0 && from <= 100) || pair[1] == "":
			r.fail("card-bands", p, fmt.Sprintf("%q is no band", pair[0]+":"+pair[1]), "write a bound from 0 to 100, a colon and a name: 60:amber")
			return
		case i == 0 && from != 0:
			r.fail("card-bands", p, fmt.Sprintf("no band begins at 0: scores under %s have none", number(from)), "begin with a band from 0")
		case i > 0 && from <= r.card.Bands[i-1].From:
			r.fail("card-bands", p, "the bounds of the bands do not rise", "write the lowest band first")
		case i == MaxBands:
			r.fail("card-bands", p, fmt.Sprintf("more than %d bands", MaxBands), "join some")
			return
		}
		for _, b := range r.card.Bands {
			if exercise.Fold(b.Name) == exercise.Fold(pair[1]) {
				r.fail("card-bands", p, fmt.Sprintf("two bands are named %q", b.Name), "give each its own name")
			}
		}
		r.card.Bands = append(r.card.Bands, Band{From: from, Name: pair[1]})
	}
}

func (r *reader) raters(value string, p diag.Pos) {
	seen := map[string]bool{}
	sum := 0.0
	for i, pair := range pairs(value) {
		weight := 0.0
		var err error
		if pair[1] != "" {
			weight, err = strconv.ParseFloat(strings.TrimSuffix(pair[1], "%"), 64)
		}
		switch name := pair[0]; {
		case i == MaxRaters:
			r.fail("card-raters", p, fmt.Sprintf("more than %d groups of raters", MaxRaters), "join some")
			return
		case name == "" || seen[name]:
			r.fail("card-raters", p, "a group of raters has no name of its own", "write raters=manager:40,peer:30,customer:30,self")
			continue
		case name == self && pair[1] != "":
			r.fail("card-raters", p, "what people say of themselves never counts", "write self without a weight")
			weight = 0
		case name != self && (err != nil || !(weight > 0 && weight <= MaxWeight)):
			r.fail("card-raters", p, fmt.Sprintf("%q is no weight of %s", pair[1], name), "write a number above 0 behind a colon: "+name+":40")
			continue
		}
		seen[pair[0]] = true
		sum += weight
		r.card.Raters = append(r.card.Raters, Rater{pair[0], weight})
	}
	if len(r.card.Raters) > 0 && sum == 0 {
		r.fail("card-raters", p, "no group of raters counts", "add one with a weight: manager:100")
	}
}

// number prints a number in the shortest form that means the same.
func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
