package worksheet

import (
	"rampbook/generator/diag"
	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A Page is the worksheets of one page. New makes one for each page that is parsed.
type Page struct {
	Sheets []*Sheet
	file   string
	ds     *diag.List
}

// New returns a page that is still empty. Give its Section method to the markdown parser, then call Finish.
func New(file string, ds *diag.List) *Page {
	return &Page{file: file, ds: ds}
}

// Section reads a section as a worksheet. It is what markdown.Options.Section asks for.
func (p *Page) Section(s *markdown.Section) (write func()) {
	if !IsKeyword(s.Keyword) {
		return nil
	}
	sheet := read(s, p.ds)
	if sheet == nil {
		return nil
	}
	p.Sheets = append(p.Sheets, sheet)
	kind.CheckPlace(s, len(p.Sheets), MaxSheets, p.ds)
	return func() { (&printer{s: s, sheet: sheet}).print() }
}

// Finish checks what can only be seen of the whole page. It is called once, when the page has been parsed.
func (p *Page) Finish() {
	for _, s := range p.Sheets {
		kind.CheckTitle(&s.Head, p.ds)
	}
	exercise.CheckIDs(kind, p.Sheets, p.ds)
}
