// Command quiz measures how much script a page of questions runs in Chromium until it can be answered, with the
// processor slowed down.
//
//	go run ./bench/quiz                  100 questions, four times slower, 5 runs
//
// It prints medians of processor time, so that other work on the machine does not count: the script that runs until
// the page, or after Begin the first question, can be used, and all script until every question can be answered.
// A page without questions stands beside them: what every page runs is in all the figures.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"rampbook/bench/portal"
	"rampbook/generator"
)

func main() {
	questions := flag.Int("questions", 100, "questions on a page")
	slower := flag.Float64("slower", 4, "how many times slower the processor is made")
	runs := flag.Int("runs", 5, "how often each page is opened")
	flag.Parse()
	log.SetFlags(0)
	if err := measure(*questions, *slower, *runs); err != nil {
		log.Fatal(err)
	}
}

func measure(questions int, slower float64, runs int) error {
	dir, err := os.MkdirTemp("", "rampbook-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "public")
	if err := build(dir, out, questions); err != nil {
		return err
	}
	site := httptest.NewServer(http.FileServer(http.Dir(out)))
	defer site.Close()
	browser, stop, err := chromium()
	if err != nil {
		return err
	}
	defer stop()
	for _, v := range []visit{
		{name: "no questions", path: "/index.html", ready: `document.readyState === "complete"`},
		{name: "a text with questions", path: "/text/index.html", ready: `document.querySelector("rb-question")`, done: `document.querySelector("rb-exercises[data-ready]")`},
		{name: "a quiz, opened", path: "/quizzes/all/index.html", ready: `document.querySelector("rb-quiz .quiz-panel button")`},
		{
			name: "a quiz, begun", path: "/quizzes/all/index.html", ready: `document.querySelector("rb-quiz .quiz-panel button")`,
			press: `document.querySelector("rb-quiz .quiz-panel button").click()`, usable: `document.querySelector("rb-question")`, done: `document.querySelector("rb-quiz[data-ready]")`,
		},
	} {
		results := make([]figures, runs)
		for i := range results {
			if results[i], err = v.run(browser, site.URL, slower); err != nil {
				return fmt.Errorf("%s: %w", v.name, err)
			}
		}
		middle := func(of func(figures) float64) float64 {
			slices.SortFunc(results, func(a, b figures) int { return cmp.Compare(of(a), of(b)) })
			return of(results[runs/2])
		}
		fmt.Printf("%-22s %d questions, %g× slower: %.0f ms of script until it can be used, %.0f ms in all\n", v.name, questions, slower,
			middle(func(f figures) float64 { return f.usable }), middle(func(f figures) float64 { return f.all }))
	}
	return nil
}

// build makes a quiz, and a text, with questions of all kinds.
func build(dir, out string, questions int) error {
	var body strings.Builder
	for i := range questions {
		fmt.Fprintf(&body, kinds[i%len(kinds)], i)
	}
	for name, text := range map[string]string{
		"rampbook.toml":     "title = \"Bench\"\n",
		"content/README.md": "# Bench\n",
		"quizzes/all.md":    "---\ntitle: All kinds\ntime: 60m\nshuffle: true\n---\n\n" + body.String(),
		"content/text.md":   "# A text\n\n" + body.String(),
	} {
		if err := portal.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	result, err := generator.Build(context.Background(), generator.Options{Dir: dir, Output: out})
	if err == nil && result.Failed() {
		err = fmt.Errorf("the portal was not built: %v", result.Diagnostics)
	}
	return err
}

// kinds are questions of each kind, with a place for a number.
var kinds = []string{
	"## Q: Which move is best in case %[1]d?\n<!-- id=choice-%[1]d -->\n\n- [ ] Send the standard proposal today.\n  > Too early.\n- [x] Ask what it has to decide.\n  > Right.\n- [ ] Offer a discount.\n- [ ] Wait for a week.\n\n> [!TIP]\n> Who reads it?\n\n> [!NOTE]\n> A proposal is a tool.\n\n",
	"## Q: Which are signs of a need in case %[1]d?\n<!-- id=many-%[1]d -->\n\n- [x] A line stopped.\n- [ ] Praise.\n- [x] A figure.\n- [ ] The call ends on time.\n\n> [!NOTE]\n> An event is a sign.\n\n",
	"## Q: What is the word of case %[1]d?\n<!-- id=word-%[1]d -->\n\nAnswer: `harbour`, `/^harbou?r$/i`\n\n",
	"## Fill: Gaps of case %[1]d\n<!-- id=gaps-%[1]d -->\n\nThe rate was {{27.5}}, then {{(35)|50|74}}, in {{days}}.\n\n",
	"## Order: Put case %[1]d in order.\n<!-- id=order-%[1]d -->\n\n1. Read.\n2. Call.\n3. Visit.\n4. Agree.\n5. Write.\n\n",
	"## Match: Who asks what in case %[1]d?\n<!-- id=match-%[1]d -->\n\n| Who | What |\n| --- | --- |\n| Sun | price |\n| Gao | lines |\n| Bai | money |\n|  | port |\n\n",
}

// figures are milliseconds.
type figures struct{ usable, all float64 }

// A visit opens a page and waits until it is ready; if there is something to press, the figures are of what follows.
type visit struct{ name, path, ready, press, usable, done string }

func (v visit) run(browser context.Context, site string, slower float64) (figures, error) {
	tab, stop := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	defer stop()
	tab, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	s := &script{ctx: tab}
	do(s, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks})
	do(s, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slower})
	if s.err == nil {
		s.err = chromedp.Do(tab, chromedp.Navigate(site+v.path))
	}
	s.until(v.ready)
	f := figures{usable: s.spent()}
	f.all = f.usable
	switch {
	case v.press != "":
		before := s.spent()
		s.eval(v.press)
		s.until(v.usable)
		f.usable = s.spent() - before
		s.until(v.done)
		f.all = s.spent() - before
	case v.done != "":
		s.until(v.done)
		f.all = s.spent()
	}
	return f, s.err
}

// A script runs commands one after the other until one fails.
type script struct {
	ctx context.Context
	err error
}

func do[P, R any](s *script, command cdp.Command[P, R], params P) (result R) {
	if s.err == nil {
		result, s.err = chromedp.Call(s.ctx, command, params)
	}
	return result
}

// eval gives the number that an expression comes to, 0 if it is none.
func (s *script) eval(expression string) (n float64) {
	if s.err == nil {
		n, s.err = chromedp.Run(s.ctx, chromedp.Evaluate[float64]("Promise.resolve("+expression+").then(Number).then((n) => n || 0)", chromedp.EvalAwaitPromise))
	}
	return n
}

// until waits for an element; the browser looks at each change of the page, so that looking costs next to nothing.
func (s *script) until(condition string) {
	s.eval(`new Promise((done) => {
		const look = () => { if (` + condition + `) { watcher.disconnect(); done(1) } };
		const watcher = new MutationObserver(look);
		watcher.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-ready"] });
		look();
	})`)
}

// spent is the time in scripts so far, in milliseconds.
func (s *script) spent() float64 {
	for _, m := range do(s, performance.GetMetrics, cdp.Empty{}).Metrics {
		if m.Name == "ScriptDuration" {
			return m.Value * 1000
		}
	}
	return 0
}

func chromium() (context.Context, func(), error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.DisableGPU)
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	return ctx, func() { cancel(); stop() }, chromedp.Do(ctx)
}
