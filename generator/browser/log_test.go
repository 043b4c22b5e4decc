package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"rampbook/generator/progress"
)

// testLog looks at the learner's log: what is kept, where, who sees it, and how it is moved.
func testLog(t *testing.T, c *chromium, s *sites) {
	for _, at := range s.trial.places {
		t.Run("kept/"+at.name, func(t *testing.T) { t.Parallel(); testLogKept(t, c, at) })
		t.Run("tabs/"+at.name, func(t *testing.T) { t.Parallel(); testLogTabs(t, c, at) })
		t.Run("copy/"+at.name, func(t *testing.T) { t.Parallel(); testLogCopy(t, c, at) })
	}
	for name, test := range map[string]func(*testing.T, *chromium, *sites){
		"killed": testLogKilled, "apart": testLogApart, "mirror": testLogMirror, "blocked": testLogBlocked, "full": testLogFull,
		"damaged": testLogDamaged, "reset": testLogReset, "erase": testLogErase, "file": testLogFile,
		"reading": testReading, "panel": testPanel,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, c, s) })
	}
}

// answered is an expression that appends a record.
func answered(question string, score int) string {
	return fmt.Sprintf(`rampbook.log.append({ e: "answered", o: "quiz/q#%s", d: { score: %d } })`, question, score)
}

// answers is an expression that gives the objects of all answers, in the order of their records.
const answers = `rampbook.log.records("quiz/q").then((records) => records.map((r) => r.o.slice(7) + "=" + r.d.score).join(" "))`

func (b *tab) wantAnswers(want string) {
	b.t.Helper()
	if got := eval[string](b, answers); got != want {
		b.t.Errorf("the log has %q, want %q", got, want)
	}
}

// lines are the log's lines as the Go package reads them; all have to be good.
func (b *tab) lines() []progress.Line {
	b.t.Helper()
	lines, problems := progress.Parse(eval[string](b, `rampbook.log.lines().then((lines) => lines.join("\n"))`))
	for _, p := range problems {
		b.t.Errorf("the browser wrote a bad line: %v", p)
	}
	return lines
}

// testLogKept leaves the page right after a record was acknowledged, and reads it on another page.
func testLogKept(t *testing.T, c *chromium, at place) {
	b := c.tab(t)
	b.open(at.at("everything/index.html"))
	b.do(answered("a", 1) + `.then(() => ` + answered("b", 2) + `)`)
	b.do(answered("c", 3))
	b.open(at.at("zh/index.html"))
	b.wantAnswers("a=1 b=2 c=3")
	b.lines()
	for _, r := range progress.Records(b.lines()) {
		if r.Portal != "trial" {
			t.Errorf("a record is of the portal %q", r.Portal)
		}
	}
	b.staysWithin(at.prefix, "the log")
}

// testLogTabs writes in one tab what another is told of.
func testLogTabs(t *testing.T, c *chromium, at place) {
	one := c.tab(t)
	two := one.beside()
	for _, b := range []*tab{one, two} {
		b.open(at.at("everything/index.html"))
		b.do(`heard = []; rampbook.log.watch((records) => heard.push(...records.filter((r) => r.e === "answered").map((r) => r.o)))`)
	}
	one.do(answered("a", 1))
	two.do(answered("b", 2))
	for _, b := range []*tab{one, two} {
		b.until(`heard.sort().join(" ") === "quiz/q#a quiz/q#b"`)
		b.wantAnswers("a=1 b=2")
	}
	if same := eval[string](one, `rampbook.log.actor()`) == eval[string](two, `rampbook.log.actor()`); !same {
		t.Error("two tabs of one reader have two pseudonyms")
	}
}

// testLogCopy saves a copy on the page of records, in Chinese, and loads it in another browser.
func testLogCopy(t *testing.T, c *chromium, at place) {
	one := c.tab(t)
	one.open(at.at("zh/progress/index.html"))
	one.do(answered("a", 1))
	name, text := one.download(`document.querySelector("[data-do=save]").click()`)
	if problems := progress.CheckExports(text); len(problems) > 0 || !strings.HasPrefix(name, "trial-20") || !strings.HasSuffix(name, ".jsonl") {
		t.Errorf("%s: %v\n%s", name, problems, text)
	}
	copied := written(t, text)
	two := c.tab(t)
	two.open(at.at("progress/index.html"))
	two.do(answered("b", 2))
	for _, want := range []string{"new records 1, here already 0,", "new records 0, here already 1,"} {
		two.upload(copied)
		two.until(`document.querySelector(".mydata-report").textContent.includes(` + quote(want) + `)`)
	}
	two.wantAnswers("a=1 b=2")
	two.staysWithin(at.prefix, "a copy")
}

// download does what saves a file and returns its name and text.
func (b *tab) download(do string) (name, text string) {
	b.t.Helper()
	dir := b.t.TempDir()
	names, done := make(chan string, 1), make(chan string, 1)
	if err := chromedp.ListenBrowser(b.ctx, func(event any) {
		switch e := event.(type) {
		case *browser.EventDownloadWillBegin:
			if _, err := os.Stat(dir); err == nil && strings.HasPrefix(e.URL, "blob:") {
				offer(names, e.SuggestedFilename)
			}
		case *browser.EventDownloadProgress:
			if _, err := os.Stat(filepath.Join(dir, e.GUID)); err == nil && e.State == browser.DownloadProgressStateCompleted {
				offer(done, e.GUID)
			}
		}
	}); err != nil {
		b.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	yes := true
	if _, err := chromedp.CallBrowser(ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllowAndName, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
		DownloadPath: dir, EventsEnabled: &yes,
	}); err != nil {
		b.t.Fatal(err)
	}
	b.do(do)
	select {
	case guid := <-done:
		data, err := os.ReadFile(filepath.Join(dir, guid))
		if err != nil {
			b.t.Fatal(err)
		}
		return <-names, string(data)
	case <-ctx.Done():
		b.t.Fatal("nothing was downloaded")
	}
	return "", ""
}

func offer(to chan string, text string) {
	select {
	case to <- text:
	default:
	}
}

// written is a file with a text.
func written(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "copy.jsonl")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// upload chooses a file in the page's field for copies.
func (b *tab) upload(file string) {
	b.t.Helper()
	field := call(b, runtime.Evaluate, runtime.EvaluateParams{Expression: `document.querySelector("rb-mydata input[type=file]")`})
	call(b, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, ObjectID: field.Result.ObjectID})
}
