package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rampbook/generator"
	"rampbook/generator/progress"
)

// testServedLog learns with a preview: the records are in a file, from there in a second browser of the
// same learner, and a browser that was told to forget them does not get them back.
func testServedLog(t *testing.T, c *chromium, _ *sites) {
	dir := trialSource(t)
	url := preview(t, dir)
	one := c.tab(t)
	one.openServed(url)
	one.do(answered("a", 1))
	actor := eval[string](one, `rampbook.log.actor()`)
	file := filepath.Join(dir, "progress", actor+".jsonl")
	fileHas(t, file, "quiz/q#a")

	two := c.tab(t)
	two.openServed(url)
	two.until(`(rampbook.log.actor().then((a) => { window.who = a; }), window.who === ` + quote(actor) + `)`)
	two.do(answered("b", 2))
	fileHas(t, file, "quiz/q#b")
	two.wantAnswers("a=1 b=2")
	one.openServed(url)
	one.do(`(async () => { while (await ` + answers + ` !== "a=1 b=2") await new Promise((next) => setTimeout(next, 20)); })()`)

	one.do(`rampbook.log.erase()`)
	one.openServed(url)
	one.do(answered("c", 3))
	fileHas(t, filepath.Join(dir, "progress", eval[string](one, `rampbook.log.actor()`)+".jsonl"), "quiz/q#c")
	one.wantAnswers("c=3")
	one.staysWithin(url, "a preview with a log")
	two.staysWithin(url, "a preview with a log")

	lines, problems, err := progress.At(file).Lines()
	if err != nil || len(problems) > 0 || strings.Contains(progress.Text(lines), "quiz/q#c") {
		t.Errorf("the first learner's file: %v, %v", problems, err)
	}

	silent := serveWith(t, generator.ServeOptions{Dir: trialSource(t), NoLog: true})
	two.open(silent)
	if eval[bool](two, `document.querySelector("script[data-token]") !== null`) {
		t.Error("a preview without a log announces one")
	}
}

// openServed opens a page of a preview, which may still be building.
func (b *tab) openServed(url string) {
	b.t.Helper()
	b.open(url + "progress/")
	b.until(`document.querySelector("rb-mydata") !== null && window.rampbook !== undefined`)
}

// fileHas waits until a file has a text.
func fileHas(t *testing.T, name, text string) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for last := time.After(patience); ; {
		data, err := os.ReadFile(name)
		if err == nil && strings.Contains(string(data), text) {
			return
		}
		select {
		case <-tick.C:
		case <-last:
			t.Fatalf("%s has no %q: %s %v", name, text, data, err)
		}
	}
}
