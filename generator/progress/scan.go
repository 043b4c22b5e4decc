package progress

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

const (
	maxDepth = 8  // levels of a record's data
	maxNest  = 64 // levels of anything in a line, also in members that nobody knows
)

// A scanner reads JSON as RFC 8259 has it and as browsers do: encoding/json takes a name in any
// case for the same and two of one name for one. Here a name that is there twice is a mistake,
// since readers differ on which of the two counts. The text must be UTF-8.
type scanner struct {
	text string
	at   int
}

// A span is a value's place in the text.
type span struct {
	kind       byte // first byte of the value; '0' for a number
	start, end int
	depth      int // levels: 0 for what holds nothing
}

func (s *scanner) blanks() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\t' || s.text[s.at] == '\n' || s.text[s.at] == '\r') {
		s.at++
	}
}

func (s *scanner) fail(wanted string) error {
	if s.at >= len(s.text) {
		return fmt.Errorf("the line ends where %s is wanted", wanted)
	}
	return fmt.Errorf("byte %d is not JSON: %s is wanted", s.at+1, wanted)
}

// value reads a value that stands level deep.
func (s *scanner) value(level int) (span, error) {
	v := span{start: s.at}
	if s.at >= len(s.text) {
		return v, s.fail("a value")
	}
	var err error
	switch v.kind = s.text[s.at]; v.kind {
	case '{', '[':
		if level > maxNest {
			return v, fmt.Errorf("more than %d levels", maxNest)
		}
		v.depth, err = s.inside(v.kind, level)
	case '"':
		_, err = s.string()
	case 't':
		err = s.word("true")
	case 'f':
		err = s.word("false")
	case 'n':
		err = s.word("null")
	default:
		v.kind = '0'
		_, err = s.number()
	}
	v.end = s.at
	return v, err
}

func (s *scanner) inside(kind byte, level int) (depth int, err error) {
	if kind == '{' {
		return s.object(level, func(string, span) {})
	}
	deepest := 0
	s.at++
	for first := true; ; first = false {
		if done, err := s.next(']', first); done || err != nil {
			return deepest + 1, err
		}
		v, err := s.value(level + 1)
		if err != nil {
			return 0, err
		}
		deepest = max(deepest, v.depth)
	}
}

// object reads an object and gives each member to a function, its name decoded.
func (s *scanner) object(level int, each func(name string, value span)) (depth int, err error) {
	deepest := 0
	var seen names
	s.at++
	for first := true; ; first = false {
		if done, err := s.next('}', first); done || err != nil {
			return deepest + 1, err
		}
		raw, err := s.string()
		if err != nil {
			return 0, err
		}
		name := unquote(raw)
		if !seen.add(name) {
			return 0, fmt.Errorf("the name %q is there twice", name)
		}
		s.blanks()
		if err := s.word(":"); err != nil {
			return 0, err
		}
		s.blanks()
		v, err := s.value(level + 1)
		if err != nil {
			return 0, err
		}
		deepest = max(deepest, v.depth)
		each(name, v)
	}
}

// next goes to the next part of a list or object; done says that there is none.
func (s *scanner) next(end byte, first bool) (done bool, err error) {
	s.blanks()
	if s.at < len(s.text) && s.text[s.at] == end {
		s.at++
		return true, nil
	}
	if !first {
		if err := s.word(","); err != nil {
			return false, err
		}
		s.blanks()
	}
	return false, nil
}

func (s *scanner) word(w string) error {
	if !strings.HasPrefix(s.text[s.at:], w) {
		return s.fail(w)
	}
	s.at += len(w)
	return nil
}

// number reads a number and refuses one that is beyond what a double holds.
func (s *scanner) number() (float64, error) {
	start := s.at
	if s.at < len(s.text) && s.text[s.at] == '-' {
		s.at++
	}
	whole := s.digits()
	if whole == 0 || whole > 1 && s.text[s.at-whole] == '0' {
		return 0, s.fail("a number")
	}
	if s.at < len(s.text) && s.text[s.at] == '.' {
		s.at++
		if s.digits() == 0 {
			return 0, s.fail("a digit")
		}
	}
	if s.at < len(s.text) && (s.text[s.at] == 'e' || s.text[s.at] == 'E') {
		s.at++
		if s.at < len(s.text) && (s.text[s.at] == '+' || s.text[s.at] == '-') {
			s.at++
		}
		if s.digits() == 0 {
			return 0, s.fail("a digit")
		}
	}
	f, err := strconv.ParseFloat(s.text[start:s.at], 64)
	if err != nil || math.IsInf(f, 0) {
		return 0, errors.New("a number is not finite")
	}
	return f, nil
}

func (s *scanner) digits() int {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		s.at++
	}
	return s.at - start
}

// names are the names of an object. Few are compared one by one, many by a map.
type names struct {
	few   [16]string
	count int
	many  map[string]bool
}

func (n *names) add(name string) bool {
	for _, known := range n.few[:n.count] {
		if known == name {
			return false
		}
	}
	if n.count < len(n.few) {
		n.few[n.count] = name
		n.count++
		return true
	}
	if n.many[name] {
		return false
	}
	if n.many == nil {
		n.many = map[string]bool{}
	}
	n.many[name] = true
	return true
}
