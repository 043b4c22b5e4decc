package checklist

import (
	"fmt"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Page is the checklists of one page. New makes one for each page that is parsed.
type Page struct {
	Lists []*List
	file  string
	ds    *diag.List
}

// New returns a page that is still empty. Give its Section method to the markdown parser, then call Finish.
func New(file string, ds *diag.List) *Page {
	return &Page{file: file, ds: ds}
}

// Section reads a section as a checklist. It is what markdown.Options.Section asks for.
func (p *Page) Section(s *markdown.Section) (write func()) {
	if !IsKeyword(s.Keyword) {
		return nil
	}
	list := read(s, p.ds)
	if list == nil {
		return nil
	}
	p.Lists = append(p.Lists, list)
	kind.CheckPlace(s, len(p.Lists), MaxLists, p.ds)
	return func() { (&printer{s: s, list: list}).print() }
}

// Finish checks what can only be seen of the whole page. It is called once, when the page has been parsed.
func (p *Page) Finish() {
	known := map[string]diag.Pos{}
	claim := func(id string, pos diag.Pos) {
		if before, twice := known[id]; twice && id != "" {
			p.ds.Error("checklist-id", pos, fmt.Sprintf("the id %q is there in line %d already", id, before.Line), "give each list and item its own: rampbook ids --write")
		}
		known[id] = pos
	}
	for _, l := range p.Lists {
		kind.CheckTitle(&l.Head, p.ds)
		claim(l.ID, l.Pos())
		for _, item := range l.All() {
			claim(item.ID, item.pos)
		}
	}
}

// A Reference is something an item names that stands elsewhere in the portal.
type Reference struct {
	Source string // a file and perhaps a heading: terms.md#payment; "" when Quiz is set
	Quiz   string // the id of a question
	Pos    diag.Pos
}

// References lists what the items name, in order. Whether it is there, only the portal knows.
func (p *Page) References() []Reference {
	var list []Reference
	for _, l := range p.Lists {
		for _, item := range l.All() {
			at := item.commentAt
			if item.Source != "" {
				list = append(list, Reference{Source: item.Source, Pos: at})
			}
			for _, id := range item.Quiz {
				list = append(list, Reference{Quiz: id, Pos: at})
			}
		}
	}
	return list
}
