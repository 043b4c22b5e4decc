package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// minTypo is the least number of letters of a word that is corrected.
const minTypo = 4

// writeWords writes the words that a mistyped one may be meant for.
func (w *writer) writeWords(list []inverted) (err error) {
	var content []byte
	before := ""
	for _, t := range list {
		if r, _ := utf8.DecodeRuneInString(t.term); !t.inText || classOf(r) != letter || utf8.RuneCountInString(t.term) < minTypo || strings.ContainsAny(t.term, "+%#") {
			continue
		}
		content = appendTerm(content, before, t.term)
		content = append(appendNumber(content, uint32(len(t.list))), '\n')
		before = t.term
	}
	if len(content) > 0 {
		w.manifest.Words, err = w.file(content)
	}
	return err
}

// writeFolding writes the Traditional characters whose Simplified ones are in the index, its synonyms or its tags.
func (w *writer) writeFolding(list []inverted) (err error) {
	seen := map[rune]bool{}
	see := func(text string) {
		for _, r := range text {
			if r >= 0x3400 {
				seen[r] = true
			}
		}
	}
	for _, t := range list {
		see(t.term)
	}
	for _, texts := range append(slices.Clone(w.manifest.Synonyms), w.manifest.Tags) {
		see(string(foldText(strings.Join(texts, " "))))
	}
	from, to, _ := strings.Cut(strings.TrimSpace(traditionalText), "\n")
	simple := []rune(to)
	var above, below []rune
	for i, r := range []rune(from) {
		if seen[simple[i]] {
			above, below = append(above, r), append(below, simple[i])
		}
	}
	if len(above) > 0 {
		w.manifest.Fold, err = w.file([]byte(string(above) + "\n" + string(below)))
	}
	return err
}
