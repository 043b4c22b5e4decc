package checklist

import (
	"fmt"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// CompareTwins reports where a translation asks for something else than its original: checklists are compared by id, in
// their items, how these are nested, and what is said of them but for the owner's name.
func CompareTwins(original, twin *Page, ds *diag.List) {
	exercise.CompareTwins(kind, original.side(), twin.side(), ds)
}

func (p *Page) side() exercise.Side[*List] { return exercise.Side[*List]{File: p.file, List: p.Lists} }

// Facts lists what l has in common with its translation.
func (l *List) Facts() []exercise.Fact {
	var list []exercise.Fact
	for _, item := range l.All() {
		list = append(list, exercise.Fact{Text: item.key(), Pos: item.pos})
	}
	return list
}

// key is what an item has in common with its translation.
func (i *Item) key() string {
	text := fmt.Sprintf("item %s", i.Number)
	for _, fact := range [][2]string{{"id", i.ID}, {"due", i.Due}, {"severity", string(i.Severity)}, {"quiz", strings.Join(i.Quiz, ",")}} {
		if fact[1] != "" {
			text += " " + fact[0] + "=" + fact[1]
		}
	}
	if i.Likelihood > 0 {
		text += fmt.Sprintf(" likelihood=%d impact=%d", i.Likelihood, i.Impact)
	}
	if i.Evidence {
		text += " evidence=required"
	}
	return text
}
