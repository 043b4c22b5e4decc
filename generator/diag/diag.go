// Package diag is how every part of rampbook tells an author about a mistake:
// where it is, what is wrong, and how to mend it.
//
// An author's mistakes are data, never a Go error: a function that reads what an
// author wrote takes a *List, adds all it finds and goes on. A Go error is
// for what is not the author's doing (a full disk, a bug of ours).
package diag

import (
	"cmp"
	"slices"
	"sync"
)

// A Severity says what a mistake does to the build.
type Severity int

const (
	Hint    Severity = iota + 1 // worth knowing; changes nothing
	Warning                     // the page is built, but may not be what was meant
	Error                       // the build fails
)

// String returns "hint", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"", "hint", "warning", "error"}[s]
}

// A Pos is a place in a source file. The zero line means the file as a whole.
type Pos struct {
	File string // path below the portal's root, with forward slashes
	Line int    // from 1; 0: unknown
	Col  int    // from 1, in characters (not bytes); 0: unknown
}

// A Diagnostic is one mistake.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Code     string // stable short name, such as "link-missing"; the SARIF rule id
	Message  string // lower case, no full stop
	Hint     string // how to mend it; may be empty
	Snippet  string // the source line, without its end; may be empty
}

// A List gathers diagnostics. Its methods may be called from many goroutines.
type List struct {
	mu  sync.Mutex
	all []Diagnostic
}

// Add appends d.
func (l *List) Add(d Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, d)
}

// Error adds an error.
func (l *List) Error(code string, p Pos, message, hint string) {
	l.Add(Diagnostic{Pos: p, Severity: Error, Code: code, Message: message, Hint: hint})
}

// Warn adds a warning.
func (l *List) Warn(code string, p Pos, message, hint string) {
	l.Add(Diagnostic{Pos: p, Severity: Warning, Code: code, Message: message, Hint: hint})
}

// Note adds a hint.
func (l *List) Note(code string, p Pos, message, hint string) {
	l.Add(Diagnostic{Pos: p, Severity: Hint, Code: code, Message: message, Hint: hint})
}

// Join adds every diagnostic of ds.
func (l *List) Join(ds []Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, ds...)
}

// Sorted returns the diagnostics by file, line, column, code and message, each once.
// The order does not depend on the order in which they were added.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	all := slices.Clone(l.all)
	l.mu.Unlock()
	slices.SortFunc(all, compare)
	return slices.Compact(all)
}

// Count returns how many diagnostics have severity s.
func (l *List) Count(s Severity) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := 0
	for _, d := range l.all {
		if d.Severity == s {
			n++
		}
	}
	return n
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Pos.File, b.Pos.File),
		cmp.Compare(a.Pos.Line, b.Pos.Line),
		cmp.Compare(a.Pos.Col, b.Pos.Col),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Hint, b.Hint),
		cmp.Compare(a.Snippet, b.Snippet),
	)
}
