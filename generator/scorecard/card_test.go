package scorecard

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

var update = flag.Bool("update", false, "write what the tests got into testdata")

// parse reads a page and returns its scorecards, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, nil, &ds)
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

// TestData checks the archives in testdata: x.md, then the page (x.html), the diagnostics (x.err) and what
// comes of the ratings in x.csv (x.score). Which of them an archive has, its comment says in a line "check: html err
// score". The ratings go into vectors.json, which the twin's test reads.
func TestData(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	var vectors []vector
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			vectors = append(vectors, checkArchive(t, file)...)
		})
	}
	data, err := json.MarshalIndent(vectors, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	data = append(data, '\n')
	if *update {
		if err := os.WriteFile("testdata/vectors.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := os.ReadFile("testdata/vectors.json"); err != nil || !bytes.Equal(kept, data) {
		t.Errorf("vectors.json is not what the archives say; run go test -update (%v)", err)
	}
}

func checkArchive(t *testing.T, file string) []vector {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, wanted, ok := strings.Cut(string(archive.Comment), "check: ")
	if !ok {
		t.Fatal("the comment has no line check:")
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	got := &txtar.Archive{Comment: archive.Comment}
	var vectors []vector
	for _, f := range archive.Files {
		base, isPage := strings.CutSuffix(f.Name, ".md")
		if !isPage {
			continue
		}
		got.Files = append(got.Files, f)
		if in, ok := want[base+".csv"]; ok {
			got.Files = append(got.Files, txtar.File{Name: base + ".csv", Data: []byte(in)})
		}
		results, more := results(f, want[base+".csv"], strings.Fields(wanted))
		vectors = append(vectors, more...)
		for _, r := range results {
			if len(r.Data) > 0 {
				got.Files = append(got.Files, r)
			}
			if !*update && want[r.Name] != string(r.Data) {
				t.Errorf("%s\n--- got\n%s--- want\n%s", r.Name, r.Data, want[r.Name])
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return vectors
}

func results(f txtar.File, in string, wanted []string) (list []txtar.File, vectors []vector) {
	page, body, ds := parse(f.Name, f.Data)
	base := strings.TrimSuffix(f.Name, ".md")
	for _, ext := range wanted {
		var data []byte
		switch ext {
		case "html":
			data = body
		case "err":
			data = report(ds)
		case "score":
			if in == "" {
				continue
			}
			var found diag.List
			people := page.Cards[0].ReadPeople(base+".csv", []byte(in), &found)
			data = append(scores(page.Cards[0], people), report(&found)...)
			vectors = append(vectors, vectorsOf(base, page.Cards[0], in)...)
		}
		list = append(list, txtar.File{Name: base + "." + ext, Data: data})
	}
	return list, vectors
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

func report(ds *diag.List) []byte {
	var b bytes.Buffer
	for _, d := range ds.Sorted() {
		fmt.Fprintf(&b, "%d:%d: %v: %s [%s]\n", d.Pos.Line, d.Pos.Col, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			fmt.Fprintf(&b, "\thint: %s\n", d.Hint)
		}
	}
	return b.Bytes()
}
