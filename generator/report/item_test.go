package report

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
)

// A class is learners 0 to n-1, the later the abler, who took one quiz; the odd ones in Chinese.
type class struct {
	n    int
	pick func(question string, ability float64, lang string) string // the letter that is chosen; a is right; "": not asked
	sure func(question string) int
}

func questionNames() []string {
	return []string{"plain", "mislead", "language", "easy", "hard", "middle", "upper", "lower"}
}

func (c class) portal() Portal {
	p := Page{Page: "quizzes/x", Title: "X", Quiz: true, Pass: 50, Revisions: map[string]string{"00000001": "en", "00000002": "zh"}}
	for i, name := range questionNames() {
		q := Question{ID: name, Kind: "choice", Words: name, Pos: diag.Pos{File: "quizzes/x.md", Line: 10 * i}}
		for k := range 3 {
			q.Options = append(q.Options, Option{Words: string(rune('a' + k)), Right: k == 0, Pos: diag.Pos{File: "quizzes/x.md", Line: 10*i + k + 1}})
		}
		p.Questions = append(p.Questions, q)
	}
	return Portal{ID: "p", Title: "P", Lang: "en", Pages: []Page{p}}
}

func (c class) source(t *testing.T) progress.Source {
	t.Helper()
	var lines []progress.Line
	for i := range c.n {
		lang, rev := "en", "00000001"
		if i%2 == 1 {
			lang, rev = "zh", "00000002"
		}
		n := 0
		add := func(event, object, data string) {
			l, err := progress.Record{
				ID: fmt.Sprintf("0193568f-6a2b-7000-8000-%06x%06x", i, n), Time: "2026-11-20T10:00:00.000Z", Session: fmt.Sprintf("s%d", i), N: int64(n),
				Actor: fmt.Sprintf("u-%016x", i), Portal: "p", Revision: rev, Event: event, Object: object, Data: data,
			}.Line()
			if err != nil {
				t.Fatal(err)
			}
			n++
			lines = append(lines, l)
		}
		ask := `"` + strings.Join(questionNames(), `","`) + `"`
		for try := range 2 { // the second attempt is all right and must not count
			add(progress.Started, "quiz/quizzes/x", fmt.Sprintf(`{"try":"t%d","lang":%q,"rev":%q,"ask":[%s]}`, try, lang, rev, ask))
			for _, q := range questionNames() {
				letter := c.pick(q, float64(i)/float64(c.n), lang)
				if try == 1 {
					letter = "a"
				}
				score, sure := 0, 0
				if letter == "a" {
					score = 1
				}
				if c.sure != nil {
					sure = c.sure(q)
				}
				if letter != "" {
					add(progress.Answered, "quiz/quizzes/x#"+q, fmt.Sprintf(`{"try":"t%d","resp":[%q],"score":%d,"max":1,"sure":%d}`, try, letter, score, sure))
				}
			}
		}
	}
	return progress.Source{Name: "log", Lines: lines}
}

// common is how a class answers that has nothing odd but what the questions' names say.
func common(q string, ability float64, lang string) string {
	right := map[string]bool{
		"plain": ability >= 0.45, "mislead": ability < 0.5, "language": lang == "en", "easy": true, "hard": false,
		"middle": ability >= 0.5, "upper": ability >= 0.75, "lower": ability >= 0.25,
	}[q]
	switch {
	case right:
		return "a"
	case q == "mislead":
		return "c"
	}
	return "b"
}

func TestFindings(t *testing.T) {
	want := func(codes ...string) map[string]bool {
		m := map[string]bool{}
		for _, code := range codes {
			m[code] = true
		}
		return m
	}
	for _, test := range []struct {
		name  string
		class class
		want  map[string]bool // "question code option@line"
	}{
		{"forty", class{40, common, nil}, want(
			"plain nobody-chooses c@3", "mislead negative @10", "mislead good-choose c@13", "mislead nobody-chooses b@12", "language language @20", "language nobody-chooses c@23",
			"easy nobody-misses @30", "easy nobody-chooses b@32", "easy nobody-chooses c@33", "hard everyone-misses @40", "hard nobody-chooses c@43",
			"middle nobody-chooses c@53", "upper nobody-chooses c@63", "lower nobody-chooses c@73",
		)},
		{"nineteen", class{19, common, nil}, want("language language @20", "easy nobody-misses @30", "hard everyone-misses @40")},
		{"four", class{4, common, nil}, want("easy nobody-misses @30", "hard everyone-misses @40")},
		{"one", class{1, common, nil}, want()},
		{"sure", class{9, common, func(q string) int { return map[string]int{"plain": 3, "middle": 2, "easy": 3}[q] }}, want(
			"plain sure-wrong @0", "easy nobody-misses @30", "hard everyone-misses @40",
		)},
	} {
		r := Make(Options{Portal: test.class.portal(), Sources: []progress.Source{test.class.source(t)}, Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
		got := map[string]bool{}
		for _, item := range r.Quizzes[0].Items {
			for _, f := range item.Findings {
				got[fmt.Sprintf("%s %s %s@%d", item.ID, f.Code, f.Option, f.Line)] = true
			}
			if (item.Facility != nil) != (test.class.n >= 5) {
				t.Errorf("%s: %s has the facility %v of %d learners", test.name, item.ID, item.Facility, test.class.n)
			}
			if item.Discrimination != nil && test.class.n < 20 {
				t.Errorf("%s: %s has a correlation of %d learners", test.name, item.ID, test.class.n)
			}
		}
		for code := range test.want {
			if !got[code] {
				t.Errorf("%s: %q is not found", test.name, code)
			}
			delete(got, code)
		}
		for code := range got {
			t.Errorf("%s: %q is found", test.name, code)
		}
	}
}

// TestPercent: components/quiz shows the same.
func TestPercent(t *testing.T) {
	for share, want := range map[float64]string{0: "0%", 0.796: "79%", 0.8: "80%", 0.29: "29%", 0.57: "57%", 2.0 / 3: "66%", 0.999: "99%", 0.7999999999999999: "80%", 1: "100%"} {
		if got := percent(share); got != want {
			t.Errorf("%v is printed as %s, want %s", share, got, want)
		}
	}
}

// TestOrder holds that a report does not depend on the order of files or lines.
func TestOrder(t *testing.T) {
	c := class{30, common, nil}
	source := c.source(t)
	make := func(sources ...progress.Source) string {
		var b strings.Builder
		r := Make(Options{Portal: c.portal(), Sources: sources, Today: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)})
		r.Files = 0
		if err := r.WritePage(&b, Look{Lang: "en", Word: func(key string) string { return key }}); err != nil {
			t.Fatal(err)
		}
		for _, table := range r.Tables() {
			if err := table.WriteCSV(&b); err != nil {
				t.Fatal(err)
			}
		}
		return b.String()
	}
	want := make(source)
	half := len(source.Lines) / 2
	back := slices.Clone(source.Lines)
	slices.Reverse(back)
	if got := make(progress.Source{Lines: back}); got != want {
		t.Error("lines in another order give another report")
	}
	if got := make(progress.Source{Lines: source.Lines[half:]}, progress.Source{Lines: source.Lines}, progress.Source{Lines: source.Lines[:half]}); got != want {
		t.Error("two files with some lines twice give another report")
	}
}

func TestRoster(t *testing.T) {
	paths := []Path{{Page: "paths/seller"}, {Page: "paths/manager"}}
	const head = "actor,name,group,path,start\n"
	const mia = "u-0000000000000001"
	for _, test := range []struct{ name, csv, want string }{
		{"whole", head + mia + ",Mia,North,paths/seller,2026-11-02\n", "1"},
		{"any order, other case", "\ufeffStart, Path ,ACTOR\r\n2026-11-02,/content/paths/seller.md," + mia + "\r\n", "1"},
		{"two paths", head + mia + ",Mia,,paths/seller,\n" + mia + ",,,paths/manager,\n", "2"},
		{"quoted", head + mia + ",\"Chen, \"\"M\"\"\",,,\n", "1"},
		{"only actors", "actor\n" + mia + "\n", "1"},
		{"empty", "", "0"},
		{"twice", head + mia + ",Mia,,,\n" + mia + ",Mia,,,\n", "r:3:1 " + mia + " is on this path already, in a row above"},
		{"two names", head + mia + ",Mia,,paths/seller,\n" + mia + ",Max,,paths/manager,\n", `r:3:20 ` + mia + ` is "Mia" in a row above`},
		{"a name for a pseudonym", head + "Mia,Mia,,,\n", `r:2:1 "Mia" is no pseudonym`},
		{"no date", head + mia + ",Mia,,paths/seller,02.11.2026\n", `r:2:38 "02.11.2026" is no date`},
		{"no such path", head + mia + ",,,paths/sellr,\n", `r:2:22 "paths/sellr" is no path of the portal`},
		{"too many fields", "actor\n" + mia + ",x\n", "r:2:20 the row has more fields than the first row has names"},
		{"unknown column", "actor,nmae\n" + mia + ",x\n", `r:1:7 the column "nmae" is not known and passed over`},
		{"no actors", "name\nMia\n", "r:1:1 the roster has no column actor"},
		{"torn quotation", head + mia + ",\"Mia\n", `r:2:25 this is no CSV: extraneous or missing " in quoted-field`},
		{"not UTF-8", head + mia + ",M\xefa,,,\n", "r:0:0 the roster is not UTF-8"},
	} {
		var ds diag.List
		entries := ReadRoster("r", []byte(test.csv), paths, &ds)
		got := fmt.Sprint(len(entries))
		for _, d := range ds.Sorted() {
			got = fmt.Sprintf("r:%d:%d %s", d.Pos.Line, d.Pos.Col, d.Message)
		}
		if got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func FuzzRoster(f *testing.F) {
	f.Add("actor,name,group,path,start\nu-0000000000000001,Mia,North,paths/seller,2026-11-02\n")
	f.Add("actor\n\"\n\"\"\"x")
	f.Fuzz(func(t *testing.T, text string) {
		var ds diag.List
		seen := map[Entry]bool{}
		for _, e := range ReadRoster("r", []byte(text), nil, &ds) {
			key := Entry{Actor: e.Actor, Path: e.Path}
			if !progress.IsActor(e.Actor) || seen[key] {
				t.Errorf("%q gives %v", text, e)
			}
			seen[key] = true
		}
	})
}

func TestWorkingDay(t *testing.T) {
	for _, test := range []struct {
		start string
		n     int
		want  string
	}{
		{"2026-11-02", 1, "2026-11-02"}, {"2026-11-02", 5, "2026-11-06"}, {"2026-11-02", 6, "2026-11-09"}, {"2026-11-07", 1, "2026-11-09"},
		{"2026-11-05", 3, "2026-11-09"}, {"2026-11-06", 5, "2026-11-12"}, {"2026-11-06", 10, "2026-11-19"}, {"2026-11-02", 0, ""}, {"", 3, ""}, {"2026-02-30", 1, ""},
	} {
		if got := workingDay(test.start, test.n); got != test.want {
			t.Errorf("day %d from %s is %s, want %s", test.n, test.start, got, test.want)
		}
	}
}

func TestHarmless(t *testing.T) {
	for text, want := range map[string]string{"=1+1": "'=1+1", "+x": "'+x", "-x": "'-x", "@x": "'@x", "x=1": "x=1", "": ""} {
		if got := row(text)[0]; got != want {
			t.Errorf("%q is written %q, want %q", text, got, want)
		}
	}
}
