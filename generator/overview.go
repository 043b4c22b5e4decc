package generator

import (
	"net/url"

	"rampbook/generator/quiz"
)

// An overview is what pages about the whole portal, such as a learner's progress, know of its exercises in
// one language. It is published as rampbook/portal-<lang>.js, beside the scripts that load it.
type overview struct {
	Paths []pathOverview `json:"paths"`
	Pages []pageOverview `json:"pages"` // those with questions
}

// A pageOverview is a page with questions.
type pageOverview struct {
	Page      string             `json:"page"` // without language
	Title     string             `json:"title"`
	URL       string             `json:"url"` // below the root of the site
	Quiz      bool               `json:"quiz"`
	Pass      float64            `json:"pass,omitempty"` // percent
	Sealed    bool               `json:"sealed,omitempty"`
	Questions []questionOverview `json:"questions"`
}

type questionOverview struct {
	ID    string    `json:"id"` // what the log calls it
	Kind  quiz.Kind `json:"kind"`
	Skill string    `json:"skill,omitempty"`
	Words string    `json:"words"` // the stem without its markup
}

func overviewFile(lang string) string { return "rampbook/portal-" + lang + ".js" }

// overviews renders the overview of each language; a portal without exercises has none.
func (r *rendering) overviews() {
	for _, l := range r.site.portal.Languages {
		o := r.site.overview(l.Code)
		if len(o.Paths)+len(o.Pages) == 0 {
			r.drop(overviewFile(l.Code))
			continue
		}
		r.keep(overviewFile(l.Code), dataScript(o))
	}
}

func (s *site) overview(lang string) overview {
	o := overview{Paths: []pathOverview{}, Pages: []pageOverview{}}
	for _, pg := range s.pages {
		if pg.lang != lang || pg.src == nil {
			continue
		}
		if pg.src.path != nil {
			o.Paths = append(o.Paths, s.overviewOfPath(pg))
		}
		if pg.src.hasQuestions() {
			o.Pages = append(o.Pages, overviewOfPage(pg))
		}
	}
	return o
}

func overviewOfPage(pg *page) pageOverview {
	q := pg.src.quiz
	o := pageOverview{Page: pg.path, Title: pg.title, URL: fileURLOf(pg), Quiz: q.IsQuiz(), Pass: q.Settings.Pass, Sealed: q.Settings.Sealed, Questions: []questionOverview{}}
	for _, one := range q.All() {
		if one.Kind != quiz.KindPool {
			o.Questions = append(o.Questions, questionOverview{ID: one.LogID(), Kind: one.Kind, Skill: one.Skill, Words: one.Words()})
		}
	}
	return o
}

func questionNames(src *source) []string {
	var names []string
	for _, q := range src.quiz.All() {
		if q.Kind != quiz.KindPool {
			names = append(names, q.LogID())
		}
	}
	return names
}

// fileURLOf is the page's file as a URL below the root of the site.
func fileURLOf(pg *page) string { return (&url.URL{Path: outputOf(pg)}).EscapedPath() }
