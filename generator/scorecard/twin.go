package scorecard

import (
	"fmt"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// CompareTwins reports where a translation rates something else than its original: scorecards are compared by
// id, in their criteria, weights, gates, scales, groups, bands and raters.
func CompareTwins(original, twin *Page, ds *diag.List) {
	exercise.CompareTwins(kind, original.side(), twin.side(), ds)
}

func (p *Page) side() exercise.Side[*Card] { return exercise.Side[*Card]{File: p.file, List: p.Cards} }

// Facts lists what c has in common with its translation.
func (c *Card) Facts() []exercise.Fact {
	list := []exercise.Fact{{Text: fmt.Sprintf("%d criteria, %d levels, geometric: %t", len(c.Criteria), c.Levels, c.Geometric), Pos: c.Pos()}}
	for i, b := range c.Bands {
		list = append(list, exercise.Fact{Text: fmt.Sprintf("band %d from %s", i+1, number(b.From)), Pos: c.Pos()})
	}
	for i, g := range c.Groups {
		pos := g.pos
		if pos.Line == 0 {
			pos = c.Pos()
		}
		weight := "the weight of its criteria"
		if !g.sum {
			weight = "weight " + number(g.Weight)
		}
		list = append(list, exercise.Fact{Text: fmt.Sprintf("group %d with %s", i+1, weight), Pos: pos})
	}
	for i, k := range c.Criteria {
		gate := "none"
		if k.Gate != nil {
			gate = number(*k.Gate)
		}
		text := fmt.Sprintf("criterion %d in group %d: %s, weight %s, gate %s", i+1, k.Group+1, k.Kind, number(k.Weight), gate)
		if k.Kind != Level {
			text += fmt.Sprintf(", worst %s to %s, best %s to %s", number(k.Worst.Low), number(k.Worst.High), number(k.Best.Low), number(k.Best.High))
		}
		list = append(list, exercise.Fact{Text: text, Pos: k.pos})
	}
	for _, r := range c.Raters {
		list = append(list, exercise.Fact{Text: fmt.Sprintf("rater %s with weight %s", r.Name, number(r.Weight)), Pos: c.Pos()})
	}
	return list
}
