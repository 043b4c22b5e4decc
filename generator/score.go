package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/scorecard"
)

// A Scoring is a file of ratings, scored with one card.
type Scoring struct {
	Card        *scorecard.Card
	People      []scorecard.Person
	Diagnostics []diag.Diagnostic
}

// maxRatings is how large a file of ratings may be.
const maxRatings = 64 << 20

// Score scores everybody in a file of ratings with the card that has the id; the card is looked for in the portal in dir,
// first in its base language. The portal's other mistakes are not reported.
func Score(ctx context.Context, dir, id, file string) (*Scoring, error) {
	card, err := findCard(ctx, dir, id)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(file)
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	if info.Size() > maxRatings {
		return nil, fmt.Errorf("score: %s has more than %d MB: split it", file, maxRatings>>20)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("score: %w", err)
	}
	var ds diag.List
	name := filepath.ToSlash(file)
	people := card.ReadPeople(name, data, &ds)
	text := &diag.Source{Name: name, Text: data}
	return &Scoring{card, people, withSnippets(ds.Sorted(), text)}, nil
}

// findCard finds a scorecard that can be trusted: one with mistakes cannot.
func findCard(ctx context.Context, dir, id string) (*scorecard.Card, error) {
	s, err := openSite(ctx, dir, &diag.List{})
	if err != nil {
		return nil, err
	}
	defer s.portal.Close()
	var known []string
	for _, l := range s.portal.Languages {
		for _, src := range sortedSources(s.sources) {
			if src.Lang != l.Code || src.forms == nil {
				continue
			}
			for _, card := range src.forms.cards.Cards {
				if card.ID == id && id != "" {
					return card, cardMistake(src)
				}
				known = append(known, card.ID)
			}
		}
	}
	return nil, fmt.Errorf("no scorecard has the id %q: %s", id, nearestCard(id, known))
}

func nearestCard(id string, known []string) string {
	slices.Sort(known)
	known = slices.DeleteFunc(slices.Compact(known), func(s string) bool { return s == "" })
	if near := diag.Nearest(id, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return "the portal has none; rampbook ids --write gives ids"
	}
	return "there are " + strings.Join(known, ", ")
}

// cardMistake is the first error of the page's scorecards.
func cardMistake(src *source) error {
	for _, d := range src.mistakes {
		if d.Severity == diag.Error && strings.HasPrefix(d.Code, "card-") {
			return fmt.Errorf("%v: %s; mend the scorecard first", d.Pos, d.Message)
		}
	}
	return nil
}
