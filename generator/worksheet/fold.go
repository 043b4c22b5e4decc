package worksheet

import (
	"strings"

	"rampbook/generator/exercise"
)

// narrow gives the ASCII sign for a full-width one, and for signs of arithmetic that have one.
func narrow(r rune) rune {
	switch r {
	case '\t':
		return ' '
	case '×':
		return '*'
	case '÷':
		return '/'
	case '。':
		return '.'
	}
	return exercise.Narrow(r)
}

// fold makes names that mean the same the same text.
func fold(text string) string { return exercise.Fold(strings.Map(narrow, text)) }
