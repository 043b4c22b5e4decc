package progress

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Quality says how far a line can be trusted.
type Quality uint8

// The qualities, best first.
const (
	Good       Quality = iota // of this version, whole, every member as it must be
	Newer                     // of a later version: kept, not understood
	Damaged                   // has an id, but something is wrong with it
	Unreadable                // no record
)

// A Line is one line of a log as it was read. Its text is never changed.
type Line struct {
	Text    string // without its end
	ID      string // "" when unreadable, or of a later version that has none
	Quality Quality
	Reason  string // what is wrong with a damaged or unreadable line
	Record  Record // of a good line
}

// ParseLine reads one line, which has no end.
func ParseLine(text string) Line {
	l := Line{Text: text}
	if len(text) > MaxLine {
		return l.unreadable(fmt.Sprintf("the line has %d bytes, more than %d", len(text), MaxLine))
	}
	if !utf8.ValidString(text) {
		return l.unreadable("the line is not UTF-8")
	}
	m, err := membersOf(text)
	if err != nil {
		return l.unreadable(err.Error())
	}
	version, ok := m.integer("v")
	if !ok || version < Version {
		return l.unreadable("the line is no record: v is not the number of a version")
	}
	id, hasID := m.text("id")
	if hasID = hasID && isID(id); hasID {
		l.ID = id
	}
	switch {
	case version > Version:
		l.Quality = Newer
	case !hasID:
		return l.unreadable("id is not a UUID of version 7")
	case !sumRight(text):
		l.Quality, l.Reason = Damaged, "the checksum c does not fit"
	default:
		if l.Record, err = m.record(); err != nil {
			l.Quality, l.Reason, l.Record = Damaged, err.Error(), Record{}
		}
	}
	return l
}

func (l Line) unreadable(reason string) Line {
	l.Quality, l.Reason = Unreadable, reason
	return l
}

// members are the members of a line's object; names decoded, values raw.
type members struct {
	source string
	spans  map[string]span
}

func membersOf(text string) (members, error) {
	m := members{text, make(map[string]span, 16)}
	s := scanner{text: text}
	s.blanks()
	if s.at >= len(text) || text[s.at] != '{' {
		return m, errors.New("the line is no JSON object")
	}
	if _, err := s.object(1, func(name string, v span) { m.spans[name] = v }); err != nil {
		return m, err
	}
	s.blanks()
	if s.at != len(text) {
		return m, errors.New("there is text after the object")
	}
	return m, nil
}

func (m members) raw(name string) string {
	v := m.spans[name]
	return m.source[v.start:v.end]
}

// integer returns a number from 0 to 2^53-1, however it is written: JSON does not tell 1 from 1.0.
func (m members) integer(name string) (int64, bool) {
	if m.spans[name].kind != '0' {
		return 0, false
	}
	if n, err := strconv.ParseInt(m.raw(name), 10, 64); err == nil {
		return n, n >= 0 && n < 1<<53
	}
	f, err := strconv.ParseFloat(m.raw(name), 64)
	return int64(f), err == nil && f >= 0 && f < 1<<53 && f == float64(int64(f))
}

func (m members) text(name string) (string, bool) {
	if m.spans[name].kind != '"' {
		return "", false
	}
	raw := m.raw(name)
	return unquote(raw[1 : len(raw)-1]), true
}

// record reads the members of version 1.
func (m members) record() (Record, error) {
	var r Record
	for _, f := range []struct {
		name   string
		to     *string
		ok     func(string) bool
		wanted string
	}{
		{"id", &r.ID, isID, "a UUID of version 7"},
		{"t", &r.Time, func(string) bool { return !r.When().IsZero() }, "a time such as 2026-11-23T10:00:00.123Z"},
		{"s", &r.Session, isSession, "1 to 32 letters and digits"},
		{"a", &r.Actor, IsActor, "a pseudonym: u- and 16 hex digits"},
		{"p", &r.Portal, isPortal, "a portal's id"},
		{"r", &r.Revision, isRevision, "eight hex digits, or empty"},
		{"e", &r.Event, isEvent, "the name of an event"},
		{"o", &r.Object, isObject, "the name of an object"},
	} {
		var there bool
		if *f.to, there = m.text(f.name); !there || !f.ok(*f.to) {
			return Record{}, fmt.Errorf("%s is not %s", f.name, f.wanted)
		}
	}
	var ok bool
	if r.N, ok = m.integer("n"); !ok {
		return Record{}, errors.New("n is not a number from 0")
	}
	if d, there := m.spans["d"]; there {
		switch {
		case d.kind != '{':
			return Record{}, errors.New("d is no object")
		case d.depth > maxDepth:
			return Record{}, fmt.Errorf("d is %d levels deep, more than %d", d.depth, maxDepth)
		}
		r.Data = m.raw("d")
	}
	return r, nil
}

// made reports whether text has only letters of an alphabet, and from min to max of them.
func made(text, alphabet string, min, max int) bool {
	if len(text) < min || len(text) > max {
		return false
	}
	for i := range len(text) {
		if strings.IndexByte(alphabet, text[i]) < 0 {
			return false
		}
	}
	return true
}

const (
	hexDigits = "0123456789abcdef"
	letters   = "abcdefghijklmnopqrstuvwxyz"
	alnum     = "0123456789" + letters
)

func isID(id string) bool {
	return len(id) == 36 && id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-' && id[14] == '7' &&
		strings.IndexByte("89ab", id[19]) >= 0 && made(id[:8], hexDigits, 8, 8) && made(id[9:13], hexDigits, 4, 4) &&
		made(id[15:18], hexDigits, 3, 3) && made(id[20:23], hexDigits, 3, 3) && made(id[24:], hexDigits, 12, 12)
}

// IsActor reports whether a text is a pseudonym. The form leaves no room for a name.
func IsActor(a string) bool { return strings.HasPrefix(a, "u-") && made(a[2:], hexDigits, 16, 16) }

func isSession(s string) bool { return made(s, alnum, 1, 32) }

func isPortal(p string) bool { return made(p, alnum+"-", 1, 64) && p[0] != '-' }

func isRevision(r string) bool { return r == "" || made(r, hexDigits, 8, 8) }

func isEvent(e string) bool { return made(e, letters, 1, 32) }

func isObject(o string) bool {
	return o != "" && strings.IndexFunc(o, func(r rune) bool { return r < ' ' }) < 0
}

// A Problem is a line that does not count, or a place where something is missing.
type Problem struct {
	Line   int // from 1
	Reason string
}

func (p Problem) String() string { return fmt.Sprintf("line %d: %s", p.Line, p.Reason) }

// Parse reads a log. Lines that do not count are named and never stop it; empty ones are passed
// over. A line's end may be that of Windows, and the text may begin with a byte order mark.
func Parse(text string) (lines []Line, problems []Problem) {
	text = strings.TrimPrefix(text, "\ufeff")
	lines = make([]Line, 0, strings.Count(text, "\n")+1)
	for number := 1; text != ""; number++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line = strings.TrimSuffix(line, "\r"); line == "" {
			continue
		}
		l := ParseLine(line)
		if l.Reason != "" {
			problems = append(problems, Problem{number, l.Reason})
		}
		lines = append(lines, l)
	}
	return lines, problems
}
