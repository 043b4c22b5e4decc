package generator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	learning "rampbook/generator/path"
	"rampbook/generator/project"
)

// path reads a page as a learning path. In a folder that is no portal "kind: path" may mean something
// else, except in a folder of paths.
func (p *parser) path(file *project.Page, doc *markdown.Document, ds *diag.List) *learning.Path {
	if !p.portal.HasConfig && !slices.Contains(strings.Split(file.Source, "/"), "paths") {
		return nil
	}
	return learning.Read(doc, file.Source, ds)
}

// checkPaths reports steps that lead to no page: they can never be done.
func (s *site) checkPaths(ds *diag.List) {
	for _, src := range sortedSources(s.sources) {
		if src.path == nil {
			continue
		}
		for _, step := range src.path.Steps() {
			t := src.targets[step.Link]
			if !t.broken && !t.isPage {
				ds.Warn("path-step", step.Pos, fmt.Sprintf("the step %q leads to no page of the portal, so it can never be done", step.Text), "link to a page, or put the link behind another one in the same item")
			}
			if to := s.byPath[cmp.Or(t.lang, src.Lang)+"/"+t.page]; t.isPage && s.reading() == "off" && to != nil && !(to.src != nil && to.src.isQuiz()) {
				ds.Warn("path-step", step.Pos, fmt.Sprintf("the step %q is a page, and this portal counts no page as read, so it can never be done", step.Text), `set reading = "button" or "auto" below [learning], or ask about the page in a quiz and make that the step`)
			}
		}
	}
}

// begin is where a newcomer finds the learning paths of a language: the only one, or the page below which all stand.
func (s *site) begin(lang string) *page {
	var begin *page
	for _, pg := range s.pages {
		switch {
		case pg.lang != lang || pg.src == nil || pg.src.path == nil:
		case begin == nil:
			begin = pg
		case begin != pg.parent && begin.parent != pg.parent:
			return nil
		default:
			begin = pg.parent
		}
	}
	return begin
}

// A turn is where a page stands in a learning path.
type turn struct {
	path  *page
	stage *learning.Stage
	next  *page // the step behind it; nil for the last
}

// findTurns notes for each page the paths that it is a step of.
func (s *site) findTurns() {
	s.turns = map[*page][]turn{}
	for _, pg := range s.pages {
		if pg.src == nil || pg.src.path == nil {
			continue
		}
		var last *page
		met := map[*page]bool{pg: true}
		for _, stage := range pg.src.path.Stages {
			for _, step := range stage.Steps {
				to := s.pageOf(pg.src.targets[step.Link], pg.lang)
				if to == nil || met[to] {
					continue
				}
				if last != nil {
					list := s.turns[last]
					list[len(list)-1].next = to
				}
				s.turns[to] = append(s.turns[to], turn{path: pg, stage: stage})
				last, met[to] = to, true
			}
		}
	}
}

// stepsOf is what other pages print of a path: where its steps lead.
func stepsOf(src *source) string {
	steps := ""
	if src.path != nil {
		for _, stage := range src.path.Stages {
			steps += stage.Anchor + "\x00"
			for _, step := range stage.Steps {
				steps += src.doc.Links[step.Link].Dest + "\x00"
			}
		}
	}
	return steps
}

// isQuiz reports whether a page is done by answering.
func (src *source) isQuiz() bool { return src.quiz != nil && src.quiz.IsQuiz() }

// pathOverview is a path as its script sees it: PathData of components/path/progress.ts.
type pathOverview struct {
	Page   string          `json:"page"`
	Title  string          `json:"title"`
	URL    string          `json:"url"`
	Stages []stageOverview `json:"stages"`
}

type stageOverview struct {
	Title  string         `json:"title"`
	Anchor string         `json:"anchor"`
	From   int            `json:"from"` // working days from the start; 0: no days
	To     int            `json:"to"`
	Steps  []stepOverview `json:"steps"`
}

type stepOverview struct {
	Page      string   `json:"page"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Quiz      bool     `json:"quiz,omitempty"`
	Questions []string `json:"questions,omitempty"` // of a quiz: those of which recall can be predicted, as the log calls them
}

func (s *site) overviewOfPath(pg *page) pathOverview {
	o := pathOverview{Page: pg.path, Title: pg.title, URL: fileURLOf(pg), Stages: []stageOverview{}}
	for _, stage := range pg.src.path.Stages {
		one := stageOverview{Title: stage.Title, Anchor: stage.Anchor, From: stage.From, To: stage.To, Steps: []stepOverview{}}
		for _, step := range stage.Steps {
			to := s.pageOf(pg.src.targets[step.Link], pg.lang)
			if to == nil {
				continue
			}
			next := stepOverview{Page: to.path, Title: to.title, URL: fileURLOf(to)}
			if to.src != nil && to.src.isQuiz() {
				next.Quiz, next.Questions = true, predictable(to.src.quiz)
			}
			one.Steps = append(one.Steps, next)
		}
		o.Stages = append(o.Stages, one)
	}
	return o
}
