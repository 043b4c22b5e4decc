package generator

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
)

// readMarks reads marks from a CSV file: columns "id" and "score", named in its first line, or the first two. A row
// without a score is passed over, so that the file may be the one that rampbook grade --csv printed.
func readMarks(file string, ds *diag.List) (map[string]float64, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read marks: %w", err)
	}
	defer f.Close()
	rows := csv.NewReader(f)
	rows.FieldsPerRecord = -1
	m := marksReader{file: file, ds: ds, score: 1, marks: map[string]float64{}}
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return m.marks, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read marks of %s: %w", file, err)
		}
		if first && m.header(row) || len(row) <= max(m.id, m.score) {
			continue
		}
		line, _ := rows.FieldPos(m.score)
		m.row(strings.TrimSpace(row[m.id]), strings.TrimSpace(row[m.score]), line)
	}
}

// A marksReader reads a file of marks row by row.
type marksReader struct {
	file      string
	ds        *diag.List
	id, score int // columns
	marks     map[string]float64
}

// header reports whether a row names the columns, and takes their places from it.
func (m *marksReader) header(row []string) bool {
	row[0] = strings.TrimPrefix(row[0], "\ufeff")
	id, score := slices.Index(row, "id"), slices.Index(row, "score")
	if id < 0 || score < 0 {
		return false
	}
	m.id, m.score = id, score
	return true
}

func (m *marksReader) row(id, score string, line int) {
	if score == "" {
		return
	}
	n, err := strconv.ParseFloat(score, 64)
	if err != nil || !(n >= 0) || math.IsInf(n, 0) {
		m.ds.Warn("grade-marks", diag.Pos{File: filepath.ToSlash(m.file), Line: line, Col: 1}, fmt.Sprintf("%q is no number of points", score), "write a number from 0; the row is passed over")
		return
	}
	m.marks[id] = n
}

// ratedData and submittedData are the data of the records that say what an attempt gave.
type ratedData struct {
	Try   string   `json:"try"`
	Resp  []string `json:"resp,omitempty"`
	Score float64  `json:"score"`
	Max   float64  `json:"max"`
}

type submittedData struct {
	Try      string  `json:"try"`
	Score    float64 `json:"score"`
	Max      float64 `json:"max"`
	Passed   *bool   `json:"passed"`
	Answered int     `json:"answered"`
	Of       int     `json:"of"`
}

// WriteResults writes a file of records for each learner into a folder, for the learner to open in the portal, and returns how
// many. An attempt that was not handed in has no result, and one of which marks are missing no sum.
func WriteResults(folder string, list []Graded) (files int, err error) {
	byLearner := map[string][]Graded{}
	var learners []string
	for _, g := range list {
		if !g.Submitted {
			continue
		}
		if byLearner[g.Learner] == nil {
			learners = append(learners, g.Learner)
		}
		byLearner[g.Learner] = append(byLearner[g.Learner], g)
	}
	if len(learners) > 0 {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return 0, fmt.Errorf("write results: %w", err)
		}
	}
	for _, learner := range learners {
		text, err := resultsOf(learner, byLearner[learner])
		if err != nil {
			return files, fmt.Errorf("write results: %w", err)
		}
		if err := os.WriteFile(filepath.Join(folder, learner+".jsonl"), []byte(text), 0o600); err != nil {
			return files, fmt.Errorf("write results: %w", err)
		}
		files++
	}
	return files, nil
}

// resultsOf is an export of the records of one learner's results.
func resultsOf(learner string, list []Graded) (string, error) {
	session, err := progress.NewSession(learner, list[0].portal)
	if err != nil {
		return "", err
	}
	var lines []progress.Line
	add := func(event, object string, data any) {
		line, failed := session.Record(event, object, data)
		err = errors.Join(err, failed)
		lines = append(lines, line)
	}
	for _, g := range list {
		session.Portal, session.Revision = g.portal, g.Now
		object := "quiz/" + g.Page
		for _, q := range g.Questions {
			if !q.Open && q.Max > 0 {
				add(progress.Rated, object+"#"+q.Question, ratedData{g.Attempt, q.Response, q.Score, q.Max})
			}
		}
		if g.Open == 0 && !g.lone && !g.part {
			add(progress.Submitted, object, submittedData{g.Attempt, g.Score, g.Max, g.Passed, g.Answered, g.Of})
		}
	}
	if err != nil {
		return "", err
	}
	return progress.WriteExport(lines, session)
}
