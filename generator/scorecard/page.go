package scorecard

import (
	"rampbook/generator/diag"
	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A Page is the scorecards of one page. New makes one for each page that is parsed.
type Page struct {
	Cards []*Card
	file  string
	ds    *diag.List
}

// New returns a page that is still empty. Give its Section method to the markdown parser, then call Finish.
func New(file string, ds *diag.List) *Page {
	return &Page{file: file, ds: ds}
}

// Section reads a section as a scorecard. It is what markdown.Options.Section asks for.
func (p *Page) Section(s *markdown.Section) (write func()) {
	if !IsKeyword(s.Keyword) {
		return nil
	}
	card := read(s, p.ds)
	if card == nil {
		return nil
	}
	p.Cards = append(p.Cards, card)
	kind.CheckPlace(s, len(p.Cards), MaxCards, p.ds)
	return func() { (&printer{s: s, card: card}).print() }
}

// Finish checks what can only be seen of the whole page. It is called once, when the page has been parsed.
func (p *Page) Finish() {
	for _, c := range p.Cards {
		kind.CheckTitle(&c.Head, p.ds)
	}
	exercise.CheckIDs(kind, p.Cards, p.ds)
}
