package server

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"rampbook/generator/diag"
)

// mostProblems is how many diagnostics a browser is shown; nobody reads more.
const mostProblems = 100

// A state is what the server shows now, and which build changed what.
type state struct {
	mu    sync.Mutex
	run   string        // names this run of the program, other than all runs before it
	next  chan struct{} // closed when the state changes
	site  Site          // nil before the first good build
	build int           // number of good builds
	whole int           // the last build in which anything may have changed
	last  map[string]int

	failed   bool
	problems []diag.Diagnostic
}

// A message tells one page in a browser all that it needs to know: what to do since the
// build it shows, and whether the newest build failed. It is sent as JSON.
type message struct {
	Build    string    `json:"build"`    // names the newest good build
	Page     bool      `json:"page"`     // the page is out of date
	Files    []string  `json:"files"`    // if it is not: other files that are, as decoded URL paths
	Failed   bool      `json:"failed"`   // the newest build failed
	Problems []problem `json:"problems"` // why
	More     int       `json:"more"`     // how many problems were left out
}

// A problem is a diagnostic in a message.
type problem struct {
	File     string `json:"file"`
	Line     int    `json:"line"`
	Col      int    `json:"col"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
	Snippet  string `json:"snippet"`
}

func newState(run string) *state {
	return &state{run: run, next: make(chan struct{}), last: map[string]int{}}
}

// wake tells all streams that the state changed. The lock must be held.
func (s *state) wake() {
	close(s.next)
	s.next = make(chan struct{})
}

func (s *state) show(site Site, changed []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	first := s.site == nil
	s.site, s.failed, s.problems = site, false, nil
	s.build++
	if changed == nil || first {
		s.whole = s.build
		clear(s.last)
	}
	for _, name := range changed {
		s.last[name] = s.build
	}
}

func (s *state) fail(ds []diag.Diagnostic) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.wake()
	s.failed, s.problems = true, slices.Clone(ds)
}

// shown returns the site, nil if there is none yet, and the name of its build.
func (s *state) shown() (Site, string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.site, s.name()
}

// name returns the name of the newest build: it tells builds of this run from all others.
func (s *state) name() string {
	return s.run + "." + strconv.Itoa(s.build)
}

// number returns the number of a named build, false when it is not of this run.
func (s *state) number(build string) (int, bool) {
	digits, ok := strings.CutPrefix(build, s.run+".")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil && n >= 0
}

// news returns what the page at u, shown as of the named build, has to know, and a channel
// that is closed when there is more.
func (s *state) news(u *url.URL, build string) (message, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := message{Build: s.name(), Failed: s.failed, More: max(0, len(s.problems)-mostProblems)}
	for _, d := range s.problems[:len(s.problems)-m.More] {
		m.Problems = append(m.Problems, problem{
			d.Pos.File, d.Pos.Line, d.Pos.Col, d.Severity.String(), d.Message, d.Hint, d.Snippet,
		})
	}
	if s.site == nil {
		return m, s.next // nothing to reload; after a restart the old page stays until there is
	}
	n, ok := s.number(build)
	m.Page = !ok || n < s.whole || s.pageChanged(u, n)
	if !m.Page {
		m.Files = s.filesSince(n)
	}
	return m, s.next
}

// pageChanged reports whether the page at u is not as it was in build n.
func (s *state) pageChanged(u *url.URL, n int) bool {
	names := outputs(u)
	if !slices.ContainsFunc(names, func(name string) bool { _, ok := s.site(name); return ok }) {
		names = append(names, missingPages(u)...)
	}
	return slices.ContainsFunc(names, func(name string) bool { return s.last[name] > n })
}

// filesSince returns what changed after build n and is no page, as URL paths, sorted.
func (s *state) filesSince(n int) []string {
	var files []string
	for name, build := range s.last {
		if build > n && path.Ext(name) != ".html" {
			files = append(files, "/"+name)
		}
	}
	slices.Sort(files)
	return files
}
