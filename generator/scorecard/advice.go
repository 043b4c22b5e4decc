package scorecard

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// advice finds the list that says what the bands mean: the first below the table one of whose items begins with a band.
func (r *reader) advice() {
	behind := false
	for _, n := range r.s.Blocks {
		if n == ast.Node(r.card.table) {
			behind = true
		}
		if list, ok := n.(*ast.List); ok && behind && r.card.advice == nil && r.names(list) {
			r.card.advice = list
			r.takeAdvice(list)
		}
	}
}

// names reports whether an item of the list begins with the name of a band.
func (r *reader) names(list *ast.List) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		if name, _, ok := cutName(r.s.Plain(item)); ok && r.bandNamed(name) != nil {
			return true
		}
	}
	return false
}

func cutName(text string) (name, rest string, ok bool) {
	at := strings.IndexAny(text, ":：")
	if at < 0 {
		return "", text, false
	}
	size := 1
	if text[at] != ':' {
		size = len("：")
	}
	return text[:at], strings.TrimSpace(text[at+size:]), true
}

func (r *reader) bandNamed(name string) *Band {
	for i := range r.card.Bands {
		if exercise.Fold(r.card.Bands[i].Name) == exercise.Fold(name) {
			return &r.card.Bands[i]
		}
	}
	return nil
}

func (r *reader) takeAdvice(list *ast.List) {
	var names []string
	for _, b := range r.card.Bands {
		names = append(names, b.Name)
	}
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		name, rest, _ := cutName(r.s.Plain(item))
		b := r.bandNamed(name)
		switch {
		case b == nil:
			r.fail("card-advice", r.s.At(item.Pos()), fmt.Sprintf("no band is named %q", name), diag.OneOf(name, names))
		case b.item != nil:
			r.fail("card-advice", r.s.At(item.Pos()), fmt.Sprintf("the band %q has advice already", b.Name), "join the two")
		default:
			b.Advice, b.item = rest, item
		}
	}
	for _, b := range r.card.Bands {
		if b.item == nil {
			r.ds.Warn("card-advice", r.s.At(list.Pos()), fmt.Sprintf("there is no advice for the band %q", b.Name), "add an item that begins with "+b.Name+":")
		}
	}
}
