package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Table is a part of the report as rows for a spreadsheet, the first being the heads.
type Table struct {
	Name string
	Rows [][]string
}

// Tables are people (unless the report is anonymous), quizzes, questions and options.
func (r *Report) Tables() []Table {
	var tables []Table
	if !r.Anonymous {
		tables = append(tables, r.peopleTable())
	}
	quizzes := Table{"quizzes", [][]string{{"page", "title", "learners", "handed_in", "judged", "passed", "pass_low", "pass_high", "mean", "kr20"}}}
	questions := Table{"questions", [][]string{{
		"page", "id", "kind", "skill", "question", "file", "line", "learners", "facility", "low", "high", "discrimination", "sure", "sure_wrong", "findings",
	}}}
	options := Table{"options", [][]string{{"page", "id", "option", "text", "right", "file", "line", "chosen", "of", "share", "r"}}}
	for _, q := range r.Quizzes {
		quizzes.Rows = append(quizzes.Rows, row(q.Page, q.Title, q.Learners, q.Handed, q.Judged, q.Passed, q.Low, q.High, q.Mean, q.KR20))
		for _, i := range q.Items {
			var codes []string
			for _, f := range i.Findings {
				codes = append(codes, strings.TrimSuffix(f.Code+":"+f.Option+f.Lang, ":"))
			}
			questions.Rows = append(questions.Rows, row(q.Page, i.ID, i.Kind, i.Skill, i.Words, i.File, i.Line, i.Learners,
				i.Facility, i.Low, i.High, i.Discrimination, i.Sure, i.SureWrong, strings.Join(codes, " ")))
			for _, o := range i.Options {
				options.Rows = append(options.Rows, row(q.Page, i.ID, o.Letter, o.Words, o.Right, o.File, o.Line, o.Chosen, o.Of, o.Share, o.R))
			}
		}
	}
	return append(tables, quizzes, questions, options)
}

func (r *Report) peopleTable() Table {
	t := Table{"people", [][]string{{"actor", "name", "group", "records", "last", "pages_read", "handed_in", "passed", "sure_wrong", "path", "start", "done", "of", "next", "overdue", "ready"}}}
	for _, p := range r.People {
		for _, s := range p.Paths {
			var late []string
			for _, l := range s.Late {
				late = append(late, l.Page)
			}
			t.Rows = append(t.Rows, row(p.Actor, p.Name, p.Group, p.Records, p.Last, p.Read, p.Quizzes, p.Passed, p.Sure,
				s.Path, s.Start, s.Done, s.Of, s.Next, strings.Join(late, " "), s.Ready))
		}
		if len(p.Paths) == 0 {
			t.Rows = append(t.Rows, row(p.Actor, p.Name, p.Group, p.Records, p.Last, p.Read, p.Quizzes, p.Passed, p.Sure, "", "", "", "", "", "", ""))
		}
	}
	return t
}

func row(values ...any) []string {
	cells := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case *float64:
			if v != nil {
				cells[i] = strconv.FormatFloat(*v, 'f', -1, 64)
			}
		case string:
			cells[i] = harmless(v)
		default:
			cells[i] = fmt.Sprint(v)
		}
	}
	return cells
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// WriteCSV writes a table.
func (t Table) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	if err := c.WriteAll(t.Rows); err != nil {
		return fmt.Errorf("write the table %s: %w", t.Name, err)
	}
	return nil
}
