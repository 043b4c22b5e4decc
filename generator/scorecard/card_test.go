package scorecard

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// parse reads a page and returns its scorecards, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// A vector is a scorecard, what raters filled in, and what comes of it; the browser's twin computes the same.
type vector struct {
	Name   string      `json:"name"`
	Card   Data        `json:"card"`
	Sheets []sheetJSON `json:"sheets"`
	Want   outcome     `json:"want"`
}

type sheetJSON struct {
	Rater   string `json:"rater"`
	Ratings []any  `json:"ratings"` // a number, "na" or null
}

// An outcome is what comes of all sheets together on a card with raters, else of the first. Agreement is that of
// the first two.
type outcome struct {
	Panel
	Swings    []Swing  `json:"swings"`
	Agreement *float64 `json:"agreement"`
}

func outcomeOf(c *Card, sheets []Sheet) outcome {
	var o outcome
	shares := c.Shares(sheets[0].Ratings)
	if len(c.Raters) > 0 {
		o.Panel = c.Combine(sheets)
	} else {
		o.Panel = Panel{c.Score(shares), []Voice{}}
	}
	o.Swings = c.Sensitivity(shares)
	if len(sheets) > 1 {
		if kappa, ok := c.Agreement(sheets[0].Ratings, sheets[1].Ratings); ok {
			o.Agreement = &kappa
		}
	}
	return o
}

func newVector(name string, c *Card, sheets []Sheet) vector {
	v := vector{Name: name, Card: c.data(), Want: outcomeOf(c, sheets)}
	for _, s := range sheets {
		one := sheetJSON{Rater: s.Rater, Ratings: []any{}}
		for _, r := range s.Ratings {
			one.Ratings = append(one.Ratings, map[State]any{Unrated: nil, NotApplicable: "na", Rated: r.Value}[r.State])
		}
		v.Sheets = append(v.Sheets, one)
	}
	return v
}

// TestData checks the archives in testdata: the page (x.html), the diagnostics (x.err) and what comes of the ratings in
// x.csv (x.score). The ratings go into vectors.json, which the twin's test reads.
func TestData(t *testing.T) {
	var vectors []vector
	proof.Pages(t, func(t *testing.T, p proof.Page) map[string]func() []byte {
		page, body, ds := parse(p.Name, p.Source)
		return map[string]func() []byte{
			"html": func() []byte { return body },
			"err":  func() []byte { return proof.Report(ds) },
			"score": func() []byte {
				in := p.Input(".csv")
				if in == "" {
					return nil
				}
				base := strings.TrimSuffix(p.Name, ".md")
				var found diag.List
				people := page.Cards[0].ReadPeople(base+".csv", []byte(in), &found)
				vectors = append(vectors, vectorsOf(base, page.Cards[0], in)...)
				return append(scores(page.Cards[0], people), proof.Report(&found)...)
			},
		}
	})
	proof.File(t, "testdata/vectors.json", proof.JSON(t, vectors))
}

// vectorsOf makes a vector of each person on a card with raters, else of each row and the next.
func vectorsOf(name string, c *Card, in string) []vector {
	var list []vector
	p := &recorder{card: c}
	p.read(in)
	for i, who := range p.names {
		sheets := p.sheets[who]
		if len(c.Raters) == 0 && i+1 < len(p.names) {
			sheets = append(sheets, p.sheets[p.names[i+1]]...)
		}
		list = append(list, newVector(name+" "+who, c, sheets))
	}
	return list
}

// A recorder keeps the sheets that ReadPeople makes of a file.
type recorder struct {
	card   *Card
	names  []string
	sheets map[string][]Sheet
}

func (r *recorder) read(in string) {
	r.sheets = map[string][]Sheet{}
	var ds diag.List
	for _, one := range r.card.readRows("a.csv", []byte(in), &ds) {
		if r.sheets[one.who] == nil {
			r.names = append(r.names, one.who)
		}
		r.sheets[one.who] = append(r.sheets[one.who], one.sheet)
	}
}

func scores(c *Card, people []Person) []byte {
	var b bytes.Buffer
	for _, p := range people {
		fmt.Fprintf(&b, "%s (line %d): score %s, band %d, coverage %s, complete %t, verdict %q, missed %v", p.Name, p.Line, show(p.Score), p.Band, show(&p.Coverage), p.Complete, p.Verdict, p.Missed)
		for i, g := range p.Groups {
			if len(p.Groups) > 1 {
				fmt.Fprintf(&b, ", %s %s", c.Groups[i].Name, show(g))
			}
		}
		for _, v := range p.Raters {
			fmt.Fprintf(&b, ", %d %s %s", v.Count, v.Name, show(v.Score))
		}
		fmt.Fprintln(&b)
	}
	return b.Bytes()
}

func show(x *float64) string {
	if x == nil {
		return "none"
	}
	return strconv.FormatFloat(*x, 'f', 6, 64)
}

// TestWords has the theme say what the package does.
func TestWords(t *testing.T) { proof.Words(t, english) }
