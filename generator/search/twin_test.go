package search

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"rampbook/generator/proof"
)

type twinInput struct {
	Traditional string      `json:"traditional"`
	Texts       []string    `json:"texts"`
	Folder      string      `json:"folder"`
	Queries     []TwinQuery `json:"queries"`
}

// A TwinQuery is a query for both engines.
type TwinQuery struct {
	Text    string            `json:"text"`
	Lang    string            `json:"lang"`
	Literal bool              `json:"literal"`
	Limit   int               `json:"limit"` // 0 for 1000
	Filters map[string]string `json:"filters"`
}

// A TwinAnswer is what the browser's engine answers.
type TwinAnswer struct {
	Results   []TwinResult `json:"results"`
	Total     int          `json:"total"`
	More      bool         `json:"more"`
	Corrected string       `json:"corrected"`
	Widened   []string     `json:"widened"`
	Partial   bool         `json:"partial"`
}

// A TwinResult is one of its results.
type TwinResult struct {
	URL     string  `json:"url"`
	Lang    string  `json:"lang"`
	Score   float64 `json:"score"`
	Heading string  `json:"heading"`
}

type twinOutput struct {
	Vectors []vector     `json:"vectors"`
	Answers []TwinAnswer `json:"answers"`
}

// askTwin lets the browser's search do the same.
func askTwin(t *testing.T, in twinInput) twinOutput {
	t.Helper()
	in.Traditional = strings.TrimSpace(traditionalText)
	in.Texts, in.Queries = append([]string{}, in.Texts...), append([]TwinQuery{}, in.Queries...)
	for i := range in.Queries {
		in.Queries[i].Limit = cmp.Or(in.Queries[i].Limit, 1000)
	}
	var out twinOutput
	proof.Twin(t, "twin.ts", in, &out)
	return out
}

// CompareTwins answers queries from the index of the site in folder here and in the browser's engine, and
// compares pages, order, sections and scores to the last bit.
func CompareTwins(t *testing.T, folder string, queries []TwinQuery) {
	t.Helper()
	out := askTwin(t, twinInput{Folder: folder, Queries: queries})
	read := func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, filepath.FromSlash(file))) }
	found, differ := 0, 0
	for i, q := range queries {
		s, err := Open(q.Lang, read)
		if err != nil {
			t.Fatal(err)
		}
		o := Options{Lang: q.Lang, Limit: cmp.Or(q.Limit, 1000), Literal: q.Literal}
		for name, value := range q.Filters {
			*o.Filters.named(name) = value
		}
		here, err := s.Search(q.Text, o)
		if err != nil {
			t.Fatalf("%q: %v", q.Text, err)
		}
		there := out.Answers[i]
		if got := asTwin(here); !reflect.DeepEqual(got, there) {
			t.Errorf("%+v:\n    here %.1500s\nin a browser %.1500s", q, jsonOf(got), jsonOf(there))
			if differ++; differ > 5 {
				t.FailNow()
			}
		}
		if here.Total > 0 {
			found++
		}
	}
	if found < len(queries)/2 {
		t.Errorf("only %d of %d queries found something", found, len(queries))
	}
}

func jsonOf(v any) string {
	data, _ := json.Marshal(v)
	return string(data)
}

// asTwin is an answer as the browser's engine gives it.
func asTwin(a Answer) TwinAnswer {
	twin := TwinAnswer{Results: []TwinResult{}, Total: a.Total, More: a.More, Corrected: a.Corrected, Widened: a.Widened, Partial: a.Partial}
	for _, r := range a.Results {
		result := TwinResult{URL: r.File, Lang: r.Lang, Score: r.Score}
		if r.ID != "" {
			result.URL += "#" + r.ID
		}
		if n := len(r.Headings); n > 0 {
			result.Heading = r.Headings[n-1]
		}
		twin.Results = append(twin.Results, result)
	}
	return twin
}

// TestTheBrowserTakesTextsApartAlike compares the words, stems and characters of random texts of all of Unicode.
func TestTheBrowserTakesTextsApartAlike(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	var texts []string
	for range 20_000 {
		texts = append(texts, randomUnicode(rng))
	}
	for r := rune(0); r < 0x33000; r++ { // every code point on its own
		if utf8.ValidRune(r) {
			texts = append(texts, "a"+string(r)+"1")
		}
	}
	out := askTwin(t, twinInput{Texts: texts})
	for i, text := range texts {
		if want := vectorOf(text); !reflect.DeepEqual(out.Vectors[i], want) {
			t.Fatalf("%q is\n%+v in a browser,\n%+v here", text, out.Vectors[i], want)
		}
	}
}

// randomUnicode is a short text with much of what is told apart.
func randomUnicode(rng *rand.Rand) string {
	signs := []rune("aabcdeingsty019.,-_&+%#'’‘- \u0301\u200b\u3000：，。“”")
	traditional := []rune(traditionalText)
	var b strings.Builder
	for range 1 + rng.IntN(24) {
		switch rng.IntN(8) {
		case 0:
			b.WriteRune(rune(rng.IntN(0x3000)))
		case 1:
			b.WriteRune(rune(0x3000 + rng.IntN(0xA800)))
		case 2:
			b.WriteRune(rune(0xF900 + rng.IntN(0x700)))
		case 3:
			b.WriteRune(rune(0x10000 + rng.IntN(0x23000)))
		case 4:
			b.WriteRune(traditional[rng.IntN(len(traditional))])
		case 5:
			b.WriteString(latinWords[rng.IntN(len(latinWords))])
		default:
			b.WriteRune(signs[rng.IntN(len(signs))])
		}
	}
	return b.String()
}

// TestTheBrowserAnswersAlike asks random queries with all that a query can have of random pages.
func TestTheBrowserAnswersAlike(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	codes := pagesOf("codes | Codes | ISO9001 RTX 4090 5W 5 W v2 leadstage", "more | More | ISO 9001 RTX4090 7W 7 leads")
	folder := indexOf(t, map[string][]Page{"en": append(randomPages(rng, 60), codes...), "zh": randomPages(rng, 30)}, []string{"返点", "discount"}, []string{"成交", "win", "赢单"}).onDisk(t)
	var queries []TwinQuery
	for range 1500 {
		q := TwinQuery{Text: randomQuery(rng), Lang: []string{"en", "zh"}[rng.IntN(2)], Literal: rng.IntN(5) == 0, Limit: []int{0, 1, 5}[rng.IntN(3)], Filters: map[string]string{}}
		if rng.IntN(6) == 0 {
			q.Filters = [...]map[string]string{{"kind": "quiz"}, {"tag": "B"}, {"section": "p"}, {"lang": "zh"}, {"tag": "none"}}[rng.IntN(5)]
		}
		queries = append(queries, q)
	}
	CompareTwins(t, folder, queries)
}

// onDisk writes the index into a folder.
func (l library) onDisk(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for file, data := range l {
		name := filepath.Join(folder, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// randomQuery is a query of a few pieces, some of them wrong, cut short, Traditional, quoted or excluded.
func randomQuery(rng *rand.Rand) string {
	other := strings.NewReplacer("价", "價", "客户", "客戶", "报", "報", "扣", "扣", "阶", "階", "决", "決", "点", "點")
	var pieces []string
	for range 1 + rng.IntN(3) {
		p := strings.Trim(randomText(rng, 1), " ，")
		switch r := []rune(p); rng.IntN(12) {
		case 0:
			p = string(r[:1+rng.IntN(len(r))])
		case 1:
			i := rng.IntN(len(r))
			p = string(r[:i]) + "x" + string(r[i:])
		case 2:
			p = other.Replace(p)
		case 3:
			p = []string{"-", "--", "－", "−-"}[rng.IntN(4)] + p
		case 4:
			p = `"` + p + " " + strings.Trim(randomText(rng, 1), " ，") + `"`
		case 5:
			p = []string{"", "-"}[rng.IntN(2)] + `"` + strings.Trim(randomText(rng, 1), " ，") + `"`
		case 6:
			p = []string{"jiage", "kh", "baojia", "xsl", "gen jin", "iso 9001", "rtx4090", "7 w", "v 2", "lead stage", "7leads"}[rng.IntN(11)]
		case 7:
			p = []string{"kind:quiz", "tag:a", "TAG：\"c\"", "section:p", "lang:zh", "-kind:quiz", "-", "\""}[rng.IntN(8)]
		}
		pieces = append(pieces, p)
	}
	return strings.Join(pieces, []string{" ", "　"}[rng.IntN(2)])
}

// HeadingsOf lists the headings that the index of a site has in a language.
func HeadingsOf(t *testing.T, site, lang string) []string {
	t.Helper()
	x, err := openIndex(lang, func(file string) ([]byte, error) { return os.ReadFile(filepath.Join(site, filepath.FromSlash(file))) })
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for section := range x.Sections {
		if text := x.text(section); len(text) > 2 {
			list = append(list, text[len(text)-1])
		}
	}
	return list
}
