package generator

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"

	"rampbook/generator/quiz"
)

// exercises is what the scripts of a page's exercises get: the file exercises.js beside the page.
// Each kind of exercise has a member.
type exercises struct {
	Quiz *quiz.Data `json:"quiz,omitempty"`
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

// beside takes out of a rendered page what scripts get as data, by file. The page's links are relative by now, and so
// are those in the data. There is none for a page without exercises, and nothing to ask again of a sealed one.
func (r *rendering) beside(file string, html []byte) (page []byte, data map[string][]byte) {
	page, parts := quiz.Cut(html)
	page, asks := quiz.CutQuestions(page)
	pg := r.site.byOutput[file]
	if pg == nil || !pg.src.hasExercises() {
		return page, nil
	}
	var all exercises
	all.Quiz = pg.src.quiz.Data(pg.src.doc.Revision, parts, func(q *quiz.Question) *quiz.DataSource {
		return r.site.sourceOf(pg, q, func(href string) string { return r.tap.Link(file, href) })
	})
	data = map[string][]byte{exercisesFile(file): dataScript(all)}
	if !pg.src.quiz.Settings.Sealed {
		data[reviewFile(file)] = dataScript(pg.src.quiz.Asks(asks))
	}
	return page, data
}

// hasExercises reports whether the page needs scripts of its own.
func (src *source) hasExercises() bool {
	return src != nil && src.quiz != nil && src.quiz.Count() > 0
}

// scripts are the components whose scripts the page needs beside the one that every page has.
func (src *source) scripts() []string {
	var names []string
	if src.hasExercises() {
		names = append(names, "quiz")
	}
	if src.path != nil {
		names = append(names, "path")
	}
	return names
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
