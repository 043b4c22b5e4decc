package browser

import "testing"

// TestPortals builds each portal once and looks at it in every way.
func TestPortals(t *testing.T) {
	s := &sites{handbook: handbook(t), trial: trial(t), quizzes: quizzes(t), templates: templates(t)}
	t.Run("links", s.testLinks)
	t.Run("weight", s.testWeight)
	t.Run("browser", func(t *testing.T) {
		c := openChromium(t)
		for _, test := range []struct {
			name string
			run  func(*testing.T, *chromium, *sites)
		}{
			{"bounds", testBounds},
			{"axe", testAxe},
			{"states", testAxeStates},
			{"keyboard", testKeyboard},
			{"copy", testCopy},
			{"drawer", testDrawer},
			{"theme", testTheme},
			{"language", testLanguage},
			{"notices", testNotices},
			{"phrases", testPhrases},
			{"reflow", testReflow},
			{"jumps", testJumps},
			{"noscript", testWithoutScript},
			{"print", testPrint},
			{"preview", testPreview},
			{"quiz-keyboard", testQuizByKeyboard},
			{"quiz-states", testQuizStates},
			{"quiz-kept", testQuizIsKept},
			{"quiz-again", testQuizAgain},
			{"quiz-places", testQuizPlaces},
			{"quiz-sealed", testQuizSealed},
			{"quiz-locked", testQuizLocked},
			{"quiz-clock", testQuizClock},
			{"quiz-alone", testQuestionsAlone},
			{"quiz-noscript", testQuizWithoutScript},
			{"quiz-print", testQuizPrint},
			{"quiz-pointer", testQuizPointer},
			{"check-keyboard", testChecklistByKeyboard},
			{"check-kept", testChecklistIsKept},
			{"check-runs", testChecklistRuns},
			{"check-print", testChecklistPrint},
			{"card-keyboard", testScorecardByKeyboard},
			{"card-raters", testScorecardRaters},
			{"card-print", testScorecardPrint},
			{"sheet-keyboard", testWorksheetByKeyboard},
			{"sheet-kept", testWorksheetIsKept},
			{"forms-states", testFormStates},
			{"forms-noscript", testFormsWithoutScript},
			{"learning", testLearning},
			{"log", testLog},
			{"served log", testServedLog},
			{"team", testTeamReport},
			{"search", testSearch},
		} {
			t.Run(test.name, func(t *testing.T) {
				t.Parallel()
				test.run(t, c, s)
			})
		}
	})
}

// sites are the portals that the tests open.
type sites struct {
	handbook, trial, quizzes, templates *portal
}

func (s *sites) all() []*portal { return []*portal{s.handbook, s.trial, s.quizzes, s.templates} }

// A sample is a page that stands for its kind.
type sample struct {
	kind   string
	portal *portal
	file   string
}

func (p sample) String() string { return p.portal.name + "/" + p.file }

// samples are a page of each kind in both languages.
func (s *sites) samples() []sample {
	return []sample{
		{"home", s.handbook, "index.html"},
		{"home", s.handbook, "zh/index.html"},
		{"section", s.handbook, "playbooks/1-process/index.html"},
		{"section", s.handbook, "zh/playbooks/1-process/index.html"},
		{"page", s.handbook, "guide/writing/index.html"},
		{"page", s.handbook, "zh/guide/writing/index.html"},
		{"tag", s.handbook, "tags/portal/index.html"},
		{"tag", s.handbook, "zh/tags/门户/index.html"},
		{"quiz", s.handbook, "quizzes/one-of-each-kind/index.html"},
		{"quiz", s.handbook, "zh/quizzes/one-of-each-kind/index.html"},
		{"checklist", s.handbook, "playbooks/6-risk/risk-matrix/index.html"},
		{"checklist", s.handbook, "zh/playbooks/6-risk/risk-matrix/index.html"},
		{"scorecard", s.handbook, "playbooks/3-performance/weights-and-scorecard/index.html"},
		{"scorecard", s.handbook, "zh/playbooks/2-needs-analysis/first-call-review/index.html"},
		{"worksheet", s.handbook, "playbooks/4-goals/decomposition/index.html"},
		{"worksheet", s.handbook, "zh/playbooks/6-risk/credit/index.html"},
		{"tags", s.handbook, "tags/index.html"},
		{"tags", s.handbook, "zh/tags/index.html"},
		{"progress", s.handbook, "progress/index.html"},
		{"progress", s.handbook, "zh/progress/index.html"},
		{"results", s.handbook, "search/index.html"},
		{"results", s.handbook, "zh/search/index.html"},
		{"404", s.handbook, "404.html"},
		{"404", s.handbook, "zh/404.html"},
		{"page", s.trial, "everything/index.html"},
		{"page", s.trial, "zh/everything/index.html"},
		{"page", s.trial, "zh/names-with-blanks/a-page/index.html"},
		{"page", s.trial, "zh/话术/价格-异议/index.html"},
		{"listing", s.trial, "zh/deep/one/two/index.html"},
	}
}
