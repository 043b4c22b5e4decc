package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/stats"
)

// A gradeForm is how marks are printed: a table for people when neither is set.
type gradeForm struct{ json, csv bool }

func (f *gradeForm) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.json, "json", false, "print JSON")
	cmd.Flags().BoolVar(&f.csv, "csv", false, "print CSV, a line for each question")
	oneOf(cmd, "json", "csv")
}

func (f gradeForm) print(w io.Writer, list []generator.Graded) error {
	switch {
	case f.json:
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if list == nil {
			list = []generator.Graded{}
		}
		return e.Encode(list)
	case f.csv:
		return gradesAsCSV(w, list)
	}
	return gradesAsTable(w, list)
}

func gradesAsTable(w io.Writer, list []generator.Graded) error {
	if len(list) == 0 {
		_, err := fmt.Fprintln(w, "no attempt was found")
		return err
	}
	table := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(table, "LEARNER\tPAGE\tATTEMPT\tPOINTS\tSHARE\tRESULT")
	for _, g := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s/%s\t%s\t%s\n", g.Learner, g.Page, g.Attempt, points(g.Score), points(g.Max), percent(g), verdict(g))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	return openTexts(w, list)
}

// openTexts prints the answers that a person has to mark.
func openTexts(w io.Writer, list []generator.Graded) error {
	var b strings.Builder
	for _, g := range list {
		for _, q := range g.Questions {
			if q.Open {
				fmt.Fprintf(&b, "\n%s  (%s, 0 to %s points)\n  %s\n", q.ID, g.Page, points(q.Max), q.Stem)
				for line := range strings.SplitSeq(harmless(q.Text), "\n") {
					fmt.Fprintf(&b, "  | %s\n", line)
				}
			}
		}
	}
	if b.Len() == 0 {
		return nil
	}
	_, err := fmt.Fprintf(w, "\nTo be marked by you:\n%s", b.String())
	return err
}

// harmless keeps what a learner wrote from moving the cursor about in the terminal.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// points prints at most two decimals.
func points(n float64) string {
	return strconv.FormatFloat(math.Round(n*100)/100, 'f', -1, 64)
}

func percent(g generator.Graded) string {
	if g.Max == 0 {
		return "–"
	}
	return points(stats.PercentDown(g.Score/g.Max, 2)) + " %"
}

func verdict(g generator.Graded) string {
	switch {
	case !g.Submitted:
		return "not handed in"
	case g.Open > 0:
		return count(g.Open, "mark") + " missing"
	case g.Passed == nil:
		return "done"
	case *g.Passed:
		return "passed"
	}
	return "not passed"
}

// gradesAsCSV prints a line for each question. The score of what a person has to mark is left for the person.
func gradesAsCSV(w io.Writer, list []generator.Graded) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"learner", "page", "attempt", "id", "question", "kind", "response", "text", "score", "max"}}
	for _, g := range list {
		for _, q := range g.Questions {
			score := exact(q.Score)
			if q.Open {
				score = ""
			}
			rows = append(rows, []string{g.Learner, cell(g.Page), g.Attempt, q.ID, cell(q.Stem), string(q.Kind), cell(strings.Join(q.Response, " | ")), cell(q.Text), score, exact(q.Max)})
		}
	}
	return out.WriteAll(rows)
}

func exact(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// cell is a cell of a table: a spreadsheet must not take a learner's words for a formula.
func cell(text string) string {
	text = harmless(text)
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}
