package generator

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/project"
	"rampbook/generator/quiz"
)

// What the handbook in this repository has to have, as its readers were promised.
const (
	handbookParts = 8
	partPages     = 6 // the one that opens the part, and five
	quizQuestions = 12
	quizKinds     = 5
	poolQuestions = 6
	poolDraw      = 3
	glossaryTerms = 120
)

// TestHandbook builds the portal in this repository and looks at what it teaches.
func TestHandbook(t *testing.T) {
	found, err := Check(t.Context(), Options{Dir: ".."})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range found {
		t.Errorf("rampbook check: %s:%d: %s", d.Pos.File, d.Pos.Line, d.Message)
	}
	s := compileHandbook(t)
	t.Run("coverage", func(t *testing.T) { testCoverage(t, s) })
	t.Run("parts", func(t *testing.T) { testParts(t, s) })
	t.Run("exam", func(t *testing.T) { testExam(t, s) })
	t.Run("glossary", func(t *testing.T) { testGlossary(t, s) })
	t.Run("twins", testTwins)
}

func compileHandbook(t *testing.T) *site {
	t.Helper()
	var ds diag.List
	portal, err := project.Open("..", project.Options{}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { portal.Close() })
	s, err := compileSite(t.Context(), portal, job{}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// testCoverage: each point of the source is treated under a heading that exists, at the same place in both languages.
func testCoverage(t *testing.T, s *site) {
	en, zh := s.sources["content/coverage.md"], s.sources["content/coverage.zh.md"]
	if en == nil || zh == nil {
		t.Fatal("there is no coverage page, or not in both languages")
	}
	if len(en.doc.Links) < 200 || len(en.doc.Links) != len(zh.doc.Links) {
		t.Fatalf("%d links in English, %d in Chinese", len(en.doc.Links), len(zh.doc.Links))
	}
	for _, src := range []*source{en, zh} {
		for i, link := range src.doc.Links {
			if err := headingOf(s, src, src.targets[i]); err != nil {
				t.Errorf("%s:%d: %s: %v", src.Source, link.Pos.Line, link.Dest, err)
			}
		}
	}
	for i, to := range en.targets {
		if other := zh.targets[i]; other.page != to.page {
			t.Errorf("%s:%d leads to %s, its twin to %s", en.Source, en.doc.Links[i].Pos.Line, to.page, other.page)
		}
	}
}

// headingOf says what is wrong with a link that has to lead to a heading in the language of src.
func headingOf(s *site, src *source, to target) error {
	if !to.isPage {
		return fmt.Errorf("leads to no page")
	}
	id, text := fragmentOf(to.tail), s.textOf(to, src.Lang)
	switch {
	case id == "":
		return fmt.Errorf("names no heading")
	case text == nil || text.Lang != src.Lang:
		return fmt.Errorf("the page is not there in %s", src.Lang)
	case !slices.ContainsFunc(text.doc.Headings, isHeading(id)):
		return fmt.Errorf("the page has no such heading")
	}
	return nil
}

func isHeading(id string) func(markdown.Heading) bool {
	return func(h markdown.Heading) bool { return h.ID == id }
}

// testParts: every part has its pages and a quiz, in both languages.
func testParts(t *testing.T, s *site) {
	for _, l := range s.portal.Languages {
		pages, quizzes := map[string]int{}, map[string]*source{}
		for _, src := range s.sources {
			top, rest, _ := strings.Cut(src.Path, "/")
			part, _, inside := strings.Cut(rest, "/")
			switch {
			case src.Lang != l.Code:
			case top == "playbooks" && inside:
				pages[part]++
			case top == "quizzes":
				quizzes[rest] = src
			}
		}
		if len(pages) != handbookParts {
			t.Errorf("%d parts in %s", len(pages), l.Code)
		}
		for part, n := range pages {
			if n < partPages {
				t.Errorf("%s has %d pages in %s", part, n, l.Code)
			}
			if quizzes[part] == nil {
				t.Errorf("%s has no quiz in %s", part, l.Code)
				continue
			}
			testQuiz(t, quizzes[part])
		}
	}
}

func testQuiz(t *testing.T, src *source) {
	kinds, asked := map[quiz.Kind]bool{}, src.quiz.All()
	for _, q := range asked {
		kinds[q.Kind] = true
		testQuestion(t, q)
	}
	if len(asked) < quizQuestions || len(kinds) < quizKinds {
		t.Errorf("%s has %d questions of %d kinds", src.Source, len(asked), len(kinds))
	}
}

// testQuestion: a question says where its answer can be read, and every option what it means to have chosen it.
func testQuestion(t *testing.T, q *quiz.Question) {
	if _, heading, ok := strings.Cut(q.Source, "#"); !ok || heading == "" {
		t.Errorf("%s:%d: source= names no heading", q.Pos().File, q.Pos().Line)
	}
	if choice, ok := q.Body.(*quiz.Choice); ok {
		for i, o := range choice.Options {
			if o.Feedback.Empty() {
				t.Errorf("%s:%d: option %d has no feedback", q.Pos().File, q.Pos().Line, i+1)
			}
		}
	}
}

// testExam: the exam draws from a pool for each part, and repeats no question of another quiz.
func testExam(t *testing.T, s *site) {
	for _, l := range s.portal.Languages {
		stems, pools := map[string]string{}, 0
		for _, src := range sortedSources(s.sources) {
			if src.Lang != l.Code || !strings.HasPrefix(src.Path, "quizzes/") || src.quiz == nil {
				continue
			}
			for _, q := range src.quiz.All() {
				if other := stems[q.Stem]; other != "" {
					t.Errorf("%s asks again what %s asks: %s", src.Source, other, q.Stem)
				}
				stems[q.Stem] = src.Source
				if src.Path == "quizzes/final-exam" && testPooled(t, q) {
					pools++
				}
			}
		}
		if pools != handbookParts {
			t.Errorf("the exam has %d pools in %s", pools, l.Code)
		}
	}
}

// testPooled reports whether q is a pool.
func testPooled(t *testing.T, q *quiz.Question) bool {
	pool, ok := q.Body.(*quiz.Pool)
	if !ok {
		testQuestion(t, q)
		return false
	}
	if len(pool.Questions) < poolQuestions || pool.Draw != poolDraw {
		t.Errorf("%s:%d: draws %d of %d questions", q.Pos().File, q.Pos().Line, pool.Draw, len(pool.Questions))
	}
	return true
}

// testGlossary: the terms are the same in both languages, each with the other language's word, and pages lead to them.
func testGlossary(t *testing.T, s *site) {
	var ids [2][]string
	for i, name := range []string{"content/glossary.md", "content/glossary.zh.md"} {
		for _, h := range s.sources[name].doc.Headings {
			if h.Level == 3 {
				ids[i] = append(ids[i], h.ID)
			}
		}
		slices.Sort(ids[i])
	}
	if len(ids[0]) < glossaryTerms || !slices.Equal(ids[0], ids[1]) {
		t.Errorf("%d terms in English, %d in Chinese, or others", len(ids[0]), len(ids[1]))
	}
	linked := 0
	for _, src := range s.sources {
		if slices.ContainsFunc(src.targets, func(to target) bool { return to.page == "glossary" && to.tail != "" }) {
			linked++
		}
	}
	if linked < handbookParts*partPages {
		t.Errorf("%d pages lead to a term", linked)
	}
}

// TestHandbookSettings: a copy of the handbook begins with the settings of the original, without its id.
func TestHandbookSettings(t *testing.T) {
	template, err := os.ReadFile("handbook.toml")
	if err != nil {
		t.Fatal(err)
	}
	original, err := os.ReadFile("../rampbook.toml")
	if err != nil {
		t.Fatal(err)
	}
	want := settingsOf(string(original), "id")
	if got := settingsOf(string(starterConfig(template, []string{"en", "zh"}))); got != want {
		t.Errorf("a copy begins with\n%s\nthe handbook has\n%s", got, want)
	}
}

// settingsOf is a configuration without comments, blank lines and the given keys.
func settingsOf(config string, without ...string) string {
	var kept strings.Builder
	for line := range strings.Lines(config) {
		key, _, _ := strings.Cut(line, " ")
		if line != "\n" && key != "#" && !slices.Contains(without, key) {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

func testTwins(t *testing.T) {
	list, _, err := Twins(t.Context(), "..")
	if err != nil {
		t.Fatal(err)
	}
	for _, twin := range list {
		if twin.State != TwinCurrent {
			t.Errorf("%s in %s: %s", twin.Source, twin.Lang, twin.State)
		}
	}
}
