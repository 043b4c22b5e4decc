package worksheet

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// parse reads a page and returns its worksheets, its HTML and what an author is told.
func parse(name string, src []byte) (*Page, []byte, *diag.List) {
	var ds diag.List
	page := New(name, &ds)
	doc := markdown.Parse(src, markdown.Options{Name: name, Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	body := doc.HTML(func(_ int, l markdown.Link) (string, bool) { return l.Dest, true })
	return page, body, &ds
}

// A vector is a worksheet, what is typed, and what comes of it; the browser's twin computes the same.
type vector struct {
	Name  string         `json:"name"`
	Sheet Data           `json:"sheet"`
	Typed map[int]string `json:"typed"`
	Want  []outcome      `json:"want"`
}

// An outcome is what a cell holds: see Value.String, Sheet.Show and Check.
type outcome struct {
	Value string `json:"value"`
	Shown string `json:"shown"`
	Check Check  `json:"check"`
}

func outcomes(s *Sheet, typed map[int]string) []outcome {
	var list []outcome
	for i, v := range s.Compute(typed) {
		list = append(list, outcome{v.String(), s.Show(s.Cells[i], v), v.Check})
	}
	return list
}

// TestData checks the archives in testdata: the page (x.html), the diagnostics (x.err) and the values of all cells
// (x.values) for what is typed (x.in). The values go into vectors.json, which the twin's test reads.
func TestData(t *testing.T) {
	var vectors []vector
	proof.Pages(t, func(t *testing.T, p proof.Page) map[string]func() []byte {
		page, body, ds := parse(p.Name, p.Source)
		return map[string]func() []byte{
			"html": func() []byte { return body },
			"err":  func() []byte { return proof.Report(ds) },
			"values": func() (data []byte) {
				for _, s := range page.Sheets {
					v := vector{Name: strings.TrimSuffix(p.Name, ".md"), Sheet: s.data(), Typed: typedIn(t, s, p.Input(".in"))}
					v.Want = outcomes(s, v.Typed)
					vectors = append(vectors, v)
					data = append(data, values(s, v.Want)...)
				}
				return data
			},
		}
	})
	proof.File(t, "testdata/vectors.json", proof.JSON(t, vectors))
}

// typedIn are the defaults and what lines "row, column: text" put in their place.
func typedIn(t *testing.T, s *Sheet, in string) map[int]string {
	typed := s.Defaults()
	for line := range strings.Lines(in) {
		name, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		known := false
		for i, c := range s.Cells {
			if c.Input != nil && c.name() == name {
				typed[i], known = text, true
			}
		}
		if !known {
			t.Fatalf("no input %q", name)
		}
	}
	return typed
}

func values(s *Sheet, list []outcome) []byte {
	var b bytes.Buffer
	for i, o := range list {
		fmt.Fprintln(&b, strings.TrimSpace(fmt.Sprintf("%s: %s | %s %s", s.Cells[i].name(), o.Value, o.Shown, o.Check)))
	}
	return b.Bytes()
}

// TestWords has the theme say what the package does.
func TestWords(t *testing.T) { proof.Words(t, english) }
