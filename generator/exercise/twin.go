package exercise

import (
	"cmp"
	"fmt"

	"rampbook/generator/diag"
)

// A Fact is something that an exercise and its translation have in common, and where it stands.
type Fact struct {
	Text string
	Pos  diag.Pos
	Of   string // what differs when the fact does, "the cell"; "" for the exercise
}

// A Twin is an exercise that can be compared with its translation.
type Twin interface {
	Named
	Facts() []Fact // in an order that a translation does not change
}

// A Side is the exercises of one of two pages that are compared.
type Side[T Twin] struct {
	File string
	List []T
}

// CompareTwins reports where a translation asks for something else than its original. Exercises are compared by id, and
// of two with one id the first fact that differs is reported.
func CompareTwins[T Twin](k Kind, original, twin Side[T], ds *diag.List) {
	known, found := original.byID(), twin.byID()
	for _, b := range twin.List {
		id := b.GivenID()
		if id == "" {
			continue
		}
		if a, ok := known[id]; ok {
			k.compare(a, b, ds)
			continue
		}
		ds.Warn(k.Code+"-twin", b.Pos(), fmt.Sprintf("the original %s has no %s with the id %q", original.File, k.Name, id), fmt.Sprintf("translate the original's %ss, with their ids", k.Name))
	}
	for _, a := range original.List {
		if _, ok := found[a.GivenID()]; !ok && a.GivenID() != "" {
			ds.Warn(k.Code+"-twin", diag.Pos{File: twin.File}, fmt.Sprintf("the %s %q of %s is missing here", k.Name, a.GivenID(), original.File), "translate it, with its id")
		}
	}
}

func (s Side[T]) byID() map[string]T {
	list := map[string]T{}
	for _, t := range s.List {
		list[t.GivenID()] = t
	}
	return list
}

func (k Kind) compare(a, b Twin, ds *diag.List) {
	left, right := a.Facts(), b.Facts()
	for i := range max(len(left), len(right)) {
		x, y := factAt(left, i, a), factAt(right, i, b)
		if x.Text == y.Text {
			continue
		}
		of := cmp.Or(y.Of, fmt.Sprintf("the %s %q", k.Name, b.GivenID()))
		ds.Error(k.Code+"-twin", y.Pos, fmt.Sprintf("%s differs from its original: %s there, %s here", of, x.Text, y.Text), fmt.Sprintf("compare it with %s:%d", x.Pos.File, x.Pos.Line))
		return
	}
}

// factAt is a fact of t, or that there is none any more.
func factAt(facts []Fact, i int, t Twin) Fact {
	if i < len(facts) {
		return facts[i]
	}
	return Fact{Text: "nothing", Pos: t.Pos()}
}
