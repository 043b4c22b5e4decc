package report

import (
	"math"
	"slices"

	"rampbook/generator/quiz"
	"rampbook/generator/stats"
)

// A Quiz is a page with questions, and how learners did.
type Quiz struct {
	Page     string   `json:"page"`
	Title    string   `json:"title"`
	Quiz     bool     `json:"quiz"`
	Pass     float64  `json:"pass,omitempty"`
	Learners int      `json:"learners"` // who answered something
	Handed   int      `json:"handedIn"` // learners with an attempt that was handed in
	Judged   int      `json:"judged"`   // of these, passed or not: the others wait for marks
	Passed   int      `json:"passed"`
	Low      *float64 `json:"low,omitempty"` // of the share that passed
	High     *float64 `json:"high,omitempty"`
	Mean     *float64 `json:"mean,omitempty"` // share of the points, best attempts
	KR20     *float64 `json:"kr20,omitempty"` // of first attempts
	Items    []Item   `json:"items"`
}

// An Item is one question and what first attempts say of it. Figures for which there are too few learners are missing.
type Item struct {
	ID             string         `json:"id"`
	Kind           string         `json:"kind"`
	Skill          string         `json:"skill,omitempty"`
	Words          string         `json:"words"`
	File           string         `json:"file"`
	Line           int            `json:"line"`
	Learners       int            `json:"learners"`
	Facility       *float64       `json:"facility,omitempty"`
	Low            *float64       `json:"low,omitempty"`
	High           *float64       `json:"high,omitempty"`
	Discrimination *float64       `json:"discrimination,omitempty"`
	Sure           int            `json:"sure"`      // answers that were sure
	SureWrong      int            `json:"sureWrong"` // of these with less than half of the points
	Options        []OptionShare  `json:"options,omitempty"`
	Languages      []LanguageDiff `json:"languages,omitempty"`
	Findings       []Finding      `json:"findings,omitempty"`
}

// An OptionShare is how often an option was chosen.
type OptionShare struct {
	Letter string   `json:"letter"`
	Words  string   `json:"words"`
	Right  bool     `json:"right"`
	File   string   `json:"file"`
	Line   int      `json:"line"`
	Chosen int      `json:"chosen"`
	Of     int      `json:"of"`
	Share  *float64 `json:"share,omitempty"`
	R      *float64 `json:"r,omitempty"` // of choosing it and the mean of the other questions
}

// A Finding is something that a trainer should look at. Codes are in the package comment.
type Finding struct {
	Code   string `json:"code"`
	Option string `json:"option,omitempty"` // letter
	Lang   string `json:"lang,omitempty"`
	File   string `json:"file"`
	Line   int    `json:"line"`
}

// A table is the first attempts at a page.
type table struct {
	page    Page
	scores  [][]float64 // a row for each learner; NaN: not asked, or not marked
	langs   [][]string
	answers []map[string]answer
}

func tableOf(p Page, learners []*learner) table {
	t := table{page: p}
	for _, l := range learners {
		f, ok := l.first(p)
		if !ok {
			continue
		}
		row, langs := make([]float64, len(p.Questions)), make([]string, len(p.Questions))
		for i, q := range p.Questions {
			row[i], langs[i] = math.NaN(), f.lang
			if a, there := f.answers[q.ID]; there {
				row[i], langs[i] = a.share, orText(f.lang, p.Revisions[a.rev])
			} else if slices.Contains(f.missed, q.ID) {
				row[i] = 0
			}
		}
		t.scores, t.langs, t.answers = append(t.scores, row), append(t.langs, langs), append(t.answers, f.answers)
	}
	return t
}

// quizzesOf are the pages that somebody answered something on.
func quizzesOf(portal Portal, learners []*learner) []Quiz {
	list := []Quiz{}
	for _, p := range portal.Pages {
		t := tableOf(p, learners)
		if len(t.scores) == 0 {
			continue
		}
		q := Quiz{Page: p.Page, Title: p.Title, Quiz: p.Quiz, Pass: p.Pass, Learners: len(t.scores)}
		q.results(learners)
		if r, ok := stats.KR20(t.scores); ok && len(t.scores) >= stats.MinCorrelation {
			q.KR20 = number(r)
		}
		for i := range p.Questions {
			if item := t.item(i, portal.Lang); item.Learners > 0 {
				q.Items = append(q.Items, item)
			}
		}
		list = append(list, q)
	}
	return list
}

// results adds up the best attempts.
func (q *Quiz) results(learners []*learner) {
	var shares []float64
	for _, l := range learners {
		a := l.best(q.Page)
		if a == nil {
			continue
		}
		q.Handed++
		if q.Pass > 0 && a.judged() {
			q.Judged++
		}
		if q.Pass > 0 && a.succeeded() {
			q.Passed++
		}
		if !math.IsNaN(a.share) {
			shares = append(shares, a.share)
		}
	}
	if q.Handed < stats.MinFacility {
		return
	}
	if len(shares) > 0 {
		q.Mean = number(mean(shares))
	}
	if q.Judged >= stats.MinFacility {
		low, high := quiz.Wilson(float64(q.Passed)/float64(q.Judged), q.Judged)
		q.Low, q.High = number(low), number(high)
	}
}

func (t table) item(i int, base string) Item {
	q := t.page.Questions[i]
	item := Item{ID: q.ID, Kind: q.Kind, Skill: q.Skill, Words: q.Words, File: q.Pos.File, Line: q.Pos.Line}
	facility, n := stats.Facility(t.scores, i)
	item.Learners = n
	if n >= stats.MinFacility {
		low, high := quiz.Wilson(facility, n)
		item.Facility, item.Low, item.High = number(facility), number(low), number(high)
	}
	if r, pairs, ok := stats.Discrimination(t.scores, i); ok && pairs >= stats.MinCorrelation {
		item.Discrimination = number(r)
	}
	for _, answers := range t.answers {
		if a, there := answers[q.ID]; there && a.sure && !math.IsNaN(a.share) {
			item.Sure++
			if a.share < 0.5 {
				item.SureWrong++
			}
		}
	}
	item.Options = t.options(i)
	item.Languages = t.languages(i, base)
	item.find(t, i)
	return item
}

// options counts the choices of a question in the texts of today.
func (t table) options(i int) []OptionShare {
	q := t.page.Questions[i]
	var asked []int // rows
	for row, answers := range t.answers {
		if a, there := answers[q.ID]; there && t.page.Revisions[a.rev] != "" {
			asked = append(asked, row)
		}
	}
	if len(q.Options) == 0 || len(asked) == 0 {
		return nil
	}
	rest := stats.Rest(t.scores, i)
	list := make([]OptionShare, len(q.Options))
	for k, o := range q.Options {
		letter := string(rune('a' + k))
		chosen, others := make([]float64, len(asked)), make([]float64, len(asked))
		s := OptionShare{Letter: letter, Words: o.Words, Right: o.Right, File: o.Pos.File, Line: o.Pos.Line, Of: len(asked)}
		for n, row := range asked {
			others[n] = rest[row]
			if slices.Contains(t.answers[row][q.ID].resp, letter) {
				chosen[n] = 1
				s.Chosen++
			}
		}
		if len(asked) >= stats.MinFacility {
			s.Share = number(float64(s.Chosen) / float64(s.Of))
		}
		if r, n, ok := stats.Correlation(chosen, others); ok && n >= stats.MinCorrelation {
			s.R = number(r)
		}
		list[k] = s
	}
	return list
}

// find names what a trainer should look at.
func (item *Item) find(t table, i int) {
	add := func(code string) {
		item.Findings = append(item.Findings, Finding{Code: code, File: item.File, Line: item.Line})
	}
	missed, full := true, true
	for _, row := range t.scores {
		if !math.IsNaN(row[i]) {
			missed, full = missed && row[i] < 1, full && row[i] == 1
		}
	}
	switch {
	case item.Learners < 2:
	case missed:
		add("everyone-misses")
	case full:
		add("nobody-misses")
	}
	if item.Discrimination != nil && *item.Discrimination < 0 {
		add("negative")
	}
	if item.SureWrong >= 2 {
		add("sure-wrong")
	}
	for _, o := range item.Options {
		if code := o.finding(); code != "" {
			item.Findings = append(item.Findings, Finding{Code: code, Option: o.Letter, File: o.File, Line: o.Line})
		}
	}
	for _, l := range item.Languages {
		if l.Odd {
			item.Findings = append(item.Findings, Finding{Code: "language", Lang: l.Lang, File: item.File, Line: item.Line})
		}
	}
}

func (o OptionShare) finding() string {
	switch {
	case o.Right || o.Of < stats.MinCorrelation:
	case o.Chosen == 0:
		return "nobody-chooses"
	case o.Chosen >= 3 && o.R != nil && *o.R > 0.1:
		return "good-choose"
	}
	return ""
}
