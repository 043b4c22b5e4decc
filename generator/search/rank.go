package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
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

// A keeper says which pages and sections may answer a query.
type keeper struct {
	x        *index
	filters  Filters
	excluded map[int]bool // pages
	phrases  []string
}

func (x *index) keeper(q query, f Filters) *keeper {
	k := &keeper{x: x, filters: f, excluded: map[int]bool{}, phrases: q.phrases}
	for _, text := range q.excluded {
		for _, p := range x.all(x.needs(text)) {
			k.excluded[x.pageOf(int(p.section))] = true
		}
	}
	return k
}

// page reports whether a page passes the filters and is not excluded.
func (k *keeper) page(i int) bool {
	e := k.x.Pages[i]
	section, _, _ := strings.Cut(e.path, "/")
	if k.excluded[i] || !passes(e.kind, k.filters.Kind) || !passes(section, k.filters.Section) {
		return false
	}
	return k.filters.Tag == "" || slices.ContainsFunc(e.tags, func(t int) bool { return passes(k.x.Tags[t], k.filters.Tag) })
}

// passes tells whether a kind, folder or tag is the one that a filter names.
func passes(name, filter string) bool {
	return filter == "" || name == filter || filterKey(name) == filterKey(filter)
}

// filterKey is a name folded, without the blanks, hyphens and low lines before its end: all other signs tell names apart,
// C++ from C#, and at its end a hyphen does, too.
func filterKey(name string) string {
	folded := string(foldText(name))
	_, last := utf8.DecodeLastRuneInString(folded)
	end := len(folded) - last
	return strings.NewReplacer(" ", "", "\u00a0", "", "\u3000", "", "_", "", "-", "").Replace(folded[:end]) + folded[end:]
}

// maxLooked is in how many sections phrases are looked for.
const maxLooked = 40

// sections keeps the sections of pages that may answer and, where there are phrases, that have them.
func (k *keeper) sections(list []scored) []scored {
	list = slices.DeleteFunc(list, func(s scored) bool { return !k.page(k.x.pageOf(s.section)) })
	if len(k.phrases) == 0 {
		return list
	}
	var needs [][]posting
	for _, phrase := range k.phrases {
		needs = append(needs, k.x.needs(phrase)...)
	}
	has := map[int]bool{}
	for _, p := range k.x.all(needs) {
		has[int(p.section)] = true
	}
	list = slices.DeleteFunc(list, func(s scored) bool { return !has[s.section] })
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	list = list[:min(len(list), maxLooked)]
	return slices.DeleteFunc(list, func(s scored) bool { return !k.says(s.section) })
}

// says reports whether a section has all phrases, each in its text, its heading or its title.
func (k *keeper) says(section int) bool {
	text := k.x.text(section)
	if text == nil {
		return false
	}
	places := []string{text[1], k.x.Pages[k.x.pageOf(section)].title}
	if len(text) > 2 {
		places = append(places, text[len(text)-1])
	}
	for i, place := range places {
		places[i] = spelled(place)
	}
	for _, phrase := range k.phrases {
		if p := spelled(phrase); !slices.ContainsFunc(places, func(text string) bool { return strings.Contains(text, p) }) {
			return false
		}
	}
	return true
}

// spelled is a text's whole forms and characters, each between blanks.
func spelled(text string) string {
	folded := foldText(text)
	var b strings.Builder
	b.WriteByte(' ')
	scan(folded, func(p piece) {
		if p.kind == letter {
			b.WriteString(readWord(string(folded[p.start:p.end])).whole)
		} else {
			b.Write(folded[p.start:p.end])
		}
		b.WriteByte(' ')
	})
	return b.String()
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
