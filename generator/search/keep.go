package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A keeper says which pages and sections may answer a query.
type keeper struct {
	x        *index
	filters  Filters
	limit    int               // the most pages that are shown
	dropped  map[int]bool      // pages that have what is excluded
	has      map[int]bool      // sections with all terms of the phrases; nil without phrases
	phrases  []string          // those that terms do not tell
	suspects map[int][]suspect // what pages may say that is excluded, of what terms do not tell
	read     int               // times that a section's text was read for something
	more     bool              // not all texts were read; there may be more
}

// A suspect is a section that may say something excluded.
type suspect struct {
	section int
	text    string
}

func (x *index) keeper(q query, o Options) *keeper {
	k := &keeper{x: x, filters: o.Filters, limit: o.Limit, dropped: map[int]bool{}, suspects: map[int][]suspect{}}
	for _, text := range q.excluded {
		told := isTold(text, false)
		for _, p := range x.all(x.needs(text, stemOf)) {
			section := int(p.section)
			if page := x.pageOf(section); told {
				k.dropped[page] = true
			} else {
				k.suspects[page] = append(k.suspects[page], suspect{section, text})
			}
		}
	}
	if len(q.phrases) == 0 {
		return k
	}
	var needs [][]posting
	for _, phrase := range q.phrases {
		needs = append(needs, x.needs(phrase, wholeOf)...)
		if !isTold(phrase, true) {
			k.phrases = append(k.phrases, phrase)
		}
	}
	k.has = map[int]bool{}
	for _, p := range x.all(needs) {
		k.has[int(p.section)] = true
	}
	return k
}

// isTold reports whether terms tell where a text stands: those of a word, or of one or two characters. If it is asked
// for as it is, no word that may be the stem of others.
func isTold(text string, asItIs bool) bool {
	units := unitsOf(foldText(text))
	if len(units) != 1 {
		return false
	}
	if units[0].word == "" {
		return len(units[0].stretch) <= 2
	}
	return !asItIs || stemOf(units[0]) != wholeOf(units[0])
}

// page reports whether a page passes the filters and has nothing that is excluded, as far as terms tell.
func (k *keeper) page(i int) bool {
	e := k.x.Pages[i]
	section, _, _ := strings.Cut(e.path, "/")
	if k.dropped[i] || !passes(e.kind, k.filters.Kind) || !passes(section, k.filters.Section) {
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

// maxRead is how many times a section's text is read for something that is quoted or excluded.
const maxRead = 400

// sections keeps of each page that may answer the best section that has the phrases. Texts are read until there are
// more pages than are shown: a browser loads them for it.
func (k *keeper) sections(list []scored) []scored {
	list = slices.DeleteFunc(list, func(s scored) bool {
		return !k.page(k.x.pageOf(s.section)) || k.has != nil && !k.has[s.section]
	})
	slices.SortStableFunc(list, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	done := map[int]bool{}
	var kept []scored
	for _, s := range list {
		page := k.x.pageOf(s.section)
		cost := len(k.phrases) + len(k.suspects[page])
		if done[page] {
			continue
		}
		if cost > 0 && (k.read >= maxRead || len(kept) > k.limit) {
			k.more = true
			continue
		}
		k.read += cost
		spoilt := slices.ContainsFunc(k.suspects[page], func(s suspect) bool { return k.x.says(s.section, s.text) })
		misses := slices.ContainsFunc(k.phrases, func(phrase string) bool { return !k.x.says(s.section, phrase) })
		if !misses && !spoilt {
			kept = append(kept, s)
		}
		done[page] = !misses
	}
	return kept
}

// maxNear is in how many sections a word is looked for that is written apart.
const maxNear = 40

// saying keeps, of the sections that have the words of a text most often, those that say it as it is.
func (x *index) saying(text string, list []posting) []posting {
	best := slices.Clone(list)
	slices.SortStableFunc(best, func(a, b posting) int { return cmp.Compare(b.count, a.count) })
	best = slices.DeleteFunc(best[:min(len(best), maxNear)], func(p posting) bool { return !x.says(int(p.section), text) })
	slices.SortFunc(best, func(a, b posting) int { return cmp.Compare(a.section, b.section) })
	return best
}

// says reports whether a section has a text as it is: in its own, its heading or its title.
func (x *index) says(section int, wanted string) bool {
	text := x.text(section)
	if text == nil {
		return false
	}
	places := []string{text[1], x.Pages[x.pageOf(section)].title}
	if len(text) > 2 {
		places = append(places, text[len(text)-1])
	}
	wanted = spelled(wanted)
	return slices.ContainsFunc(places, func(place string) bool { return strings.Contains(spelled(place), wanted) })
}

// spelled is a text's words, each with its parts, and characters, with blanks around them.
func spelled(text string) string {
	folded := foldText(text)
	var b strings.Builder
	b.WriteByte(' ')
	scan(folded, func(p piece) {
		forms := []string{string(folded[p.start:p.end])}
		if p.kind == letter {
			w := readWord(forms[0])
			forms = append([]string{w.whole}, w.parts...)
		}
		for _, form := range forms {
			b.WriteString(form + " ")
		}
	})
	return b.String()
}
