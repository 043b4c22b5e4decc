package search

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go -C tables run .

//go:embed traditional.txt
var traditionalText string

//go:embed latin.txt
var latinText string

// A folding is the table of what each code point below U+10000 is folded to, and a map for
// those above. A code point that is left out is folded to dropped.
type folding struct {
	low  [0x10000]uint16
	high map[rune]rune
}

const dropped = 0

var foldingTable = sync.OnceValue(newFolding)

func newFolding() *folding {
	t := &folding{high: map[rune]rune{}}
	for r := range t.low {
		t.low[r] = uint16(foldRange(rune(r)))
	}
	for i, r := range []rune(latinText) {
		t.low[0xC0+i] = uint16(r)
	}
	from, to, _ := strings.Cut(traditionalText, "\n")
	simple := []rune(to)
	for i, r := range []rune(from) {
		if r > 0xFFFF || simple[i] > 0xFFFF {
			t.high[r] = simple[i]
		} else {
			t.low[r] = uint16(simple[i])
		}
	}
	return t
}

// foldRange is what the manual says of ranges.
func foldRange(r rune) rune {
	switch {
	case r == 0x27, r == 0x2018, r == 0x2019, r == 0x2BC, r == 0xAD, 0x300 <= r && r <= 0x36F,
		0x200B <= r && r <= 0x200F, r == 0x2060, 0xFE00 <= r && r <= 0xFE0F, r == 0xFEFF:
		return dropped
	case 0xFF01 <= r && r <= 0xFF5E:
		return foldRange(r - 0xFEE0)
	case 0x2010 <= r && r <= 0x2013:
		return '-'
	case 'A' <= r && r <= 'Z', 0x391 <= r && r <= 0x3A9, 0x410 <= r && r <= 0x42F:
		return r + 32
	case 0x400 <= r && r <= 0x40F:
		return r + 80
	}
	return r
}

// fold returns r folded, or dropped.
func (t *folding) fold(r rune) rune {
	if r < 0x10000 {
		if f := t.low[r]; f != uint16(r) {
			return rune(f)
		}
	}
	if f, ok := t.high[r]; ok {
		return f
	}
	return r
}

// Filter folds UTF-8 text: it is the first step of a chain of bleve's.
func (t *folding) Filter(text []byte) []byte {
	return t.append(make([]byte, 0, len(text)+1), string(text))
}

// append appends text, folded. Code point 0 is kept, since it separates.
func (t *folding) append(to []byte, text string) []byte {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if f := t.low[c]; f != dropped || c == 0 {
				to = append(to, byte(f))
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if f := t.fold(r); f != dropped {
			to = utf8.AppendRune(to, f)
		}
		i += size
	}
	return to
}

// A class says what a folded code point is in a text.
type class uint8

const (
	separator class = iota
	letter          // of a word
	character       // written without blanks
)

func classOf(r rune) class {
	switch {
	case r < 0x80:
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return letter
		}
	case 0xDF <= r && r <= 0x2AF && r != 0xF7, 0x370 <= r && r <= 0x1FFF:
		return letter
	case r == 0x3005, r == 0x3007, 0x3041 <= r && r <= 0x30FF && r != 0x30FB, 0x3400 <= r && r <= 0x4DBF,
		0x4E00 <= r && r <= 0x9FFF, 0xAC00 <= r && r <= 0xD7A3, 0x20000 <= r && r <= 0x323AF:
		return character
	}
	return separator
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }
