package scorecard

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"unicode/utf8"

	"rampbook/generator/diag"
)

// maxBroken is how many rows may have broken quotation marks before the rest is left unread.
const maxBroken = 100

// A peopleReader reads a file of ratings.
type peopleReader struct {
	card     *Card
	file     string
	ds       *diag.List
	lines    [][]byte
	first    int // line at which csv began, from 0
	csv      *csv.Reader
	broken   int   // rows whose quotation marks do not match
	rater    int   // column; -1 without one
	criteria []int // of each column the criterion; -1 for none
}

// begin reads on at a line, from 0.
func (p *peopleReader) begin(line int) {
	p.first = line
	p.csv = csv.NewReader(bytes.NewReader(bytes.Join(p.lines[line:], nil)))
	p.csv.Comma, p.csv.FieldsPerRecord, p.csv.TrimLeadingSpace = separator(p.lines[0]), -1, true
}

// separator is the sign that parts columns most often in the first line.
func separator(line []byte) rune {
	best, most := ',', 0
	for _, sign := range ",;\t" {
		if n := bytes.Count(line, []byte(string(sign))); n > most {
			best, most = sign, n
		}
	}
	return best
}

// at is where a field of the last record stands.
func (p *peopleReader) at(field int) diag.Pos {
	line, col := p.csv.FieldPos(field)
	return p.pos(line, col)
}

// pos is a place that csv names: a line from 1 and a column in bytes.
func (p *peopleReader) pos(line, col int) diag.Pos {
	line += p.first
	if line <= len(p.lines) {
		text := p.lines[line-1]
		col = utf8.RuneCount(text[:max(0, min(col-1, len(text)))]) + 1
	}
	return diag.Pos{File: p.file, Line: line, Col: col}
}

// next returns the next line that can be taken apart.
func (p *peopleReader) next() (record []string, ok bool) {
	for {
		record, err := p.csv.Read()
		var bad *csv.ParseError
		switch {
		case err == nil:
			return record, true
		case errors.As(err, &bad):
			p.ds.Error("score-csv", p.pos(bad.StartLine, 1), "the row is left out: its quotation marks do not match", `write a quotation mark within a cell twice: ""`)
			if p.broken++; p.broken > maxBroken || p.first+bad.StartLine >= len(p.lines) {
				return nil, false
			}
			p.begin(p.first + bad.StartLine) // an open mark may have taken rows with it that are sound
		case errors.Is(err, io.EOF):
			return nil, false
		default: // reading from memory has no other
			return nil, false
		}
	}
}
