package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"

	"rampbook/generator/search"
)

// A found is what an engine answers, the best first.
type found []result

// An engine answers queries in a language.
type engine func(lang, text string) (found, error)

// ours is rampbook's search of a site that has an index in lang.
func ours(site, lang string) (engine, error) {
	s, err := search.Open(lang, func(file string) ([]byte, error) {
		return os.ReadFile(filepath.Join(site, filepath.FromSlash(file)))
	})
	if err != nil {
		return nil, err
	}
	return func(lang, text string) (found, error) {
		answer, err := s.Search(text, search.Options{Lang: lang})
		var list found
		for _, r := range answer.Results {
			list = append(list, result{r.Path, []string{r.ID}})
		}
		return list, err
	}, nil
}

// A measure adds up how well queries were answered.
type measure struct {
	n, first, none int
	mrr, ndcg      float64
}

func (m *measure) add(q query, f found) {
	m.n++
	if len(f) == 0 {
		m.none++
	}
	gain, best := 0.0, 0.0
	for i := range q.places {
		best += worth(i) / math.Log2(float64(i)+2)
	}
	met := false
	seen := map[int]bool{}
	for rank, at := range f[:min(len(f), 10)] {
		for i, p := range q.places {
			if seen[i] || !p.answers(at) {
				continue
			}
			seen[i] = true
			gain += worth(i) / math.Log2(float64(rank)+2)
			if !met {
				met = true
				m.mrr += 1 / float64(rank+1)
				if rank == 0 {
					m.first++
				}
			}
		}
	}
	m.ndcg += gain / best
}

// worth is the gain of the nth of a query's places: 3 for the best, 1 for the others.
func worth(n int) float64 {
	if n == 0 {
		return 3
	}
	return 1
}

func (m *measure) String() string {
	n := float64(max(m.n, 1))
	return fmt.Sprintf("%5d %9.3f %8.3f %8.3f %8.1f %%", m.n, float64(m.first)/n, m.mrr/n, m.ndcg/n, 100*float64(m.none)/n)
}

const relevanceHead = "                                     n success@1   MRR@10  nDCG@10  no result"

// querySets are all sets of queries in a language of a site; those written by hand only for the handbook.
func querySets(site, lang string, byHand bool) ([][]query, error) {
	all, err := readHeadings(site, lang)
	if err != nil {
		return nil, err
	}
	unique := uniqueHeadings(all)
	sets := [][]query{unique, mistyped(unique), ends(all)}
	if byHand {
		hand, err := readQueries(lang)
		if err != nil {
			return nil, err
		}
		sets = append([][]query{hand}, sets...)
	}
	return sets, nil
}

// printRelevance asks an engine all queries and prints how well it did, kind by kind.
func printRelevance(name, lang string, e engine, sets [][]query, verbose bool) error {
	for _, set := range sets {
		var all measure
		kinds := map[string]*measure{}
		var order []string
		for _, q := range set {
			f, err := e(lang, q.text)
			if err != nil {
				return fmt.Errorf("%s: %q: %w", name, q.text, err)
			}
			if kinds[q.kind] == nil {
				kinds[q.kind] = &measure{}
				order = append(order, q.kind)
			}
			before := all.first
			all.add(q, f)
			kinds[q.kind].add(q, f)
			if verbose && all.first == before {
				fmt.Printf("    %q: wanted %v, got %.3v\n", q.text, q.places, f[:min(len(f), 3)])
			}
		}
		for _, kind := range order {
			fmt.Printf("%-9s %s %-24s %v\n", name, lang, kind, kinds[kind])
		}
		if len(order) > 1 {
			fmt.Printf("%-9s %s %-24s %v\n", name, lang, "written by hand", &all)
		}
	}
	return nil
}
