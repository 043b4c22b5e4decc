package search

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Filters take pages; "" takes all.
type Filters struct{ Lang, Section, Kind, Tag string }

// A query is a reader's words taken apart.
type query struct {
	pieces   []string // of the text, in order
	phrases  []string // those of them that stood in quotation marks
	excluded []string
	filters  Filters
	quoted   bool // the last piece is a phrase
}

// maxQuery is how many UTF-16 units of a query are read.
const maxQuery = 1000

const (
	blanks = " \t\n\r\u00A0\u3000"
	quotes = "\"“”„＂"
	minus  = "-－−"
)

// text is what is looked for, without its signs.
func (q *query) text() string { return strings.Join(q.pieces, " ") }

// parseQuery takes a query apart. Any text is a query.
func parseQuery(s string) query {
	if u := utf16.Encode([]rune(s)); len(u) > maxQuery {
		s = string(utf16.Decode(u[:maxQuery]))
	}
	var q query
	for s = strings.TrimLeft(s, blanks); s != ""; s = strings.TrimLeft(s, blanks) {
		signed := strings.TrimLeft(s, minus)
		excluded := utf8.RuneCountInString(s)-utf8.RuneCountInString(signed) == 1
		p, phrase, rest := nextPiece(signed)
		s = q.take(p, rest, phrase, excluded)
	}
	if len(q.pieces) == 0 && q.filters == (Filters{}) {
		q.pieces, q.excluded = q.excluded, nil
	}
	return q
}

// nextPiece cuts off what comes up to a blank or quotation mark, or in quotation marks.
func nextPiece(s string) (piece string, phrase bool, rest string) {
	if s == "" {
		return "", false, ""
	}
	if r := []rune(s)[0]; strings.ContainsRune(quotes, r) {
		s = s[len(string(r)):]
		end := strings.IndexAny(s, quotes)
		if end < 0 {
			return s, true, ""
		}
		return s[:end], true, s[end+len(string([]rune(s[end:])[0])):]
	}
	end := strings.IndexAny(s, blanks+quotes)
	if end < 0 {
		return s, false, ""
	}
	return s[:end], false, s[end:]
}

// take puts a piece where it belongs and returns what is left of the query.
func (q *query) take(p, rest string, phrase, excluded bool) string {
	if name, value, ok := cutFilter(p); ok && !phrase && !excluded {
		if value == "" && rest != "" && strings.ContainsRune(quotes, []rune(rest)[0]) {
			value, _, rest = nextPiece(rest)
		}
		if value != "" {
			*q.filters.named(name) = value
			return rest
		}
	}
	switch {
	case p == "":
	case excluded:
		q.excluded = append(q.excluded, p)
	default:
		q.pieces, q.quoted = append(q.pieces, p), phrase
		if phrase {
			q.phrases = append(q.phrases, p)
		}
	}
	return rest
}

// cutFilter takes a piece such as kind:quiz apart.
func cutFilter(p string) (name, value string, ok bool) {
	at := strings.IndexAny(p, ":：")
	if at < 0 {
		return "", "", false
	}
	name = strings.ToLower(p[:at])
	switch name {
	case "lang", "section", "kind", "tag":
		return name, strings.TrimLeft(p[at:], ":："), true
	}
	return "", "", false
}

func (f *Filters) named(name string) *string {
	switch name {
	case "lang":
		return &f.Lang
	case "section":
		return &f.Section
	case "kind":
		return &f.Kind
	}
	return &f.Tag
}

// merge lays filters over others: those chosen beside the query over those within.
func (f Filters) merge(over Filters) Filters {
	for _, name := range []string{"lang", "section", "kind", "tag"} {
		if value := *over.named(name); value != "" {
			*f.named(name) = value
		}
	}
	return f
}

// A unit is a word or a stretch of characters of a text.
type unit struct {
	word       string    // folded, with joiners; "" for a stretch
	forms      []stemmed // of the word: its whole form, then its parts
	stretch    []rune
	start, end int // in the folded text
}

func (u unit) whole() string { return u.forms[0].form }

// maxUnits is how many words and characters of a text are looked for.
const maxUnits = 64

// unitsOf takes a folded text apart.
func unitsOf(folded []byte) []unit {
	var list []unit
	count := 0
	scan(folded, func(p piece) {
		if count++; count > maxUnits {
			return
		}
		if p.kind == letter {
			word := string(folded[p.start:p.end])
			list = append(list, unit{word: word, forms: wordChain().forms(word), start: p.start, end: p.end})
			return
		}
		r, _ := decode(folded, p.start)
		if n := len(list); n > 0 && list[n-1].word == "" && list[n-1].end == p.start {
			list[n-1].stretch = append(list[n-1].stretch, r)
			list[n-1].end = p.end
			return
		}
		list = append(list, unit{stretch: []rune{r}, start: p.start, end: p.end})
	})
	return list
}

func foldText(text string) []byte { return foldingTable().append(nil, text) }
