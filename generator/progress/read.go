package progress

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
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
	version, ok := m.integer(m.v)
	if !ok || version < Version {
		return l.unreadable("the line is no record: v is not the number of a version")
	}
	id := m.text(m.id)
	hasID := isID(id)
	if hasID {
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

// members are the members of a line's object that a reader knows, with their values raw.
type members struct {
	source                           string
	v, id, t, s, n, a, p, r, e, o, d span
}

func membersOf(text string) (members, error) {
	m := members{source: text}
	s := scanner{text: text}
	s.blanks()
	if s.at >= len(text) || text[s.at] != '{' {
		return m, errors.New("the line is no JSON object")
	}
	if _, err := s.object(1, m.set); err != nil {
		return m, err
	}
	s.blanks()
	if s.at != len(text) {
		return m, errors.New("there is text after the object")
	}
	return m, nil
}

func (m *members) set(name string, value span) {
	if len(name) > len("id") {
		return
	}
	switch name {
	case "v":
		m.v = value
	case "id":
		m.id = value
	case "t":
		m.t = value
	case "s":
		m.s = value
	case "n":
		m.n = value
	case "a":
		m.a = value
	case "p":
		m.p = value
	case "r":
		m.r = value
	case "e":
		m.e = value
	case "o":
		m.o = value
	case "d":
		m.d = value
	}
}

func (m *members) raw(v span) string { return m.source[v.start:v.end] }

// integer returns a number from 0 to 2^53-1, however it is written: JSON does not tell 1 from 1.0.
func (m *members) integer(v span) (int64, bool) {
	if v.kind != '0' {
		return 0, false
	}
	if n, err := strconv.ParseInt(m.raw(v), 10, 64); err == nil {
		return n, n >= 0 && n < 1<<53
	}
	f, err := strconv.ParseFloat(m.raw(v), 64)
	return int64(f), err == nil && f >= 0 && f < 1<<53 && f == float64(int64(f))
}

// text returns a string; "" for anything else.
func (m *members) text(v span) string {
	if v.kind != '"' {
		return ""
	}
	return unquote(m.source[v.start+1 : v.end-1])
}

// record reads the members of version 1.
func (m *members) record() (Record, error) {
	r := Record{
		ID: m.text(m.id), Time: m.text(m.t), Session: m.text(m.s), Actor: m.text(m.a), Portal: m.text(m.p),
		Revision: m.text(m.r), Event: m.text(m.e), Object: m.text(m.o),
	}
	n, isNumber := m.integer(m.n)
	r.N = n
	switch {
	case !isTime(r.Time):
		return r, errors.New("t is not a time such as 2026-11-23T10:00:00.123Z")
	case !made(r.Session, digit|letter, 1, 32):
		return r, errors.New("s is not 1 to 32 letters and digits")
	case !isNumber:
		return r, errors.New("n is not a number from 0")
	case !IsActor(r.Actor):
		return r, errors.New("a is not a pseudonym: u- and 16 hex digits")
	case !made(r.Portal, digit|letter|hyphen, 1, 64) || r.Portal[0] == '-':
		return r, errors.New("p is not a portal's id")
	case m.r.kind != '"' || r.Revision != "" && !made(r.Revision, digit|hexLetter, 8, 8):
		return r, errors.New("r is not eight hex digits, or empty")
	case !made(r.Event, letter, 1, 32):
		return r, errors.New("e is not the name of an event")
	case !isObject(r.Object):
		return r, errors.New("o is not the name of an object")
	case m.d.kind == 0:
		return r, nil
	case m.d.kind != '{':
		return r, errors.New("d is no object")
	case m.d.depth > maxDepth:
		return r, fmt.Errorf("d is %d levels deep, more than %d", m.d.depth, maxDepth)
	}
	r.Data = m.raw(m.d)
	return r, nil
}

// Classes of letters.
const (
	digit = 1 << iota
	hexLetter
	letter
	hyphen
)

func classOf(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return digit
	case 'a' <= c && c <= 'f':
		return hexLetter | letter
	case 'g' <= c && c <= 'z':
		return letter
	case c == '-':
		return hyphen
	}
	return 0
}

// made reports whether text has only letters of some classes, and from least to most of them.
func made(text string, classes, least, most int) bool {
	if len(text) < least || len(text) > most {
		return false
	}
	for i := range len(text) {
		if classOf(text[i])&classes == 0 {
			return false
		}
	}
	return true
}

func isID(id string) bool {
	if len(id) != 36 || id[14] != '7' || strings.IndexByte("89ab", id[19]) < 0 {
		return false
	}
	for i := range len(id) {
		want := digit | hexLetter
		if i == 8 || i == 13 || i == 18 || i == 23 {
			want = hyphen
		}
		if classOf(id[i])&want == 0 {
			return false
		}
	}
	return true
}

// isTime reports whether a text is a moment in the form of timeForm, without a leap second.
func isTime(t string) bool {
	const form = "dddd-dd-ddTdd:dd:dd.dddZ"
	if len(t) != len(form) {
		return false
	}
	for i := range len(t) {
		if form[i] == 'd' && classOf(t[i]) != digit || form[i] != 'd' && t[i] != form[i] {
			return false
		}
	}
	number := func(at, length int) (n int) {
		for _, c := range t[at : at+length] {
			n = n*10 + int(c-'0')
		}
		return n
	}
	year, month, day := number(0, 4), time.Month(number(5, 2)), number(8, 2)
	return month >= 1 && month <= 12 && day >= 1 && time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Month() == month &&
		number(11, 2) < 24 && number(14, 2) < 60 && number(17, 2) < 60 && day <= 31
}

// IsActor reports whether a text is a pseudonym. The form leaves no room for a name.
func IsActor(a string) bool {
	return strings.HasPrefix(a, "u-") && made(a[2:], digit|hexLetter, 16, 16)
}

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
