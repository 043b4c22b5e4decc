package report

import (
	"encoding/json"
	"maps"
	"slices"

	"rampbook/generator/progress"
	"rampbook/generator/scorecard"
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
	r := begun(l.runs, e, func() *run { return &run{id: e.Run, list: e.Object, started: e.Time, settled: map[string]bool{}} })
	if r == nil {
		return
	}
	switch e.Event {
	case progress.Started:
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

// begun is the use of a form that a record is about, a new one when the record begins it; nil when there is none.
func begun[T any](uses map[string]*T, e *event, begin func() *T) *T {
	if e.Run == "" || e.erased {
		return nil
	}
	if uses[e.Run] == nil && e.Event == progress.Started {
		uses[e.Run] = begin()
	}
	return uses[e.Run]
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

// A rating is one use of a scorecard by one learner: what each rater said of each criterion. Package scorecard says
// which records it is made of.
type rating struct {
	card    string // object
	changed string
	sheets  []sheet
	gone    bool
}

// A sheet is what one rater said.
type sheet struct {
	id    string
	rater string
	said  map[string]scorecard.Rating // by criterion
}

// rate takes a record about a scorecard.
func (l *learner) rate(e *event) {
	r := begun(l.ratings, e, func() *rating { return &rating{card: e.Object} })
	if r == nil {
		return
	}
	switch e.Event {
	case progress.Note:
		r.sheet(e)
	case progress.Rated:
		r.sheet(e).take(e)
	case progress.Reset:
		r.sheets, r.gone = nil, e.Gone
	}
	r.changed = e.Time
}

// sheet is the sheet that a record is about.
func (r *rating) sheet(e *event) *sheet {
	for i := range r.sheets {
		if r.sheets[i].id == e.Sheet {
			return &r.sheets[i]
		}
	}
	r.sheets = append(r.sheets, sheet{e.Sheet, e.Rater, map[string]scorecard.Rating{}})
	return &r.sheets[len(r.sheets)-1]
}

func (s *sheet) take(e *event) {
	var value float64
	switch to := string(e.To); {
	case to == `"na"`:
		s.said[e.Of] = scorecard.Rating{State: scorecard.NotApplicable}
	case to != "null" && json.Unmarshal(e.To, &value) == nil:
		s.said[e.Of] = scorecard.Rating{State: scorecard.Rated, Value: value}
	default:
		delete(s.said, e.Of)
	}
}

// result is what the card says of the rating today; false when nothing is rated.
func (r *rating) result(card *scorecard.Card) (point Point, ok bool) {
	var sheets []scorecard.Sheet
	for _, s := range r.sheets {
		ratings := make([]scorecard.Rating, len(card.Criteria))
		for i, k := range card.Criteria {
			ratings[i] = s.said[k.ID]
		}
		sheets = append(sheets, scorecard.Sheet{Rater: s.rater, Ratings: ratings})
	}
	if len(sheets) == 0 {
		return Point{}, false
	}
	got := card.Score(card.Shares(sheets[0].Ratings))
	if len(card.Raters) > 0 {
		got = card.Combine(sheets).Result
	}
	if got.Score == nil {
		return Point{}, false
	}
	point = Point{Day: r.changed[:len(day)], Score: *number(*got.Score)}
	if got.Band >= 0 {
		point.Band = card.Bands[got.Band].Name
	}
	if got.Verdict == scorecard.Ready || got.Verdict == scorecard.NotReady {
		ready := got.Verdict == scorecard.Ready
		point.Ready = &ready
	}
	return point, true
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
		for _, r := range l.inTime() {
			card := portal.Cards[r.card]
			if card == nil || r.gone {
				continue
			}
			point, ok := r.result(card)
			if !ok {
				continue
			}
			at, there := byCard[r.card]
			if !there {
				at = len(list)
				byCard[r.card] = at
				list = append(list, Series{Card: r.card, Title: orText(card.Title, r.card), File: card.Pos().File, Line: card.Pos().Line, Actor: l.actor, Person: book.name(l.actor)})
			}
			list[at].Points = append(list[at].Points, point)
		}
	}
	slices.SortFunc(list, func(a, b Series) int { return compare(a.Card, b.Card, a.Actor, b.Actor) })
	return list
}

// inTime lists the learner's ratings by their last change.
func (l *learner) inTime() []*rating {
	return slices.SortedFunc(maps.Values(l.ratings), func(a, b *rating) int { return compare(a.changed, b.changed, a.card, b.card) })
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
