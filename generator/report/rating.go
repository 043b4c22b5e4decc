package report

import (
	"encoding/json"
	"slices"

	"rampbook/generator/progress"
	"rampbook/generator/scorecard"
)

// A rating is what one use of a scorecard has come to: package scorecard says which records it is made of, and
// components/scorecard/state.ts makes the same of them.
type rating struct {
	card    string // object
	changed string // time
	point   Point
}

// ratingsOf lists the ratings with a score, by their last change.
func ratingsOf(portal Portal, events []event) []rating {
	within := func(string, string) bool { return false } // all of its records are about the card
	var list []rating
	for _, t := range tell(events, "card", within) {
		card := portal.Cards[t.form]
		if card == nil {
			continue
		}
		if point, ok := pointOf(card, sheetsOf(card, t.records)); ok {
			point.Day = t.changed[:len(day)]
			list = append(list, rating{t.form, t.changed, point})
		}
	}
	slices.SortStableFunc(list, func(a, b rating) int { return compare(a.changed, b.changed, a.card, b.card) })
	return list
}

// sheetsOf are the sheets on which somebody rated something, in the order in which they were begun. A card without raters has one.
func sheetsOf(card *scorecard.Card, records []*event) []scorecard.Sheet {
	var list []scorecard.Sheet
	places := map[string]int{}
	for _, e := range records {
		if e.Event != progress.Rated && e.Event != progress.Note || !fits(card, e) {
			continue
		}
		at, begun := places[e.Sheet]
		if !begun {
			at = len(list)
			places[e.Sheet] = at
			list = append(list, scorecard.Sheet{Rater: e.Rater, Ratings: make([]scorecard.Rating, len(card.Criteria))})
		}
		if e.Event == progress.Rated {
			rate(card, list[at].Ratings, e)
		}
	}
	return slices.DeleteFunc(list, func(s scorecard.Sheet) bool {
		return !slices.ContainsFunc(s.Ratings, func(r scorecard.Rating) bool { return r.State != scorecard.Unrated })
	})
}

// fits reports whether a record is of a card as it is today: with raters, each has a sheet.
func fits(card *scorecard.Card, e *event) bool {
	if len(card.Raters) == 0 {
		return e.Sheet == ""
	}
	return e.Sheet != "" && slices.ContainsFunc(card.Raters, func(r scorecard.Rater) bool { return r.Name == e.Rater })
}

// rate takes what a record says of a criterion, if both are still there.
func rate(card *scorecard.Card, ratings []scorecard.Rating, e *event) {
	of, _ := text(e.Of)
	at := slices.IndexFunc(card.Criteria, func(k *scorecard.Criterion) bool { return k.ID == of })
	var to any
	if at < 0 || json.Unmarshal(e.To, &to) != nil {
		return
	}
	switch to := to.(type) {
	case nil:
		ratings[at] = scorecard.Rating{}
	case string:
		if to == "na" {
			ratings[at] = scorecard.Rating{State: scorecard.NotApplicable}
		}
	case float64:
		if card.Criteria[at].Whole(to, card.Levels) {
			ratings[at] = scorecard.Rating{State: scorecard.Rated, Value: to}
		}
	}
}

// pointOf is what the card says of the sheets today; ok is false when nothing is rated.
func pointOf(card *scorecard.Card, sheets []scorecard.Sheet) (point Point, ok bool) {
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
	point = Point{Score: *number(*got.Score)}
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
		for _, r := range l.rated {
			card := portal.Cards[r.card]
			at, there := byCard[r.card]
			if !there {
				at = len(list)
				byCard[r.card] = at
				list = append(list, Series{Card: r.card, Title: orText(card.Words(), r.card), File: card.Pos().File, Line: card.Pos().Line, Actor: l.actor, Person: book.name(l.actor)})
			}
			list[at].Points = append(list[at].Points, r.point)
		}
	}
	slices.SortFunc(list, func(a, b Series) int { return compare(a.Card, b.Card, a.Actor, b.Actor) })
	return list
}
