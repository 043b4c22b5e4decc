package quiz

import "slices"

// A Response is a learner's answer; each kind reads its own part.
type Response struct {
	Ticked  []bool   // choice: one for each option
	Typed   []string // text and number: one; cloze: one for each gap
	Order   []int    // order: index of the item at each place
	Matched []int    // match: for each pair with a left side the pair whose right side was chosen; -1: none
	Path    []int    // scenario: the option chosen at each step, from the first step on
	Found   []bool   // reflection: what the learner found in the own answer
}

// Responses are kept, in the learner's log and by browsers, as lists of strings. An option is named by its place on the
// page as it was printed (a, b, c), which is the author's order for a choice and another one for what is to be
// ordered or matched:
//
//	choice         the letters that are ticked
//	text, number   what was typed
//	cloze          a string for each gap: what was typed, or the words that were chosen
//	order          the letter of the item at each place
//	match          for each left side the letter of its right side, "" for none
//	scenario       the letter of the option chosen at each step, from the first on
//	reflect        the letters of the things found in the own answer

// ParseResponse reads a response to the question; ok is false for what cannot be one. An empty list is
// the response of a learner who gave none.
func (q *Question) ParseResponse(list []string) (r Response, ok bool) {
	if len(list) == 0 {
		return r, true
	}
	switch body := q.Body.(type) {
	case *Choice:
		r.Ticked, ok = ticks(list, len(body.Options))
		return r, ok && (body.Many || len(list) == 1)
	case *Short, *Number:
		return Response{Typed: list}, len(list) == 1
	case *Cloze:
		return Response{Typed: list}, len(list) <= len(body.Gaps)
	case *Order:
		r.Order, ok = indices(list, body.shown(q))
		return r, ok && len(list) == len(body.Items) && distinct(list)
	case *Match:
		r.Matched, ok = matched(list, body.shown(q))
		return r, ok && len(list) <= len(body.lefts())
	case *Scenario:
		r.Path, ok = body.path(list)
		return r, ok
	case *Reflect:
		r.Found, ok = ticks(list, len(body.Checks))
		return r, ok
	}
	return r, false
}

// GradeList gives a response as it is kept its share of the points, from 0 to 1. One that cannot be a response to
// the question gets 0.
func (q *Question) GradeList(list []string, rule Rule) float64 {
	r, ok := q.ParseResponse(list)
	if !ok {
		return 0
	}
	return q.Grade(r, rule)
}

// place is the place a letter names; -1 when s is none.
func place(s string) int {
	if len(s) != 1 || s[0] < 'a' || s[0] > 'z' {
		return -1
	}
	return int(s[0] - 'a')
}

// ticks reads letters below n, each at most once.
func ticks(list []string, n int) ([]bool, bool) {
	on := make([]bool, n)
	for _, s := range list {
		i := place(s)
		if i < 0 || i >= n || on[i] {
			return nil, false
		}
		on[i] = true
	}
	return on, true
}

// indices reads letters that name places of shown.
func indices(list []string, shown []int) ([]int, bool) {
	found := make([]int, len(list))
	for n, s := range list {
		i := place(s)
		if i < 0 || i >= len(shown) {
			return nil, false
		}
		found[n] = shown[i]
	}
	return found, true
}

func distinct(list []string) bool {
	sorted := slices.Sorted(slices.Values(list))
	return len(slices.Compact(sorted)) == len(list)
}

// matched reads letters of right sides; "" is none.
func matched(list []string, shown []int) ([]int, bool) {
	found := make([]int, len(list))
	for n, s := range list {
		if found[n] = -1; s == "" {
			continue
		}
		one, ok := indices([]string{s}, shown)
		if !ok {
			return nil, false
		}
		found[n] = one[0]
	}
	return found, true
}

// path reads the letters of the options on a way through the steps.
func (sc *Scenario) path(list []string) ([]int, bool) {
	found, at := make([]int, len(list)), 0
	for n, s := range list {
		i := place(s)
		if at < 0 || at >= len(sc.Steps) || i < 0 || i >= len(sc.Steps[at].Options) {
			return nil, false
		}
		found[n], at = i, sc.target(sc.Steps[at].Options[i])
	}
	return found, true
}
