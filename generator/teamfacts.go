package generator

import (
	"rampbook/generator/checklist"
	"rampbook/generator/quiz"
	"rampbook/generator/report"
	"rampbook/generator/scorecard"
)

// teamFacts are what a report needs of the portal, in the base language.
func (s *site) teamFacts() report.Portal {
	base := s.portal.Languages[0].Code
	facts := report.Portal{ID: s.portalID(), Title: s.title(base), Lang: base, Lists: map[string]report.Form{}, Cards: map[string]*scorecard.Card{}}
	for _, pg := range s.pages {
		if pg.lang != base || pg.src == nil {
			continue
		}
		if pg.src.path != nil {
			facts.Paths = append(facts.Paths, s.teamPath(pg))
		}
		if pg.src.hasQuestions() {
			facts.Pages = append(facts.Pages, s.teamPage(pg))
		}
		addForms(facts, pg)
	}
	return facts
}

// addForms adds the checklists and scorecards of a page.
func addForms(facts report.Portal, pg *page) {
	if pg.src.forms == nil {
		return
	}
	nowhere := checklist.Portal{Source: func(string) *checklist.Link { return nil }, Question: func(string) *checklist.Asked { return nil }}
	for i, l := range pg.src.forms.lists.Data(nowhere) {
		form := report.Form{Title: l.Title, Items: map[string]bool{}, Pos: pg.src.forms.lists.Lists[i].Pos()}
		for _, item := range l.Items {
			form.Items[item.ID] = item.Evidence
		}
		facts.Lists["check/"+pg.path+"#"+l.ID] = form
	}
	for i, c := range pg.src.forms.cards.Data() {
		facts.Cards["card/"+pg.path+"#"+c.ID] = pg.src.forms.cards.Cards[i]
	}
}

func (s *site) teamPath(pg *page) report.Path {
	overview := s.overviewOfPath(pg)
	p := report.Path{Page: overview.Page, Title: overview.Title}
	for _, stage := range overview.Stages {
		one := report.Stage{Title: stage.Title, To: stage.To}
		for _, step := range stage.Steps {
			one.Steps = append(one.Steps, report.Step{Page: step.Page, Title: step.Title, Questions: step.Questions})
		}
		p.Stages = append(p.Stages, one)
	}
	return p
}

func (s *site) teamPage(pg *page) report.Page {
	q := pg.src.quiz
	p := report.Page{Page: pg.path, Title: pg.title, Quiz: q.IsQuiz(), Pass: q.Settings.Pass, Revisions: map[string]string{}}
	for _, l := range s.portal.Languages {
		if twin := s.byPath[l.Code+"/"+pg.path]; twin != nil && twin.src != nil {
			p.Revisions[twin.src.doc.Revision] = twin.src.Lang
		}
	}
	for _, one := range q.All() {
		if one.Kind == quiz.KindPool {
			continue
		}
		asked := report.Question{ID: one.LogID(), Kind: string(one.Kind), Skill: one.Skill, Words: one.Words(), Pos: one.Pos()}
		if choice, ok := one.Body.(*quiz.Choice); ok {
			for _, o := range choice.Options {
				asked.Options = append(asked.Options, report.Option{Words: o.Text.Words(), Right: o.Right, Pos: o.Text.Pos()})
			}
		}
		p.Questions = append(p.Questions, asked)
	}
	return p
}
