package scorecard

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// row reads a group or a criterion; false when there are too many.
func (r *reader) row(row ast.Node) bool {
	cells := markdown.Children(row)
	if len(cells) == 0 {
		return true
	}
	comment, at, hasComment := r.s.TakeComment(cells[0])
	if isBold(cells[0]) {
		r.group(cells)
		return true
	}
	c := r.card
	if len(c.Criteria) == MaxCriteria {
		r.fail("card-limit", r.s.At(row.Pos()), fmt.Sprintf("more than %d criteria", MaxCriteria), "split the scorecard")
		return false
	}
	k := &Criterion{ID: "c" + strconv.Itoa(len(c.Criteria)+1), Name: r.s.Plain(cells[0]), Weight: 1, pos: r.at(cells[0]), row: row, Group: max(0, len(c.Groups)-1)}
	c.Criteria = append(c.Criteria, k)
	if hasComment {
		r.criterionID(k, comment, at)
	}
	if k.Name == "" {
		r.fail("card-criterion", k.pos, "the criterion has no name", "write it into the first column")
	}
	k.Weight = r.weight(cells, 1)
	r.scale(k, cells)
	r.gate(k, cells)
	return true
}

// isBold reports whether a cell is nothing but bold words.
func isBold(cell ast.Node) bool {
	e, ok := cell.FirstChild().(*ast.Emphasis)
	if !ok || e.Level != 2 {
		return false
	}
	rest, isText := e.NextSibling().(*ast.Text)
	return e.NextSibling() == nil || isText && rest.Segment.IsEmpty() && rest.NextSibling() == nil
}

func (r *reader) criterionID(k *Criterion, comment string, at int) {
	for _, f := range markdown.Fields(comment) {
		p := r.s.At(at + f.At)
		if f.Key != "id" || !markdown.ValidID(f.Value) {
			r.fail("card-criterion", p, fmt.Sprintf("%s=%s means nothing to a criterion", f.Key, f.Value), "only an id of a-z, 0-9 and - may stand here: id=agenda")
			continue
		}
		k.ID = f.Value
	}
}

func (r *reader) group(cells []ast.Node) {
	c := r.card
	g := Group{Name: r.s.Plain(cells[0]), pos: r.at(cells[0])}
	g.node, _ = cells[0].(*east.TableCell)
	if len(c.Criteria) > 0 && len(c.Groups) == 0 {
		r.fail("card-group", g.pos, "criteria stand above the first group", "put every criterion below a group")
		c.Groups = append(c.Groups, Group{sum: true})
	}
	g.sum = c.columns.weight < 0 || r.plain(cells, c.columns.weight) == ""
	if !g.sum {
		g.Weight = r.weight(cells, 1)
	}
	c.Groups = append(c.Groups, g)
}

// plain is the text of a cell; "" when there is no such column.
func (r *reader) plain(cells []ast.Node, column int) string {
	if column < 0 || column >= len(cells) {
		return ""
	}
	return r.s.Plain(cells[column])
}

// weight reads the weight of a row.
func (r *reader) weight(cells []ast.Node, other float64) float64 {
	column := r.card.columns.weight
	text := r.plain(cells, column)
	if column < 0 {
		return other
	}
	w, err := strconv.ParseFloat(strings.TrimSuffix(strings.Map(exercise.Narrow, text), "%"), 64)
	if err != nil || !(w > 0 && w <= MaxWeight) {
		r.fail("card-weight", r.at(cells[column]), fmt.Sprintf("%q is no weight", text), fmt.Sprintf("write a number above 0, at most %d", MaxWeight))
		return other
	}
	return w
}

// scale reads how a criterion is rated.
func (r *reader) scale(k *Criterion, cells []ast.Node) {
	c := r.card.columns
	worst, best := r.plain(cells, c.worst), r.plain(cells, c.best)
	filled := 0
	seen := map[string]bool{}
	for i, at := range c.levels {
		anchor := r.plain(cells, at)
		if anchor != "" {
			filled++
		}
		if anchor != "" && seen[exercise.Fold(anchor)] {
			r.fail("card-anchor", r.at(cells[at]), fmt.Sprintf("level %d looks like another one", i+1), "say how the two differ")
		}
		seen[exercise.Fold(anchor)] = true
	}
	switch {
	case filled > 0 && worst+best != "":
		r.fail("card-scale", k.pos, fmt.Sprintf("%q has levels and figures", k.Name), "fill the level columns, or worst and best")
	case filled > 0:
		r.levels(k, cells, filled)
	case worst == "" && best == "":
		r.fail("card-anchor", k.pos, fmt.Sprintf("%q has no scale", k.Name), "say what each level looks like, or give worst and best")
		k.Kind = Level
	case worst == "" || best == "":
		r.fail("card-scale", k.pos, fmt.Sprintf("%q has only one of worst and best", k.Name), "write both")
		k.Kind, k.Best = Number, Stretch{1, 1}
	default:
		r.figures(k, cells)
	}
	if k.Kind == "" {
		k.Kind = Level
	}
}

func (r *reader) levels(k *Criterion, cells []ast.Node, filled int) {
	k.Kind = Level
	for i, at := range r.card.columns.levels {
		if r.plain(cells, at) == "" && filled < len(r.card.columns.levels) {
			r.fail("card-anchor", k.pos, fmt.Sprintf("%q does not say what level %d looks like", k.Name, i+1), "describe what one sees at this level")
		}
		if at < len(cells) {
			k.anchors = append(k.anchors, cells[at])
		}
	}
}

// gate reads the least rating of a criterion.
func (r *reader) gate(k *Criterion, cells []ast.Node) {
	text := r.plain(cells, r.card.columns.gate)
	if text == "" {
		return
	}
	k.gateText, k.gatePos = text, r.at(cells[r.card.columns.gate])
	s, _, ok := readFigure(text)
	yes, isWord := yesNo(text)
	value, bad := s.Low, !ok || s.Low != s.High
	if k.Kind == YesNo {
		value, bad = truth(yes).Low, !isWord || truth(yes) != k.Best
	}
	hint := "write a number between worst and best"
	switch {
	case k.Kind == Level:
		bad = bad || !k.Whole(value, r.card.Levels)
		hint = fmt.Sprintf("write a level from 1 to %d", r.card.Levels)
	case k.Kind == YesNo:
		hint = "write what is best: " + r.plain(cells, r.card.columns.best)
	default:
		low, high := min(k.Worst.Low, k.Best.Low), max(k.Worst.High, k.Best.High)
		bad = bad || value < low || value > high
	}
	if bad {
		r.fail("card-gate", k.gatePos, fmt.Sprintf("the gate %q is outside the scale of %q", text, k.Name), hint)
		return
	}
	if k.Kind == Level && value == 1 || k.Kind == Number && k.share(value, 0) == 0 {
		r.ds.Warn("card-gate", k.gatePos, fmt.Sprintf("the gate of %q lets everybody through", k.Name), "raise it, or leave it out")
	}
	k.Gate = &value
}

// settleGroups gives every criterion a group, and groups without a weight that of their criteria.
func (r *reader) settleGroups() {
	c := r.card
	if len(c.Groups) == 0 {
		c.Groups = []Group{{sum: true}}
	}
	count := make([]int, len(c.Groups))
	for _, k := range c.Criteria {
		count[k.Group]++
		if c.Groups[k.Group].sum {
			c.Groups[k.Group].Weight += k.Weight
		}
	}
	for i, g := range c.Groups {
		if count[i] == 0 && g.node != nil {
			r.fail("card-group", g.pos, fmt.Sprintf("the group %q has no criteria", g.Name), "put some below it; only a group is in bold")
		}
	}
	if len(c.Criteria) == 0 {
		r.fail("card-criterion", c.Pos(), "the scorecard has no criteria", "add a row a criterion")
	}
	r.uniqueCriteria()
}

func (r *reader) uniqueCriteria() {
	ids, names := map[string]bool{}, map[string]bool{}
	for _, k := range r.card.Criteria {
		if ids[k.ID] {
			r.fail("card-criterion", k.pos, fmt.Sprintf("the id %q is there twice", k.ID), "give each criterion its own")
		}
		if names[exercise.Fold(k.Name)] && k.Name != "" {
			r.fail("card-criterion", k.pos, fmt.Sprintf("the criterion %q is there twice", k.Name), "give each its own name")
		}
		ids[k.ID], names[exercise.Fold(k.Name)] = true, true
	}
}
