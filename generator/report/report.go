// Package report says how a team is doing: who is where on which path, how quizzes went, which questions are good and which
// mislead, what was answered wrongly with confidence, which checklists nobody signed, how scorecards developed.
//
// It knows two things: what the portal's source says of paths, quizzes and questions, with files and lines, and what the
// learners' records say. Names come from a roster that only the trainer has; see ReadRoster.
//
// # What counts
//
// A learner's own standing leaves out what the learner erased by starting again. Figures about questions are made of first attempts
// only, and an attempt is still the first when it was erased: the learner had seen the question. An attempt that was handed
// in counts a question without an answer as missed; one that was not counts what was answered. In a page that is no
// quiz the first answer to each question counts. An answer that a person marked later counts as marked.
//
// # How many are enough
//
// The share of the points that a question gave, with the 95 % interval of Wilson, is printed from 5 learners on, a
// correlation from 20 on. Below that it is only said that everyone, or nobody, missed the question. The interval takes part points as if
// they were whole ones, which makes it a little too wide. Letters of options are counted only for the text as it is
// now, since an edit may have moved them. A group of the roster with fewer than MinGroup learners is hidden, and
// in an anonymous report so is a quiz.
//
// # Checklists and scorecards
//
// A run of a checklist counts as signed until something in it changes. A run of a scorecard is scored by the card as it is
// today; ratings that it has no place for any more are passed over.
//
// # Findings
//
//	everyone-misses   nobody got all points
//	nobody-misses     everybody did
//	negative          those who do well elsewhere in the quiz do badly here: the correlation is below 0
//	good-choose       a wrong option is chosen by those who do well elsewhere: r > 0.1, at least 3 chose it
//	nobody-chooses    a wrong option that none of at least 20 learners chose
//	language          two languages differ by more here than in the rest of the quiz, beyond the interval of Newcombe
//	sure-wrong        at least 2 learners were sure and got less than half of the points
package report

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"time"

	"rampbook/generator/progress"
)

// MinGroup is the number of learners from which on a group is shown, unless Options say otherwise.
const MinGroup = 5

// day is how a date is written.
const day = "2006-01-02"

// Options say what to report.
type Options struct {
	Portal    Portal
	Roster    []Entry
	Sources   []progress.Source
	Today     time.Time // its date says what is overdue
	MinGroup  int       // at least 2; 0: MinGroup
	Anonymous bool      // nothing about single learners
}

// A Report is what the records say. All lists are sorted, so that the same records give the same bytes.
type Report struct {
	Portal    string    `json:"portal"`
	Title     string    `json:"title"`
	Today     string    `json:"today"`
	Records   int       `json:"records"`
	Foreign   int       `json:"foreign"` // records of other portals
	First     string    `json:"first"`   // day of the first record
	Last      string    `json:"last"`
	Learners  int       `json:"learners"`
	Files     int       `json:"files"`
	Problems  []Problem `json:"problems"`
	Anonymous bool      `json:"anonymous"`
	MinGroup  int       `json:"minGroup"`

	People   []Person `json:"people"`
	Groups   []Group  `json:"groups"`
	Hidden   int      `json:"hiddenGroups"` // smaller than MinGroup
	Quizzes  []Quiz   `json:"quizzes"`
	Few      int      `json:"hiddenQuizzes"` // of an anonymous report: answered by fewer than MinGroup
	Unsigned []Run    `json:"unsigned"`
	Cards    []Series `json:"scorecards"`
}

// A Problem is a place in a log that does not count.
type Problem struct {
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Reason string `json:"reason"`
}

// Make makes the report.
func Make(o Options) *Report {
	o.MinGroup = max(2, cmp.Or(o.MinGroup, MinGroup))
	lines, conflicts := progress.MergeSources(o.Sources)
	r := &Report{
		Portal: o.Portal.ID, Title: o.Portal.Title, Today: o.Today.Format(day), Files: len(o.Sources), Anonymous: o.Anonymous, MinGroup: o.MinGroup,
		Problems: problemsOf(o.Sources, conflicts), People: []Person{}, Unsigned: []Run{}, Cards: []Series{},
	}
	learners := learnAll(o.Portal, r.count(lines, o.Portal.ID))
	r.Learners = len(learners)
	book := newRoster(o.Roster)
	people := r.people(o, book, learners)
	r.Groups, r.Hidden = groupsOf(people, o.MinGroup)
	r.Quizzes = quizzesOf(o.Portal, learners)
	if o.Anonymous {
		r.hide()
	} else {
		r.People = people
		r.Unsigned = unsignedOf(o.Portal, book, learners)
		r.Cards = cardsOf(o.Portal, book, learners)
	}
	return r
}

// hide takes out what could tell of single learners: quizzes that few answered, and files, which are named after learners.
func (r *Report) hide() {
	for i := range r.Problems {
		r.Problems[i].File = ""
	}
	all := len(r.Quizzes)
	r.Quizzes = slices.DeleteFunc(r.Quizzes, func(q Quiz) bool { return q.Learners < r.MinGroup || q.Quiz && q.Handed < r.MinGroup })
	r.Few = all - len(r.Quizzes)
}

func problemsOf(sources []progress.Source, conflicts []progress.Conflict) []Problem {
	list := []Problem{}
	for _, s := range sources {
		for _, p := range s.Problems {
			list = append(list, Problem{s.Name, p.Line, p.Reason})
		}
	}
	for _, c := range conflicts {
		list = append(list, Problem{Reason: "the id " + c.ID + " is there with different lines; the best one counts"})
	}
	return list
}

// count sorts the portal's good records by learner. Within a learner they stay in the order of their ids.
func (r *Report) count(lines []progress.Line, portal string) map[string][]*progress.Record {
	byActor := map[string][]*progress.Record{}
	for i := range lines {
		l := &lines[i]
		switch {
		case l.Quality != progress.Good:
		case portal != "" && l.Record.Portal != portal:
			r.Foreign++
		default:
			r.Records++
			date := l.Record.Time[:len(day)]
			if r.First == "" || date < r.First {
				r.First = date
			}
			r.Last = max(r.Last, date)
			byActor[l.Record.Actor] = append(byActor[l.Record.Actor], &l.Record)
		}
	}
	return byActor
}

// learnAll folds the records of every learner, on every core.
func learnAll(portal Portal, byActor map[string][]*progress.Record) []*learner {
	actors := make([]string, 0, len(byActor))
	for actor := range byActor {
		actors = append(actors, actor)
	}
	slices.Sort(actors)
	learners := make([]*learner, len(actors))
	turn := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range turn {
				learners[i] = learn(portal, actors[i], byActor[actors[i]])
			}
		})
	}
	for i := range actors {
		turn <- i
	}
	close(turn)
	wg.Wait()
	return learners
}
