package quiz

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
)

// A Pattern is a regular expression that gives the same answer here and in a browser.
type Pattern struct {
	Source     string
	IgnoreCase bool
	compiled   *regexp.Regexp
}

// A PatternError says why a pattern is refused, and what to write instead.
type PatternError struct{ Message, Hint string }

// Error implements error.
func (e *PatternError) Error() string { return e.Message }

// maxLoops is how many repetitions without an upper end a pattern may have: a browser tries the ways
// to split MaxAnswer characters among them.
const maxLoops = 3

// cutPattern splits /source/flags; false: text is none.
func cutPattern(text string) (source, flags string, ok bool) {
	if len(text) < 2 || text[0] != '/' {
		return "", "", false
	}
	end := strings.LastIndexByte(text, '/')
	if end == 0 || strings.Trim(text[end+1:], "abcdefghijklmnopqrstuvwxyz") != "" {
		return "", "", false
	}
	return text[1:end], text[end+1:], true
}

// NewPattern checks and compiles a pattern. The package comment says what is refused.
func NewPattern(source, flags string) (*Pattern, *PatternError) {
	if len(source) > MaxPattern {
		return nil, &PatternError{fmt.Sprintf("the pattern has more than %d bytes", MaxPattern), "list answers instead, or ask for less"}
	}
	if flags != "" && flags != "i" {
		return nil, &PatternError{fmt.Sprintf("the pattern has the flags %q", flags), "the only flag is i: capital and small letters are equal"}
	}
	scan := patternScanner{rest: source}
	if problem := scan.run(); problem != nil {
		return nil, problem
	}
	text := source
	if flags == "i" {
		text = "(?i)" + text
	}
	compiled, err := regexp.Compile(text)
	if err != nil {
		return nil, &PatternError{"the pattern cannot be read: " + strings.TrimPrefix(err.Error(), "error parsing regexp: "), "a sign that is meant literally has a backslash before it"}
	}
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil, &PatternError{"the pattern cannot be read: " + err.Error(), ""}
	}
	if problem := checkLoops(tree); problem != nil {
		return nil, problem
	}
	return &Pattern{Source: source, IgnoreCase: flags == "i", compiled: compiled}, nil
}

// Match reports whether the pattern is found in a typed answer.
func (p *Pattern) Match(typed string) bool { return p.compiled.MatchString(tidy(typed)) }

// checkLoops refuses what a backtracking matcher may take ages for: within a repetition everything
// has to be decided by the text alone.
func checkLoops(tree *syntax.Regexp) *PatternError {
	loops := 0
	if nested(tree, false, &loops) {
		return &PatternError{"a repetition holds another repetition or an alternative", "a browser could take ages for it: repeat single signs or fixed words only"}
	}
	if loops > maxLoops {
		return &PatternError{fmt.Sprintf("the pattern has more than %d open repetitions", maxLoops), "use {1,9} in place of + and *, or fewer of them"}
	}
	return nil
}

func nested(n *syntax.Regexp, within bool, loops *int) bool {
	loop := n.Op == syntax.OpStar || n.Op == syntax.OpPlus || n.Op == syntax.OpRepeat && n.Min != n.Max
	choice := loop || n.Op == syntax.OpQuest || n.Op == syntax.OpAlternate || n.Op == syntax.OpEmptyMatch
	if within && choice {
		return true
	}
	if loop && (n.Max < 0 || n.Op != syntax.OpRepeat || n.Max > 9) {
		*loops++
	}
	for _, sub := range n.Sub {
		if nested(sub, within || loop || n.Op == syntax.OpRepeat, loops) {
			return true
		}
	}
	return false
}

// A patternScanner looks for what RE2 and JavaScript read in different ways.
type patternScanner struct {
	rest     string
	atom     bool // something stands before that can be repeated
	repeated bool // the last thing was a repetition
}

func (s *patternScanner) run() *PatternError {
	for s.rest != "" {
		if problem := s.next(); problem != nil {
			return problem
		}
	}
	return nil
}

func (s *patternScanner) next() *PatternError {
	c := s.rest[0]
	switch c {
	case '\\':
		return s.escape()
	case '[':
		return s.class()
	case '(':
		if strings.HasPrefix(s.rest, "(?") && !strings.HasPrefix(s.rest, "(?:") {
			return &PatternError{"the pattern looks around, names a group or sets flags", "groups are ( … ) and (?: … ); the flag i stands behind the last slash"}
		}
		s.advance(1, false)
		if strings.HasPrefix(s.rest, "?:") {
			s.advance(2, false)
		}
	case '*', '+', '?', '{':
		return s.repetition()
	case '}', ']':
		return &PatternError{fmt.Sprintf("%q stands alone in the pattern", c), fmt.Sprintf(`write \%c`, c)}
	case '^', '$', '|':
		s.advance(1, false)
	default:
		s.advance(1, true)
	}
	return nil
}

// advance passes over n bytes; atom: what was passed can be repeated.
func (s *patternScanner) advance(n int, atom bool) {
	s.rest = s.rest[n:]
	s.atom, s.repeated = atom, false
}

var counted = regexp.MustCompile(`^\{\d{1,3}(,\d{0,3})?\}`)

func (s *patternScanner) repetition() *PatternError {
	size := 1
	if s.rest[0] == '{' {
		if size = len(counted.FindString(s.rest)); size == 0 {
			return &PatternError{`"{" stands alone in the pattern`, `write \{ for the sign, {2} or {1,3} for a repetition`}
		}
	}
	switch {
	case s.repeated && s.rest[0] == '?':
		s.rest, s.repeated, s.atom = s.rest[1:], false, false // lazy: finds the same
		return nil
	case s.repeated:
		return &PatternError{"the pattern repeats a repetition", "take one of the two signs away; possessive repetition is not known"}
	case !s.atom:
		return &PatternError{"the pattern repeats nothing", `a repetition stands behind a sign or a group; for the sign itself write \` + s.rest[:1]}
	}
	s.rest, s.repeated, s.atom = s.rest[size:], true, false
	return nil
}

// escape passes over a backslash and what it stands before.
func (s *patternScanner) escape() *PatternError {
	if len(s.rest) < 2 {
		return &PatternError{"the pattern ends in a backslash", `write \\ for the sign`}
	}
	c := s.rest[1]
	switch {
	case strings.IndexByte("bB", c) >= 0:
		s.advance(2, false)
	case strings.IndexByte(`dDwWsSt^$\.*+?()[]{}|/`, c) >= 0:
		s.advance(2, true)
	default:
		return &PatternError{fmt.Sprintf(`\%c is not read in the same way everywhere`, c), `known are \d \D \w \W \s \S \t \b \B and a backslash before a sign`}
	}
	return nil
}

// class passes over […].
func (s *patternScanner) class() *PatternError {
	i := 1
	if strings.HasPrefix(s.rest[i:], "^") {
		i++
	}
	for first := true; ; first = false {
		if i >= len(s.rest) {
			return &PatternError{`"[" is not closed in the pattern`, `write \[ for the sign`}
		}
		c := s.rest[i]
		switch {
		case c == ']' && first:
			return &PatternError{"an empty [] in the pattern", `write \] for the sign`}
		case c == ']':
			s.advance(i+1, true)
			return nil
		case c == '[':
			return &PatternError{"a named class or a [ within [ ]", `write \[ for the sign, \d or 0-9 for digits`}
		case c == '\\':
			if problem := s.classEscape(i); problem != nil {
				return problem
			}
			i++
		}
		i++
	}
}

// classEscape checks a backslash within […] at i.
func (s *patternScanner) classEscape(i int) *PatternError {
	if i+1 >= len(s.rest) {
		return &PatternError{`"[" is not closed in the pattern`, `write \[ for the sign`}
	}
	c := s.rest[i+1]
	set := strings.IndexByte("dDwWsS", c) >= 0
	if !set && strings.IndexByte(`t^$\.*+?()[]{}|/-`, c) < 0 {
		return &PatternError{fmt.Sprintf(`\%c within [ ] is not read in the same way everywhere`, c), `known are \d \D \w \W \s \S \t and a backslash before a sign`}
	}
	if set && (s.rest[i-1] == '-' || strings.HasPrefix(s.rest[i+2:], "-")) {
		return &PatternError{`a - beside \` + string(c) + " is no range", `write \- for the sign`}
	}
	return nil
}
