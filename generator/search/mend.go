package search

import "strings"

// mend looks for what words that are not found may be meant for: two are written as one, one is written apart, or it
// is mistyped.
func (p *plan) mend(units []unit, missed []bool) {
	for i, u := range units {
		if i > 0 && p.adjoins(units[i-1], u, missed[i-1] || missed[i]) && p.also(p.joined(units[i-1], u)) {
			missed[i-1], missed[i] = false, false
		}
		if missed[i] && p.also(p.apart(u)) {
			missed[i] = false
		}
	}
	var changed strings.Builder
	from := 0
	for i, u := range units {
		if !missed[i] || !mayBeWrong(u.whole()) || !p.correct(u.whole()) {
			continue
		}
		if instead := p.x.closest(u.whole()); instead != "" {
			p.forms(wordChain().forms(instead))
			changed.Write(p.folded[from:u.start])
			changed.WriteString(instead)
			from = u.end
		}
	}
	if from > 0 {
		changed.Write(p.folded[from:])
		p.corrected = changed.String()
		p.folded = []byte(p.corrected)
	}
}

// also adds the group of another way to write something in the text.
func (p *plan) also(text string, list []posting) bool {
	added := p.add(1, list)
	if added {
		p.widened = append(p.widened, text)
	}
	return added
}

// adjoins tells whether two words may be one: there is but a blank between them, and one is not found, or letters
// and digits meet.
func (p *plan) adjoins(a, b unit, missed bool) bool {
	if a.word == "" || b.word == "" || string(p.folded[a.end:b.start]) != " " {
		return false
	}
	return missed || isDigit(rune(p.folded[a.end-1])) != isDigit(rune(p.folded[b.start]))
}

// joined are two words written as one, and the sections that have it; none when a section has both.
func (p *plan) joined(a, b unit) (string, []posting) {
	if len(p.x.all(p.x.needs(a.whole()+" "+b.whole(), stemOf))) > 0 {
		return "", nil
	}
	return a.whole() + b.whole(), p.x.all(p.x.needs(a.whole()+b.whole(), stemOf))
}

// apart is a word with a blank wherever letters and digits meet, and the sections where it is written so.
func (p *plan) apart(u unit) (string, []posting) {
	var b strings.Builder
	before := '.'
	for _, r := range u.whole() {
		if classOf(before) == letter && classOf(r) == letter && isDigit(before) != isDigit(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	text := b.String()
	return text, p.x.saying(text, p.x.all(p.x.needs(text, stemOf)))
}
