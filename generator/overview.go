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

	Skills map[string]string `json:"skills,omitempty"` // names of skills, where they have any
}

// A pageOverview is a page with questions.
type pageOverview struct {
	Page      string             `json:"page"` // without language
	Title     string             `json:"title"`
	URL       string             `json:"url"` // below the root of the site
	Quiz      bool               `json:"quiz"`
	Pass      float64            `json:"pass,omitempty"` // percent
	Sealed    bool               `json:"sealed,omitempty"`
	Data      string             `json:"data"`           // address of what scripts get of its questions, below the root of the site
	Asks      string             `json:"asks,omitempty"` // address of the questions as printed; "" when they are not asked again
	Questions []questionOverview `json:"questions"`
}

type questionOverview struct {
	ID    string    `json:"id"` // what the log calls it
	Kind  quiz.Kind `json:"kind"`
	Skill string    `json:"skill,omitempty"`
	Words string    `json:"words"` // the stem without its markup

	Source *quiz.DataSource `json:"source,omitempty"` // where it can be read, below the root of the site
}

func overviewFile(lang string) string { return "rampbook/portal-" + lang + ".js" }

// overviews renders the overview of each language; a portal without exercises has none.
func (r *rendering) overviews() {
	for _, l := range r.site.portal.Languages {
		o := r.overview(l.Code)
		if len(o.Paths)+len(o.Pages) == 0 {
			r.drop(overviewFile(l.Code))
			continue
		}
		r.keep(overviewFile(l.Code), dataScript(o))
	}
}

func (r *rendering) overview(lang string) overview {
	o := overview{Paths: []pathOverview{}, Pages: []pageOverview{}, Skills: r.site.skillNames(lang)}
	for _, pg := range r.site.pages {
		if pg.lang != lang || pg.src == nil {
			continue
		}
		if pg.src.path != nil {
			o.Paths = append(o.Paths, r.site.overviewOfPath(pg))
		}
		if r.site.asks(pg.src) {
			o.Pages = append(o.Pages, r.overviewOfPage(pg))
		}
	}
	return o
}

func (r *rendering) overviewOfPage(pg *page) pageOverview {
	q, file := pg.src.quiz, outputOf(pg)
	o := pageOverview{
		Page: pg.path, Title: pg.title, URL: escaped(file), Quiz: q.IsQuiz(), Pass: q.Settings.Pass, Sealed: q.Settings.Sealed,
		Data: escaped(exercisesFile(file)) + "?" + pg.src.doc.Revision, Questions: []questionOverview{},
	}
	if q.Reviewed() {
		o.Asks = escaped(reviewFile(file)) + "?" + pg.src.doc.Revision
	}
	for _, one := range q.All() {
		if one.Kind == quiz.KindPool {
			continue
		}
		next := questionOverview{ID: one.LogID(), Kind: one.Kind, Skill: one.Skill}
		if !q.Settings.Locked {
			next.Words = one.Words()
			next.Source = r.site.sourceOf(pg, one.Source, func(href string) string { return r.tap.Link("index.html", href) })
		}
		o.Questions = append(o.Questions, next)
	}
	return o
}

// predictable lists the questions whose answers get a score at once. Nobody can say how well a reflection was recalled.
func predictable(page *quiz.Page) []string {
	var names []string
	for _, q := range page.All() {
		if page.Reviewed() && q.Kind != quiz.KindPool && q.Kind != quiz.KindReflect {
			names = append(names, q.LogID())
		}
	}
	return names
}

// fileURLOf is the page's file as a URL below the root of the site.
func fileURLOf(pg *page) string { return escaped(outputOf(pg)) }

func escaped(file string) string { return (&url.URL{Path: file}).EscapedPath() }
