package report

import (
	"cmp"
	"maps"
	"slices"

	"rampbook/generator/progress"
)

// A told is one use of a form, as a learner's records tell it. components/form/runs.ts makes the same of them.
type told struct {
	form    string // object
	name    string
	started string // time
	changed string
	records []*event // in the order of their ids
}

// tell finds the uses of the forms of a kind, in an order of their own. Whether a record about an object belongs to a form, within says.
func tell(events []event, kind string, within func(form, object string) bool) []told {
	byRun := map[string][]*event{}
	for i := range events {
		if e := &events[i]; e.kind == kind && e.Run != "" && e.Event != progress.Reset && !e.erased {
			byRun[e.Run] = append(byRun[e.Run], e)
		}
	}
	var list []told
	for _, run := range slices.Sorted(maps.Keys(byRun)) {
		records := byRun[run]
		begins := func(e *event) bool { return e.Event == progress.Started }
		first := slices.IndexFunc(records, begins)
		if first < 0 {
			continue // another copy of the log may hold its beginning
		}
		t := told{form: records[first].Object, started: records[first].Time}
		for _, e := range records {
			if e.Object != t.form && !within(t.form, e.Object) {
				continue
			}
			t.records = append(t.records, e)
			t.changed = e.Time
			if begins(e) && e.Object == t.form {
				t.name = e.Name
			}
		}
		list = append(list, t)
	}
	return list
}

// compare compares pairs of texts; the first that differ decide.
func compare(pairs ...string) int {
	for i := 0; i+1 < len(pairs); i += 2 {
		if order := cmp.Compare(pairs[i], pairs[i+1]); order != 0 {
			return order
		}
	}
	return 0
}
