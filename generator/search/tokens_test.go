package search

import (
	"path/filepath"
	"strings"
	"testing"

	"rampbook/generator/proof"
)

// A vector is what a text is taken apart into. The theme's tests read the same file.
type vector struct {
	Text   string   `json:"text"`
	Folded string   `json:"folded"` // with a separator where there is one
	Units  [][]pair `json:"units"`  // a word's forms with their stems, or a stretch with itself
	Key    string   `json:"key"`
}

type pair [2]string

func vectorOf(text string) vector {
	folded := foldText(text)
	v := vector{Text: text, Folded: string(folded), Units: [][]pair{}, Key: keyOf(text)}
	for _, u := range unitsOf(folded) {
		if u.word == "" {
			v.Units = append(v.Units, []pair{{string(u.stretch), string(u.stretch)}})
			continue
		}
		var forms []pair
		for _, f := range u.forms {
			forms = append(forms, pair{f.form, f.stem})
		}
		v.Units = append(v.Units, forms)
	}
	return v
}

// TestTokens holds texts to vectors that are read by the theme's tests too.
func TestTokens(t *testing.T) {
	name := filepath.Join("testdata", "tokens.json")
	var want []vector
	proof.ReadJSON(t, name, &want)
	var got []vector
	for _, w := range want {
		got = append(got, vectorOf(w.Text))
	}
	proof.File(t, name, linesOf(t, got))
}

// TestStems holds stems to a list of words that the theme's tests read too.
func TestStems(t *testing.T) {
	name := filepath.Join("testdata", "stems.json")
	var want []pair
	proof.ReadJSON(t, name, &want)
	for i, w := range want {
		want[i][1] = wordChain().forms(w[0])[0].stem
	}
	proof.File(t, name, linesOf(t, want))
}

// linesOf is a list as JSON, an entry a line.
func linesOf[T any](t *testing.T, list []T) []byte {
	t.Helper()
	var lines []string
	for _, v := range list {
		text, err := marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(text))
	}
	return []byte("[\n" + strings.Join(lines, ",\n") + "\n]\n")
}
