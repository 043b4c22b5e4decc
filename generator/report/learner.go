package report

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"rampbook/generator/progress"
	"rampbook/generator/review"
)

// data are the members of records' data that count here. A member of another type than it should be is passed over.
type data struct {
	Try    string   `json:"try"`
	Lang   string   `json:"lang"`
	Rev    string   `json:"rev"`
	Ask    []string `json:"ask"`
	Resp   []string `json:"resp"`
	Score  *float64 `json:"score"`
	Max    *float64 `json:"max"`
	Passed *bool    `json:"passed"`
	Hints  float64  `json:"hints"`
	Sure   float64  `json:"sure"`
	Start  string   `json:"start"` // of a path
	Run    string   `json:"run"`   // of a checklist or a scorecard
	Name   string   `json:"name"`
	Sheet  string   `json:"sheet"` // of a scorecard
	Rater  string   `json:"rater"`

	// Members that mean something else when they are of another type.
	NA       json.RawMessage `json:"na"` // of a checklist
	Text     json.RawMessage `json:"text"`
	Evidence json.RawMessage `json:"evidence"`
	Of       json.RawMessage `json:"of"` // ids of ticks; a criterion of a scorecard
	To       json.RawMessage `json:"to"`
}

// text is the text that a member holds; ok is false when it is none.
func text(member json.RawMessage) (s string, ok bool) {
	ok = len(member) > 0 && member[0] == '"' && json.Unmarshal(member, &s) == nil
	return s, ok
}

// An event is a record with its data read.
type event struct {
	*progress.Record
	data
	kind   string // first part of the object: page, quiz, check, card, path
	page   string
	id     string // behind #
	erased bool   // the learner started again since
}

// A learner is what one learner's records tell.
type learner struct {
	actor  string
	events int
	last   string            // time of the last record
	pages  map[string]bool   // opened; true: read
	readOn map[string]string // day on which each was read first
	starts map[string]string // of paths
	quiz   map[string][]*attempt
	firsts map[string]map[string]answer // by page and question: the first answer outside attempts
	cards  map[string]review.Card       // by object of the question
	runs   []run                        // of checklists
	rated  []rating                     // by their last change
}

// learn folds one learner's records, which come by id.
func learn(portal Portal, actor string, records []*progress.Record) *learner {
	l := &learner{
		actor: actor, events: len(records), pages: map[string]bool{}, readOn: map[string]string{}, starts: map[string]string{}, quiz: map[string][]*attempt{},
		firsts: map[string]map[string]answer{}, cards: map[string]review.Card{},
	}
	events := read(records)
	for i := range events {
		e := &events[i]
		l.last = max(l.last, e.Time)
		switch e.kind {
		case "page":
			l.visit(e)
		case "quiz":
			l.answer(e)
		}
	}
	l.start(events)
	l.remember(events)
	l.runs = runsOf(portal, events)
	l.rated = ratingsOf(portal, events)
	return l
}

func (l *learner) visit(e *event) {
	if e.erased {
		return
	}
	done := e.Event == progress.Read || e.Event == progress.Acknowledged
	if done && !l.pages[e.page] {
		l.readOn[e.page] = e.Time[:len(day)]
	}
	l.pages[e.page] = l.pages[e.page] || done
}

// start notes when each path was started: what the learner chose last, by the learner's clock.
func (l *learner) start(events []event) {
	chosen := map[string]string{}
	for i := range events {
		e := &events[i]
		if e.kind == "path" && e.Event == progress.Started && !e.erased && e.Time >= chosen[e.page] {
			chosen[e.page], l.starts[e.page] = e.Time, e.Start
		}
	}
}

// read reads the data of records and finds those that were erased.
func read(records []*progress.Record) []event {
	events := make([]event, len(records))
	resets := false
	for i, r := range records {
		e := event{Record: r}
		e.kind, e.page, _ = strings.Cut(r.Object, "/")
		e.page, e.id, _ = strings.Cut(e.page, "#")
		if r.Data != "" && e.kind != "page" {
			_ = json.Unmarshal([]byte(r.Data), &e.data) // the reader found it to be JSON: only types can differ
		}
		resets = resets || r.Event == progress.Reset
		events[i] = e
	}
	if !resets {
		return events
	}
	plain := make([]progress.Record, len(records))
	for i, r := range records {
		plain[i] = *r
	}
	living := map[string]bool{}
	for _, r := range progress.Living(plain) {
		living[r.ID] = true
	}
	for i := range events {
		events[i].erased = !living[events[i].ID]
	}
	return events
}

// remember makes the review cards: of all answers with a score, in the order of the learner's clock.
func (l *learner) remember(events []event) {
	var answers []*event
	for i := range events {
		e := &events[i]
		if e.kind == "quiz" && e.Event == progress.Answered && e.Score != nil && e.Max != nil && *e.Max > 0 && !e.erased {
			answers = append(answers, e)
		}
	}
	slices.SortFunc(answers, func(a, b *event) int {
		return cmp.Or(cmp.Compare(a.Time, b.Time), cmp.Compare(a.ID, b.ID))
	})
	for _, e := range answers {
		grade := review.Good
		switch {
		case *e.Score < *e.Max:
			grade = review.Again
		case e.Hints > 0:
			grade = review.Hard
		}
		l.cards[e.Object] = l.cards[e.Object].Answered(grade, dayNumber(e.When()))
	}
}

// dayNumber counts days in UTC: the log does not say where the learner is.
func dayNumber(t time.Time) int { return max(0, int(t.Unix()/86400)) }
