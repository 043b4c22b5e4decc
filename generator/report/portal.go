package report

import (
	"rampbook/generator/diag"
	"rampbook/generator/scorecard"
)

// A Portal is what the source says of what the records are about. Pages are named as in the log: their path without the language.
type Portal struct {
	ID    string // "": records of any portal
	Title string
	Lang  string // the base language
	Paths []Path
	Pages []Page          // with questions
	Lists map[string]Form // checklists, by object

	Cards map[string]*scorecard.Card // by object
}

// A Path is a learning path.
type Path struct {
	Page   string
	Title  string
	Stages []Stage
}

// A Stage is a stretch of a path.
type Stage struct {
	Title string
	To    int // last working day, from 1; 0: none
	Steps []Step
}

// A Step is a page of a path.
type Step struct {
	Page      string
	Title     string
	Questions []string // ids, when the page is a quiz
}

// A Page is a page with questions.
type Page struct {
	Page      string
	Title     string
	Quiz      bool
	Pass      float64           // percent; 0: no pass mark
	Revisions map[string]string // language of each revision of today
	Questions []Question
}

// A Question is one question, as the base language has it.
type Question struct {
	ID      string // as the log calls it
	Kind    string
	Skill   string
	Words   string
	Pos     diag.Pos
	Options []Option // of a choice, in the order of their letters
}

// An Option is one of the answers to choose from.
type Option struct {
	Words string
	Right bool
	Pos   diag.Pos
}

// A Form is a checklist.
type Form struct {
	Title string
	Items map[string]bool // by what the log calls each: whether it is done only with a proof
	Pos   diag.Pos
}
