package worksheet

import (
	"fmt"

	"rampbook/generator/diag"
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
	if !keyword(s.Keyword) {
		return nil
	}
	sheet := read(s, p.ds)
	if sheet == nil {
		return nil
	}
	for _, sub := range s.Sections {
		p.ds.Error("sheet-nested", sub.Pos, "this stands within the worksheet above and is left out", "give both headings the same number of #")
	}
	if p.Sheets = append(p.Sheets, sheet); len(p.Sheets) == MaxSheets+1 {
		p.ds.Error("sheet-limit", s.Pos, fmt.Sprintf("more than %d worksheets", MaxSheets), "split the page")
	}
	return func() { (&printer{s: s, sheet: sheet}).print() }
}

// Finish checks what can only be seen of the whole page. It is called once, when the page has been parsed.
func (p *Page) Finish() {
	known := map[string]diag.Pos{}
	for _, s := range p.Sheets {
		if before, twice := known[s.ID]; twice && s.ID != "" {
			p.ds.Error("sheet-id", s.pos, fmt.Sprintf("the id %q is the id of the worksheet in line %d", s.ID, before.Line), "give each worksheet its own: rampbook ids --write")
		}
		known[s.ID] = s.pos
		if s.Title == "" {
			p.ds.Error("sheet-title", s.pos, "the worksheet has no title", "write it behind the colon")
		}
	}
}
