package progress

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// A Conflict is one id under which several lines were found.
type Conflict struct {
	ID    string
	Lines int // that differ
}

// A Set is a union of logs. The zero Set is empty.
type Set struct {
	lines []Line
	place map[string]int             // in lines, by id
	lost  map[string]map[string]bool // by id: lines that gave way
}

// Add adds lines. Unreadable ones, and the first and last lines of exports, belong to a file and
// not to the log: they are left out.
func (s *Set) Add(lines ...Line) {
	if s.place == nil {
		s.place = make(map[string]int, len(lines))
	}
	for i := range lines {
		if lines[i].Quality != Unreadable && !lines[i].isEnvelope() {
			s.add(&lines[i])
		}
	}
}

func (s *Set) add(l *Line) {
	key := l.key()
	at, there := s.place[key]
	if !there {
		s.place[key] = len(s.lines)
		s.lines = append(s.lines, *l)
		return
	}
	loser := l.Text
	switch old := &s.lines[at]; {
	case old.Text == l.Text:
		return
	case better(l, old):
		loser, *old = old.Text, *l
	}
	if s.lost == nil {
		s.lost = map[string]map[string]bool{}
	}
	if s.lost[key] == nil {
		s.lost[key] = map[string]bool{}
	}
	s.lost[key][loser] = true
}

// Has reports whether the set has this very line, or one that goes before it.
func (s *Set) Has(l Line) bool {
	at, there := s.place[l.key()]
	return there && !better(&l, &s.lines[at])
}

// key is the line's id. A line of a later version without one is known by its text, which begins
// with a brace or a blank, and no id does.
func (l *Line) key() string { return cmp.Or(l.ID, l.Text) }

// better reports whether a goes before b where both have one id: a valid checksum first, then the smaller bytes.
func better(a, b *Line) bool {
	if x, y := a.rank(), b.rank(); x != y {
		return x < y
	}
	return a.Text < b.Text
}

func (l *Line) rank() int {
	switch {
	case l.Quality == Good:
		return 0
	case sumRight(l.Text):
		return 1
	}
	return 2
}

// Lines returns the union: by id, those without one last, by text. It depends on what was added
// and not on the order.
func (s *Set) Lines() []Line {
	lines := slices.Clone(s.lines)
	slices.SortFunc(lines, func(a, b Line) int { return strings.Compare(a.key(), b.key()) })
	return lines
}

// Conflicts returns the ids under which lines differed, by id.
func (s *Set) Conflicts() []Conflict {
	var list []Conflict
	for _, key := range slices.Sorted(maps.Keys(s.lost)) {
		list = append(list, Conflict{s.lines[s.place[key]].ID, len(s.lost[key]) + 1})
	}
	return list
}

// Merge is the union of logs.
func Merge(logs ...[]Line) (lines []Line, conflicts []Conflict) {
	var s Set
	for _, log := range logs {
		s.Add(log...)
	}
	return s.Lines(), s.Conflicts()
}

// Text writes lines as a log.
func Text(lines []Line) string {
	var b strings.Builder
	size := 0
	for _, l := range lines {
		size += len(l.Text) + 1
	}
	b.Grow(size)
	for _, l := range lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// Records returns the records of the good lines.
func Records(lines []Line) []Record {
	var records []Record
	for _, l := range lines {
		if l.Quality == Good {
			records = append(records, l.Record)
		}
	}
	return records
}
