package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"rampbook/generator/progress"
	"rampbook/generator/proof"
	"rampbook/generator/review"
	"rampbook/generator/scorecard"
)

// today is the day on which the logs are looked at.
var today = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// A view is what a learner's records come to: as the report has it, and as the learner's own pages show it.
type view struct {
	Start   string
	Steps   []bool
	Best    *float64
	Ready   *float64
	Runs    []runView
	Ratings []ratingView
}

type runView struct {
	Name, Changed string
	Done          int
	Signed, Stale bool
}

type ratingView struct {
	Card, Changed string
	Score         float64
	Band          string
}

// TestTwin compares what the report makes of random logs with what the browser's code makes of them.
func TestTwin(t *testing.T) {
	const count = 3000
	cards := []*scorecard.Card{
		{Levels: 4, Bands: []scorecard.Band{{From: 0, Name: "low"}, {From: 50, Name: "high"}}, Groups: []scorecard.Group{{Weight: 100}}},
		{Levels: 4, Groups: []scorecard.Group{{Weight: 100}}, Raters: []scorecard.Rater{{Name: "self"}, {Name: "manager", Weight: 60}, {Name: "peers", Weight: 40}}},
	}
	portal := Portal{ID: "p", Cards: map[string]*scorecard.Card{}, Lists: map[string]Form{"check/x#list": {Items: map[string]bool{"a": false, "b": true, "c": false}}}}
	portal.Paths = []Path{{Page: "x", Stages: []Stage{{Steps: []Step{{Page: "read"}, {Page: "x", Questions: []string{"q"}}}}}}}
	for i, card := range cards {
		card.ID = fmt.Sprintf("card-%d", i)
		card.Criteria = []*scorecard.Criterion{{ID: "c1", Kind: scorecard.Level, Weight: 50}, {ID: "c2", Kind: scorecard.YesNo, Weight: 50, Best: scorecard.Stretch{Low: 1, High: 1}}}
		portal.Cards["card/x#"+card.ID] = card
	}
	logs, want := make([]string, count), make([]view, count)
	for i := range logs {
		lines := newLog(uint64(i)).lines(t)
		logs[i] = progress.Text(lines)
		want[i] = viewOf(portal, progress.Records(lines))
	}
	tries(t, want)
	var got []view
	proof.Twin(t, "twin.ts", map[string]any{"portal": browserHalf(cards), "logs": logs, "day": dayNumber(today)}, &got)
	for i := range want {
		got[i].sort()
		if !reflect.DeepEqual(got[i], want[i]) {
			theirs, _ := json.Marshal(got[i])
			ours, _ := json.Marshal(want[i])
			t.Fatalf("TypeScript %s\n        Go %s\n%s", theirs, ours, logs[i])
		}
	}
}

// tries fails a test whose logs come to too little.
func tries(t *testing.T, views []view) {
	t.Helper()
	seen := map[string]int{}
	for _, v := range views {
		for _, r := range v.Runs {
			seen[fmt.Sprintf("run signed %t stale %t", r.Signed, r.Stale)]++
			seen[fmt.Sprintf("run done %d", r.Done)]++
		}
		for _, r := range v.Ratings {
			seen[r.Card+r.Band]++
		}
		for i, done := range v.Steps {
			seen[fmt.Sprintf("step %d done %t", i, done)]++
		}
		seen[fmt.Sprintf("ready %t", *v.Ready > 0)]++
		seen[fmt.Sprintf("best %t start %t", v.Best != nil, v.Start != "")]++
	}
	kinds := []string{
		"run signed true stale false", "run signed true stale true", "run signed false stale false", "run done 0", "run done 1", "run done 2", "card-0low", "card-0high", "card-1",
		"step 0 done true", "step 0 done false", "step 1 done true", "step 1 done false", "ready true", "ready false", "best true start true", "best false start false",
	}
	for _, kind := range kinds {
		if seen[kind] < 30 {
			t.Errorf("only %d have %s: the test does not try it", seen[kind], kind)
		}
	}
}

// browserHalf is what the pages know of the portal.
func browserHalf(cards []*scorecard.Card) map[string]any {
	items := []map[string]any{{"id": "a", "evidence": false}, {"id": "b", "evidence": true}, {"id": "c", "evidence": false}}
	steps := []map[string]any{{"page": "read"}, {"page": "x", "quiz": true, "questions": []string{"q"}}}
	data := make([]map[string]any, len(cards))
	for i, c := range cards {
		bands, groups, criteria, raters := []any{}, []any{}, []any{}, []any{}
		for _, b := range c.Bands {
			bands = append(bands, map[string]any{"from": b.From, "name": b.Name})
		}
		for _, g := range c.Groups {
			groups = append(groups, map[string]any{"name": g.Name, "weight": g.Weight})
		}
		for _, k := range c.Criteria {
			criteria = append(criteria, map[string]any{
				"id": k.ID, "kind": k.Kind, "group": 0, "weight": k.Weight, "gate": nil, "worst": []float64{k.Worst.Low, k.Worst.High}, "best": []float64{k.Best.Low, k.Best.High},
			})
		}
		for _, r := range c.Raters {
			raters = append(raters, map[string]any{"name": r.Name, "weight": r.Weight})
		}
		data[i] = map[string]any{"id": c.ID, "geometric": false, "levels": c.Levels, "bands": bands, "groups": groups, "criteria": criteria, "raters": raters}
	}
	return map[string]any{"list": map[string]any{"id": "list", "items": items}, "cards": data, "path": map[string]any{"stages": []any{map[string]any{"to": 0, "steps": steps}}}}
}

func viewOf(portal Portal, records []progress.Record) view {
	list := make([]*progress.Record, len(records))
	for i := range records {
		list[i] = &records[i]
	}
	l := learn(portal, "u", list)
	v := view{Start: l.starts["x"], Steps: []bool{}, Runs: []runView{}, Ratings: []ratingView{}}
	for _, step := range portal.Paths[0].Stages[0].Steps {
		v.Steps = append(v.Steps, l.done(step))
	}
	if best := l.best("x"); best != nil && !math.IsNaN(best.share) {
		v.Best = &best.share
	}
	for _, r := range l.runs {
		v.Runs = append(v.Runs, runView{r.name, r.changed, r.done, r.signed, r.stale})
	}
	for _, r := range l.rated {
		v.Ratings = append(v.Ratings, ratingView{strings.TrimPrefix(r.card, "card/x#"), r.changed, r.point.Score, r.point.Band})
	}
	v.Ready = number(review.Readiness([]review.Card{l.cards["quiz/x#q"]}, dayNumber(today)))
	v.sort()
	return v
}

// sort puts lists in one order, and scores to the four decimals that a report has.
func (v *view) sort() {
	v.Ready = number(*v.Ready)
	for i := range v.Ratings {
		v.Ratings[i].Score = *number(v.Ratings[i].Score)
	}
	slices.SortFunc(v.Runs, func(a, b runView) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	slices.SortFunc(v.Ratings, func(a, b ratingView) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}

// A randomLog is the log of a learner who works on two devices, which hear of each other now and then.
type randomLog struct {
	*rand.Rand
	ticks []string // ids of checked records
	n     map[string]int
}

func newLog(seed uint64) *randomLog {
	return &randomLog{Rand: rand.New(rand.NewPCG(seed, 7)), n: map[string]int{}}
}

func (l *randomLog) one(list ...string) string { return list[l.IntN(len(list))] }

func (l *randomLog) lines(t *testing.T) []progress.Line {
	t.Helper()
	var set progress.Set
	day := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	for i := range 5 + l.IntN(40) {
		session := l.one("s1", "s2")
		e := l.event(i < 3)
		id := fmt.Sprintf("0193568f-6a2b-7000-8000-%012x", i)
		if e[0] == progress.Checked {
			l.ticks = append(l.ticks, id)
		}
		line, err := progress.Record{
			ID: id, Time: day.Add(time.Duration(i+l.IntN(3)) * time.Minute).Format("2006-01-02T15:04:05.000Z"), Session: session, N: int64(l.n[session]),
			Actor: "u-0123456789abcdef", Portal: "p", Event: e[0], Object: e[1], Data: e[2],
		}.Line()
		if err != nil {
			t.Fatal(err, e)
		}
		l.n[session]++
		set.Add(line)
	}
	return set.Lines()
}

// event is an event, its object and its data: mostly what pages write, now and then what nobody should have written.
func (l *randomLog) event(early bool) [3]string {
	run := `"run":"` + l.one("r1", "r1", "r2") + `"`
	if early {
		begun := map[string]string{"check/x#list": "r1", "card/x#card-0": "k0", "card/x#card-1": "k1"}
		form := l.one(slices.Sorted(maps.Keys(begun))...)
		return [3]string{progress.Started, form, `{"run":"` + begun[form] + `","name":"` + l.one("May", "June") + `"}`}
	}
	switch l.IntN(9) {
	case 0, 1, 2:
		return l.listEvent(run)
	case 3, 4:
		return l.cardEvent()
	case 5:
		return [3]string{l.one("read", "opened", "acknowledged"), l.one("page/read", "page/x", "page/other"), ""}
	case 6:
		return [3]string{"submitted", "quiz/x", fmt.Sprintf(`{"try":"%s"%s}`, l.one("a", "b", "c"), l.one(`,"score":1,"max":2,"passed":false`, `,"score":2,"max":2,"passed":true`, `,"score":1,"max":4,"passed":null`, ``))}
	}
	if l.IntN(2) == 0 {
		return [3]string{"answered", l.one("quiz/x#q", "quiz/x#q", "quiz/x#r"), `{"try":"a","resp":["a"],"max":2,"score":` + l.one("0", "1", "2", "2", "2,\"hints\":1") + `}`}
	}
	return [3]string{"started", l.one("path/x", "path/x", "path/y"), `{"start":"2026-11-0` + l.one("1", "2", "3") + `"}`}
}

func (l *randomLog) listEvent(run string) [3]string {
	item := "check/x#" + l.one("a", "a", "b", "c", "gone")
	switch l.IntN(9) {
	case 0:
		return [3]string{"started", "check/x#list", `{` + run + `,"name":"` + l.one("May", "June") + `"}`}
	case 1, 2, 3:
		return [3]string{"checked", item, `{` + run + l.one("", "", "", "", "", `,"na":"none here"`, `,"na":" "`, `,"na":7`, `,"na":null`) + `}`}
	case 4:
		return [3]string{"unchecked", item, `{` + run + l.one("", `,"of":[]`, l.of(), l.of(), l.of()) + `}`}
	case 5:
		return [3]string{"note", item, `{` + run + l.one(`,"text":"x"`, `,"evidence":"https://a.example/"`, `,"evidence":" "`, `,"evidence":7`, "") + `}`}
	case 6:
		return [3]string{"reset", l.one("check/x", "check/x", "card/x", "quiz/x", "path/x", "portal"), l.seen(run)}
	}
	return [3]string{"acknowledged", "check/x#list", `{` + run + `,"date":"2026-11-05"}`}
}

// of names some of the ticks that are there.
func (l *randomLog) of() string {
	ids := []any{7}
	for _, id := range l.ticks {
		if l.IntN(2) == 0 {
			ids = append(ids, id)
		}
	}
	text, _ := json.Marshal(ids[l.IntN(2):])
	return `,"of":` + string(text)
}

// seen is the data of a reset that has seen some of what was written.
func (l *randomLog) seen(run string) string {
	first := l.IntN(6)
	return fmt.Sprintf(`{%s,"seen":{"s1":[%d,%d]%s}}`, run, first, first+l.IntN(9), l.one("", fmt.Sprintf(`,"s2":[0,%d]`, l.IntN(9))))
}

func (l *randomLog) cardEvent() [3]string {
	to := l.one("1", "0", "2", "4", "4", "9", "1.5", `"na"`, "null", `"x"`, "true", "1", "1", "3")
	of := l.one("c1", "c1", "c2", "gone")
	if l.IntN(3) == 0 {
		return [3]string{"rated", "card/x#card-0", `{"run":"k0","of":"` + of + `","to":` + to + l.one("", "", `,"sheet":"s"`) + `}`}
	}
	rater := l.one("self", "manager", "manager", "peers", "peers", "gone")
	sheet := rater + l.one("1", "2", "3")
	if l.IntN(6) == 0 {
		return [3]string{"note", "card/x#card-1", `{"run":"k1","sheet":"` + sheet + `","rater":"` + rater + `"}`}
	}
	return [3]string{"rated", "card/x#card-1", `{"run":"k1","of":"` + of + `","to":` + to + `,"sheet":"` + sheet + `","rater":"` + rater + `"}`}
}
