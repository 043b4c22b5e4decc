package quiz

import (
	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// CompareTwins reports where a translation asks something else than its original: questions are
// compared by id, in their kind, number of options, key, weights and numbers.
func CompareTwins(original, twin *Page, ds *diag.List) {
	exercise.CompareTwins(family, original.side(), twin.side(), ds)
}

func (p *Page) side() exercise.Side[*Question] {
	return exercise.Side[*Question]{File: p.file, List: p.All()}
}

// Facts lists what q has in common with its translation.
func (q *Question) Facts() []exercise.Fact {
	var list []exercise.Fact
	for _, line := range append([]string{"kind " + string(q.Kind), "points " + formatNumber(q.Points)}, q.Body.key()...) {
		list = append(list, exercise.Fact{Text: line, Pos: q.pos})
	}
	return list
}
