package progress

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Everything is the object of a reset that means the whole log.
const Everything = "portal"

// Within reports whether a record about o belongs to an object or lies below it.
func Within(o, object string) bool {
	rest, below := strings.CutPrefix(o, object)
	return object == Everything || below && (rest == "" || rest[0] == '#' || rest[0] == '/')
}

// Living returns the records that no reset has erased. A reset names, for each session, the runs of
// numbers it has seen; what it has not seen stays, whenever it comes to light.
func Living(records []Record) []Record {
	var resets []erasure
	for _, r := range records {
		var d struct{ Seen map[string][]int64 }
		if r.Event == Reset && json.Unmarshal([]byte(r.Data), &d) == nil {
			resets = append(resets, erasure{r.ID, r.Object, d.Seen})
		}
	}
	if len(resets) == 0 {
		return records
	}
	return slices.DeleteFunc(slices.Clone(records), func(r Record) bool {
		return slices.ContainsFunc(resets, func(e erasure) bool { return e.erases(r) })
	})
}

// An erasure is what a reset erases.
type erasure struct {
	id     string
	object string
	seen   map[string][]int64 // by session: first and last of each run
}

func (e erasure) erases(r Record) bool {
	runs, known := e.seen[r.Session]
	if !known || r.ID == e.id || !Within(r.Object, e.object) {
		return false
	}
	for i := 0; i+1 < len(runs); i += 2 {
		if runs[i] <= r.N && r.N <= runs[i+1] {
			return true
		}
	}
	return false
}

// Seen is what a reset that erases these records has to say: for each session first and last of
// each run of its numbers.
func Seen(records []Record) map[string][]int64 {
	sorted := slices.SortedFunc(slices.Values(records), func(a, b Record) int { return cmp.Compare(a.N, b.N) })
	seen := map[string][]int64{}
	for _, r := range sorted {
		runs := seen[r.Session]
		if last := len(runs) - 1; last >= 0 && runs[last]+1 >= r.N {
			runs[last] = r.N
		} else {
			seen[r.Session] = append(runs, r.N, r.N)
		}
	}
	return seen
}

// Ticks returns the checked records that stand, by object: an observed-remove set. An item is
// ticked while one stands, so a tick that nobody who took ticks back had seen is never lost.
func Ticks(records []Record) map[string][]Record {
	undone := map[string]bool{}
	living := Living(records)
	for _, r := range living {
		var d struct{ Of []string }
		if r.Event == Unchecked && json.Unmarshal([]byte(r.Data), &d) == nil {
			for _, id := range d.Of {
				undone[id] = true
			}
		}
	}
	ticks := map[string][]Record{}
	for _, r := range byID(living) {
		if r.Event == Checked && !undone[r.ID] {
			ticks[r.Object] = append(ticks[r.Object], r)
		}
	}
	return ticks
}

// PagesRead returns, by object, the first record that says that a page was read.
func PagesRead(records []Record) map[string]Record {
	read := map[string]Record{}
	for _, r := range byID(Living(records)) {
		if _, there := read[r.Object]; r.Event == Read && !there {
			read[r.Object] = r
		}
	}
	return read
}

// byID sorts records by id and leaves out those that are there twice.
func byID(records []Record) []Record {
	sorted := slices.SortedFunc(slices.Values(records), func(a, b Record) int { return strings.Compare(a.ID, b.ID) })
	return slices.CompactFunc(sorted, func(a, b Record) bool { return a.ID == b.ID })
}

// A Choice says which of several attempts at a quiz counts.
type Choice int

// The choices.
const (
	Best Choice = iota // highest share of the points; of equal ones the first
	First
	Last
)

// An Attempt is one that was handed in.
type Attempt struct {
	Try    string
	Score  float64
	Max    float64
	Passed *bool  // nil: not judged
	Record Record // the submitted one
}

func (a Attempt) judged() bool { return a.Passed != nil }

func (a Attempt) share() float64 {
	if a.Max <= 0 {
		return 0
	}
	return a.Score / a.Max
}

// Judged returns those of the attempts at a quiz that count: the judged ones, where any was judged. What was asked again
// of a quiz is not, and is no attempt at it.
func Judged[A any](attempts []A, judged func(A) bool) []A {
	if !slices.ContainsFunc(attempts, judged) {
		return attempts
	}
	return slices.DeleteFunc(slices.Clone(attempts), func(a A) bool { return !judged(a) })
}

// Attempts returns the attempts that count and were handed in with a score, by quiz and in the order of their ids. A
// later record of the same try, as a trainer's marks are, takes the place of the earlier.
func Attempts(records []Record) map[string][]Attempt {
	byTry := map[[2]string]Attempt{}
	for _, r := range byID(Living(records)) {
		var d struct {
			Try        string
			Score, Max *float64
			Passed     *bool
		}
		if r.Event != Submitted || json.Unmarshal([]byte(r.Data), &d) != nil || d.Score == nil || d.Max == nil {
			continue
		}
		byTry[[2]string{r.Object, d.Try}] = Attempt{d.Try, *d.Score, *d.Max, d.Passed, r}
	}
	all := map[string][]Attempt{}
	for _, a := range slices.SortedFunc(maps.Values(byTry), func(a, b Attempt) int { return strings.Compare(a.Record.ID, b.Record.ID) }) {
		all[a.Record.Object] = append(all[a.Record.Object], a)
	}
	for o, list := range all {
		all[o] = Judged(list, Attempt.judged)
	}
	return all
}

// Counting returns the attempt that counts; false when there is none.
func (c Choice) Counting(attempts []Attempt) (Attempt, bool) {
	switch {
	case len(attempts) == 0:
		return Attempt{}, false
	case c == First:
		return attempts[0], true
	case c == Last:
		return attempts[len(attempts)-1], true
	}
	return slices.MaxFunc(attempts, func(a, b Attempt) int { return cmp.Compare(a.share(), b.share()) }), true
}
