package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
)

// A Finished is one learner at the end of a path, or what is missing of it.
type Finished struct {
	Path    Path
	Day     string // of the last step
	Steps   int
	Missing []Step
	Quizzes []Result
}

// A Result is the best attempt at a quiz.
type Result struct {
	Page  string
	Share float64 // of the points
}

// Finish looks whether a learner has done every step of a path. lines are merged.
func Finish(portal Portal, path, actor string, lines []progress.Line) (Finished, error) {
	i := slices.IndexFunc(portal.Paths, func(p Path) bool { return p.Page == path })
	if i < 0 {
		return Finished{}, unknownPath(portal, path)
	}
	var r Report
	l := learn(portal, actor, r.count(lines, portal.ID)[actor])
	f := Finished{Path: portal.Paths[i]}
	for _, stage := range f.Path.Stages {
		for _, step := range stage.Steps {
			f.Steps++
			if !l.done(step) {
				f.Missing = append(f.Missing, step)
				continue
			}
			f.Day = max(f.Day, l.doneOn(step))
			if best := l.best(step.Page); len(step.Questions) > 0 && !math.IsNaN(best.share) {
				f.Quizzes = append(f.Quizzes, Result{step.Page, *number(best.share)})
			}
		}
	}
	return f, nil
}

func unknownPath(portal Portal, path string) error {
	var pages []string
	for _, p := range portal.Paths {
		pages = append(pages, p.Page)
	}
	if near := diag.Nearest(path, pages); near != "" {
		return fmt.Errorf("the portal has no path %q: did you mean %q?", path, near)
	}
	if len(pages) == 0 {
		return fmt.Errorf("the portal has no path %q: it has none", path)
	}
	return fmt.Errorf("the portal has no path %q: it has %s", path, strings.Join(pages, ", "))
}

// doneOn is the day on which a step was done first.
func (l *learner) doneOn(s Step) string {
	if len(s.Questions) == 0 {
		return l.readOn[s.Page]
	}
	for _, a := range l.counting(s.Page) {
		if !a.failed() {
			return a.day
		}
	}
	return ""
}
