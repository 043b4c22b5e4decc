package search

import (
	"strings"
	"unicode/utf8"
)

// excerptLength is about how many code points of a text are shown.
const excerptLength = 120

// excerpts cuts the answer to its limit and adds what the sections' texts say.
func (s *Searcher) excerpts(a *Answer, q query, o Options) {
	a.Results = a.Results[:min(len(a.Results), o.Limit)]
	text := q.text()
	if a.Corrected != "" {
		text = a.Corrected
	}
	terms := map[string]bool{}
	for _, u := range unitsOf(foldText(text + " " + strings.Join(a.Widened, " "))) {
		for _, f := range u.forms {
			terms[f.stem] = true
		}
		for i, r := range u.stretch {
			if i > 0 {
				terms[string(u.stretch[i-1:i+1])] = true
			} else if len(u.stretch) == 1 {
				terms[string(r)] = true
			}
		}
	}
	for i := range a.Results {
		r := &a.Results[i]
		x := s.indexes[r.Lang]
		r.Headings = []string{}
		if section := x.text(r.section); section != nil {
			r.ID, r.Headings = section[0], section[2:]
			r.Excerpt = excerpt(section[1], terms)
		}
		a.Partial = a.Partial || x.partial
	}
}

// excerpt is the piece of a text with the most of the terms, each counted once.
func excerpt(text string, terms map[string]bool) string {
	runes := []rune(text)
	if len(runes) <= excerptLength {
		return text
	}
	hits := hitsIn(runes, terms)
	best, most := 0, 0
	for _, h := range hits {
		met := map[string]bool{}
		for _, other := range hits {
			if other.at >= h.at && other.at < h.at+excerptLength*2/3 {
				met[other.term] = true
			}
		}
		if len(met) > most {
			best, most = h.at, len(met)
		}
	}
	from := max(0, best-excerptLength/4)
	to := min(len(runes), from+excerptLength)
	for from > 0 && classOf(foldingTable().fold(runes[from-1])) == letter {
		from--
	}
	for to < len(runes) && classOf(foldingTable().fold(runes[to])) == letter {
		to++
	}
	piece := strings.TrimSpace(string(runes[from:to]))
	if from > 0 {
		piece = "… " + piece
	}
	if to < len(runes) {
		piece += " …"
	}
	return piece
}

// A hit is a place in a text with a term.
type hit struct {
	at   int // in code points
	term string
}

// maxHits is how many places of a text are looked at.
const maxHits = 200

func hitsIn(text []rune, terms map[string]bool) []hit {
	var hits []hit
	add := func(at int, term string) {
		if terms[term] && len(hits) < maxHits {
			hits = append(hits, hit{at, term})
		}
	}
	folded, from := foldPlaces(text)
	last, end := rune(0), -1
	scan(folded, func(p piece) {
		at := from[p.start]
		if p.kind == letter {
			for _, f := range wordChain().forms(string(folded[p.start:p.end])) {
				add(at, f.stem)
			}
			return
		}
		r, _ := utf8.DecodeRune(folded[p.start:])
		add(at, string(r))
		if p.start == end {
			add(at-1, string([]rune{last, r}))
		}
		last, end = r, p.end
	})
	return hits
}

// foldPlaces folds a text and says for each byte from which code point of the text it comes.
func foldPlaces(text []rune) (folded []byte, from []int) {
	for i, r := range text {
		if f := foldingTable().fold(r); f != dropped {
			folded = utf8.AppendRune(folded, f)
			for len(from) < len(folded) {
				from = append(from, i)
			}
		}
	}
	return folded, from
}
