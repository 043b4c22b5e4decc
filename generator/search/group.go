package search

import "strings"

// A group is what sections are scored by: those that have any of its terms.
type group struct {
	weight float64
	list   []posting
}

// A plan is the groups of a query's text, and what was done to it.
type plan struct {
	x         *index
	literal   bool
	correct   func(word string) bool // whether a word that is not found may be corrected
	folded    []byte
	groups    []group
	corrected string // the text that was looked for instead; "" when there was none
	widened   []string
}

func (p *plan) add(weight float64, list []posting) bool {
	if len(list) > 0 {
		p.groups = append(p.groups, group{weight, list})
	}
	return len(list) > 0
}

// make finds the groups of a query.
func (p *plan) make(q query) {
	p.folded = foldText(q.text())
	units := unitsOf(p.folded)
	missed := make([]bool, len(units))
	for i, u := range units {
		if u.word == "" {
			p.stretch(u.stretch)
			continue
		}
		typing := u.end == len(p.folded) && !q.quoted
		missed[i] = !p.word(u, typing)
	}
	if !p.literal {
		p.mend(units, missed)
	}
	if len(q.phrases) == 0 {
		p.lead()
	}
	if !p.literal {
		p.synonyms(q)
	}
}

// word adds the groups of a word and tells whether there are any. typing is true for the last, which may not be
// whole yet.
func (p *plan) word(u unit, typing bool) bool {
	whole := u.whole()
	found := p.forms(u.forms)
	any := found
	if typing && len(whole) >= 3 && !strings.ContainsAny(whole, "+%#") {
		weight := p.x.Rank[rankPrefix]
		if !found {
			weight = 1
		}
		any = p.add(weight, p.x.beginning(whole)) || any
	}
	if !found && p.x.Pinyin && len(whole) >= 2 && isPlain(whole) {
		any = p.add(1, p.x.beginning("~"+whole)) || any
	}
	return any
}

// forms adds the groups of a word's forms and tells whether it is found.
func (p *plan) forms(forms []stemmed) bool {
	whole := forms[0]
	found := p.add(1, p.x.term(whole.stem))
	if whole.stem != whole.form {
		p.add(p.x.Rank[rankExact], p.x.term(whole.form))
	}
	parts := len(forms) > 1
	for _, f := range forms[1:] {
		parts = p.add(p.x.Rank[rankPart], p.x.term(f.stem)) && parts
	}
	return found || parts
}

// stretch adds the groups of characters.
func (p *plan) stretch(s []rune) {
	if len(s) == 1 {
		p.add(1, p.x.beginning(string(s)))
		return
	}
	found := false
	for i := range len(s) - 1 {
		found = p.add(1, p.x.term(string(s[i:i+2]))) || found
	}
	if found {
		return
	}
	for _, r := range s {
		p.add(p.x.Rank[rankBackoff], p.x.beginning(string(r)))
	}
}

// lead adds the groups of titles and headings that are the text or begin with it.
func (p *plan) lead() {
	key := keyOf(string(p.folded))
	if len([]rune(key)) < 2 {
		return
	}
	p.add(p.x.Rank[rankLead], p.x.term(key+keySign))
	p.add(p.x.Rank[rankOpen], p.x.opening(key))
}

// needs are, for each word, in a form, and pair of characters of a text, the sections that have it.
func (x *index) needs(text string, form func(unit) string) [][]posting {
	var lists [][]posting
	for _, u := range unitsOf(foldText(text)) {
		switch {
		case u.word != "":
			lists = append(lists, x.term(form(u)))
		case len(u.stretch) == 1:
			lists = append(lists, x.beginning(string(u.stretch)))
		default:
			for i := range len(u.stretch) - 1 {
				lists = append(lists, x.term(string(u.stretch[i:i+2])))
			}
		}
	}
	return lists
}
