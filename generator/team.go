package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
	"rampbook/generator/report"
	"rampbook/themes"
)

// TeamOptions say what to report of a team.
type TeamOptions struct {
	Dir       string   // the portal
	Logs      []string // files and folders of records; none: the portal's own folder of logs
	Roster    string   // a CSV file; "": none
	Lang      string   // of the page; "": the portal's base language
	Today     time.Time
	MinGroup  int
	Anonymous bool
}

// A Team is a report with what is needed to write its page.
type Team struct {
	*report.Report
	look report.Look
}

// ReportTeam reports what a team's records say. What is wrong in the roster, or in a line of a log, is named and left
// out; the error is for a file that cannot be read.
func ReportTeam(ctx context.Context, o TeamOptions) (*Team, []diag.Diagnostic, error) {
	s, err := openSite(ctx, o.Dir, &diag.List{})
	if err != nil {
		return nil, nil, err
	}
	defer s.portal.Close()
	facts := s.teamFacts()
	var ds diag.List
	entries, err := readRoster(o.Roster, facts.Paths, &ds)
	if err != nil {
		return nil, nil, err
	}
	defer spendOnLogs()()
	sources, err := progress.ReadSources(LogsOf(o.Dir, o.Logs))
	if err != nil {
		return nil, nil, err
	}
	nameProblems(sources, &ds)
	look, err := s.teamLook(o.Lang)
	if err != nil {
		return nil, nil, err
	}
	r := report.Make(report.Options{
		Portal: facts, Roster: entries, Sources: sources, Today: o.Today, MinGroup: o.MinGroup, Anonymous: o.Anonymous,
	})
	return &Team{r, look}, ds.Sorted(), nil
}

func readRoster(file string, paths []report.Path, ds *diag.List) ([]report.Entry, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the roster: %w", err)
	}
	var found diag.List
	name := filepath.ToSlash(file)
	entries := report.ReadRoster(name, data, paths, &found)
	ds.Join(withSnippets(found.Sorted(), &diag.Source{Name: name, Text: data}))
	return entries, nil
}

// nameProblems names the lines that do not count.
func nameProblems(sources []progress.Source, ds *diag.List) {
	for _, s := range sources {
		for _, p := range s.Problems {
			ds.Warn("log-line", diag.Pos{File: s.Name, Line: p.Line}, p.Reason, "the other lines count all the same")
		}
	}
}

// teamLook is how the page looks: the theme's styles, and its words in a language.
func (s *site) teamLook(lang string) (report.Look, error) {
	if _, err := themes.FS.Open("rampbook/i18n/" + lang + ".yaml"); lang != "" && err != nil {
		return report.Look{}, fmt.Errorf("a report can be in en or zh, not in %q", lang)
	}
	if lang == "" {
		lang = s.portal.Languages[0].Code
	}
	words := map[string]any{}
	for _, code := range []string{"en", lang} {
		if err := addWords(words, themes.FS, "rampbook/i18n/"+code+".yaml"); err != nil {
			return report.Look{}, err
		}
	}
	var style bytes.Buffer
	for _, name := range []string{"tokens", "reset", "base", "prose", "table"} {
		css, err := themes.FS.ReadFile("rampbook/styles/" + name + ".css")
		if err != nil {
			return report.Look{}, fmt.Errorf("read the theme's styles: %w", err)
		}
		style.Write(css)
	}
	return report.Look{Lang: lang, Word: labels{lang: words}.in(lang), Style: style.String()}, nil
}

// Write writes the page (index.html), report.json and tables (.csv) into a folder, which is made if need be, and returns
// the names. The files are for their owner alone: they have names in them.
func (t *Team) Write(folder string) (names []string, err error) {
	files := map[string][]byte{}
	var page bytes.Buffer
	if err := t.WritePage(&page, t.look); err != nil {
		return nil, err
	}
	files["index.html"] = page.Bytes()
	if files["report.json"], err = json.MarshalIndent(t.Report, "", "  "); err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	names = []string{"index.html", "report.json"}
	for _, table := range t.Tables() {
		var b bytes.Buffer
		if err := table.WriteCSV(&b); err != nil {
			return nil, err
		}
		files[table.Name+".csv"] = append([]byte("\ufeff"), b.Bytes()...) // spreadsheets take it for UTF-8 then
		names = append(names, table.Name+".csv")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("write the report: %w", err)
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(folder, name), files[name], 0o600); err != nil {
			return nil, fmt.Errorf("write the report: %w", err)
		}
	}
	return names, nil
}
