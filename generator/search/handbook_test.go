package search_test

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"rampbook/generator"
	"rampbook/generator/search"
)

// TestTheHandbookIsFoundAlike asks the handbook in this repository for its own titles and headings: as they are, mistyped,
// in part, a few words of them.
func TestTheHandbookIsFoundAlike(t *testing.T) {
	site := t.TempDir()
	if _, err := generator.Build(t.Context(), generator.Options{Dir: filepath.Join("..", ".."), Output: site, Force: true}); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 3))
	var queries []search.TwinQuery
	for _, lang := range []string{"en", "zh"} {
		headings := search.HeadingsOf(t, site, lang)
		if len(headings) < 250 {
			t.Fatalf("only %d headings in %s", len(headings), lang)
		}
		for _, h := range headings {
			queries = append(queries, search.TwinQuery{Text: disturbed(rng, h), Lang: lang})
		}
	}
	search.CompareTwins(t, site, queries)
}

// disturbed is a heading as it is or as somebody might type it.
func disturbed(rng *rand.Rand, heading string) string {
	r := []rune(heading)
	i := rng.IntN(len(r))
	switch rng.IntN(5) {
	case 0:
		return string(r[:i]) + string(r[i+1:])
	case 1:
		return string(r[:i+1])
	case 2:
		return string(r[i:])
	case 3:
		words := strings.Fields(heading)
		return words[rng.IntN(len(words))] + " " + words[rng.IntN(len(words))]
	}
	return heading
}
