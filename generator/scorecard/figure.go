package scorecard

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/exercise"
)

// figurePattern is a number or a stretch, and a unit.
var figurePattern = regexp.MustCompile(`^(-?[0-9][0-9,]*(?:\.[0-9]+)?)\s*%?(?:\s*\.\.\s*(-?[0-9][0-9,]*(?:\.[0-9]+)?))?\s*(\S.{0,19})?$`)

// readFigure reads "12", "30..45 %" or "60 days".
func readFigure(text string) (s Stretch, unit string, ok bool) {
	text = strings.TrimSpace(strings.Map(exercise.Narrow, text))
	m := figurePattern.FindStringSubmatch(text)
	if m == nil {
		return Stretch{}, "", false
	}
	low, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
	if err != nil {
		return Stretch{}, "", false
	}
	s = Stretch{low, low}
	if m[2] != "" {
		if s.High, err = strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64); err != nil {
			return Stretch{}, "", false
		}
	}
	unit = m[3]
	if unit == "" && strings.Contains(text, "%") {
		unit = "%"
	}
	return s, unit, true
}

// yesNo reads a word for yes or no.
func yesNo(text string) (yes, ok bool) {
	switch exercise.Fold(text) {
	case "yes", "y", "是", "有":
		return true, true
	case "no", "n", "否", "无":
		return false, true
	}
	return false, false
}

// figures reads worst and best.
func (r *reader) figures(k *Criterion, cells []ast.Node) {
	c := r.card.columns
	worst, isWord := yesNo(r.plain(cells, c.worst))
	best, both := yesNo(r.plain(cells, c.best))
	if isWord && both {
		k.Kind, k.Worst, k.Best = YesNo, truth(worst), truth(best)
		if worst == best {
			r.fail("card-scale", k.pos, fmt.Sprintf("worst and best of %q are the same", k.Name), "one is yes, the other no")
		}
		return
	}
	k.Kind = Number
	for _, column := range []int{c.worst, c.best} {
		s, unit, ok := readFigure(r.plain(cells, column))
		if !ok {
			r.fail("card-scale", r.at(cells[column]), fmt.Sprintf("%q is no figure", r.plain(cells, column)), "write a number as 12, 12 % or 30..45, or yes and no")
			k.Worst, k.Best = Stretch{0, 0}, Stretch{1, 1}
			return
		}
		if unit != "" && k.Unit != "" && unit != k.Unit {
			r.fail("card-scale", r.at(cells[column]), fmt.Sprintf("worst is in %s, best in %s", k.Unit, unit), "write both in one unit")
		}
		if unit != "" {
			k.Unit = unit
		}
		if column == c.worst {
			k.Worst = s
		} else {
			k.Best = s
		}
	}
	r.checkFigures(k)
}

func truth(yes bool) Stretch {
	if yes {
		return Stretch{1, 1}
	}
	return Stretch{}
}

func (r *reader) checkFigures(k *Criterion) {
	w, b := k.Worst, k.Best
	single := w.Low == w.High && b.Low == b.High
	switch {
	case w.Low > w.High || b.Low > b.High:
		r.fail("card-scale", k.pos, fmt.Sprintf("a stretch of %q is reversed", k.Name), "write the smaller number first: 30..45")
	case single && w.Low == b.Low:
		r.fail("card-scale", k.pos, fmt.Sprintf("worst and best of %q are the same", k.Name), "write where nothing is left, and where nothing more can be had")
	case !single && (w.Low >= b.Low || w.High <= b.High):
		r.fail("card-scale", k.pos, fmt.Sprintf("worst of %q does not reach around best", k.Name), "for a target write a wider stretch as worst: 0..90 around 30..45")
	default:
		return
	}
	k.Worst, k.Best = Stretch{0, 0}, Stretch{1, 1}
}
