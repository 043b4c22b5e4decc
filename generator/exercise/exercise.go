// Package exercise is what the kinds of exercise have in common, whatever they ask: a heading and the comment below it,
// ids, what may stand where on a page, and that a translation asks for the same.
package exercise

import (
	"fmt"
	"html"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Kind is a kind of exercise.
type Kind struct {
	Name string // in English: "scorecard"; also the class of its HTML
	Code string // with which the codes of its mistakes begin: "card"
}

// A Head is what the heading of an exercise and the comment below it say.
type Head struct {
	ID    string // "" when the author gave none
	Title string // markdown of the heading behind the keyword

	section *markdown.Section
}

// NewHead returns the head of the exercise that section s is, without the id.
func NewHead(s *markdown.Section) Head { return Head{Title: s.Stem, section: s} }

// GivenID is the id that the author gave, "" without one.
func (h *Head) GivenID() string { return h.ID }

// Words are the plain words of the heading behind the keyword.
func (h *Head) Words() string { return h.section.Text }

// Pos is where the heading stands.
func (h *Head) Pos() diag.Pos { return h.section.Pos }

// SetID returns the file in which the exercise stands with the id; see markdown.Section.SetID.
func (h *Head) SetID(file []byte, id string) []byte { return h.section.SetID(file, id) }

// Open begins the HTML of an exercise: its section, the heading with the word for the kind before it, and the body.
func (k Kind) Open(h *Head, word string) {
	s := h.section
	s.Write(`<section class="` + k.Name + `"`)
	if h.ID != "" {
		s.Write(` id="` + s.Unique(h.ID) + `"`)
	}
	s.Write(">\n")
	WriteHeading(s, "exercise-kind", word)
	s.Write(`<div class="` + k.Name + `-body">` + "\n")
}

// WriteHeading adds the heading of section s with the word for what the section is before it, in an element of that class.
// Only those who cannot see that the word stands apart get the colon behind it.
func WriteHeading(s *markdown.Section, class, word string) {
	colon := s.Say(map[string]string{"colon": ": "}, "colon")
	s.WriteHeading(`<span class="` + class + `">` + html.EscapeString(word) + `<span class="said">` + html.EscapeString(colon) + `</span></span>`)
}

// Close ends what Open began.
func (k Kind) Close(h *Head) { h.section.Write("</div>\n</section>\n") }

// CheckPlace reports exercises within the exercise that s is, and that it is the first beyond the limit of a page;
// count is how many the page has with it.
func (k Kind) CheckPlace(s *markdown.Section, count, limit int, ds *diag.List) {
	for _, sub := range s.Sections {
		ds.Error(k.Code+"-nested", sub.Pos, fmt.Sprintf("this stands within the %s above and is left out", k.Name), "give both headings the same number of #")
	}
	if count == limit+1 {
		ds.Error(k.Code+"-limit", s.Pos, fmt.Sprintf("more than %d %ss", limit, k.Name), "split the page")
	}
}

// CheckTitle reports an exercise without a title.
func (k Kind) CheckTitle(h *Head, ds *diag.List) {
	if h.Title == "" {
		ds.Error(k.Code+"-title", h.Pos(), fmt.Sprintf("the %s has no title", k.Name), "write it behind the colon")
	}
}

// A Named is an exercise that may have an id.
type Named interface {
	Pos() diag.Pos
	GivenID() string // "" when the author gave none
}

// CheckIDs reports ids that two exercises of a page have.
func CheckIDs[N Named](k Kind, page []N, ds *diag.List) {
	known := map[string]diag.Pos{}
	for _, n := range page {
		id := n.GivenID()
		if before, twice := known[id]; twice && id != "" {
			ds.Error(k.Code+"-id", n.Pos(), fmt.Sprintf("the id %q is the id of the %s in line %d", id, k.Name, before.Line), fmt.Sprintf("give each %s its own: rampbook ids --write", k.Name))
		}
		known[id] = n.Pos()
	}
}
