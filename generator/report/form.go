package report

import (
	"slices"

	"rampbook/generator/progress"
)

// A run is one use of a checklist by one learner.
type run struct {
	id      string
	list    string // object
	name    string
	started string
	changed string
	settled map[string]bool // items that are done or not applicable
	signed  bool
	stale   bool // changed after it was signed
	gone    bool
}

// check takes a record about a checklist; package checklist and the component of that name say what they are.
func (l *learner) check(e *event) {
	r := l.runs[e.Run]
	if e.Run == "" || e.erased || r == nil && e.Event != progress.Started {
		return
	}
	switch e.Event {
	case progress.Started:
		if r == nil {
			r = &run{id: e.Run, list: e.Object, started: e.Time, settled: map[string]bool{}}
			l.runs[e.Run] = r
		}
		r.name = e.Name
	case progress.Acknowledged:
		r.signed, r.stale = r.signed || e.Name != "", r.stale && e.Name == ""
	case progress.Reset:
		r.gone, r.signed, r.stale = e.Gone, false, false
		clear(r.settled)
	case progress.Checked:
		r.stale = r.signed
		r.settled[e.id] = e.NA == nil || *e.NA != ""
	case progress.Unchecked:
		r.stale = r.signed
		delete(r.settled, e.id)
	case progress.Note:
		r.stale = r.signed
	}
	r.changed = e.Time
}

// A Run is a checklist that was begun and is not signed, or was changed after it was.
type Run struct {
	Actor   string `json:"actor"`
	Person  string `json:"person,omitempty"`
	List    string `json:"list"` // object
	Title   string `json:"title"`
	File    string `json:"file,omitempty"`
	Line    int    `json:"line,omitempty"`
	Name    string `json:"name"`
	Started string `json:"started"` // day
	Changed string `json:"changed"`
	Done    int    `json:"done"`
	Of      int    `json:"of,omitempty"` // 0: the list is gone
	Stale   bool   `json:"stale"`        // signed, then changed
}

func unsignedOf(portal Portal, book roster, learners []*learner) []Run {
	list := []Run{}
	for _, l := range learners {
		for _, r := range l.runs {
			if r.gone || r.signed && !r.stale {
				continue
			}
			form := portal.Lists[r.list]
			done := 0
			for _, settled := range r.settled {
				if settled {
					done++
				}
			}
			list = append(list, Run{
				Actor: l.actor, Person: book.name(l.actor), List: r.list, Title: orText(form.Title, r.list), File: form.Pos.File, Line: form.Pos.Line, Name: r.name,
				Started: r.started[:len(day)], Changed: r.changed[:len(day)], Done: done, Of: form.Items, Stale: r.stale,
			})
		}
	}
	slices.SortFunc(list, func(a, b Run) int {
		return compare(a.Started, b.Started, a.Actor, b.Actor, a.List, b.List, a.Name, b.Name, a.Changed, b.Changed)
	})
	return list
}

// A score is one result of a scorecard.
type score struct {
	card  string
	time  string
	value float64
	band  string
	ready *bool
}

// rate takes a record about a scorecard: "rated" or "submitted" with a score, from 0 to 100.
func (l *learner) rate(e *event) {
	if e.erased || e.Score == nil || e.Event != progress.Rated && e.Event != progress.Submitted {
		return
	}
	value := *e.Score
	if e.Max != nil && *e.Max > 0 {
		value = 100 * value / *e.Max
	}
	if value < 0 || value > 100 {
		return
	}
	l.scores = append(l.scores, score{e.Object, e.Time, value, e.Band, e.Ready})
}

// A Series is the scores of one learner on one scorecard, in the order of time.
type Series struct {
	Card   string  `json:"card"` // object
	Title  string  `json:"title"`
	File   string  `json:"file,omitempty"`
	Line   int     `json:"line,omitempty"`
	Actor  string  `json:"actor"`
	Person string  `json:"person,omitempty"`
	Points []Point `json:"points"`
}

// A Point is one score.
type Point struct {
	Day   string  `json:"day"`
	Score float64 `json:"score"` // 0 to 100
	Band  string  `json:"band,omitempty"`
	Ready *bool   `json:"ready,omitempty"` // false: a gate was missed
}

func cardsOf(portal Portal, book roster, learners []*learner) []Series {
	list := []Series{}
	for _, l := range learners {
		byCard := map[string]int{}
		byText(l.scores, func(s score) string { return s.time })
		for _, s := range l.scores {
			at, there := byCard[s.card]
			if !there {
				at = len(list)
				byCard[s.card] = at
				form := portal.Cards[s.card]
				list = append(list, Series{Card: s.card, Title: orText(form.Title, s.card), File: form.Pos.File, Line: form.Pos.Line, Actor: l.actor, Person: book.name(l.actor)})
			}
			list[at].Points = append(list[at].Points, Point{s.time[:len(day)], *number(s.value), s.band, s.ready})
		}
	}
	slices.SortFunc(list, func(a, b Series) int { return compare(a.Card, b.Card, a.Actor, b.Actor) })
	return list
}

// compare compares pairs of texts; the first that differ decide.
func compare(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		switch {
		case pairs[i] < pairs[i+1]:
			return -1
		case pairs[i] > pairs[i+1]:
			return 1
		}
	}
	return 0
}
