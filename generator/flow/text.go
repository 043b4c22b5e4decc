package flow

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes of text in drawing units; a drawing is shown at one unit a CSS pixel or smaller.
// All are exact in binary, so that a drawing has the same bytes on every machine.
const (
	nameSize  = 15.0
	nameLine  = 20.5 // from one line to the next
	smallSize = 13.0 // notes and labels
	smallLine = 17.5
)

// width estimates how wide s is at a font size, in whole units and slightly too wide
// rather than too narrow: the page's font is not known here.
func width(s string, size float64) float64 {
	percent := 0
	for _, r := range s {
		percent += advance(r)
	}
	return math.Ceil(float64(percent) * size / 100)
}

// advance is the width of a character in hundredths of an em, by class, from common sans-serif fonts.
func advance(r rune) int {
	switch {
	case isWide(r):
		return 100
	case unicode.Is(unicode.Mn, r) || r == '\u200d':
		return 0
	case strings.ContainsRune("iljItf.,:;'|!()[] ", r):
		return 33
	case strings.ContainsRune("mwMW@%—…", r):
		return 92
	case unicode.IsUpper(r):
		return 69
	default:
		return 58
	}
}

// isWide reports whether r is as wide as it is high: Chinese, Japanese, Korean, full-width forms, emoji.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		0x3000 <= r && r <= 0x303f || 0xff01 <= r && r <= 0xff60 || r >= 0x1f000
}

// wrap breaks s into at most most lines that are no wider than limit, at blanks, between
// Chinese characters and, where a word alone is too wide, within it. Text that does
// not fit ends with an ellipsis. whole is false when a word was broken or text left out.
func wrap(s string, size, limit float64, most int) (lines []string, whole bool) {
	line, whole := "", true
	for _, piece := range pieces(s) {
		for _, part := range split(piece, size, limit) {
			whole = whole && len(part) == len(piece)
			if line != "" && width(strings.TrimRight(line+part, " "), size) > limit {
				lines = append(lines, strings.TrimRight(line, " "))
				line = ""
			}
			line += part
		}
	}
	lines = append(lines, strings.TrimRight(line, " "))
	if len(lines) <= most {
		return lines, whole
	}
	last := []rune(lines[most-1])
	for len(last) > 0 && width(string(last)+"…", size) > limit {
		last = last[:len(last)-1]
	}
	lines[most-1] = strings.TrimRight(string(last), " ") + "…"
	return lines[:most], false
}

// pieces splits s wherever a line may end.
func pieces(s string) []string {
	var out []string
	start := 0
	var before rune
	for i, r := range s {
		if i > 0 && mayBreak(before, r) {
			out = append(out, s[start:i])
			start = i
		}
		before = r
	}
	return append(out, s[start:])
}

// split breaks a piece that is wider than limit into parts that are not.
func split(piece string, size, limit float64) []string {
	var out []string
	start := 0
	for i, r := range piece {
		end := i + utf8.RuneLen(r)
		if i > start && width(strings.TrimRight(piece[start:end], " "), size) > limit {
			out = append(out, piece[start:i])
			start = i
		}
	}
	return append(out, piece[start:])
}

// mayBreak reports whether a line may end between a and b.
func mayBreak(a, b rune) bool {
	switch {
	case b == ' ' || strings.ContainsRune("，。、；：？！）》」』”’…·%", b) || strings.ContainsRune("（《「『“‘", a):
		return false
	case a == ' ':
		return true
	case strings.ContainsRune("-/&", a):
		return !unicode.IsDigit(b) && b != a
	default:
		return isWide(a) || isWide(b)
	}
}

// balance wraps s like wrap and then narrows the limit for as long as neither the number
// of lines nor a word suffers, so that lines are of like length.
func balance(s string, size, limit float64, most int) []string {
	lines, whole := wrap(s, size, limit, most)
	for try := limit - 6; whole && try > limit/3; try -= 6 {
		narrower, unbroken := wrap(s, size, try, most)
		if !unbroken || len(narrower) != len(lines) {
			break
		}
		lines = narrower
	}
	return lines
}

func widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, width(l, size))
	}
	return w
}
