package search

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A piece is a word or one character of a folded text.
type piece struct {
	kind       class
	start, end int // bytes
}

// scan calls each with the words and characters of a folded text, in order. A word has its
// joiners and ending.
func scan(text []byte, each func(piece)) {
	for i := 0; i < len(text); {
		r, size := decode(text, i)
		switch classOf(r) {
		case letter:
			end := wordEnd(text, i+size, r)
			each(piece{letter, i, end})
			i = end
		case character:
			each(piece{character, i, i + size})
			i += size
		default:
			i += size
		}
	}
}

func decode(text []byte, i int) (rune, int) {
	if i >= len(text) {
		return -1, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRune(text[i:])
}

// wordEnd returns where the word ends whose first letter, last, stands before i.
func wordEnd(text []byte, i int, last rune) int {
	for {
		r, size := decode(text, i)
		if classOf(r) == letter {
			last, i = r, i+size
			continue
		}
		next, nextSize := decode(text, i+max(size, 0))
		if isJoiner(r, last, next) {
			last, i = next, i+size+nextSize
			continue
		}
		return i + endingLength(text[i:])
	}
}

func isJoiner(r, before, after rune) bool {
	if classOf(after) != letter {
		return false
	}
	switch r {
	case '.', '-', '_', '&':
		return true
	case ',':
		return isDigit(before) && isDigit(after)
	}
	return false
}

// endingLength is the length of the ending that text begins with.
func endingLength(text []byte) int {
	n := 0
	switch {
	case bytes.HasPrefix(text, []byte("++")):
		n = 2
	case len(text) > 0 && (text[0] == '%' || text[0] == '+' || text[0] == '#'):
		n = 1
	}
	if r, _ := decode(text, n); n > 0 && classOf(r) == letter {
		return 0
	}
	return n
}

// maxWord is the most code points of a word that count. Word letters are never above U+FFFF.
const maxWord = 64

// A word is a word's whole form and parts.
type word struct {
	whole string
	parts []string
}

// readWord takes a word as scan gives it apart.
func readWord(text string) word {
	letters := strings.TrimRight(text, "+%#")
	ending := text[len(letters):]
	letters = strings.ReplaceAll(letters, ",", "")
	var whole strings.Builder
	var parts []string
	start := 0
	runes := []rune(letters)
	for i, r := range runes {
		if classOf(r) == letter {
			whole.WriteRune(r)
			continue
		}
		if isDigit(runes[i-1]) && isDigit(runes[i+1]) {
			whole.WriteRune(r)
			continue
		}
		parts = append(parts, cut(string(runes[start:i])))
		start = i + 1
	}
	if len(parts) > 0 || ending != "" {
		parts = append(parts, cut(string(runes[start:])))
	}
	return word{whole: cut(whole.String() + ending), parts: parts}
}

func cut(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxWord {
			return s[:i]
		}
	}
	return s
}
