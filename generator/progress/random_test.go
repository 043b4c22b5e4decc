package progress

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
)

// A maker makes random logs that look like real ones and, now and then, do not.
type maker struct {
	*rand.Rand
	n map[string]int64
}

func newMaker(seed uint64) *maker {
	return &maker{rand.New(rand.NewPCG(seed, 6)), map[string]int64{}}
}

func pick[T any](m *maker, list ...T) T { return list[m.IntN(len(list))] }

var (
	someEvents  = []string{Opened, Read, Started, Answered, Submitted, Checked, Checked, Unchecked, Rated, Note, Reset, "sang"}
	someObjects = []string{"page/a", "quiz/a", "quiz/a#q1", "quiz/ab", "check/x/a#1", "check/x/a#2", "check/x#1", Everything, "页/价格 异议"}
	someStrings = []string{"", "a", "ü", "价格", "\u2028", "\x7f", "<&>", "a\"b\\c/d", "\n\t\b\f\r\x00\x1f", "😀", "é", "__proto__", "0", "7", "10", "4294967295", "007", "-1"}
	someNumbers = []string{"0", "-0", "1", "-7", "0.1", "1e3", "1.50", "1E-7", "1e21", "123456789012345680000", "5e-324", "1.7976931348623157e308", "9007199254740993", "0.000001", "1e-6", "33.333333333333336"}
)

func (m *maker) id() string {
	// Few enough that ids meet.
	return fmt.Sprintf("0193568f-6a2b-7%03x-9f00-3d1e5a7b9c%02x", m.IntN(3), m.IntN(24))
}

// value is the text of a JSON value.
func (m *maker) value(level int) string {
	kind := m.IntN(7)
	if level <= 1 {
		kind = m.IntN(5)
	}
	switch kind {
	case 0:
		return pick(m, "true", "false", "null")
	case 1, 2:
		return pick(m, someNumbers...)
	case 3, 4:
		return m.stringText()
	case 5:
		parts := make([]string, m.IntN(4))
		for i := range parts {
			parts[i] = m.value(level - 1)
		}
		return "[" + strings.Join(parts, pick(m, ",", " , ")) + "]"
	}
	return m.object(level - 1)
}

func (m *maker) stringText() string {
	if m.IntN(8) == 0 {
		return pick(m, `"\ud83d\ude00"`, `"\ud83d"`, `"\ude00x"`, `"\u0041\/"`, `"\uD83D\u0041"`)
	}
	text, err := json.Marshal(pick(m, someStrings...))
	if err != nil {
		panic(err)
	}
	return string(text)
}

func (m *maker) object(level int) string {
	seen := map[string]bool{}
	var parts []string
	for range m.IntN(5) {
		if name := pick(m, someStrings...); !seen[name] {
			seen[name] = true
			text, err := json.Marshal(name)
			if err != nil {
				panic(err)
			}
			parts = append(parts, string(text)+pick(m, ":", " : ")+m.value(level))
		}
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// record is a record whose data means something for its event.
func (m *maker) record() Record {
	session := pick(m, "s1", "s2", "s3")
	r := Record{
		ID: m.id(), Time: fmt.Sprintf("2026-11-%02dT10:00:00.%03dZ", 1+m.IntN(28), m.IntN(1000)),
		Session: session, N: m.n[session], Actor: pick(m, "u-0123456789abcdef", "u-fedcba9876543210"), Portal: "p",
		Revision: pick(m, "", "9f86d081"), Event: pick(m, someEvents...), Object: pick(m, someObjects...),
	}
	m.n[session] += int64(1 + m.IntN(2))
	switch r.Event {
	case Unchecked:
		r.Data = fmt.Sprintf(`{"of":[%q,%q]}`, m.id(), m.id())
	case Reset:
		r.Data = fmt.Sprintf(`{"seen":{"s1":[0,%d],"s2":[%d,%d,40,50]}}`, m.IntN(20), m.IntN(5), 5+m.IntN(20))
	case Submitted:
		passed := pick(m, "", `,"passed":null`, `,"passed":null`, `,"passed":true`, `,"passed":false`, `,"passed":1`)
		r.Data = fmt.Sprintf(`{"try":%q,"score":%d,"max":%d%s}`, pick(m, "a", "b", "c"), m.IntN(5), m.IntN(6), passed)
	default:
		if m.IntN(2) == 0 {
			r.Data = m.object(6)
		}
	}
	return r
}

func (m *maker) line() Line {
	l, err := m.record().Line()
	if err != nil {
		panic(err)
	}
	return l
}

// spoilt is a line that a reader has to judge: a good one, or one that was changed.
func (m *maker) spoilt() string {
	text := m.line().Text
	at := m.IntN(len(text))
	switch m.IntN(12) {
	case 0: // a byte is another
		return text[:at] + string(rune(m.IntN(128))) + text[at+1:]
	case 1: // cut off
		return text[:at]
	case 2: // doubled
		return text + text[:at]
	case 3:
		return sign(strings.Replace(body(text), `"v":1`, `"v":`+pick(m, "2", "1.0", "0", "-1", "99", "null", `"1"`, "1e0", "9007199254740992"), 1))
	case 4: // a member that nobody knows
		return sign(body(text) + `,"x":` + m.value(6))
	case 5: // a name that is there twice
		return sign(body(text) + pick(m, `,"e":"read"`, `,"\u0065":"read"`, `,"x":{"a":1,"a":2}`, `,"x":{"a":1},"y":{"a":2}`))
	case 6: // blanks
		return sign(strings.ReplaceAll(body(text), `,"`, ", \""))
	case 7:
		name := pick(m, "id", "t", "s", "n", "a", "p", "r", "e", "o")
		return sign(replaceMember(body(text), name, m.value(3)))
	case 8:
		return sign(body(text) + `,"x":` + strings.Repeat("[", at) + strings.Repeat("]", at))
	case 9:
		return sign(body(text) + `,"x":` + pick(m, "1e999", "01", "1.", ".5", "-", "+1", "tru", `"\x"`, `"\u12"`, "\"\t\"", "[1,]", "{,}", "NaN", ""))
	}
	return text
}

// body is a line without its checksum.
func body(text string) string { return text[:len(text)-sumLength] }

func sign(body string) string { return fmt.Sprintf(`%s%s%08x"}`, body, sumMember, checksum(body)) }

// replaceMember puts another value for one of a line's own members.
func replaceMember(text, name, value string) string {
	before, after, _ := strings.Cut(text, `"`+name+`":`)
	_, after, _ = strings.Cut(after, ",")
	return before + `"` + name + `":` + value + "," + after
}
