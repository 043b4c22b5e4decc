package search

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rampbook/generator/diag"
)

// SynonymsFile is the file of synonyms in a portal's folder. A line is a group of words that mean the
// same, "返点 = 返佣 = rebate"; # begins a comment.
const SynonymsFile = "synonyms.txt"

// ParseSynonyms reads synonyms.txt.
func ParseSynonyms(data []byte, ds *diag.List) [][]string {
	if !utf8.Valid(data) {
		ds.Error("synonyms", diag.Pos{File: SynonymsFile, Line: 1, Col: 1}, "the file is not in UTF-8", "save it as UTF-8")
		return nil
	}
	r := synonymReader{ds: ds, src: &diag.Source{Name: SynonymsFile, Text: data}, lines: map[string]int{}}
	at := 0
	for text := range strings.Lines(string(data)) {
		words, _, _ := strings.Cut(strings.TrimPrefix(text, "\uFEFF"), "#")
		if strings.TrimSpace(words) != "" {
			r.line(at+strings.Index(text, words), words)
		}
		at += len(text)
	}
	return r.groups
}

type synonymReader struct {
	ds     *diag.List
	src    *diag.Source
	lines  map[string]int // where a member was met
	groups [][]string
}

// line reads a line that begins at byte at of the file.
func (r *synonymReader) line(at int, text string) {
	var group []string
	start := r.src.At(at)
	if !strings.ContainsAny(text, "=＝") {
		r.ds.Error("synonyms", start, "a line needs two words or more", "write word = other word")
		return
	}
	for more := true; more; {
		part, rest := text, ""
		sign := strings.IndexAny(text, "=＝")
		if more = sign >= 0; more {
			_, size := utf8.DecodeRuneInString(text[sign:])
			part, rest = text[:sign], text[sign+size:]
		}
		indent := len(part) - len(strings.TrimLeft(part, " \t\u3000"))
		if member := strings.TrimSpace(part); r.fits(member, r.src.At(at+indent)) {
			group = append(group, member)
		}
		at += len(text) - len(rest)
		text = rest
	}
	if len(group) > 1 {
		r.groups = append(r.groups, group)
	}
}

// fits reports a member that cannot be one.
func (r *synonymReader) fits(member string, pos diag.Pos) bool {
	key := stemsOf(member)
	switch {
	case key == "":
		r.ds.Error("synonyms", pos, fmt.Sprintf("%q has no word that can be looked for", member), "write words between the equals signs")
		return false
	case r.lines[key] == pos.Line:
		r.ds.Warn("synonyms", pos, fmt.Sprintf("%q stands in this line already", member), "leave it out")
		return false
	case r.lines[key] > 0:
		r.ds.Error("synonyms", pos, fmt.Sprintf("%q stands in line %d already", member, r.lines[key]), "put all words of one meaning into one line")
		return false
	}
	r.lines[key] = pos.Line
	return true
}

// simplified is the groups in Simplified characters, and otherwise as they were written: a browser looks for members
// in a query before it knows any other.
func simplified(groups [][]string) [][]string {
	list := make([][]string, len(groups))
	for i, group := range groups {
		for _, member := range group {
			list[i] = append(list[i], strings.Map(simplifiedRune, member))
		}
	}
	return list
}

func simplifiedRune(r rune) rune {
	if folded := foldingTable().fold(r); classOf(folded) == character {
		return folded
	}
	return r
}

func stemOf(u unit) string { return u.forms[0].stem }

func wholeOf(u unit) string { return u.forms[0].form }

// spaced writes out the words and characters of a text, each with a blank before and behind it; "" when there
// are none.
func spaced(units []unit, word func(unit) string) string {
	var b strings.Builder
	for _, u := range units {
		if u.word != "" {
			b.WriteString(" " + word(u))
		}
		for _, r := range u.stretch {
			b.WriteString(" " + string(r))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + " "
}

// stemsOf is what a synonym is known by.
func stemsOf(text string) string { return spaced(unitsOf(foldText(text)), stemOf) }

// synonyms adds the groups of what means the same as something in the text, and is not excluded. What is quoted is meant as it is.
func (p *plan) synonyms(q query) {
	text := spaced(unitsOf(p.folded), stemOf)
	for _, members := range p.x.Synonyms {
		isQuoted := func(m string) bool {
			return slices.ContainsFunc(q.phrases, func(phrase string) bool { return strings.Contains(stemsOf(phrase), stemsOf(m)) })
		}
		if slices.ContainsFunc(members, isQuoted) {
			continue
		}
		var others []string
		for _, m := range members {
			if !strings.Contains(text, stemsOf(m)) {
				others = append(others, m)
			}
		}
		if len(others) == len(members) {
			continue
		}
		for _, m := range others {
			isExcluded := slices.ContainsFunc(q.excluded, func(text string) bool { return stemsOf(text) == stemsOf(m) })
			if !isExcluded && p.add(p.x.Rank[rankSynonym], p.x.all(p.x.needs(m, stemOf))) {
				p.widened = append(p.widened, m)
			}
		}
	}
}
