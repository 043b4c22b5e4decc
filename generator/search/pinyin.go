package search

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed pinyin.txt
var pinyinText string

// readings are the syllables of each character, one or two.
var readings = sync.OnceValue(func() map[rune][]string {
	table := map[rune][]string{}
	for line := range strings.Lines(pinyinText) {
		syllable, characters, _ := strings.Cut(strings.TrimSpace(line), " ")
		for _, r := range characters {
			table[r] = append(table[r], syllable)
		}
	}
	return table
})

const (
	maxSyllables = 6 // of one term
	maxWays      = 4 // to read them
)

// spellings are the ways to type a text in pinyin, from each of its characters on: syllables
// and first letters.
func spellings(text string) []string {
	var list []string
	var stretch [][]string
	flush := func() {
		for i := range stretch {
			list = append(list, spell(stretch[i:min(i+maxSyllables, len(stretch))])...)
		}
		stretch = stretch[:0]
	}
	for _, r := range string(foldingTable().append(nil, text)) {
		if read := readings()[r]; read != nil {
			stretch = append(stretch, read)
		} else {
			flush()
		}
	}
	flush()
	return list
}

// spell returns the syllables and the first letters of a few characters, in the ways there are.
func spell(stretch [][]string) []string {
	full, short := []string{""}, []string{""}
	for _, read := range stretch {
		full, short = extend(full, read, 0), extend(short, read, 1)
	}
	if len(stretch) < 2 {
		return full
	}
	return append(full, short...)
}

// extend adds each of the readings, or their first n letters, to each way.
func extend(ways, read []string, n int) []string {
	var more []string
	for _, way := range ways {
		for i, syllable := range read {
			if n > 0 {
				syllable = syllable[:n]
			}
			if i == 0 || len(ways)*len(read) <= maxWays {
				more = append(more, way+syllable)
			}
		}
	}
	return more
}
