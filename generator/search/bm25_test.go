package search

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A library is an index in memory.
type library map[string][]byte

func (l library) read(file string) ([]byte, error) {
	if data, ok := l[file]; ok {
		return data, nil
	}
	return nil, fs.ErrNotExist
}

// indexOf makes the indexes of pages by language.
func indexOf(t testing.TB, pages map[string][]Page, synonyms ...[]string) library {
	t.Helper()
	a := NewAnalyzer()
	var languages []Language
	for _, code := range []string{"en", "zh"} {
		if pages[code] == nil {
			continue
		}
		l := Language{Code: code}
		if code != "en" {
			l.Prefix = code + "/"
		}
		for _, p := range pages[code] {
			p.File = usualFile(l.Prefix, p.Path)
			l.Pages = append(l.Pages, a.Analyze(p, nil))
		}
		languages = append(languages, l)
	}
	files := library{}
	err := a.Write(languages, synonyms, func(file string, data []byte) error {
		files[file] = slices.Clone(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var (
	latinWords = strings.Fields("price prices pricing priced discount discounts deal deals dealer buyer buyers call calling calls quote quoted quota win wins winner lead leads leading stage stages")
	hanText    = []rune("价格异议客户报价折扣成交跟进线索阶段决策合同返点")
)

// randomText is a few of these words and characters, with blanks between words.
func randomText(rng *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		if rng.IntN(2) == 0 {
			b.WriteString(" " + latinWords[rng.IntN(len(latinWords))] + " ")
			continue
		}
		for range 1 + rng.IntN(4) {
			b.WriteRune(hanText[rng.IntN(len(hanText))])
		}
		b.WriteString("，")
	}
	return b.String()
}

func randomPages(rng *rand.Rand, n int) []Page {
	var pages []Page
	for i := range n {
		p := Page{Path: fmt.Sprintf("p/%d", i), Title: randomText(rng, 2), Kind: []string{"page", "quiz"}[i%2], Tags: []string{[]string{"a", "b", "c"}[i%3]}}
		p.Sections = []Section{{Text: randomText(rng, rng.IntN(30))}}
		for j := range rng.IntN(4) {
			p.Sections = append(p.Sections, Section{ID: fmt.Sprint("s", j), Heading: randomText(rng, 2), Level: 2 + rng.IntN(2), Text: randomText(rng, rng.IntN(40))})
		}
		pages = append(pages, p)
	}
	return pages
}

// A bag is a section as a textbook has it: how often it has each term, and its length.
type bag struct {
	page   int
	counts map[string]int
	length int
}

// naiveUnits splits text into words and stretches of characters: all that randomText writes.
func naiveUnits(text string) []string {
	var units []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '，' }) {
		start := 0
		for i, r := range word {
			if i > 0 && (r < 128) != (word[i-1] < 128) {
				units, start = append(units, word[start:i]), i
			}
		}
		units = append(units, word[start:])
	}
	return units
}

func (b *bag) add(text string, weight int) {
	for _, u := range naiveUnits(text) {
		if u[0] < 128 {
			b.length += weight
			b.counts[u] += weight
			if stem := naiveStem(u); stem != u {
				b.counts[stem] += weight
			}
			continue
		}
		r := []rune(u)
		b.length += weight * len(r)
		for i := range r {
			b.counts[string(r[i:min(i+2, len(r))])] += weight
		}
	}
}

// rounded is a length as the index has it: in four binary digits, and noughts.
func (b *bag) rounded() float64 {
	unit := 1.0
	for float64(b.length) >= 16*unit {
		unit *= 2
	}
	return unit * math.Round(float64(b.length)/unit)
}

// naiveStem knows the stems of latinWords.
func naiveStem(word string) string {
	for stem, words := range map[string]string{
		"price": "price prices pricing priced", "discount": "discount discounts", "deal": "deal deals", "dealer": "dealer",
		"buyer": "buyer buyers", "call": "call calling calls", "quot": "quote quoted", "quota": "quota", "win": "win wins",
		"winner": "winner", "lead": "lead leads leading", "stage": "stage stages",
	} {
		if slices.Contains(strings.Fields(words), word) {
			return stem
		}
	}
	return word
}

func bagsOf(pages []Page) []bag {
	var bags []bag
	for i, p := range pages {
		for j, s := range p.Sections {
			b := bag{page: i, counts: map[string]int{}}
			b.add(s.Text, 1)
			b.add(s.Heading, 6)
			titles := []string{s.Heading}
			if j == 0 {
				b.add(p.Title, 6)
				titles = append(titles, p.Title)
			} else {
				b.add(p.Title, 1)
			}
			for _, title := range titles {
				if key := naiveKey(title); key != "" {
					b.counts[key+"="] = 1
				}
			}
			bags = append(bags, b)
		}
	}
	return bags
}

func naiveKey(text string) string {
	key := []rune(strings.Join(naiveUnits(text), ""))
	return string(key[:min(len(key), 24)])
}

// A naiveGroup is a weight and the terms that count.
type naiveGroup struct {
	weight float64
	has    func(term string) bool
}

func is(term string) func(string) bool { return func(t string) bool { return t == term } }

func begins(prefix string) func(string) bool {
	return func(t string) bool { return strings.HasPrefix(t, prefix) && !strings.HasSuffix(t, "=") }
}

func opens(prefix string) func(string) bool {
	return func(t string) bool { return strings.HasPrefix(t, prefix) && strings.HasSuffix(t, "=") }
}

// naiveGroups are the groups of a query of whole words and characters in the index.
func naiveGroups(query string, has func(func(string) bool) bool) []naiveGroup {
	var groups []naiveGroup
	units := naiveUnits(query)
	for i, u := range units {
		r := []rune(u)
		switch {
		case u[0] < 128:
			stem := naiveStem(u)
			groups = append(groups, naiveGroup{1, is(stem)})
			if stem != u {
				groups = append(groups, naiveGroup{usual[rankExact], is(u)})
			}
			if i == len(units)-1 && strings.HasSuffix(query, u) {
				weight := usual[rankPrefix]
				if !has(is(stem)) {
					weight = 1
				}
				groups = append(groups, naiveGroup{weight, begins(u)})
			}
		case len(r) == 1:
			groups = append(groups, naiveGroup{1, begins(u)})
		default:
			found := false
			for i := range len(r) - 1 {
				groups = append(groups, naiveGroup{1, is(string(r[i : i+2]))})
				found = found || has(is(string(r[i:i+2])))
			}
			for i := 0; i < len(r) && !found; i++ {
				groups = append(groups, naiveGroup{usual[rankBackoff], begins(string(r[i]))})
			}
		}
	}
	if key := naiveKey(query); len([]rune(key)) > 1 {
		groups = append(groups, naiveGroup{usual[rankLead], is(key + "=")}, naiveGroup{usual[rankOpen], opens(key)})
	}
	return groups
}

// TestRankingIsBM25 compares every answer, scores and all, with BM25 as textbooks have it, worked
// out over all sections.
func TestRankingIsBM25(t *testing.T) {
	answered := 0
	for seed := range uint64(20) {
		rng := rand.New(rand.NewPCG(seed, 5))
		pages := randomPages(rng, 40)
		bags := bagsOf(pages)
		s, err := Open("en", indexOf(t, map[string][]Page{"en": pages}).read)
		if err != nil {
			t.Fatal(err)
		}
		for range 40 {
			query := strings.TrimSpace(randomText(rng, 1+rng.IntN(3)))
			answer, err := s.Search(query, Options{Limit: len(pages)})
			if err != nil {
				t.Fatal(err)
			}
			want := naiveScores(query, bags)
			if len(answer.Results) != len(want) || answer.Corrected != "" {
				t.Fatalf("%q: %d pages, want %d; corrected to %q", query, len(answer.Results), len(want), answer.Corrected)
			}
			last := math.Inf(1)
			for _, r := range answer.Results {
				var page int
				fmt.Sscanf(r.Path, "p/%d", &page)
				if math.Abs(r.Score-want[page]) > 1e-9 || r.Score > last {
					t.Fatalf("%q: %s has %v after %v, want %v", query, r.Path, r.Score, last, want[page])
				}
				last = r.Score
				answered++
			}
		}
	}
	if answered < 1000 {
		t.Errorf("only %d results were compared", answered)
	}
}

// naiveScores are the scores of the pages that have any of a query's terms.
func naiveScores(query string, bags []bag) map[int]float64 {
	total := 0.0
	for _, b := range bags {
		total += b.rounded()
	}
	average := total / float64(len(bags))
	frequency := func(b bag, has func(string) bool) (n float64) {
		for term, count := range b.counts {
			if has(term) {
				n += float64(count)
			}
		}
		return n
	}
	sections := func(has func(string) bool) (n float64) {
		for _, b := range bags {
			if frequency(b, has) > 0 {
				n++
			}
		}
		return n
	}
	k1, b := usual[rankK1], usual[rankB]
	scores := make([]float64, len(bags))
	for _, g := range naiveGroups(query, func(has func(string) bool) bool { return sections(has) > 0 }) {
		n := sections(g.has)
		idf := math.Round(math.Log(1+(float64(len(bags))-n+0.5)/(n+0.5))*4096) / 4096
		for i, section := range bags {
			f := frequency(section, g.has)
			scores[i] += g.weight * idf * f * (k1 + 1) / (f + k1*(1-b+b*section.rounded()/average))
		}
	}
	best := map[int]float64{}
	for i, section := range bags {
		if scores[i] > best[section.page] {
			best[section.page] = scores[i]
		}
	}
	return best
}
