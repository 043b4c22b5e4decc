package generator

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/quiz"
)

// A citation is a place that an exercise names as its source.
type citation struct {
	code string // of the mistake when it is not there
	dest string
	pos  diag.Pos
}

// cite finds the sections that the exercises of src name as their sources, and reports those that are not there. The
// heading has to be in the text that src's language shows: a learner who missed the question is sent there. It notes the
// questions that checklists name, too.
func (r *resolver) cite(src *source, ds *diag.List) {
	src.cites = map[string]target{}
	if src.quiz != nil {
		for _, q := range src.quiz.All() {
			r.citeOne(src, citation{"quiz-source", q.Source, q.SourcePos()}, ds)
		}
	}
	if src.forms == nil {
		return
	}
	for _, ref := range src.forms.lists.References() {
		r.citeOne(src, citation{"checklist-source", ref.Source, ref.Pos}, ds)
		if ref.Quiz != "" {
			r.site.asked[ref.Quiz] = true
		}
	}
}

// citeOne finds where one citation leads.
func (r *resolver) citeOne(src *source, c citation, ds *diag.List) {
	if c.dest == "" || leavesPortal(c.dest) {
		return
	}
	t, ok := r.find(src, c.dest)
	if !ok {
		t, ok = r.find(src, "/"+c.dest)
	}
	if !ok {
		ds.Error(c.code, c.pos, fmt.Sprintf("source=%s leads to no file", c.dest), r.suggestSource(src, c.dest))
		return
	}
	src.cites[c.dest] = t
	if t.isPage {
		r.site.cited[t.page] = true
		r.checkHeading(src, c, t, ds)
	}
}

// suggestSource names the file that was probably meant, beside the page or from the portal's root.
func (r *resolver) suggestSource(src *source, dest string) string {
	if hint := r.suggest(src, "/"+dest); strings.HasPrefix(hint, "did you") {
		return hint
	}
	return r.suggest(src, dest)
}

// checkHeading reports a heading that the cited page does not have.
func (r *resolver) checkHeading(src *source, c citation, t target, ds *diag.List) {
	id := fragmentOf(t.tail)
	text := r.site.textOf(t, src.Lang)
	if id == "" || text == nil || text.hasAnchor(id) {
		return
	}
	ids := make([]string, len(text.doc.Headings))
	for i, h := range text.doc.Headings {
		ids[i] = h.ID
	}
	hint := "name one of its headings, or the page alone"
	if near := diag.Nearest(id, ids); near != "" {
		hint = fmt.Sprintf("did you mean %q?", "#"+near)
	}
	ds.Error(c.code, c.pos, fmt.Sprintf("%s has no heading with the anchor %q", text.Source, "#"+id), hint)
}

// fragmentOf is the id that a link's tail names, "" when it names none.
func fragmentOf(tail string) string {
	_, fragment, _ := strings.Cut(tail, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		return decoded
	}
	return fragment
}

// textOf is the text that a reader of a language finds where t leads; nil for a folder without one.
func (s *site) textOf(t target, lang string) *source {
	if pg := s.pageOf(t, lang); pg != nil {
		return pg.src
	}
	return nil
}

// sourceOf is what a page's script gets of a source that an exercise names, nil when it leads nowhere; link makes an
// address relative to the page.
func (s *site) sourceOf(pg *page, named string, link func(href string) string) *quiz.DataSource {
	if leavesPortal(named) {
		return &quiz.DataSource{URL: named, Title: named}
	}
	t, ok := pg.src.cites[named]
	if !ok {
		return nil
	}
	address, ok := s.addressOf(t, pg)
	if !ok {
		return nil
	}
	return &quiz.DataSource{URL: link(address), Title: s.titleAt(t, pg.lang)}
}

// titleAt is the heading to which t leads, else the title of the page, else the name of the file.
func (s *site) titleAt(t target, lang string) string {
	if !t.isPage {
		name, err := url.PathUnescape(path.Base(t.url))
		if err != nil {
			return t.url
		}
		return name
	}
	pg := s.withAnchor(s.pageOf(t, lang), t.tail)
	if pg.src == nil {
		return pg.title
	}
	id := fragmentOf(t.tail)
	at := slices.IndexFunc(pg.src.doc.Headings, func(h markdown.Heading) bool { return h.ID == id })
	if at < 0 {
		return pg.title
	}
	return pg.src.doc.Headings[at].Text
}
