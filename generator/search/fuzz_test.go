package search

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzFold: folding twice is folding once, and what comes out is a text that scan covers in order.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "C++ 10% GPT-4o", "價格異議", "ＧＰＴ", "e\u0301", "\xff\x00", "a-b_c.d&e,1,2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := foldText(s)
		if again := foldText(string(folded)); !bytes.Equal(folded, again) || !utf8.Valid(folded) {
			t.Fatalf("%q is folded to %q, and then to %q", s, folded, again)
		}
		end := 0
		scan(folded, func(p piece) {
			if p.start < end || p.end <= p.start || p.end > len(folded) {
				t.Fatalf("%q: a piece from %d to %d after %d", folded, p.start, p.end, end)
			}
			end = p.end
			if p.kind != letter {
				return
			}
			for _, form := range wordChain().forms(string(folded[p.start:p.end])) {
				if form.form == "" || form.stem == "" || utf8.RuneCountInString(form.form) > maxWord {
					t.Fatalf("%q has the form %+v", folded[p.start:p.end], form)
				}
			}
		})
	})
}

// FuzzTerms: the terms counted while a text is scanned are those of its words and stretches.
func FuzzTerms(f *testing.F) {
	f.Add("Prices, GPT-4o 价格异议 a价b 10% e-mail")
	f.Fuzz(func(t *testing.T, s string) {
		c := newCounter()
		c.add(s, 2)
		list, length := c.take()
		got := map[string]uint32{}
		for _, frequency := range list {
			got[c.lexicon.terms[frequency.term]] = frequency.count
		}
		want, words := map[string]uint32{}, uint32(0)
		folded := foldText(s)
		scan(folded, func(p piece) { words += 2 })
		if words > 2*maxUnits {
			t.Skip("more than a query has")
		}
		for _, u := range unitsOf(folded) {
			terms, _ := termsOf(u.forms)
			for i := range u.stretch {
				terms = append(terms, string(u.stretch[i:min(i+2, len(u.stretch))]))
			}
			for _, term := range terms {
				want[term] += 2
			}
		}
		if length != words || len(got) != len(want) {
			t.Fatalf("%q: length %d and terms %v, want %d and %v", s, length, got, words, want)
		}
		for term, n := range want {
			if got[term] != n {
				t.Fatalf("%q has %s %d times, want %d", s, term, got[term], n)
			}
		}
	})
}

// FuzzLines: a file of terms that is accepted is in order, and is written again as it was read.
func FuzzLines(f *testing.F) {
	f.Add("Aprice CC\nFs DgB\nA价格 A\nB客 B\n", uint16(9))
	f.Add("A B", uint16(1))
	f.Fuzz(func(t *testing.T, content string, most uint16) {
		sections := int(most)
		lines, err := readLines(content)
		if err != nil {
			return
		}
		for i, l := range lines {
			if i > 0 && l.term <= lines[i-1].term {
				t.Fatalf("%q: %q stands behind %q", content, l.term, lines[i-1].term)
			}
			list, err := readPostings(l.value, sections)
			if err != nil {
				continue
			}
			for j, p := range list {
				if int(p.section) >= sections || j > 0 && p.section <= list[j-1].section || p.count == 0 {
					t.Fatalf("%q: %+v", l.value, list)
				}
			}
		}
	})
}

// FuzzManifest: no manifest breaks the reader, and one that is accepted can be searched.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"format":3,"lang":"en","langs":["en"],"rank":[1,1,1,1,1,1,1,1,1],"sections":2,"length":3,"terms":"a","files":"xxxxxxxx","texts":"yyyyyyyy","tags":["t"],"paths":["Ap","Bq"],"titles":["P","Q"],"kinds":["page"],"kind":"AA","lengths":"BC ","tagged":"A","elsewhere":[{"page":1,"file":"x"}]}`))
	f.Add([]byte(`{"format":3,"paths":[""]}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := script(indexName, content)
		s, err := Open("en", func(string) ([]byte, error) { return file, nil })
		if err != nil || len(s.langs) == 0 {
			return
		}
		for _, q := range []string{"a", "价", "kind:page", `"a b"`, "-a b"} {
			if _, err := s.Search(q, Options{Lang: "en"}); err != nil {
				t.Logf("%q: %v", q, err)
			}
		}
	})
}

// FuzzScript: what script writes is read as it was, and nothing in it ends the string early.
func FuzzScript(f *testing.F) {
	f.Add("plain")
	f.Add("`${\\`\\${$$\\")
	f.Fuzz(func(t *testing.T, content string) {
		file := script("name", []byte(content))
		got, err := readScript("name", file)
		if err != nil || got != content {
			t.Fatalf("%q came back as %q, %v", content, got, err)
		}
		inner := strings.TrimSuffix(strings.TrimPrefix(string(file), scriptStart), scriptEnd)
		for i := 0; i < len(inner); i++ {
			switch {
			case inner[i] == '\\':
				i++
			case inner[i] == '`', strings.HasPrefix(inner[i:], "${"):
				t.Fatalf("%q ends at %d", inner, i)
			}
		}
	})
}

// FuzzSearch: any query has an answer.
func FuzzSearch(f *testing.F) {
	s, err := Open("en", indexOf(f, map[string][]Page{"en": randomPages(rand.New(rand.NewPCG(1, 1)), 20), "zh": randomPages(rand.New(rand.NewPCG(2, 1)), 20)}, []string{"价格", "price"}).read)
	if err != nil {
		f.Fatal(err)
	}
	for _, q := range []string{"", "price", "价格 -折扣", `"price 价格" kind:quiz`, "tag:", "-", `"`, "kind:：x", "lang:fr a", strings.Repeat("价", 10000), "\xed\xa0\x80", "<script>alert(1)</script>", "tag:\"a b\" -\"x\""} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		answer, err := s.Search(q, Options{})
		if err != nil {
			t.Fatalf("%q: %v", q, err)
		}
		if answer.Partial || !slices.IsSortedFunc(answer.Results, func(a, b Result) int {
			if a.Lang != b.Lang || a.Score == b.Score {
				return 0
			}
			return int(b.Score*1e9) - int(a.Score*1e9)
		}) {
			t.Fatalf("%q: %+v", q, answer)
		}
	})
}
