package search

import (
	"slices"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/token/porter"
)

// A chain makes terms of words as bleve's analyzers do: fold, part, stem. The folding and the
// tokenizer are ours, since bleve's for Chinese lose full-width digits and single characters; pairs of
// characters are made while scanning, for a token of bleve's costs more than the rest of the
// work. So the chain is asked once for each word there is, not for each place where it stands.
type chain struct{ analysis.DefaultAnalyzer }

var wordChain = sync.OnceValue(func() *chain {
	return &chain{analysis.DefaultAnalyzer{
		CharFilters:  []analysis.CharFilter{foldingTable()},
		Tokenizer:    wordTokenizer{},
		TokenFilters: []analysis.TokenFilter{stemBeside{porter.NewPorterStemmer()}},
	}}
})

// A stemmed is a form of a word, and its stem: itself when it has none.
type stemmed struct{ form, stem string }

// forms returns the whole form of a folded word and then its parts.
func (c *chain) forms(word string) []stemmed {
	tokens := c.Analyze([]byte(word))
	list := make([]stemmed, 0, len(tokens)/2)
	for i := 0; i+1 < len(tokens); i += 2 {
		list = append(list, stemmed{string(tokens[i].Term), string(tokens[i+1].Term)})
	}
	return list
}

// termsOf lists the terms of forms, each once: forms first, then stems that are none.
func termsOf(forms []stemmed) (terms []string, surface int) {
	for _, f := range forms {
		if !slices.Contains(terms, f.form) {
			terms = append(terms, f.form)
		}
	}
	surface = len(terms)
	for _, f := range forms {
		if !slices.Contains(terms, f.stem) {
			terms = append(terms, f.stem)
		}
	}
	return terms, surface
}

// wordTokenizer makes of a folded word its whole form and its parts.
type wordTokenizer struct{}

func (wordTokenizer) Tokenize(text []byte) analysis.TokenStream {
	if len(text) == 0 {
		return nil
	}
	w := readWord(string(text))
	var tokens analysis.TokenStream
	for i, form := range append([]string{w.whole}, w.parts...) {
		tokens = append(tokens, &analysis.Token{Term: []byte(form), Position: i + 1, KeyWord: !hasStem(form)})
	}
	return tokens
}

// hasStem tells whether a form may have a stem: three letters or more, all of them a to z.
func hasStem(form string) bool {
	return len(form) >= 3 && !strings.ContainsFunc(form, func(r rune) bool { return r < 'a' || r > 'z' })
}

// stemBeside puts each token's stem behind it.
type stemBeside struct{ stemmer analysis.TokenFilter }

func (f stemBeside) Filter(tokens analysis.TokenStream) analysis.TokenStream {
	stems := make(analysis.TokenStream, len(tokens))
	for i, t := range tokens {
		stem := *t
		stem.Term = slices.Clone(t.Term)
		stems[i] = &stem
	}
	stems = f.stemmer.Filter(stems)
	both := make(analysis.TokenStream, 0, 2*len(tokens))
	for i, t := range tokens {
		both = append(both, t, stems[i])
	}
	return both
}
