package browser

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rampbook/generator"
	"rampbook/generator/progress"
)

// teamRecords is what each learner of a team did with the handbook: event, object and data.
var teamRecords = []struct{ event, object, data string }{
	{"read", "page/playbooks/8-team/culture", ""},
	{"started", "quiz/quizzes/one-of-each-kind", `{"try":"t","lang":"en","ask":["each-true-false","each-words"],"rule":"balanced","pass":80}`},
	{"answered", "quiz/quizzes/one-of-each-kind#each-true-false", `{"try":"t","resp":["a"],"score":0,"max":1,"sure":3}`},
	{"answered", "quiz/quizzes/one-of-each-kind#each-words", `{"try":"t","resp":["Harbour Care"],"score":1,"max":1}`},
	{"submitted", "quiz/quizzes/one-of-each-kind", `{"try":"t","score":1,"max":2,"passed":false}`},
	{"started", "card/playbooks/2-needs-analysis/first-call-review#p2-first-call", `{"run":"r","name":"A first call","lang":"en"}`},
	{"rated", "card/playbooks/2-needs-analysis/first-call-review#p2-first-call", `{"run":"r","of":"c1","to":2}`},
	{"started", "check/playbooks/8-team/trainer-guide#p8-session-prep", `{"run":"s","name":"Spring","lang":"en"}`},
	{"checked", "check/playbooks/8-team/trainer-guide#cl-ses-02", `{"run":"s"}`},
	{"started", "check/playbooks/8-team/trainer-guide#p8-session-prep", `{"run":"t","name":"Signed","lang":"en"}`},
	{"acknowledged", "check/playbooks/8-team/trainer-guide#p8-session-prep", `{"run":"t","date":"2026-11-02"}`},
}

// testTeamReport looks at the page about a team with axe, and for what does not fit on a phone.
func testTeamReport(t *testing.T, c *chromium, _ *sites) {
	for _, lang := range []string{"en", "zh"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			page := (&url.URL{Scheme: "file", Path: filepath.ToSlash(writeTeam(t, lang)) + "/index.html"}).String()
			for _, screen := range screens {
				b := c.tab(t)
				b.look(screen)
				b.open(page)
				b.do(c.axe)
				b.do(filling)
				b.do(`document.querySelectorAll("details").forEach((d) => { d.open = true })`)
				if tables := eval[int](b, `document.querySelectorAll("table").length`); tables < 6 {
					t.Errorf("%d tables, want one of people, quizzes, certainty, questions, checklists and scorecards", tables)
				}
				if text := eval[string](b, `document.body.innerText`); !strings.Contains(text, "Spring") || strings.Contains(text, "Signed") {
					t.Error("a checklist that was begun is missing, or one that was signed is there")
				}
				b.looksWell(screen, "the team in "+lang)
			}
		})
	}
}

// writeTeam writes the report on six learners and returns its folder.
func writeTeam(t *testing.T, lang string) string {
	t.Helper()
	dir := t.TempDir()
	day := time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)
	roster, log := "actor,name,group,path,start\n", ""
	for learner := range 6 {
		actor := fmt.Sprintf("u-%016d", learner)
		roster += fmt.Sprintf("%s,Learner %d,North,paths/account-executive,2026-10-0%d\n", actor, learner, learner+1)
		for n, one := range teamRecords {
			at := day.Add(time.Duration(n) * time.Minute)
			record := progress.Record{
				ID: fmt.Sprintf("%08x-%04x-7000-8000-%012x", at.UnixMilli()>>16, at.UnixMilli()&0xffff, learner), Time: at.Format("2006-01-02T15:04:05.000Z"),
				Session: fmt.Sprintf("s%d", learner), N: int64(n), Actor: actor, Portal: "sales-process-handbook", Event: one.event, Object: one.object, Data: one.data,
			}
			line, err := record.Line()
			if err != nil {
				t.Fatal(err)
			}
			log += line.Text + "\n"
		}
	}
	for name, text := range map[string]string{"roster.csv": roster, "log.jsonl": log} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	team, problems, err := generator.ReportTeam(t.Context(), generator.TeamOptions{
		Dir: filepath.Join("..", ".."), Logs: []string{filepath.Join(dir, "log.jsonl")}, Roster: filepath.Join(dir, "roster.csv"), Lang: lang, Today: day.AddDate(0, 1, 0),
	})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	folder := filepath.Join(dir, "team")
	if _, err := team.Write(folder); err != nil {
		t.Fatal(err)
	}
	return folder
}
