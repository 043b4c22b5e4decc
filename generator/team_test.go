package generator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
)

// TestTeams makes the report of each archive of testdata/team. An archive holds
//
//	in/…         the portal
//	records      a record a line: learner, minutes since 2026-11-02T08:00Z, event, object, data; REV is the revision of the
//	             object's page in the base language. A line that begins with ! stands in the log as it is.
//	roster.csv   who is who
//	report.json  what is wanted, and diagnostics
func TestTeams(t *testing.T) {
	archives, err := filepath.Glob("testdata/team/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			o := unpack(t, a, dir)
			team := teamOf(t, a, o.Dir)
			got, err := json.MarshalIndent(team.Report, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			checkPage(t, team)
			if want := section(a, "report.json"); want != string(got)+"\n" {
				if !*update {
					t.Fatalf("report.json is\n%s\nwant\n%s", got, want)
				}
				a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "report.json" })
				a.Files = append(a.Files, txtar.File{Name: "report.json", Data: append(got, '\n')})
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func teamOf(t *testing.T, a *txtar.Archive, dir string) *Team {
	t.Helper()
	s, err := openSite(t.Context(), dir, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.portal.Close()
	log := filepath.Join(dir, "log.jsonl")
	if err := os.WriteFile(log, []byte(recordsOf(t, s, section(a, "records"))), 0o600); err != nil {
		t.Fatal(err)
	}
	roster := filepath.Join(dir, "roster.csv")
	if err := os.WriteFile(roster, []byte(section(a, "roster.csv")), 0o600); err != nil {
		t.Fatal(err)
	}
	team, ds, err := ReportTeam(t.Context(), TeamOptions{Dir: dir, Logs: []string{log}, Roster: roster, Today: time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(printed(t, ds), filepath.ToSlash(dir)+"/", "")
	if want := section(a, "diagnostics"); got != want {
		t.Errorf("diagnostics are\n%s\nwant\n%s", got, want)
	}
	for i := range team.Problems {
		team.Problems[i].File = filepath.Base(team.Problems[i].File)
	}
	return team
}

// recordsOf makes a log of the lines of an archive.
func recordsOf(t *testing.T, s *site, script string) string {
	t.Helper()
	var b strings.Builder
	start := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	n := map[string]int64{}
	for line := range strings.Lines(script) {
		line = strings.TrimSpace(line)
		if bad, ok := strings.CutPrefix(line, "!"); ok {
			b.WriteString(bad + "\n")
			continue
		}
		f := strings.SplitN(line, " ", 5)
		if len(f) < 4 {
			continue
		}
		var minutes int
		if _, err := fmt.Sscan(f[1], &minutes); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		at := start.Add(time.Duration(minutes) * time.Minute)
		r := progress.Record{
			ID:   fmt.Sprintf("%08x-%04x-7000-8000-%04x%08x", at.UnixMilli()>>16, at.UnixMilli()&0xffff, len(n), b.Len()),
			Time: at.Format("2006-01-02T15:04:05.000Z"), Session: "s" + f[0], N: n[f[0]], Actor: fmt.Sprintf("u-%016s", f[0]), Portal: s.portalID(), Event: f[2], Object: f[3],
		}
		n[f[0]]++
		if len(f) == 5 {
			r.Data = f[4]
		}
		page, _, _ := strings.Cut(strings.TrimPrefix(f[3], "quiz/"), "#")
		if pg := s.byPath["en/"+page]; pg != nil && pg.src != nil {
			r.Revision = pg.src.doc.Revision
		}
		l, err := r.Line()
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

// checkPage writes the page in both languages: nothing of it may come from elsewhere, every word must be known.
func checkPage(t *testing.T, team *Team) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "team")
	names, err := team.Write(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, mode %v", name, err, info.Mode())
		}
	}
	portal := t.TempDir()
	s, err := openSite(t.Context(), portal, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.portal.Close()
	for _, lang := range []string{"en", "zh"} {
		look, err := s.teamLook(lang)
		if err != nil {
			t.Fatal(err)
		}
		look.Word = known(t, look.Word)
		var page bytes.Buffer
		if err := team.WritePage(&page, look); err != nil {
			t.Fatal(err)
		}
		for _, code := range []string{"everyone-misses", "nobody-misses", "negative", "good-choose", "nobody-chooses", "language", "sure-wrong"} {
			look.Word("team_find_" + code)
		}
		for _, bad := range []string{"<script", "http://", "https://", "<link", "<img", " style=", "ZgotmplZ", "team_"} {
			if strings.Contains(page.String(), bad) {
				t.Errorf("the page in %s has %q in it", lang, bad)
			}
		}
		for _, p := range team.People {
			if !strings.Contains(page.String(), p.Actor) {
				t.Errorf("the page in %s does not have %s", lang, p.Actor)
			}
		}
	}
}

func known(t *testing.T, word func(string) string) func(string) string {
	return func(key string) string {
		text := word(key)
		if text == "" {
			t.Errorf("there is no word %q", key)
		}
		return text
	}
}
