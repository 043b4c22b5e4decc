package quiz

import (
	"encoding/json"
	"fmt"
	"slices"
)

// An Attempt is what a learner's log tells of one attempt at a page's questions. The record that began it froze what
// is asked and how it is counted.
type Attempt struct {
	Try       string
	Revision  string // of the text the learner saw
	Language  string
	Asked     []string // ids of the questions, in their order
	Rule      Rule
	Pass      float64 // percent; 0: no pass mark
	Part      bool    // some questions asked again: no attempt at the quiz
	Submitted bool
	Lone      bool             // one question of a page that is no quiz: it is not submitted
	Answers   map[string]Given // the last one to each question
}

// Given is what the learner gave to one question.
type Given struct {
	Resp  []string
	Text  string   // of a reflection
	Score *float64 // as the page counted it; nil when it could not
}

// startedData and answeredData are the data of records: the members that grading needs.
type startedData struct {
	Try  string   `json:"try"`
	Rev  string   `json:"rev"`
	Lang string   `json:"lang"`
	Ask  []string `json:"ask"`
	Rule Rule     `json:"rule"`
	Pass *float64 `json:"pass"`
	Part bool     `json:"part"`
}

type answeredData struct {
	Try   string   `json:"try"`
	Resp  []string `json:"resp"`
	Text  string   `json:"text"`
	Score *float64 `json:"score"`
}

// NewAttempt reads the data of a record "started".
func NewAttempt(data []byte) (*Attempt, error) {
	var d startedData
	if err := json.Unmarshal(data, &d); err != nil {
		return nil, fmt.Errorf("started: %w", err)
	}
	if d.Try == "" || len(d.Ask) == 0 || len(d.Ask) > MaxQuestions {
		return nil, fmt.Errorf("started: no attempt is named, or no question asked")
	}
	a := &Attempt{Try: d.Try, Revision: d.Rev, Language: d.Lang, Rule: d.Rule, Part: d.Part, Answers: map[string]Given{}}
	for _, id := range d.Ask {
		if !slices.Contains(a.Asked, id) {
			a.Asked = append(a.Asked, id)
		}
	}
	if d.Pass != nil && *d.Pass > 0 && *d.Pass <= 100 {
		a.Pass = *d.Pass
	}
	if !slices.Contains(rules(), string(d.Rule)) {
		a.Rule = Balanced
	}
	return a, nil
}

// LoneAttempt is an attempt at a question that stands in a page which is no quiz: nothing began it.
func LoneAttempt(try, question, revision string) *Attempt {
	return &Attempt{Try: try, Revision: revision, Asked: []string{question}, Rule: Balanced, Lone: true, Answers: map[string]Given{}}
}

// Take takes the data of a record "answered" about a question. What comes after the attempt was
// handed in counts no more.
func (a *Attempt) Take(question string, data []byte) error {
	var d answeredData
	if err := json.Unmarshal(data, &d); err != nil {
		return fmt.Errorf("answered: %w", err)
	}
	if !a.Submitted {
		a.Answers[question] = Given{d.Resp, d.Text, d.Score}
	}
	return nil
}

// TryOf returns the attempt that a record's data names, "" when it names none.
func TryOf(data []byte) string {
	var d struct {
		Try string `json:"try"`
	}
	if json.Unmarshal(data, &d) != nil {
		return ""
	}
	return d.Try
}

// A Mark is what one question of an attempt gave.
type Mark struct {
	Question *Question // nil when the page has no such question any more
	ID       string
	Given    Given
	Answered bool
	Score    float64
	Max      float64 // 0 when nobody marks the question
	Open     bool    // a person has to mark it
}

// A Result is an attempt marked.
type Result struct {
	Marks      []Mark
	Score, Max float64
	Open       int // answers that wait for a person
	Answered   int
	Passed     bool // false too when there is no pass mark, or marks are missing
}

// Mark grades an attempt from the source. given are marks by a person for reflections, by id of the question.
func (p *Page) Mark(a *Attempt, given map[string]float64) Result {
	byID := map[string]*Question{}
	for _, q := range p.All() {
		if q.Kind != KindPool {
			byID[q.LogID()] = q
		}
	}
	var r Result
	for _, id := range a.Asked {
		m := mark(byID[id], id, a)
		if score, ok := given[id]; ok && m.Open {
			m.Score, m.Open = min(max(0, score), m.Max), false
		}
		if m.Answered {
			r.Answered++
		}
		if m.Open {
			r.Open++
		}
		r.Score, r.Max = r.Score+m.Score, r.Max+m.Max
		r.Marks = append(r.Marks, m)
	}
	r.Passed = a.Pass > 0 && r.Open == 0 && r.Max > 0 && 100*r.Score/r.Max >= a.Pass-1e-9
	return r
}

func mark(q *Question, id string, a *Attempt) Mark {
	m := Mark{Question: q, ID: id}
	m.Given, m.Answered = a.Answers[id]
	if q == nil {
		return m
	}
	m.Max = q.Points
	if body, ok := q.Body.(*Reflect); ok {
		switch {
		case body.Manager:
			m.Open = m.Answered && m.Given.Text != ""
			return m
		case q.sealed || len(body.Checks) == 0:
			m.Max = 0 // there was nothing to look for
			return m
		}
	}
	m.Score = q.Points * q.GradeList(m.Given.Resp, a.Rule)
	return m
}
