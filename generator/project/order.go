package project

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Compare orders names as a reader counts: 2 before 10, 第二章 before 第十章, numbers before words,
// case set aside.
func Compare(a, b string) int {
	x, y := strings.ToLower(a), strings.ToLower(b)
	for x != "" && y != "" {
		nx, lenX := leadingNumber(x)
		ny, lenY := leadingNumber(y)
		if lenX > 0 && lenY > 0 {
			if c := cmp.Compare(nx, ny); c != 0 {
				return c
			}
			x, y = x[lenX:], y[lenY:]
			continue
		}
		if lenX > 0 || lenY > 0 {
			return cmp.Compare(lenY, lenX)
		}
		rx, sx := utf8.DecodeRuneInString(x)
		ry, sy := utf8.DecodeRuneInString(y)
		if c := cmp.Compare(rx, ry); c != 0 {
			return c
		}
		x, y = x[sx:], y[sy:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

const chineseDigits = "零一二三四五六七八九"

// leadingNumber reads a number of ASCII digits or Chinese numerals up to 99 and its length in bytes.
func leadingNumber(s string) (n, length int) {
	for length < len(s) && s[length] >= '0' && s[length] <= '9' {
		n = min(n*10+int(s[length]-'0'), 1<<30)
		length++
	}
	if length > 0 {
		return n, length
	}
	digit := 0
	for i, r := range s {
		d := strings.IndexRune(chineseDigits, r)
		switch {
		case d >= 0:
			digit = utf8.RuneCountInString(chineseDigits[:d])
		case r == '十':
			n, digit = n+10*max(digit, 1), 0
		default:
			return n + digit, i
		}
	}
	return n + digit, len(s)
}

// leadingNumbers are an order or a date before a name.
var leadingNumbers = regexp.MustCompile(`^([0-9]+[-_. ]+)+`)

// Humanize makes a title of a file or folder name: "01-getting_started" and
// "2026-11-01-getting_started" give "Getting started".
func Humanize(name string) string {
	s := leadingNumbers.ReplaceAllString(name, "")
	if strings.Trim(s, "0123456789") == "" {
		s = name
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
	s = strings.Trim(s, ". ")
	if s == "" {
		return name
	}
	return capital(s)
}
