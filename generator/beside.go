package generator

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"

	"rampbook/generator/checklist"
	"rampbook/generator/quiz"
	"rampbook/generator/scorecard"
	"rampbook/generator/worksheet"
)

// exercises is what the scripts of a page's exercises get: the file exercises.js beside the page.
// Each kind of exercise has a member.
type exercises struct {
	Quiz       any              `json:"quiz,omitempty"` // *quiz.Data or lockedQuiz
	Checklists []checklist.Data `json:"checklists,omitempty"`
	Scorecards []scorecard.Data `json:"scorecards,omitempty"`
	Worksheets []worksheet.Data `json:"worksheets,omitempty"`
}

// exercisesFile is the file beside a page, named like the page unless that is a folder's index.html.
func exercisesFile(page string) string {
	dir, name := path.Split(page)
	if name = strings.TrimSuffix(name, path.Ext(name)); name != "index" {
		return dir + name + ".exercises.js"
	}
	return dir + "exercises.js"
}

// exercisesAddress is what the page's scripts load, relative to the page: a new text has a new address, so
// that no browser shows the answers to yesterday's questions.
func exercisesAddress(pg *page) string {
	return path.Base(exercisesFile(outputOf(pg))) + "?" + pg.src.doc.Revision
}

// reviewFile is the file beside a page that holds its questions as printed, to be asked again elsewhere.
func reviewFile(page string) string {
	return strings.Replace(exercisesFile(page), "exercises.js", "review.js", 1)
}

// besideFiles are the files that may stand beside a page.
func besideFiles(page string) []string { return []string{exercisesFile(page), reviewFile(page)} }

// finish takes a rendered page through the tap and takes out of it what scripts get as data, by file. The page's links
// are relative then, and so are those in the data. There is none for a page without exercises, and nothing to
// ask again of a sealed or locked one.
func (r *rendering) finish(file string, html []byte) (page []byte, data map[string][]byte) {
	pg := r.site.byOutput[file]
	if pg != nil && r.site.asks(pg.src) && pg.src.locked() {
		return r.finishLocked(file, html, pg)
	}
	page, parts := quiz.Cut(r.tap.Page(file, html))
	page, asks := quiz.CutQuestions(page)
	if pg == nil || !r.site.hasData(pg.src) {
		return page, nil
	}
	data = map[string][]byte{}
	all := r.formData(file, pg)
	if r.site.asks(pg.src) {
		all.Quiz = r.quizData(file, pg, parts)
		if pg.src.quiz.Reviewed() {
			data[reviewFile(file)] = dataScript(pg.src.quiz.Asks(asks))
		}
	}
	data[exercisesFile(file)] = dataScript(all)
	return page, data
}

// hasData reports whether this build publishes data beside the page.
func (s *site) hasData(src *source) bool { return s.asks(src) || src.hasForms() }

// formData are the checklists, scorecards and worksheets of a page.
func (r *rendering) formData(file string, pg *page) exercises {
	if !pg.src.hasForms() {
		return exercises{}
	}
	link := func(href string) string { return r.tap.Link(file, href) }
	forms := pg.src.forms
	return exercises{Checklists: forms.lists.Data(r.site.looksUp(pg, link)), Scorecards: forms.cards.Data(), Worksheets: forms.sheets.Data()}
}

func (r *rendering) quizData(file string, pg *page, parts quiz.Parts) *quiz.Data {
	return pg.src.quiz.Data(pg.src.doc.Revision, parts, func(q *quiz.Question) *quiz.DataSource {
		return r.site.sourceOf(pg, q.Source, func(href string) string { return r.tap.Link(file, href) })
	})
}

func (src *source) hasQuestions() bool {
	return src != nil && src.quiz != nil && src.quiz.Count() > 0
}

// dataScript wraps a value as a script that hands it over as JSON text. HTML is left as it is: the file
// is no part of a page.
func dataScript(v any) []byte {
	return []byte("rampbook.data(" + jsonText(jsonText(v)) + ");\n")
}

func jsonText(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("generator: data of exercises: " + err.Error()) // made of strings and finite numbers
	}
	return strings.TrimSuffix(b.String(), "\n")
}
