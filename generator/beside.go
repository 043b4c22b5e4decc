package generator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"rampbook/generator/checklist"
	"rampbook/generator/diag"
	"rampbook/generator/lock"
	"rampbook/generator/markdown"
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

// A lockedQuiz stands for the data of a quiz under a passphrase.
type lockedQuiz struct {
	Revision string            `json:"revision"`
	Settings quiz.DataSettings `json:"settings"`
	Locked   lock.Box          `json:"locked"` // of unlocked
}

// unlocked is what the passphrase opens: the questions of the page by their place, and their data.
type unlocked struct {
	HTML []string   `json:"html"`
	Quiz *quiz.Data `json:"quiz"`
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

// finish takes a rendered page through the tap and takes out of it what scripts get as data, by file, whose links are
// then relative as the page's are. There is none for a page without exercises.
func (r *rendering) finish(file string, html []byte) (page []byte, beside map[string][]byte) {
	pg := r.site.byOutput[file]
	if pg == nil || !r.site.hasData(pg.src) {
		return unmarked(r.tap.Page(file, html)), nil
	}
	if pg.src.locked() && r.site.asks(pg.src) {
		return r.finishLocked(file, pg, html)
	}
	page, parts := quiz.Cut(r.tap.Page(file, html))
	page, asks := quiz.CutQuestions(page)
	beside = map[string][]byte{}
	all := r.formData(file, pg)
	if r.site.asks(pg.src) {
		all.Quiz = r.quizData(file, pg, parts)
		if !pg.src.quiz.Settings.Sealed {
			beside[reviewFile(file)] = dataScript(pg.src.quiz.Asks(asks))
		}
	}
	beside[exercisesFile(file)] = dataScript(all)
	return page, beside
}

// finishLocked publishes the questions of a page in no other way than under the passphrase.
func (r *rendering) finishLocked(file string, pg *page, html []byte) (page []byte, beside map[string][]byte) {
	_, questions := quiz.CutLocked(r.site.bodyOf(pg))
	page, questions = quiz.CutLocked(r.tap.Page(file, quiz.PutLocked(html, questions)))
	all := unlocked{HTML: []string{}}
	for _, question := range questions {
		all.HTML = append(all.HTML, string(unmarked(question)))
	}
	_, parts := quiz.Cut(bytes.Join(questions, nil))
	all.Quiz = r.quizData(file, pg, parts)
	data := r.formData(file, pg)
	data.Quiz = r.locked(all)
	return page, map[string][]byte{exercisesFile(file): dataScript(data)}
}

// unmarked is HTML without the marks of its questions.
func unmarked(html []byte) []byte {
	html, _ = quiz.Cut(html)
	html, _ = quiz.CutQuestions(html)
	return html
}

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
		return r.site.sourceOf(pg, q, func(href string) string { return r.tap.Link(file, href) })
	})
}

// locked is the data of a locked page's questions. Should locking fail, the build does.
func (r *rendering) locked(all unlocked) any {
	key, err := r.site.settings.Key()
	var box lock.Box
	if err == nil {
		box, err = key.Lock([]byte(jsonText(all)))
	}
	if err != nil {
		r.mu.Lock()
		r.failed = cmp.Or(r.failed, fmt.Errorf("lock questions: %w", err))
		r.mu.Unlock()
		return nil
	}
	return lockedQuiz{all.Quiz.Revision, all.Quiz.Settings, box}
}

// hasData reports whether this build publishes data beside the page.
func (s *site) hasData(src *source) bool { return s.asks(src) || src.hasForms() }

func (src *source) hasQuestions() bool {
	return src != nil && src.quiz != nil && src.quiz.Count() > 0
}

// scripts are the components whose scripts the page needs beside the one that every page has.
func (s *site) scripts(pg *page) []string {
	var names []string
	if pg.path == "" {
		names = append(names, "continue")
	}
	if s.asks(pg.src) {
		names = append(names, exerciseScripts(pg.src)...)
	}
	names = append(names, pg.src.formScripts()...)
	if pg.src != nil && pg.src.path != nil {
		names = append(names, "path")
	}
	return names
}

// locked reports whether the page's questions are published under a passphrase only.
func (src *source) locked() bool { return src.hasQuestions() && src.quiz.Settings.Locked }

// asks reports whether the page's questions are published in this build.
func (s *site) asks(src *source) bool {
	return src.hasQuestions() && (!src.locked() || s.settings.Key != nil)
}

// checkLocked warns of questions that this build leaves out, of a passphrase that is soon guessed, and of what a locked
// question cannot have.
func (s *site) checkLocked(passphrase string, ds *diag.List) {
	weak := passphrase != "" && len([]rune(lock.Clean(passphrase))) < lock.Short
	for _, src := range sortedSources(s.sources) {
		if !src.locked() {
			continue
		}
		pos := src.doc.Meta.Pos("locked")
		if passphrase == "" {
			ds.Warn("quiz-locked", pos, "the questions are left out: they are locked, and no passphrase was given", "set RAMPBOOK_PASSPHRASE, or name a file with --passphrase-file")
		}
		if weak {
			ds.Warn("quiz-locked", pos, fmt.Sprintf("the passphrase has fewer than %d characters", lock.Short), "whoever has the site can guess as long as they like: take four random words")
		}
		_, questions := quiz.CutLocked(src.doc.HTML(func(int, markdown.Link) (string, bool) { return "", true }))
		if html := bytes.Join(questions, nil); bytes.Contains(html, []byte("{{<")) || bytes.Contains(html, []byte("{{%")) {
			ds.Warn("quiz-locked", pos, "a shortcode stands in a locked question and is printed as it is", "write it out, or put it above the questions")
		}
	}
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
