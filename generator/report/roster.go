package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
)

// An Entry is a row of a roster: who is behind a pseudonym, and which path that person is on.
type Entry struct {
	Actor string
	Name  string
	Group string
	Path  string // page of a learning path; "" for none
	Start string // date, "" when the log says
}

// ReadRoster reads a CSV file with the columns actor, name, group, path and start, in any order; actor is needed, the others
// may be missing or empty. Somebody on several paths has a row for each. path is the page of a learning path, such as
// paths/account-executive, and start a date such as 2026-11-23. The names stay on the trainer's machine: no log has them.
//
// What is wrong is named with line and column, and the row is left out. paths are the portal's; nil: any.
func ReadRoster(file string, data []byte, paths []Path, ds *diag.List) []Entry {
	r := rosterReader{file: file, paths: paths, ds: ds, seen: map[Entry]bool{}, names: map[string]string{}}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		r.ds.Error("roster-text", diag.Pos{File: file}, "the roster is not UTF-8", "save it as CSV UTF-8")
		return nil
	}
	r.csv = csv.NewReader(bytes.NewReader(data))
	r.csv.FieldsPerRecord = -1
	r.csv.TrimLeadingSpace = true
	var entries []Entry
	for {
		row, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			return entries
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			r.ds.Error("roster-text", diag.Pos{File: file, Line: bad.Line, Col: bad.Column}, "this is no CSV: "+bad.Err.Error(), `put fields with quotation marks or commas into "…", and double the marks in them`)
			continue
		}
		if r.columns == nil {
			if !r.head(row) {
				return nil
			}
			continue
		}
		if e, ok := r.entry(row); ok {
			entries = append(entries, e)
		}
	}
}

type rosterReader struct {
	file    string
	csv     *csv.Reader
	paths   []Path
	ds      *diag.List
	columns []string // lower case
	seen    map[Entry]bool
	names   map[string]string // by actor
}

func rosterColumns() []string { return []string{"actor", "name", "group", "path", "start"} }

func (r *rosterReader) pos(field int) diag.Pos {
	line, col := r.csv.FieldPos(field)
	return diag.Pos{File: r.file, Line: line, Col: col}
}

// head reads the names of the columns.
func (r *rosterReader) head(row []string) bool {
	for i, name := range row {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(rosterColumns(), name) {
			hint := diag.Suggest(name, rosterColumns(), "the columns are actor, name, group, path and start")
			r.ds.Warn("roster-column", r.pos(i), fmt.Sprintf("the column %q is not known and passed over", name), hint)
		}
		r.columns = append(r.columns, name)
	}
	if !slices.Contains(r.columns, "actor") {
		r.ds.Error("roster-column", diag.Pos{File: r.file, Line: 1, Col: 1}, "the roster has no column actor", "begin the file with: actor,name,group,path,start")
		return false
	}
	return true
}

// entry reads a row; ok is false for one that is left out.
func (r *rosterReader) entry(row []string) (e Entry, ok bool) {
	at := map[string]int{}
	for i, value := range row {
		value = strings.TrimSpace(value)
		if i >= len(r.columns) {
			r.ds.Error("roster-row", r.pos(i), "the row has more fields than the first row has names", "quote fields with commas in them")
			return Entry{}, false
		}
		at[r.columns[i]] = i
		switch r.columns[i] {
		case "actor":
			e.Actor = value
		case "name":
			e.Name = value
		case "group":
			e.Group = value
		case "path":
			e.Path = strings.TrimSuffix(strings.TrimPrefix(strings.Trim(value, "/"), "content/"), ".md")
		case "start":
			e.Start = value
		}
	}
	return e, r.check(e, at)
}

func (r *rosterReader) check(e Entry, at map[string]int) bool {
	key := Entry{Actor: e.Actor, Path: e.Path}
	pages := make([]string, len(r.paths))
	for i, p := range r.paths {
		pages[i] = p.Page
	}
	_, dateErr := time.Parse(day, e.Start)
	switch {
	case !progress.IsActor(e.Actor):
		r.ds.Error("roster-actor", r.pos(at["actor"]), fmt.Sprintf("%q is no pseudonym", e.Actor), "copy it from the learner's page of records: u- and 16 hex digits")
	case r.seen[key]:
		r.ds.Error("roster-twice", r.pos(at["actor"]), fmt.Sprintf("%s is on this path already, in a row above", e.Actor), "keep one of the rows")
	case r.names[e.Actor] != "" && e.Name != "" && r.names[e.Actor] != e.Name:
		r.ds.Error("roster-name", r.pos(at["name"]), fmt.Sprintf("%s is %q in a row above", e.Actor, r.names[e.Actor]), "give one pseudonym one name")
	case e.Start != "" && dateErr != nil:
		r.ds.Error("roster-start", r.pos(at["start"]), fmt.Sprintf("%q is no date", e.Start), "write 2026-11-23")
	case e.Path != "" && r.paths != nil && !slices.Contains(pages, e.Path):
		hint := diag.Suggest(e.Path, pages, "name a page with kind: path, such as paths/account-executive")
		r.ds.Error("roster-path", r.pos(at["path"]), fmt.Sprintf("%q is no path of the portal", e.Path), hint)
	default:
		r.seen[key] = true
		if e.Name != "" {
			r.names[e.Actor] = e.Name
		}
		return true
	}
	return false
}

// A roster is entries by pseudonym.
type roster struct {
	entries map[string][]Entry
	order   []string
}

func newRoster(entries []Entry) roster {
	r := roster{entries: map[string][]Entry{}}
	for _, e := range entries {
		if r.entries[e.Actor] == nil {
			r.order = append(r.order, e.Actor)
		}
		r.entries[e.Actor] = append(r.entries[e.Actor], e)
	}
	return r
}

// name is the learner's name, "" without a roster.
func (r roster) name(actor string) string {
	for _, e := range r.entries[actor] {
		if e.Name != "" {
			return e.Name
		}
	}
	return ""
}

func (r roster) group(actor string) string {
	for _, e := range r.entries[actor] {
		if e.Group != "" {
			return e.Group
		}
	}
	return ""
}
