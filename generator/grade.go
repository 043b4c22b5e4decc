package generator

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
	"rampbook/generator/quiz"
)

// GradeOptions say what to mark.
type GradeOptions struct {
	Dir   string   // the portal, with its keys
	Files []string // what learners handed in, lines of the log or exports of it; and folders of them
	Marks string   // a CSV file with marks for reflections; "": none
}

// A Graded is one attempt, marked.
type Graded struct {
	Learner   string           `json:"learner"` // pseudonym
	Page      string           `json:"page"`    // path of the quiz
	Attempt   string           `json:"attempt"`
	Submitted bool             `json:"submitted"`
	Score     float64          `json:"score"`
	Max       float64          `json:"max"`
	Pass      float64          `json:"pass,omitempty"` // percent
	Passed    *bool            `json:"passed"`         // null: no pass mark, or marks are missing
	Answered  int              `json:"answered"`
	Of        int              `json:"of"`
	Open      int              `json:"open"` // answers that wait for a mark
	Revision  string           `json:"revision"`
	Now       string           `json:"now"` // the text's revision today
	Questions []GradedQuestion `json:"questions"`

	portal string
	lone   bool // a question that stands alone
	part   bool // some questions of an attempt, asked again
}

// A GradedQuestion is the mark of one question.
type GradedQuestion struct {
	ID       string    `json:"id"` // of this answer: what a file of marks calls it
	Question string    `json:"question"`
	Stem     string    `json:"stem"`
	Kind     quiz.Kind `json:"kind"`
	Response []string  `json:"response,omitempty"`
	Text     string    `json:"text,omitempty"` // the learner's own words
	Score    float64   `json:"score"`
	Max      float64   `json:"max"`
	Open     bool      `json:"open,omitempty"`
}

// Grade marks what learners handed in, from the source. What cannot be read or marked is named and left out; the
// error is for files that cannot be opened.
func Grade(ctx context.Context, o GradeOptions) ([]Graded, []diag.Diagnostic, error) {
	g := &grader{ds: &diag.List{}, attempts: map[attemptKey]*quiz.Attempt{}}
	var err error
	if g.site, err = openSite(ctx, o.Dir, g.ds); err != nil {
		return nil, nil, err
	}
	defer g.site.portal.Close()
	records, err := g.read(o.Files)
	if err != nil {
		return nil, nil, err
	}
	if o.Marks != "" {
		if g.marks, err = readMarks(o.Marks, g.ds); err != nil {
			return nil, nil, err
		}
	}
	for _, r := range records {
		g.take(r)
	}
	slices.SortStableFunc(g.order, func(a, b attemptKey) int { return cmp.Compare(a.learner, b.learner) })
	var list []Graded
	for _, key := range g.order {
		if graded, ok := g.grade(key); ok {
			list = append(list, graded)
		}
	}
	return list, g.ds.Sorted(), nil
}

// An attemptKey names an attempt of a learner.
type attemptKey struct {
	learner, portal, page, try, question string // question: of a page that is no quiz
}

func (k attemptKey) String() string { return fmt.Sprintf("attempt %s of %s", k.try, k.learner) }

// A grader gathers attempts from records and marks them.
type grader struct {
	site     *site
	ds       *diag.List
	marks    map[string]float64 // by id of the answer
	attempts map[attemptKey]*quiz.Attempt
	order    []attemptKey
}

// read reads all files, and those in folders; a record that is in several counts once. Lines that are no records are named.
func (g *grader) read(files []string) ([]progress.Record, error) {
	sources, err := progress.ReadSources(files)
	if err != nil {
		return nil, fmt.Errorf("grade: %w", err)
	}
	nameProblems(sources, g.ds)
	var logs [][]progress.Line
	for _, s := range sources {
		logs = append(logs, s.Lines)
	}
	lines, _ := progress.Merge(logs...)
	return progress.Records(lines), nil
}

// tryForm is what an attempt may be called: it is printed, and part of an id.
var tryForm = regexp.MustCompile(`^[A-Za-z0-9-]{1,64}$`)

// take looks at one record. Those about other things than questions are passed over.
func (g *grader) take(r progress.Record) {
	object, ok := strings.CutPrefix(r.Object, "quiz/")
	if !ok || !slices.Contains([]string{progress.Started, progress.Answered, progress.Submitted}, r.Event) {
		return
	}
	page, question, _ := strings.Cut(object, "#")
	key := attemptKey{r.Actor, r.Portal, page, quiz.TryOf([]byte(r.Data)), ""}
	if !tryForm.MatchString(key.try) {
		g.refuse(r, "it names no attempt")
		return
	}
	attempt := g.attempts[key]
	switch r.Event {
	case progress.Started:
		if attempt == nil {
			g.start(key, r)
		}
	case progress.Submitted:
		if attempt != nil {
			attempt.Submitted = true
		}
	case progress.Answered:
		if attempt == nil {
			attempt = g.lone(key, question, r)
		}
		if err := attempt.Take(question, []byte(r.Data)); err != nil {
			g.refuse(r, err.Error())
		}
	}
}

func (g *grader) start(key attemptKey, r progress.Record) {
	attempt, err := quiz.NewAttempt([]byte(r.Data))
	if err != nil {
		g.refuse(r, err.Error())
		return
	}
	g.attempts[key] = attempt
	g.order = append(g.order, key)
}

// lone is the attempt at a question that stands alone on its page.
func (g *grader) lone(key attemptKey, question string, r progress.Record) *quiz.Attempt {
	key.question = question
	if g.attempts[key] == nil {
		g.attempts[key] = quiz.LoneAttempt(key.try, question, r.Revision)
		g.order = append(g.order, key)
	}
	return g.attempts[key]
}

func (g *grader) refuse(r progress.Record, reason string) {
	g.ds.Warn("grade-record", diag.Pos{}, fmt.Sprintf("the record %s of %s cannot be used: %s", r.ID, r.Actor, reason), "")
}

// grade marks an attempt; ok is false when its page is gone.
func (g *grader) grade(key attemptKey) (Graded, bool) {
	attempt := g.attempts[key]
	src := g.textOf(key.page, attempt)
	if src == nil {
		g.ds.Warn("grade-page", diag.Pos{}, fmt.Sprintf("%s is about %s, which is no page with questions", key, key.page), "mark it with the portal it was made for")
		return Graded{}, false
	}
	g.compareText(key, attempt, src)
	given := map[string]float64{}
	for _, id := range attempt.Asked {
		if mark, ok := g.marks[answerID(key, id)]; ok {
			given[id] = mark
		}
	}
	result := src.quiz.Mark(attempt, given)
	for _, m := range result.Marks {
		if mark, ok := given[m.ID]; ok && m.Question != nil && mark > m.Max {
			g.ds.Warn("grade-marks", m.Question.Pos(), fmt.Sprintf("%s got %v points for %q, which gives %v at most", key, mark, m.ID, m.Max), "it counts as the most")
		}
	}
	return g.graded(key, attempt, src, result), true
}

// textOf finds the text that was answered: that of its revision, else of its language, else of the base language.
func (g *grader) textOf(page string, attempt *quiz.Attempt) *source {
	var found *source
	for _, l := range g.site.portal.Languages {
		pg := g.site.byPath[l.Code+"/"+page]
		if pg == nil || !pg.src.hasQuestions() {
			continue
		}
		if pg.src.doc.Revision == attempt.Revision {
			return pg.src
		}
		if found == nil || l.Code == attempt.Language {
			found = pg.src
		}
	}
	return found
}

// compareText says where the text, or its questions, are not those of the attempt.
func (g *grader) compareText(key attemptKey, attempt *quiz.Attempt, src *source) {
	pos := diag.Pos{File: src.Source}
	if now := src.doc.Revision; attempt.Revision != now {
		g.ds.Warn("grade-revision", pos, fmt.Sprintf("the text changed since %s: it was revision %s and is %s now", key, cmp.Or(attempt.Revision, "unknown"), now),
			"mark it with the text of that time; letters may name other options now")
	}
	for _, d := range src.mistakes {
		if d.Severity == diag.Error {
			g.ds.Warn("grade-page", d.Pos, "the page has a mistake, and its marks may be wrong: "+d.Message, "")
		}
	}
	known := map[string]bool{}
	for _, q := range src.quiz.All() {
		known[q.LogID()] = true
	}
	unknown := 0
	for _, id := range attempt.Asked {
		if !known[id] {
			unknown++
			g.ds.Warn("grade-question", pos, fmt.Sprintf("%s was asked %q, which is no question of the page", key, id), "it is left out")
		}
	}
	if s := src.quiz.Settings; !attempt.Lone && (attempt.Rule != s.Grade || attempt.Pass > 0 && attempt.Pass != s.Pass) {
		g.ds.Warn("grade-settings", pos, fmt.Sprintf("%s was begun with grade: %s and pass: %v; the page says %s and %v", key, attempt.Rule, attempt.Pass, s.Grade, s.Pass), "the attempt's own are used")
	}
	if asked := src.quiz.Count(); attempt.Pass > 0 && len(attempt.Asked)-unknown < asked {
		attempt.Pass = 0
		g.ds.Warn("grade-question", pos, fmt.Sprintf("%s was asked %d questions of the page, and the quiz asks %d", key, len(attempt.Asked)-unknown, asked), "it has points, but is neither passed nor failed")
	}
}

func answerID(key attemptKey, question string) string { return key.try + "#" + question }

func (g *grader) graded(key attemptKey, attempt *quiz.Attempt, src *source, r quiz.Result) Graded {
	out := Graded{
		Learner: key.learner, Page: key.page, Attempt: key.try, Submitted: attempt.Submitted || attempt.Lone, Score: r.Score, Max: r.Max, Pass: attempt.Pass,
		Answered: r.Answered, Of: len(r.Marks), Open: r.Open, Revision: attempt.Revision, Now: src.doc.Revision, portal: key.portal, lone: attempt.Lone, part: attempt.Part,
	}
	if attempt.Pass > 0 && r.Open == 0 {
		out.Passed = &r.Passed
	}
	for _, m := range r.Marks {
		if m.Question == nil {
			continue
		}
		if claimed := m.Given.Score; claimed != nil && !m.Open && (*claimed-m.Score > 1e-9 || m.Score-*claimed > 1e-9) {
			g.ds.Warn("grade-score", m.Question.Pos(), fmt.Sprintf("%s says %v points for %q, and the source gives %v", key, *claimed, m.ID, m.Score), "the source counts")
		}
		out.Questions = append(out.Questions, GradedQuestion{
			ID: answerID(key, m.ID), Question: m.ID, Stem: m.Question.Words(), Kind: m.Question.Kind, Response: m.Given.Resp, Text: m.Given.Text,
			Score: m.Score, Max: m.Max, Open: m.Open,
		})
	}
	return out
}
