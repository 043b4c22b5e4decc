package scorecard

import (
	"fmt"

	"rampbook/generator/diag"
)

// CompareTwins reports where a translation rates something else than its original: scorecards are compared by
// id, in their criteria, weights, gates, scales, groups, bands and raters.
func CompareTwins(original, twin *Page, ds *diag.List) {
	known := map[string]*Card{}
	for _, c := range original.Cards {
		if c.ID != "" {
			known[c.ID] = c
		}
	}
	found := map[string]bool{}
	for _, c := range twin.Cards {
		if c.ID == "" {
			continue
		}
		found[c.ID] = true
		if other := known[c.ID]; other == nil {
			ds.Warn("card-twin", c.pos, fmt.Sprintf("the original %s has no scorecard with the id %q", original.file, c.ID), "translate the original's scorecards, with their ids")
		} else {
			compareCards(other, c, ds)
		}
	}
	for _, c := range original.Cards {
		if c.ID != "" && !found[c.ID] {
			ds.Warn("card-twin", diag.Pos{File: twin.file}, fmt.Sprintf("the scorecard %q of %s is missing here", c.ID, original.file), "translate it, with its id")
		}
	}
}

// A fact is something a card and its translation have in common, and where it stands.
type fact struct {
	text string
	pos  diag.Pos
}

// compareCards reports the first difference of two scorecards with one id.
func compareCards(a, b *Card, ds *diag.List) {
	left, right := a.facts(), b.facts()
	for i := range max(len(left), len(right)) {
		x, y := fact{"nothing", a.pos}, fact{"nothing", b.pos}
		if i < len(left) {
			x = left[i]
		}
		if i < len(right) {
			y = right[i]
		}
		if x.text != y.text {
			ds.Error("card-twin", y.pos, fmt.Sprintf("the scorecard %q differs from its original: %s there, %s here", b.ID, x.text, y.text), fmt.Sprintf("compare it with %s:%d", x.pos.File, x.pos.Line))
			return
		}
	}
}

func (c *Card) facts() []fact {
	list := []fact{{fmt.Sprintf("%d criteria, %d levels, geometric: %t", len(c.Criteria), c.Levels, c.Geometric), c.pos}}
	for i, b := range c.Bands {
		list = append(list, fact{fmt.Sprintf("band %d from %s", i+1, number(b.From)), c.pos})
	}
	for i, g := range c.Groups {
		pos := g.pos
		if pos.Line == 0 {
			pos = c.pos
		}
		weight := "the weight of its criteria"
		if !g.sum {
			weight = "weight " + number(g.Weight)
		}
		list = append(list, fact{fmt.Sprintf("group %d with %s", i+1, weight), pos})
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
		list = append(list, fact{text, k.pos})
	}
	for _, r := range c.Raters {
		list = append(list, fact{fmt.Sprintf("rater %s with weight %s", r.Name, number(r.Weight)), c.pos})
	}
	return list
}
