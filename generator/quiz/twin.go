package quiz

import (
	"fmt"

	"rampbook/generator/diag"
)

// CompareTwins reports where a translation asks something else than its original: questions are
// compared by id, in their kind, number of options, key, weights and numbers.
func CompareTwins(original, twin *Page, ds *diag.List) {
	known := map[string]*Question{}
	for _, q := range original.All() {
		if q.ID != "" {
			known[q.ID] = q
		}
	}
	found := map[string]bool{}
	for _, q := range twin.All() {
		if q.ID == "" {
			continue
		}
		found[q.ID] = true
		if other := known[q.ID]; other == nil {
			ds.Warn("quiz-twin", q.pos, fmt.Sprintf("the original %s has no question with the id %q", original.file, q.ID), "translate the original's questions, with their ids")
		} else {
			compare(other, q, ds)
		}
	}
	for _, q := range original.All() {
		if q.ID != "" && !found[q.ID] {
			ds.Warn("quiz-twin", diag.Pos{File: twin.file}, fmt.Sprintf("the question %q of %s is missing here", q.ID, original.file), "translate it, with its id")
		}
	}
}

// compare reports the first difference of two questions with one id.
func compare(a, b *Question, ds *diag.List) {
	left := append([]string{"kind " + string(a.Kind), "points " + formatNumber(a.Points)}, a.Body.key()...)
	right := append([]string{"kind " + string(b.Kind), "points " + formatNumber(b.Points)}, b.Body.key()...)
	for i := range max(len(left), len(right)) {
		x, y := "nothing", "nothing"
		if i < len(left) {
			x = left[i]
		}
		if i < len(right) {
			y = right[i]
		}
		if x != y {
			ds.Error("quiz-twin", b.pos, fmt.Sprintf("the question %q differs from its original: %s there, %s here", b.ID, x, y), fmt.Sprintf("compare it with %s:%d", a.pos.File, a.pos.Line))
			return
		}
	}
}
