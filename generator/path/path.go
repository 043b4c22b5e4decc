// Package path reads learning paths: what a new colleague reads and answers, in order, by the day.
//
// A path is a page with "kind: path" in its front matter. Each heading of the second level is a stage, and
// each list item below it that begins with a link, or has one, is a step to the page its first link leads to:
//
//	## Week 1: the process (day 1-5)
//
//	1. [What a stage is](../playbooks/1-process/README.md)
//	2. [Check yourself](../quizzes/1-process.md) before Friday
//
// The days in parentheses at the end of a heading are working days from the start, counted from 1: (day 3),
// (days 1-5), （第 1-5 天）, （1—5 天）. A stage without days has no due date. Stages may overlap; they
// are written in the order of their first days. Lists above the first stage are no steps.
package path

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// The limits of what is read; what is beyond is reported and left out.
const (
	MaxStages = 50
	MaxSteps  = 300 // of a path
	MaxDay    = 1000
)

// A Path is the stages of a learning path.
type Path struct {
	Stages []*Stage
}

// A Stage is a stretch of a path that has one due day.
type Stage struct {
	Title  string // without its days
	Anchor string // id of the heading
	From   int    // first working day, from 1; 0 when the stage has no days
	To     int    // last working day
	Steps  []Step
	pos    diag.Pos
}

// A Step is one thing to read or to answer.
type Step struct {
	Link int // index of the document's Links
	Text string
	Pos  diag.Pos
}

// Is reports whether a page is a path.
func Is(meta markdown.Meta) bool { return meta.Values["kind"] == "path" }

// Read returns the path of a page, nil when the page is none.
func Read(doc *markdown.Document, file string, ds *diag.List) *Path {
	if !Is(doc.Meta) {
		return nil
	}
	p := &Path{}
	for _, h := range doc.Headings {
		if h.Level == 2 {
			p.addStage(h, ds)
		}
	}
	p.addSteps(doc, ds)
	p.check(doc.Meta.Pos("kind"), file, ds)
	return p
}

// Steps lists the steps of all stages.
func (p *Path) Steps() []Step {
	var all []Step
	for _, s := range p.Stages {
		all = append(all, s.Steps...)
	}
	return all
}

func (p *Path) addStage(h markdown.Heading, ds *diag.List) {
	if len(p.Stages) == MaxStages {
		ds.Error("path-limit", h.Pos, fmt.Sprintf("a path has at most %d stages", MaxStages), "make two paths of it")
		return
	}
	if len(p.Stages) > MaxStages {
		return
	}
	s := &Stage{Title: h.Text, Anchor: h.ID, pos: h.Pos}
	title, from, to, ok := cutDays(h.Text)
	if ok {
		s.Title, s.From, s.To = title, from, to
	}
	if ok && (from < 1 || to < from || to > MaxDay) {
		ds.Error("path-days", h.Pos, fmt.Sprintf("days %d to %d are no stretch of time", from, to), fmt.Sprintf("count working days from 1 to %d, the earlier one first", MaxDay))
		s.From, s.To = 0, 0
	}
	p.Stages = append(p.Stages, s)
}

// days are the days of a stage at the end of its heading.
var days = regexp.MustCompile(`(?i)\s*[(（]\s*(?:days?\s*|第\s*)?(\d{1,4})\s*天?(?:\s*(?:-|–|—|~|～|至|到)\s*(?:第\s*)?(\d{1,4}))?\s*(天)?\s*[)）]$`)

// cutDays takes the days off a heading.
func cutDays(heading string) (title string, from, to int, ok bool) {
	m := days.FindStringSubmatchIndex(heading)
	if m == nil {
		return heading, 0, 0, false
	}
	named := strings.ContainsAny(heading[m[0]:], "dD第天")
	from = number(heading[m[2]:m[3]])
	to = from
	if m[4] >= 0 {
		to = number(heading[m[4]:m[5]])
	}
	return heading[:m[0]], from, to, named
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // at most four digits
	return n
}

// addSteps gives each stage the list items that stand below its heading.
func (p *Path) addSteps(doc *markdown.Document, ds *diag.List) {
	seen := map[string]diag.Pos{}
	count := 0
	for i, l := range doc.Links {
		stage := p.stageAt(l.Pos)
		if !l.Lead || stage == nil {
			continue
		}
		if before, twice := seen[l.Dest]; twice {
			ds.Warn("path-twice", l.Pos, fmt.Sprintf("%s is a step already, in line %d", l.Dest, before.Line), "a page is done once: keep one of the two")
		}
		seen[l.Dest] = l.Pos
		if count++; count == MaxSteps+1 {
			ds.Error("path-limit", l.Pos, fmt.Sprintf("a path has at most %d steps", MaxSteps), "make two paths of it")
		}
		if count <= MaxSteps {
			stage.Steps = append(stage.Steps, Step{Link: i, Text: l.Text, Pos: l.Pos})
		}
	}
}

// stageAt is the last stage that begins above pos.
func (p *Path) stageAt(pos diag.Pos) *Stage {
	var found *Stage
	for _, s := range p.Stages {
		if s.pos.Line < pos.Line {
			found = s
		}
	}
	return found
}

func (p *Path) check(kind diag.Pos, file string, ds *diag.List) {
	if kind.Line == 0 {
		kind = diag.Pos{File: file, Line: 1, Col: 1}
	}
	if len(p.Steps()) == 0 {
		ds.Error("path-empty", kind, "the path has no step", `write "## Week 1 (day 1-5)" and below it a list of links to pages`)
		return
	}
	last := &Stage{}
	for _, s := range p.Stages {
		if len(s.Steps) == 0 {
			ds.Warn("path-stage-empty", s.pos, fmt.Sprintf("stage %q has no step", s.Title), "list links to pages below it, or make it a heading of the third level")
		}
		if s.From == 0 {
			continue
		}
		if s.From < last.From {
			ds.Warn("path-order", s.pos, fmt.Sprintf("stage %q begins on day %d, before the stage above it", s.Title, s.From), "put the stages in the order of their days")
		}
		last = s
	}
}
