package report

import (
	"maps"
	"math"
	"slices"
	"time"

	"rampbook/generator/review"
)

// A Person is one learner, and where that learner is.
type Person struct {
	Actor    string     `json:"actor"`
	Name     string     `json:"name,omitempty"`
	Group    string     `json:"group,omitempty"`
	Records  int        `json:"records"`
	Last     string     `json:"last,omitempty"` // day of the last record
	Read     int        `json:"read"`           // pages
	Quizzes  int        `json:"quizzes"`        // handed in
	Passed   int        `json:"passed"`
	Sure     int        `json:"sureWrong"` // first answers that were sure and got less than half of the points
	Paths    []Standing `json:"paths"`
	overdue  int
	expected bool // in the roster
}

// A Standing is where a learner is on a path.
type Standing struct {
	Path  string   `json:"path"`
	Title string   `json:"title"`
	Start string   `json:"start,omitempty"`
	Done  int      `json:"done"`
	Of    int      `json:"of"`
	Next  string   `json:"next,omitempty"` // title of the first step that is not done
	Late  []Late   `json:"late,omitempty"`
	Ready *float64 `json:"ready,omitempty"` // mean predicted recall of the path's questions, from 0 to 1
}

// Late is a step that should be done.
type Late struct {
	Page  string `json:"page"`
	Title string `json:"title"`
	Due   string `json:"due"`
}

// people lists those of the roster, in its order, then the other learners.
func (r *Report) people(o Options, book roster, learners []*learner) []Person {
	byActor := map[string]*learner{}
	for _, l := range learners {
		byActor[l.actor] = l
	}
	list := []Person{}
	for _, actor := range book.order {
		l := byActor[actor]
		if l == nil {
			l = learn(o.Portal, actor, nil)
		}
		list = append(list, person(o, book, l))
	}
	for _, l := range learners {
		if book.entries[l.actor] == nil {
			list = append(list, person(o, book, l))
		}
	}
	return list
}

func person(o Options, book roster, l *learner) Person {
	p := Person{Actor: l.actor, Name: book.name(l.actor), Group: book.group(l.actor), Records: l.events, Paths: []Standing{}, expected: book.entries[l.actor] != nil}
	if l.last != "" {
		p.Last = l.last[:len(day)]
	}
	for _, done := range l.pages {
		if done {
			p.Read++
		}
	}
	for _, page := range o.Portal.Pages {
		if a := l.best(page.Page); a != nil {
			p.Quizzes++
			if page.Pass > 0 && a.succeeded() {
				p.Passed++
			}
		}
		f, _ := l.first(page)
		for _, a := range f.answers {
			if a.sure && a.share < 0.5 {
				p.Sure++
			}
		}
	}
	for _, path := range o.Portal.Paths {
		if s, on := l.standing(o, book, path); on {
			p.Paths = append(p.Paths, s)
			p.overdue += len(s.Late)
		}
	}
	return p
}

// standing says where a learner is on a path; on is false for one whom it does not concern: the roster
// names no path, or another, and the learner has not started it.
func (l *learner) standing(o Options, book roster, p Path) (s Standing, on bool) {
	s = Standing{Path: p.Page, Title: p.Title, Start: l.starts[p.Page]}
	on = s.Start != ""
	for _, e := range book.entries[l.actor] {
		if e.Path == p.Page {
			on = true
			s.Start = orText(e.Start, s.Start)
		}
	}
	if !on {
		return s, false
	}
	var cards []review.Card
	for _, stage := range p.Stages {
		due := workingDay(s.Start, stage.To)
		for _, step := range stage.Steps {
			s.take(step, l.done(step))
			if due != "" && due < o.Today.Format(day) && !l.done(step) {
				s.Late = append(s.Late, Late{step.Page, step.Title, due})
			}
			for _, id := range step.Questions {
				cards = append(cards, l.cards["quiz/"+step.Page+"#"+id])
			}
		}
	}
	if len(cards) > 0 {
		s.Ready = number(review.Readiness(cards, dayNumber(o.Today)))
	}
	return s, true
}

func (s *Standing) take(step Step, done bool) {
	s.Of++
	if done {
		s.Done++
	} else if s.Next == "" {
		s.Next = step.Title
	}
}

// done reports whether a step is done: a page that was read, a quiz that was passed, or handed in and never judged.
func (l *learner) done(s Step) bool {
	if len(s.Questions) == 0 {
		return l.pages[s.Page]
	}
	a := l.best(s.Page)
	return a != nil && !a.failed()
}

// workingDay is the date of the nth working day, Monday to Friday, of a path that starts on a date; day 1 is the start, or the Monday
// behind it. "" without a start or a day.
func workingDay(start string, n int) string {
	t, err := time.Parse(day, start)
	if err != nil || n < 1 {
		return ""
	}
	weekend := func() bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }
	for weekend() {
		t = t.AddDate(0, 0, 1)
	}
	t = t.AddDate(0, 0, (n-1)/5*7)
	for left := (n - 1) % 5; left > 0; left-- {
		t = t.AddDate(0, 0, 1)
		for weekend() {
			t = t.AddDate(0, 0, 1)
		}
	}
	return t.Format(day)
}

// number rounds to four decimals, so that what is printed does not depend on the order of sums.
func number(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	v = math.Round(v*1e4) / 1e4
	if v == 0 {
		v = 0 // not -0
	}
	return &v
}

// A Group is the learners of one group of the roster together.
type Group struct {
	Name    string   `json:"name"`
	Members int      `json:"members"`
	Active  int      `json:"active"`         // with records
	Done    *float64 `json:"done,omitempty"` // mean share of the steps of their paths
	Late    int      `json:"late"`           // members with a step that is overdue
	Passed  int      `json:"passed"`         // quizzes
	Quizzes int      `json:"quizzes"`        // handed in
}

// groupsOf adds people up; groups with fewer than least members are left out and counted.
func groupsOf(people []Person, least int) (groups []Group, hidden int) {
	groups = []Group{}
	byName := map[string]*Group{}
	shares := map[string][]float64{}
	for _, p := range people {
		if p.Group == "" {
			continue
		}
		if byName[p.Group] == nil {
			byName[p.Group] = &Group{Name: p.Group}
		}
		g := byName[p.Group]
		g.Members++
		g.Passed, g.Quizzes = g.Passed+p.Passed, g.Quizzes+p.Quizzes
		g.Active += min(1, p.Records)
		g.Late += min(1, p.overdue)
		for _, s := range p.Paths {
			shares[p.Group] = append(shares[p.Group], float64(s.Done)/float64(max(1, s.Of)))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		g := byName[name]
		if g.Members < least {
			hidden++
			continue
		}
		if list := shares[name]; len(list) > 0 {
			g.Done = number(mean(list))
		}
		groups = append(groups, *g)
	}
	return groups, hidden
}

func mean(list []float64) float64 {
	sum := 0.0
	for _, v := range list {
		sum += v
	}
	return sum / float64(len(list))
}
