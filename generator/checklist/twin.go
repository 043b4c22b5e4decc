package checklist

import (
	"fmt"
	"strings"

	"rampbook/generator/diag"
)

// CompareTwins reports where a translation asks for something else than its original: checklists are compared by id, in
// their items, how these are nested, and what is said of them but for the owner's name.
func CompareTwins(original, twin *Page, ds *diag.List) {
	known := map[string]*List{}
	for _, l := range original.Lists {
		if l.ID != "" {
			known[l.ID] = l
		}
	}
	found := map[string]bool{}
	for _, l := range twin.Lists {
		if l.ID == "" {
			continue
		}
		found[l.ID] = true
		if other := known[l.ID]; other == nil {
			ds.Warn("checklist-twin", l.pos, fmt.Sprintf("the original %s has no checklist with the id %q", original.file, l.ID), "translate the original's checklists, with their ids")
		} else {
			compareLists(other, l, ds)
		}
	}
	for _, l := range original.Lists {
		if l.ID != "" && !found[l.ID] {
			ds.Warn("checklist-twin", diag.Pos{File: twin.file}, fmt.Sprintf("the checklist %q of %s is missing here", l.ID, original.file), "translate it, with its id")
		}
	}
}

// compareLists reports the first difference of two checklists with one id.
func compareLists(a, b *List, ds *diag.List) {
	left, right := a.All(), b.All()
	for i := range max(len(left), len(right)) {
		x, y, at, from := "nothing", "nothing", b.pos, a.pos
		if i < len(left) {
			x, from = left[i].key(), left[i].pos
		}
		if i < len(right) {
			y, at = right[i].key(), right[i].pos
		}
		if x != y {
			ds.Error("checklist-twin", at, fmt.Sprintf("the checklist %q differs from its original: %s there, %s here", b.ID, x, y), fmt.Sprintf("compare it with %s:%d", from.File, from.Line))
			return
		}
	}
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
