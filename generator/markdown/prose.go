package markdown

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// maxSummary is the longest summary, in characters.
const maxSummary = 200

// count adds a run of text to the figures of the page.
func (w *writer) count(b []byte) {
	inWord := false
	for len(b) > 0 {
		r, n := rune(b[0]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRune(b)
		}
		b = b[n:]
		letter := unicode.IsLetter(r)
		if letter {
			w.doc.Letters++
		}
		switch {
		case letter && isIdeograph(r):
			w.doc.Words++
			inWord = false
			if unicode.Is(unicode.Han, r) {
				w.doc.Han++
			}
		case letter || unicode.IsDigit(r):
			if !inWord {
				w.doc.Words++
			}
			inWord = true
		case r != '\'' && r != '’' && r != '-':
			inWord = false
		}
	}
}

// summarise takes the summary from the first paragraph at the top of the page that has words and is in
// no exercise: there it may be the answer.
func (w *writer) summarise(root ast.Node) {
	for n := root.FirstChild(); n != nil; {
		if e, ok := w.exercises[n]; ok {
			n = e.end
			continue
		}
		if n.Kind() == ast.KindParagraph && !w.onlyImages(n) {
			if text := collapse(w.plain(n)); text != "" {
				w.doc.Summary = shorten(text)
				return
			}
		}
		n = n.NextSibling()
	}
}

// shorten cuts text to maxSummary characters at the end of a word or behind an ideograph.
func shorten(text string) string {
	runes := []rune(text)
	if len(runes) <= maxSummary {
		return text
	}
	cut := maxSummary - 1 // one for the ellipsis
	for i := cut; i > maxSummary/2; i-- {
		if unicode.IsSpace(runes[i]) || isWide(runes[i]) || isWide(runes[i-1]) {
			cut = i
			break
		}
	}
	for cut > 0 && (unicode.IsSpace(runes[cut-1]) || unicode.IsPunct(runes[cut-1])) {
		cut--
	}
	return string(runes[:cut]) + "…"
}
