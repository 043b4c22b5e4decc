package generator

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"rampbook/generator/checklist"
	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/project"
	"rampbook/generator/quiz"
	"rampbook/generator/scorecard"
	"rampbook/generator/worksheet"
)

// forms are the exercises of a page that are filled in rather than answered.
type forms struct {
	lists  *checklist.Page
	cards  *scorecard.Page
	sheets *worksheet.Page
}

// forms lets a page have checklists, scorecards and worksheets, behind whatever takes sections already. Pages of a folder
// that is no portal have none.
func (p *parser) forms(file *project.Page, o *markdown.Options, ds *diag.List) *forms {
	if !p.portal.HasConfig {
		return nil
	}
	f := &forms{checklist.New(file.Source, ds), scorecard.New(file.Source, ds), worksheet.New(file.Source, ds)}
	keywords := []func(string) bool{checklist.IsKeyword, scorecard.IsKeyword, worksheet.IsKeyword}
	takers := []func(*markdown.Section) func(){f.lists.Section, f.cards.Section, f.sheets.Section}
	if o.Section != nil {
		keywords, takers = append(keywords, o.Keyword), append(takers, o.Section)
	}
	o.Keyword = func(word string) bool {
		return slices.ContainsFunc(keywords, func(knows func(string) bool) bool { return knows(word) })
	}
	o.Section = func(s *markdown.Section) func() {
		for i, take := range takers {
			if keywords[i](s.Keyword) {
				return take(s)
			}
		}
		return nil
	}
	return f
}

// finish checks what can only be seen of the whole page.
func (f *forms) finish() {
	if f == nil {
		return
	}
	f.lists.Finish()
	f.cards.Finish()
	f.sheets.Finish()
}

func (src *source) hasForms() bool { return len(src.formScripts()) > 0 }

// formScripts are the components of the kinds that are on the page.
func (src *source) formScripts() []string {
	var names []string
	if src == nil || src.forms == nil {
		return nil
	}
	if len(src.forms.lists.Lists) > 0 {
		names = append(names, "checklist")
	}
	if len(src.forms.cards.Cards) > 0 {
		names = append(names, "scorecard")
	}
	if len(src.forms.sheets.Sheets) > 0 {
		names = append(names, "worksheet")
	}
	return names
}

// looksUp finds for the checklists of a page what their items name; link makes an address relative to the page.
func (s *site) looksUp(pg *page, link func(href string) string) checklist.Portal {
	return checklist.Portal{
		Source:   func(named string) *checklist.Link { return (*checklist.Link)(s.sourceOf(pg, named, link)) },
		Question: func(id string) *checklist.Asked { return s.questionNamed(pg, id, link) },
	}
}

// questionNamed is the question with an id: on the page itself, else on the first page that has it; nil when there
// is none. Its words are in the reader's language, if it is asked in that.
func (s *site) questionNamed(pg *page, id string, link func(href string) string) *checklist.Asked {
	at := s.asking(pg.src, id)
	if at == nil {
		return nil
	}
	q := questionIn(at, id)
	if shown := s.byPath[pg.lang+"/"+at.Path]; shown != nil {
		q = cmp.Or(questionIn(shown.src, id), q)
	}
	address, ok := s.addressOf(target{page: at.Path, isPage: true, tail: "#" + id}, pg)
	if !ok {
		return nil
	}
	return &checklist.Asked{Object: path.Join("quiz", at.Path) + "#" + id, URL: link(address), Title: q.Words()}
}

// asking is the text that has the question with an id: this one, else the first; nil when none has.
func (s *site) asking(src *source, id string) *source {
	if questionIn(src, id) != nil {
		return src
	}
	for _, other := range sortedSources(s.sources) {
		if questionIn(other, id) != nil {
			return other
		}
	}
	return nil
}

// questionIn is the question of a text with an id; nil when there is none.
func questionIn(src *source, id string) *quiz.Question {
	if src == nil || src.quiz == nil {
		return nil
	}
	for _, q := range src.quiz.All() {
		if q.ID == id && q.Kind != quiz.KindPool {
			return q
		}
	}
	return nil
}

// askedOf lists the questions of a page that checklists name, with the words by which these call them.
func (s *site) askedOf(src *source) []string {
	var asked []string
	if src.quiz == nil {
		return nil
	}
	for _, q := range src.quiz.All() {
		if s.asked[q.ID] {
			asked = append(asked, q.ID, q.Words())
		}
	}
	return asked
}

// checkAsked reports questions that items of checklists name and no page has.
func (s *site) checkAsked(ds *diag.List) {
	known := map[string]bool{}
	var ids []string
	for _, src := range sortedSources(s.sources) {
		if src.quiz == nil {
			continue
		}
		for _, q := range src.quiz.All() {
			known[q.ID] = true
			ids = append(ids, q.ID)
		}
	}
	for _, src := range sortedSources(s.sources) {
		if src.forms == nil {
			continue
		}
		for _, ref := range src.forms.lists.References() {
			if ref.Quiz == "" || known[ref.Quiz] {
				continue
			}
			hint := "name the id of a question of this portal"
			if near := diag.Nearest(ref.Quiz, ids); near != "" {
				hint = fmt.Sprintf("did you mean %q?", near)
			}
			ds.Error("checklist-quiz", ref.Pos, fmt.Sprintf("no question has the id %q", ref.Quiz), hint)
		}
	}
}

// compareForms checks that a page asks for the same in every language as in the base language.
func (s *site) compareForms(ds *diag.List) {
	base := s.portal.Languages[0].Code
	for _, src := range sortedSources(s.sources) {
		origin := s.byPath[base+"/"+src.Path]
		if src.Lang == base || src.forms == nil || origin == nil || origin.src == nil || origin.src.Lang != base || origin.src.forms == nil {
			continue
		}
		checklist.CompareTwins(origin.src.forms.lists, src.forms.lists, ds)
		scorecard.CompareTwins(origin.src.forms.cards, src.forms.cards, ds)
		worksheet.CompareTwins(origin.src.forms.sheets, src.forms.sheets, ds)
	}
}
