package generator

import (
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/project"
	"rampbook/generator/quiz"
)

// questions lets a page have questions. Pages of a folder that is no portal have none: a heading
// "Order: …" means something else there.
func (p *parser) questions(file *project.Page, o *markdown.Options, ds *diag.List) *quiz.Page {
	if !p.portal.HasConfig && !slices.Contains(strings.Split(file.Source, "/"), "quizzes") {
		return nil
	}
	page := quiz.New(file.Source, ds)
	o.Keyword, o.Section = quiz.IsKeyword, page.Section
	return page
}

// quizFacts are what the theme prints of a quiz below its title; nil for any other page.
func (s *site) quizFacts(src *source) map[string]any {
	if src.quiz == nil || !src.quiz.IsQuiz() {
		return nil
	}
	settings := src.quiz.Settings
	return map[string]any{
		"questions": src.quiz.Count(),
		"pass":      settings.Pass,
		"minutes":   int(settings.Time.Minutes()),
		"sealed":    settings.Sealed,
		"locked":    settings.Locked && s.asks(src),
		"left":      settings.Locked && !s.asks(src),
	}
}

// scripts are the components whose scripts the page needs beside the one that every page has.
func (s *site) scripts(pg *page) []string {
	var names []string
	src := pg.src
	if pg.path == "" {
		names = append(names, "continue")
	}
	if s.asks(src) && src.locked() {
		names = append(names, "locked")
	}
	if s.asks(src) && src.quiz.HandsIn() {
		names = append(names, "handin")
	}
	if s.asks(src) {
		names = append(names, "quiz")
	}
	names = append(names, src.formScripts()...)
	if src != nil && src.path != nil {
		names = append(names, "path")
	}
	return names
}

// compareQuestions checks that a page asks in every language what it asks in the base language.
func (s *site) compareQuestions(ds *diag.List) {
	base := s.portal.Languages[0].Code
	for _, src := range sortedSources(s.sources) {
		origin := s.byPath[base+"/"+src.Path]
		if src.Lang == base || src.quiz == nil || origin == nil || origin.src == nil || origin.src.Lang != base || origin.src.quiz == nil {
			continue
		}
		quiz.CompareTwins(origin.src.quiz, src.quiz, ds)
	}
}
