package report

import (
	"encoding/json"
	"slices"
	"strings"

	"rampbook/generator/progress"
)

// A run is one use of a checklist: package checklist says which records it is made of, and components/checklist/state.ts makes the
// same of them.
type run struct {
	list    string // object
	name    string
	started string // time
	changed string
	done    int // items that are done, with the proof that is asked for, or not applicable
	signed  bool
	stale   bool // changed after it was signed
}

// An item is what a run says of one item of its list.
type item struct {
	ticks []tick // that nobody took back
	proof bool   // there is one
}

// A tick says that an item is done.
type tick struct {
	id string
	na bool // or that it is not applicable
}

func runsOf(portal Portal, events []event) []run {
	within := func(list, object string) bool {
		form, known := portal.Lists[list]
		page, id, _ := strings.Cut(object, "#")
		if !known { // the list is gone: what was ticked on its page was on it
			return strings.HasPrefix(list, page+"#")
		}
		_, listed := form.Items[id]
		return listed && strings.HasPrefix(list, page+"#")
	}
	var runs []run
	for _, t := range tell(events, "check", within) {
		r := run{list: t.form, name: t.name, started: t.started, changed: t.changed}
		r.take(portal.Lists[t.form].Items, t.records)
		runs = append(runs, r)
	}
	return runs
}

// take makes the state of its records. demand holds, by item, whether it asks for a proof.
func (r *run) take(demand map[string]bool, records []*event) {
	items := map[string]*item{}
	for _, e := range records {
		if e.Object == r.list {
			r.signed = r.signed || e.Event == progress.Acknowledged
			r.stale = r.stale && e.Event != progress.Acknowledged
			continue
		}
		if items[e.id] == nil {
			items[e.id] = &item{}
		}
		if items[e.id].take(e) {
			r.stale = r.signed
		}
	}
	for id, i := range items {
		if i.settled(demand[id]) {
			r.done++
		}
	}
}

// take takes a record and reports whether it says something.
func (i *item) take(e *event) bool {
	switch e.Event {
	case progress.Checked:
		reason, _ := text(e.NA)
		na := e.NA != nil
		if na && strings.TrimSpace(reason) == "" {
			return false
		}
		i.ticks = append(i.ticks, tick{e.ID, na})
		return true
	case progress.Unchecked:
		i.untick(e.Of)
		return true
	case progress.Note:
		_, noted := text(e.Text)
		proof, proves := text(e.Evidence)
		if proves {
			i.proof = strings.TrimSpace(proof) != ""
		}
		return noted || proves
	}
	return false
}

// untick takes back the ticks that are named; what whoever took them back had not seen stays. Without names all are meant.
func (i *item) untick(of json.RawMessage) {
	var ids []any
	if err := json.Unmarshal(of, &ids); err != nil || ids == nil {
		i.ticks = nil
		return
	}
	i.ticks = slices.DeleteFunc(i.ticks, func(t tick) bool { return slices.Contains(ids, any(t.id)) })
}

func (i *item) settled(asksProof bool) bool {
	if len(i.ticks) == 0 {
		return false
	}
	return i.ticks[len(i.ticks)-1].na || i.proof || !asksProof
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
			if r.signed && !r.stale {
				continue
			}
			form := portal.Lists[r.list]
			list = append(list, Run{
				Actor: l.actor, Person: book.name(l.actor), List: r.list, Title: orText(form.Title, r.list), File: form.Pos.File, Line: form.Pos.Line, Name: r.name,
				Started: r.started[:len(day)], Changed: r.changed[:len(day)], Done: r.done, Of: len(form.Items), Stale: r.stale,
			})
		}
	}
	slices.SortStableFunc(list, func(a, b Run) int {
		return compare(a.Started, b.Started, a.Actor, b.Actor, a.List, b.List, a.Name, b.Name, a.Changed, b.Changed)
	})
	return list
}
