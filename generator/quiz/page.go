package quiz

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Page is the questions of one page. New makes one for each page that is parsed.
type Page struct {
	Settings  Settings
	Questions []*Question // in order; those of a pool are in the pool
	file      string
	ds        *diag.List
	ready     bool // the front matter was read
	count     int
}

// New returns a page that is still empty. Give its Section method to the markdown parser, then call Finish.
func New(file string, ds *diag.List) *Page {
	return &Page{file: file, ds: ds}
}

// Section reads a section as a question. It is what markdown.Options.Section asks for.
func (p *Page) Section(s *markdown.Section) (write func()) {
	if keyword(s.Keyword) == "Step" { // no scenario around it
		return nil
	}
	return p.take(s)
}

// take reads a question and those that were wrongly put within it.
func (p *Page) take(s *markdown.Section) (write func()) {
	q := read(s, p.ds)
	if q == nil {
		return nil
	}
	if !p.ready { // not before: on a page without questions these keys mean something else
		p.Settings, p.ready = readSettings(s.Meta, p.ds), true
	}
	list := []*Question{q}
	if q.Kind != KindPool && q.Kind != KindScenario {
		for _, sub := range s.Sections {
			p.ds.Error("quiz-nested", sub.Pos, "this stands within the question above", "give both headings the same number of #")
			if inner := read(sub, p.ds); inner != nil {
				list = append(list, inner)
			}
		}
	}
	place := len(p.Questions)
	p.Questions = append(p.Questions, list...)
	if p.Settings.Locked {
		s.InOutline = false // the heading of a pool is kept too
	}
	for _, top := range list {
		p.number(top)
	}
	return func() {
		printer := &printer{s: s, sealed: p.Settings.Sealed}
		for i, top := range list {
			if p.Settings.Locked {
				printer.locked(place+i, top)
				continue
			}
			printer.question(top)
		}
	}
}

// number counts a question, or those of a pool.
func (p *Page) number(q *Question) {
	for _, one := range q.Questions() {
		if one.Kind == KindPool {
			continue
		}
		if p.count++; p.count == MaxQuestions+1 {
			p.ds.Error("quiz-limit", one.pos, fmt.Sprintf("more than %d questions", MaxQuestions), "split the page")
		}
		one.number = p.count
		one.sealed = p.Settings.Sealed
	}
}

// IsQuiz reports whether the page is a quiz and no other page with a question or two.
func (p *Page) IsQuiz() bool {
	return p.Count() > 0 && (len(p.Settings.given) > 0 || inQuizzes(p.file))
}

func inQuizzes(file string) bool {
	return slices.Contains(strings.Split(path.Dir(file), "/"), "quizzes")
}

// Count is how many questions one attempt asks: of a pool those that are drawn.
func (p *Page) Count() int {
	n := 0
	for _, q := range p.Questions {
		switch pool, ok := q.Body.(*Pool); {
		case ok && pool.Draw > 0:
			n += min(pool.Draw, len(pool.Questions))
		case ok:
			n += len(pool.Questions)
		default:
			n++
		}
	}
	return n
}

// All lists every question, pools and those in them.
func (p *Page) All() []*Question {
	var all []*Question
	for _, q := range p.Questions {
		all = append(all, q.Questions()...)
	}
	return all
}

// HandsIn reports whether somebody else grades answers of the page: all of a sealed quiz, or those that a manager reads.
func (p *Page) HandsIn() bool {
	return p.IsQuiz() && (p.Settings.Sealed || slices.ContainsFunc(p.All(), func(q *Question) bool {
		body, ok := q.Body.(*Reflect)
		return ok && body.Manager
	}))
}

// Reviewed reports whether the questions may be asked again on other pages: those of a sealed quiz cannot be graded
// there, and locked ones are read here only.
func (p *Page) Reviewed() bool { return !p.Settings.Sealed && !p.Settings.Locked }
