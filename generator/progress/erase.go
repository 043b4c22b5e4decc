package progress

import (
	"encoding/json"
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
