package generator

import (
	"encoding/json"
	"fmt"
	"slices"

	"rampbook/generator/project"
)

// face is what other pages may print of a source: its front matter, title, description, where a twin
// was made from it its text's revision, headings that others print or lead to, the questions that checklists name, the steps
// of a learning path, and whether it asks anything: a portal that asks has pages about that.
func (s *site) face(src *source) string {
	front, err := json.Marshal(src.doc.Meta.Values)
	if err != nil {
		return "" // reported by checkFront
	}
	revision := ""
	for _, l := range s.portal.Languages {
		if pg := s.byPath[l.Code+"/"+src.Path]; pg != nil && pg.src != nil && pg.src.doc.Meta.Values["translated_from"] != nil {
			revision = src.doc.Revision
		}
	}
	return fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%s\x00%q\x00%q\x00%t", front, src.doc.Title, src.doc.Summary, revision, s.headingsOf(src), s.askedOf(src), stepsOf(src), s.asks(src))
}

// headingsOf are a source's headings where other pages depend on them: where an exercise names the page as its source,
// and where links name anchors of a page that has a twin, since they lead to the language that has the heading. (Links
// of the page to itself need not count: Hugo renders a page's twins with it.)
func (s *site) headingsOf(src *source) string {
	twin := slices.ContainsFunc(s.portal.Languages, func(l project.Language) bool {
		pg := s.byPath[l.Code+"/"+src.Path]
		return pg != nil && pg.src != nil && pg.src.Source != src.Source
	})
	if !s.cited[src.Path] && !(twin && s.anchored[src.Path]) {
		return ""
	}
	headings := src.doc.TitleID
	for _, h := range src.doc.Headings {
		headings += "\x00" + h.ID + "\x00" + h.Text
	}
	return headings
}
