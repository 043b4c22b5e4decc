package search

import (
	"math"
	"slices"
)

// few is below how many pages other languages are asked as well.
const few = 3

// A round is one way to ask the indexes.
type round struct {
	query   query
	options Options
	correct func(word string) bool // whether a word that is not found may be corrected
	enough  int                    // below how many pages other languages are asked as well
}

// answer looks for a query in the language asked for and, where they may know more, in the others. A word that one of
// them has as it was typed is corrected in none: then that index answers, too.
func (s *Searcher) answer(q query, o Options) (Answer, error) {
	own := o.Lang
	if o.Filters.Lang != "" {
		if own = o.Filters.Lang; !slices.Contains(s.langs, own) {
			return Answer{Results: []Result{}, Widened: []string{}}, nil
		}
	}
	x, err := s.index(own)
	if err != nil {
		return Answer{}, err
	}
	r := round{query: q, options: o, correct: func(string) bool { return true }, enough: few}
	f := x.ask(r)
	answer := s.gather(x, f, r)
	if answer.Corrected != "" && o.Filters.Lang == "" {
		missed, before := s.missed(r), f.plan.corrected
		r.correct = func(word string) bool { return slices.Contains(missed, word) }
		if f = x.ask(r); f.plan.corrected != before {
			r.enough = math.MaxInt
		}
		answer = s.gather(x, f, r)
	}
	s.excerpts(&answer, q, o)
	return answer, nil
}

// gather lays what other indexes answer behind what one has answered, if that is little.
func (s *Searcher) gather(own *index, f found, r round) Answer {
	answer := Answer{Results: []Result{}, Widened: []string{}}
	answer.take(own, f)
	if answer.Total >= r.enough || r.options.Filters.Lang != "" {
		return answer
	}
	correct := r.correct
	for _, lang := range s.langs {
		if lang == own.Lang {
			continue
		}
		x, err := s.index(lang)
		if err != nil {
			answer.Partial = true
			continue
		}
		r.correct = func(word string) bool { return answer.Total == 0 && correct(word) }
		answer.take(x, x.ask(r))
	}
	return answer
}

// missed lists the words that might be corrected and that no index has as they were typed.
func (s *Searcher) missed(r round) []string {
	var missed []string
	first := true
	for _, lang := range s.langs {
		x, err := s.index(lang)
		if err != nil {
			continue
		}
		var words []string
		r.correct = func(word string) bool {
			words = append(words, word)
			return false
		}
		x.ask(r)
		if first {
			missed, first = words, false
		}
		missed = slices.DeleteFunc(missed, func(word string) bool { return !slices.Contains(words, word) })
	}
	return missed
}
