package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/diag"
	"rampbook/generator/scorecard"
)

func newScoreCmd() *cobra.Command {
	var card string
	var asCSV, asJSON bool
	cmd := &cobra.Command{
		Use:   "score FILE.csv --card ID [DIR]",
		Short: "Score many people or customers with a scorecard",
		Long: `Score computes a scorecard of the portal for everybody in a table, in the way the
page itself does it, and prints who is ready, the score, its band and how much of the
weight was rated.

The first line of the file names the columns. The first column is who is rated; the
others are criteria, by name or id, in the card's language. Where a card has raters,
a column "rater" (评价人) says which group a row is from, and the rows of one name are
joined. A cell is a level, a figure, yes or no, n/a, or empty. Commas, semicolons
or tabs part the columns; the file is UTF-8.

A row with a mistake is left out and named with its line and column.

Exit codes: 0 every row was scored; 1 rows were left out, the others were scored;
2 wrong usage, or the file, the portal or the card could not be read.`,
		Example: `  rampbook score ratings.csv --card first-call
  rampbook score ratings.csv --card first-call --csv > scores.csv`,
		Args: takes(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			scoring, err := generator.Score(cmd.Context(), dirOf(args[1:]), card, args[0])
			if err != nil {
				return err
			}
			return printScoring(cmd, scoring, scoreWriter(asCSV, asJSON))
		},
	}
	cmd.Flags().StringVar(&card, "card", "", "`id` of the scorecard")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "print a table for other programs")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print everything as JSON")
	_ = cmd.MarkFlagRequired("card") // the flag is there
	oneOf(cmd, "csv", "json")
	return cmd
}

func printScoring(cmd *cobra.Command, s *generator.Scoring, write func(io.Writer, *generator.Scoring) error) error {
	if err := write(cmd.OutOrStdout(), s); err != nil {
		return err
	}
	if err := printDiagnostics(cmd.ErrOrStderr(), s.Diagnostics); err != nil {
		return err
	}
	if slices.ContainsFunc(s.Diagnostics, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		return errMistakes
	}
	return nil
}

func scoreWriter(asCSV, asJSON bool) func(io.Writer, *generator.Scoring) error {
	switch {
	case asCSV:
		return writeScoreCSV
	case asJSON:
		return writeScoreJSON
	}
	return writeScoreTable
}

// writeScoreTable prints a table for a person, what a gate says first.
func writeScoreTable(w io.Writer, s *generator.Scoring) error {
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tVERDICT\tSCORE\tBAND\tRATED\tNOTES")
	for _, p := range s.People {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.0f %%\t%s\n", p.Name, orDash(string(p.Verdict)), orDash(scoreText(p.Score)), orDash(bandName(s.Card, p)), 100*p.Coverage, strings.Join(notes(s.Card, p), "; "))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "%s scored\n", thousands(len(s.People)))
	return err
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// scoreText prints a score with one digit behind the point; "" without one.
func scoreText(score *float64) string {
	if score == nil {
		return ""
	}
	return strconv.FormatFloat(math.Round(*score*10)/10, 'f', 1, 64)
}

func bandName(c *scorecard.Card, p scorecard.Person) string {
	if p.Band < 0 {
		return ""
	}
	return c.Bands[p.Band].Name
}

// notes are what has to be known beside a score.
func notes(c *scorecard.Card, p scorecard.Person) []string {
	var list []string
	for _, i := range p.Missed {
		list = append(list, "under its gate: "+c.Criteria[i].Name)
	}
	if !p.Complete {
		list = append(list, "incomplete")
	}
	for _, v := range p.Raters {
		if v.Hidden && v.Count > 0 {
			list = append(list, fmt.Sprintf("%s: too few to show (%d)", v.Name, v.Count))
		}
	}
	return list
}

// writeScoreCSV prints a row for each person; numbers with a point.
func writeScoreCSV(w io.Writer, s *generator.Scoring) error {
	out := csv.NewWriter(w)
	head := []string{"name", "verdict", "score", "band", "coverage", "complete", "missed"}
	for i, g := range s.Card.Groups {
		if g.Name != "" {
			head = append(head, "group "+strconv.Itoa(i+1)+": "+g.Name)
		}
	}
	for _, r := range s.Card.Raters {
		head = append(head, r.Name)
	}
	rows := [][]string{head}
	for _, p := range s.People {
		row := []string{plainCell(p.Name), string(p.Verdict), full(p.Score), bandName(s.Card, p), full(&p.Coverage), strconv.FormatBool(p.Complete), strings.Join(missed(s.Card, p), "; ")}
		for i, g := range s.Card.Groups {
			if g.Name != "" {
				row = append(row, full(p.Groups[i]))
			}
		}
		for _, v := range p.Raters {
			row = append(row, full(v.Score))
		}
		rows = append(rows, row)
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("print scores: %w", err)
	}
	return nil
}

func missed(c *scorecard.Card, p scorecard.Person) []string {
	var names []string
	for _, i := range p.Missed {
		names = append(names, c.Criteria[i].Name)
	}
	return names
}

// full prints a number with at most six digits behind the point.
func full(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(math.Round(*x*1e6)/1e6, 'f', -1, 64)
}

// plainCell keeps a spreadsheet from taking a name for a formula.
func plainCell(name string) string {
	if name != "" && strings.ContainsRune("=+-@\t\r", rune(name[0])) {
		return "'" + name
	}
	return name
}

// writeScoreJSON prints all that is known of everybody.
func writeScoreJSON(w io.Writer, s *generator.Scoring) error {
	type person struct {
		Name   string   `json:"name"`
		Line   int      `json:"line"`
		Band   string   `json:"band"`
		Missed []string `json:"missed"`
		scorecard.Panel
	}
	list := []person{}
	for _, p := range s.People {
		list = append(list, person{p.Name, p.Line, bandName(s.Card, p), append([]string{}, missed(s.Card, p)...), p.Panel})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	if err := e.Encode(map[string]any{"card": s.Card.ID, "people": list}); err != nil {
		return fmt.Errorf("print scores: %w", err)
	}
	return nil
}
