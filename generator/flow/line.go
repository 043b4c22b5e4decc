package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A span is a part of a line and the column, from 1, in which it starts.
type span struct {
	text string
	col  int
}

func (s span) trim() span {
	left := strings.TrimLeftFunc(s.text, unicode.IsSpace)
	s.col += utf8.RuneCountInString(s.text) - utf8.RuneCountInString(left)
	s.text = strings.TrimRightFunc(left, unicode.IsSpace)
	return s
}

// cut splits s around the bytes from i to j.
func (s span) cut(i, j int) (before, after span) {
	return span{s.text[:i], s.col}, span{s.text[j:], s.col + utf8.RuneCountInString(s.text[:j])}
}

// arrows splits what stands before a line's colon at its arrows.
func arrows(line span) (names []span) {
	for {
		i, j := arrow(line.text)
		if i < 0 {
			return append(names, line)
		}
		var name span
		name, line = line.cut(i, j)
		names = append(names, name)
	}
}

// arrow returns the start and the end of the first arrow in s, or -1.
func arrow(s string) (start, end int) {
	start = -1
	for i, r := range s {
		switch {
		case strings.ContainsRune("→⟶➔➜", r):
			if start < 0 {
				start = i
			}
			return start, i + utf8.RuneLen(r)
		case r == '>' && start >= 0:
			return start, i + 1
		case strings.ContainsRune("-=—–−─", r):
			if start < 0 {
				start = i
			}
		default:
			start = -1
		}
	}
	return -1, -1
}

// colon returns the start and the end of the first colon that separates, or -1.
func colon(s string) (start, end int) {
	for i, r := range s {
		if r == '：' {
			return i, i + utf8.RuneLen(r)
		}
		if r != ':' || strings.HasPrefix(s[i+1:], "//") || (digitAt(s, i-1) && digitAt(s, i+1)) {
			continue
		}
		return i, i + 1
	}
	return -1, -1
}

func digitAt(s string, i int) bool {
	return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9'
}

// clean collapses blanks, drops what XML cannot hold and cuts at MaxText.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsPrint(r) && r != '\u200d' {
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > MaxText {
		s = strings.TrimSpace(string(r[:MaxText-1])) + "…"
	}
	return s
}
