package quiz

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings a typed text to the form in which answers are compared: full-width signs become
// ASCII, letters small, blanks single, none at the ends, and 。.!！ go. A point between two digits
// stays: 3.5 is not 35. Letters are made small one by one, so that no language has its own rule.
func Fold(text string) string {
	var b strings.Builder
	runes := []rune(tidy(text))
	for i, r := range runes {
		switch r {
		case '。', '!':
			continue
		case '.':
			if i == 0 || i == len(runes)-1 || !isDigit(runes[i-1]) || !isDigit(runes[i+1]) {
				continue
			}
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.TrimSpace(b.String())
}

// lower makes letters small one by one.
func lower(text string) string { return strings.Map(unicode.ToLower, text) }

// tidy folds full-width signs, joins blanks, cuts off those at the ends, and keeps MaxAnswer characters.
func tidy(text string) string {
	var b strings.Builder
	blank, count := false, 0
	for len(text) > 0 && count < MaxAnswer {
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		r = narrow(r)
		if isBlank(r) {
			blank = b.Len() > 0
			continue
		}
		if blank {
			b.WriteByte(' ')
			count++
			blank = false
		}
		b.WriteRune(r)
		count++
	}
	return b.String()
}

// narrow returns the ASCII form of a full-width sign. The long s and the Kelvin sign become s and k, which
// JavaScript would hold equal to them and RE2 only in places.
func narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFF01 + '!'
	case r == 'ſ':
		return 's'
	case r == '\u212A':
		return 'K'
	}
	return r
}

// isBlank is true for what any of Unicode, RE2 and JavaScript takes for white space.
func isBlank(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || unicode.Is(unicode.Zs, r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
