package scorecard

import (
	"fmt"

	"rampbook/generator/diag"
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
	for _, sub := range s.Sections {
		p.ds.Error("card-nested", sub.Pos, "this stands within the scorecard above and is left out", "give both headings the same number of #")
	}
	if p.Cards = append(p.Cards, card); len(p.Cards) == MaxCards+1 {
		p.ds.Error("card-limit", s.Pos, fmt.Sprintf("more than %d scorecards", MaxCards), "split the page")
	}
	return func() { (&printer{s: s, card: card}).print() }
}

// Finish checks what can only be seen of the whole page. It is called once, when the page has been parsed.
func (p *Page) Finish() {
	known := map[string]diag.Pos{}
	for _, c := range p.Cards {
		if before, twice := known[c.ID]; twice && c.ID != "" {
			p.ds.Error("card-id", c.pos, fmt.Sprintf("the id %q is the id of the scorecard in line %d", c.ID, before.Line), "give each scorecard its own: rampbook ids --write")
		}
		known[c.ID] = c.pos
		if c.Title == "" {
			p.ds.Error("card-title", c.pos, "the scorecard has no title", "write it behind the colon")
		}
	}
}
