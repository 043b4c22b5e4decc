package exercise

import "strings"

// Fold makes names that mean the same the same text: capitals, width and blanks do not count.
func Fold(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Map(Narrow, name)), " "))
}

// Narrow gives the ASCII sign for a full-width one, for other blanks and other signs of minus.
func Narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000 || r == 0xA0:
		return ' '
	case r == '−' || r == '–':
		return '-'
	case r == '、':
		return ','
	}
	return r
}
