package worksheet

import "strings"

// narrow gives the ASCII sign for a full-width one, and for signs of arithmetic that have one.
func narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000 || r == 0xA0 || r == '\t':
		return ' '
	case r == '，' || r == '、':
		return ','
	case r == '−' || r == '–':
		return '-'
	case r == '×':
		return '*'
	case r == '÷':
		return '/'
	case r == '。':
		return '.'
	}
	return r
}

// fold makes names that mean the same the same text.
func fold(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Map(narrow, text)), " "))
}
