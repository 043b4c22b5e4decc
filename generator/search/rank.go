package search

import (
	"cmp"
	"math"
	"slices"
)

// idf is BM25's weight of what n of so many sections have. Two machines' logarithms may differ in the last
// bit, so it is rounded.
func idf(n, sections int) float64 {
	return math.Floor(math.Log(1+(float64(sections-n)+0.5)/(float64(n)+0.5))*4096+0.5) / 4096
}

// A scored is a section or page with its score.
type scored struct {
	section int
	score   float64
}

// score adds up what each section has of the groups; sections without any are left out. The
// conversions keep products and sums apart on machines that would round them as one.
func (x *index) score(groups []group) []scored {
	lengths := make([]uint32, 0, x.Sections)
	for _, p := range x.Pages {
		lengths = append(lengths, p.lengths...)
	}
	k1, b := x.Rank[rankK1], x.Rank[rankB]
	sum, has := make([]float64, x.Sections), make([]bool, x.Sections)
	for _, g := range groups {
		weight := float64(g.weight * idf(len(g.list), x.Sections))
		for _, p := range g.list {
			f, length := float64(p.count), float64(lengths[p.section])
			norm := float64(k1 * float64(1-b+float64(b*length/x.average)))
			sum[p.section] += float64(float64(weight*f*(k1+1)) / (f + norm))
			has[p.section] = true
		}
	}
	var list []scored
	for i, ok := range has {
		if ok {
			list = append(list, scored{i, sum[i]})
		}
	}
	return list
}

// pages gives each page the score of its best section, best first.
func (x *index) pages(list []scored) []scored {
	slices.SortFunc(list, func(a, b scored) int { return a.section - b.section })
	var best []scored
	for _, s := range list {
		if n := len(best); n > 0 && x.pageOf(best[n-1].section) == x.pageOf(s.section) {
			if s.score > best[n-1].score {
				best[n-1] = s
			}
			continue
		}
		best = append(best, s)
	}
	slices.SortStableFunc(best, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	return best
}
