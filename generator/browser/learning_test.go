package browser

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// testLearning looks at learning paths, at the page that asks again, at the learner's progress, and at what the home
// page offers.
func testLearning(t *testing.T, c *chromium, s *sites) {
	for _, at := range s.quizzes.places {
		t.Run("path/"+at.name, func(t *testing.T) { t.Parallel(); testPath(t, c, at) })
		t.Run("repeat/"+at.name, func(t *testing.T) { t.Parallel(); testRepeat(t, c, at) })
	}
	for name, test := range map[string]func(*testing.T, *chromium, *sites){
		"late": testPathLate, "certificate": testCertificate, "progress": testProgress, "repeat by keyboard": testRepeatByKeyboard,
		"deadline": testDeadline, "states": testLearningStates, "noscript": testLearningWithoutScript,
	} {
		t.Run(name, func(t *testing.T) { t.Parallel(); test(t, c, s) })
	}
}

// clock stops the clock of the tab's pages at a moment, where the reader is: in Shanghai. What counts seconds of
// reading runs on, and can be moved by later, in milliseconds.
func (b *tab) clock(moment string) {
	b.t.Helper()
	call(b, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Asia/Shanghai"})
	b.before(fmt.Sprintf(`{
		const Real = Date, stopped = Real.parse(%q);
		Date = class extends Real {
			constructor(...parts) { if (parts.length) super(...parts); else super(stopped); }
			static now() { return stopped; }
		};
		const now = performance.now.bind(performance);
		window.later = 0;
		performance.now = () => now() + window.later;
	}`, moment))
}

// Moments of a learner in Shanghai. The first is a Monday there and a Sunday in Greenwich.
const (
	monday     = "2026-11-22T20:00:00Z"
	nextDay    = "2026-11-24T02:00:00Z"
	secondWeek = "2026-11-30T02:00:00Z"
	muchLater  = "2026-12-07T02:00:00Z"
)

// at is a tab of a reader at a moment.
func (c *chromium) at(t *testing.T, moment string) *tab {
	t.Helper()
	b := c.tab(t)
	b.clock(moment)
	return b
}

// again is the same reader at another moment.
func (b *tab) again(moment string) *tab {
	b.t.Helper()
	next := b.beside()
	next.clock(moment)
	return next
}

// readThrough reads a page for as long as it takes and to its end.
func (b *tab) readThrough() {
	b.t.Helper()
	b.do(`scrollTo(0, document.body.scrollHeight)`)
	b.until(`(later += 40000, dispatchEvent(new Event("scroll")), document.querySelector(".reading-state").textContent !== "")`)
	b.logged()
}

// logged waits until all that was done is in the browser's database.
func (b *tab) logged() {
	b.t.Helper()
	b.until(`rampbook.log.saved === "saved"`)
}

// pathSteps are the states of a path's steps as marked in its list; > is the next one.
const pathSteps = `[...document.querySelectorAll(".path-step")].map((e) => (e.matches(".is-next") ? ">" : "") + e.dataset.state).join(" ")`

func (b *tab) wantSteps(want string) {
	b.t.Helper()
	b.until(`document.querySelector(".path-panel") && document.querySelector(".path-step")`)
	if got := eval[string](b, pathSteps); got != want {
		b.t.Errorf("the steps are %q, want %q", got, want)
	}
}

// follow goes where a link leads that holds some words.
func (b *tab) follow(selector, words string) {
	b.t.Helper()
	before := eval[string](b, `location.href`)
	b.do(fmt.Sprintf(`%s.click()`, find(selector, words)))
	b.until(`location.href !== ` + quote(before) + ` && document.readyState === "complete"`)
}

// testPath goes along a path for real: chooses a day, reads, fails a quiz, passes it, and is led on by the home page.
func testPath(t *testing.T, c *chromium, at place) {
	b := c.at(t, monday)
	address := at.at("paths/start/index.html")
	b.open(address)
	b.wantSteps(">open open open open")
	b.reads(".path-panel", "Steps done: 0 of 4", "Next: The pump", "Choose a first day")
	b.do(`press = (words) => [...document.querySelectorAll("rb-path button")].find((e) => e.textContent === words).click(); press("Start the path")`)
	b.until(`document.querySelectorAll(".path-date").length === 2`)
	b.reads(".prose", "You started on Mon, Nov 23, 2026.", "by Fri, Nov 27, 2026", "by Fri, Dec 4, 2026")
	b.logged()
	b.follow(".path-next a", "")
	b.readThrough()
	b.open(address)
	b.wantSteps("done >open open open")
	b.reads(".path-panel", "Steps done: 1 of 4", "Next: Three quick ones")
	b.follow(".path-next a", "")
	b.answerQuick("b", "41", "")
	b.open(address)
	b.wantSteps("done >failed open open")
	b.reads(".path-panel", "In the way", "Three quick ones, not passed yet")
	b.open(at.at("zh/paths/start/index.html"))
	b.wantSteps("done >failed open open")
	b.reads(".path-panel", "三道快题：还没有通过")
	b.open(at.at("quizzes/harbour/quick/index.html"))
	b.answerQuick("a", "42", "1")
	b.open(at.at("index.html"))
	b.until(`!document.querySelector("rb-continue").hidden`)
	b.reads("rb-continue", "Go on where you left off", "Next step: Two questions in a text", "Last page: Three quick ones")
	if at.name != "file" { // axe reads style sheets in a way that a page on disk may not
		b.do(c.axe)
		b.do(filling)
		b.looksWell(screens[1], "home")
		b.looksWell(screens[0], "home")
	}
	b.open(at.at("zh/index.html"))
	b.until(`!document.querySelector("rb-continue").hidden`)
	b.punctuatesChinese("home")
	b.open(at.at("index.html"))
	b.until(`!document.querySelector("rb-continue").hidden`)
	b.follow("rb-continue a", "Two questions")
	b.readThrough()
	b.open(at.at("zh/paths/start/index.html"))
	b.wantSteps("done done done >open")
	b.reads(".path-panel", "共 4 步，已完成 3 步", "下一步：封存的测验", "今天的把握：100%")
	b.punctuatesChinese("a path")
	b.staysWithin(at.prefix, "a path")
}

// answerQuick begins the quiz of three questions and hands it in.
func (b *tab) answerQuick(sucks, six, half string) {
	b.t.Helper()
	b.do(filling)
	b.until(`document.querySelector("rb-quiz .quiz-panel h2")`)
	b.start()
	b.do(fmt.Sprintf(`fill("sucks", %q); fill("six", %q); fill("half", %q)`, sucks, six, half))
	b.finish()
	b.logged()
}

// testPathLate lets the days go by, and starts again.
func testPathLate(t *testing.T, c *chromium, s *sites) {
	address := s.quizzes.root().at("paths/start/index.html")
	b := c.at(t, monday)
	b.open(address)
	b.do(`rampbook.log.append({ e: "started", o: "path/paths/start", d: { start: "2026-11-23" } }, { e: "read", o: "page/harbour/pump" })`)
	later := b.again(secondWeek)
	later.open(address)
	later.wantSteps("done >open open open")
	later.reads(".path-panel", "Three quick ones, its date has gone by")
	last := b.again(muchLater)
	last.open(address)
	last.until(`document.querySelectorAll(".path-blocks li").length === 3`)
	last.do(`const field = document.querySelector("[name=start]"); field.value = "2026-12-05"; document.querySelector("[name=begin]").click()`)
	for _, b := range []*tab{later, last} {
		b.until(`!document.querySelector(".path-blocks") && document.querySelector(".path-date").textContent === "by Fri, Dec 11, 2026"`)
	}
	if focus := eval[string](last, `document.activeElement.name ?? ""`); focus != "" && focus != "begin" {
		t.Errorf("the focus went to %q", focus)
	}
}

// onPaper are the texts that are printed.
const onPaper = `[...document.querySelectorAll("h1, h2, h3, p, li, button, input")].filter((e) => e.checkVisibility()).map((e) => e.textContent)`

// testCertificate finishes a path and prints.
func testCertificate(t *testing.T, c *chromium, s *sites) {
	for _, w := range []struct{ file, name, title, text, site string }{
		{"paths/start/index.html", "Lin Hai <i>", "Certificate", "has read and answered every step of the learning path “The first two weeks”.", "Quizzes"},
		{"zh/paths/start/index.html", "林海", "结业证明", "已读完并完成学习路径“头两周”的每一步。", "Quizzes"},
	} {
		t.Run(w.file, func(t *testing.T) {
			t.Parallel()
			b := c.at(t, monday)
			b.open(s.quizzes.root().at(w.file))
			b.finishPath()
			b.wantSteps("done done done done")
			b.do(`window.print = () => { window.printed = true }`)
			b.do(fmt.Sprintf(`document.querySelector("[name=name]").value = %s; document.querySelector(".path-certificate button").click()`, quote(w.name)))
			b.until(`window.printed`)
			b.look(look{media: "print"})
			paper := strings.Join(eval[[]string](b, onPaper), "\n")
			for _, want := range []string{w.name, w.title, w.text, w.site, "2026"} {
				if !strings.Contains(paper, want) {
					t.Errorf("%q is not on the certificate:\n%s", want, paper)
				}
			}
			if strings.Count(paper, "\n") > 7 {
				t.Errorf("there is more on the certificate than belongs there:\n%s", paper)
			}
			pdf := call(b, page.PrintToPDF, page.PrintToPDFParams{}).Data
			if n := bytes.Count(pdf, []byte("/Type /Page\n")) + bytes.Count(pdf, []byte("/Type /Page ")); n != 1 {
				t.Errorf("the certificate has %d pages", n)
			}
			b.do(`dispatchEvent(new Event("afterprint"))`)
			if paper := eval[[]string](b, onPaper); len(paper) < 8 {
				t.Errorf("after the certificate, the page prints only %q", paper)
			}
			b.look(look{})
			stored := eval[string](b, `rampbook.log.lines().then((lines) => lines.join() + JSON.stringify(localStorage))`)
			if strings.Contains(stored, w.name) {
				t.Error("the name is kept")
			}
		})
	}
}

// finishing is an expression that writes what a learner leaves who has done every step.
const finishing = `rampbook.log.append(
	{ e: "started", o: "path/paths/start", d: { start: "2026-11-23" } },
	{ e: "read", o: "page/harbour/pump" }, { e: "read", o: "page/alone" },
	{ e: "submitted", o: "quiz/quizzes/harbour/quick", d: { try: "t", score: 3, max: 3, passed: true } },
	{ e: "submitted", o: "quiz/quizzes/sealed", d: { try: "t", score: 0, max: 2, passed: null } })`

// finishPath finishes the path that is shown.
func (b *tab) finishPath() {
	b.t.Helper()
	b.do(finishing)
	b.until(`document.querySelector(".path-certificate")`)
}

// recall is an expression that answers questions of the quick quiz: 1 right, 0 wrong.
func recall(id string, scores ...int) string {
	var entries []string
	for _, score := range scores {
		entries = append(entries, fmt.Sprintf(`{ e: "answered", o: "quiz/quizzes/harbour/quick#%s", d: { try: "t", score: %d, max: 1, hints: 0, sure: 3, resp: ["x"] } }`, id, score))
	}
	return `rampbook.log.append(` + strings.Join(entries, ", ") + `)`
}

// testProgress watches the page of progress fill, from another tab too, and empty again.
func testProgress(t *testing.T, c *chromium, s *sites) {
	at := s.quizzes.root()
	b := c.at(t, monday)
	b.open(at.at("progress/index.html"))
	b.until(`document.querySelector(".progress-empty")`)
	b.reads("rb-progress", "Nothing here yet", "Steps done: 0 of 4", "Three quick ones 0 —")
	other := b.again(monday)
	other.open(at.at("alone/index.html"))
	other.do(recall("sucks", 1, 0, 1, 0, 1, 0, 1, 0))
	other.do(recall("six", 1))
	other.do(`rampbook.log.append({ e: "submitted", o: "quiz/quizzes/harbour/quick", d: { try: "t", score: 2, max: 3, passed: true } })`)
	b.until(`document.querySelector(".progress-weak") && document.querySelector("#progress-active")`)
	b.do(`document.querySelector("#progress-active").open = true`)
	b.reads("rb-progress", "Steps done: 1 of 4", "66% · passed", "You learned on 1 of the last 28 days", "Nothing to repeat today", "figures 1 of 2 0 50%",
		"sure 9 55%", "What does the pump in the picture do first?", "Read again: How it works", "Forgotten four times or more")
	b.do(recall("half", 1))
	b.until(`document.querySelector("rb-progress").textContent.includes("2 of 2")`)
	if !eval[bool](b, `document.querySelector("#progress-active").open`) {
		t.Error("what happens elsewhere folds the table that is being read")
	}
	for _, link := range []string{"What does the pump", "How it works"} {
		b.open(at.at("progress/index.html"))
		b.until(`document.querySelector(".progress-weak")`)
		b.follow(".progress-weak a", link)
		if !eval[bool](b, `document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null`) {
			t.Errorf("%q leads nowhere: %s", link, eval[string](b, `location.href`))
		}
	}
	other.open(at.at("zh/progress/index.html"))
	other.until(`document.querySelector(".progress-weak")`)
	other.punctuatesChinese("progress")
	other.reads("rb-progress", "最近 28 天里，你有 1 天在学习", "2 题中的 2 题", "重读：工作原理")
	other.do(`rampbook.log.append({ e: "reset", o: "portal" })`)
	other.until(`document.querySelector(".progress-empty")`)
	other.staysWithin(at.prefix, "progress")
}

// testRepeat answers what is due after some days, wherever the portal is.
func testRepeat(t *testing.T, c *chromium, at place) {
	b := c.at(t, monday)
	b.open(at.at("review/index.html"))
	b.until(`document.querySelector(".review-count")`)
	b.reads("rb-review", "Nothing is due today")
	if to := eval[string](b, `document.querySelector("rb-review .ways a").href`); !strings.HasPrefix(to, at.at("quizzes/")) {
		t.Errorf("whoever has nothing to repeat is led to %s", to)
	}
	b.do(recall("sucks", 0))
	b.do(recall("six", 1))
	b.logged()
	next := b.again(nextDay)
	next.open(at.at("review/index.html"))
	next.until(`document.querySelector(".review-count")`)
	next.reads("rb-review", "Questions for today: 1.")
	next.do(filling)
	next.do(`press("rb-review button", "Begin")`)
	next.until(`shown("#sucks .quiz-tools button").length`)
	next.do(`press("#sucks .quiz-tools .is-quiet"); fill("sucks", "b"); press("#sucks .quiz-tools button")`)
	next.until(`shown("#sucks .quiz-verdict.is-wrong").length`)
	next.do(`Promise.all([...document.querySelectorAll("rb-again img")].map((image) => image.decode()))`)
	if n := eval[int](next, `document.querySelectorAll("rb-again img").length`); n != 2 {
		t.Errorf("%d pictures, want that of the question and that of the explanation", n)
	}
	page := at.at("harbour/pump/index.html")
	if links := eval[[]string](next, `[...document.querySelectorAll("rb-again a:not(.anchor)")].map((a) => a.href.replace(/#.*/, "")).filter((href) => href !== `+quote(page)+`)`); len(links) > 0 {
		t.Errorf("links in the question lead elsewhere: %q", links)
	}
	if n := eval[int](next, `document.querySelectorAll("rb-again a[href*='how-it-works']").length`); n < 2 {
		t.Errorf("%d links to the section, want those of the answer and of the source", n)
	}
	next.do(`press(".review-next button", "Finish")`)
	next.until(`document.activeElement.matches("rb-review h2")`)
	next.reads("rb-review", "Done for today", "0 of 1 right")
	next.staysWithin(at.prefix, "repeat")
}

// hanging counts in hanging who hears of the tab going and of the log growing: each question of a queue does both.
const hanging = `
window.hanging = 0;
{
	const add = document.addEventListener.bind(document), remove = document.removeEventListener.bind(document);
	const watch = rampbook.log.watch.bind(rampbook.log);
	const counts = (name) => name === "visibilitychange" ? 1 : 0;
	document.addEventListener = (name, ...rest) => { hanging += counts(name); add(name, ...rest); };
	document.removeEventListener = (name, ...rest) => { hanging -= counts(name); remove(name, ...rest); };
	rampbook.log.watch = (tell) => {
		const stop = watch(tell);
		hanging++;
		return () => { hanging--; return stop(); };
	};
}`

// testRepeatByKeyboard goes through a whole queue with the keyboard alone, in both languages.
func testRepeatByKeyboard(t *testing.T, c *chromium, s *sites) {
	for _, w := range []struct{ file, due, leech, done string }{
		{"review/index.html", "Questions for today: 3.", "Forgotten four times or more.", "3 of 3 right."},
		{"zh/review/index.html", "今天该复习 3 题。", "忘了四次以上。", "3 题答对 3 题。"},
	} {
		t.Run(w.file, func(t *testing.T) {
			t.Parallel()
			b := c.at(t, monday)
			b.open(s.quizzes.root().at(w.file))
			b.do(recall("sucks", 1, 0, 1, 0, 1, 0, 1, 0))
			b.do(recall("six", 1))
			b.do(recall("half", 1))
			b.logged()
			l := learner{b.again(secondWeek)}
			l.open(s.quizzes.root().at(w.file))
			l.until(`document.querySelector(".review-count")`)
			l.reads("rb-review", w.due)
			l.do(hanging)
			l.hit(find("rb-review button", ""), keyEnter)
			order, leeches := l.answerQueue()
			if order[1] == order[2] || !strings.Contains(strings.Join(leeches, " "), w.leech) || len(leeches) != 1 {
				t.Errorf("asked in the order %q; pointed out: %q", order, leeches)
			}
			l.until(`document.activeElement.matches("rb-review > h2")`)
			l.reads("rb-review", w.done)
			l.until(`hanging === 0`)
			l.logged()
			l.open(s.quizzes.root().at(w.file))
			l.until(`document.querySelector(".review-count")`)
			if eval[bool](l.tab, `document.querySelector(".review-count + p button") !== null`) {
				t.Error("what was answered today is asked again")
			}
			l.staysWithin(s.quizzes.root().prefix, w.file)
		})
	}
}

// answerQueue answers the three questions rightly, in the order in which they are asked, and returns it, and what was
// pointed out.
func (l learner) answerQueue() (order, leeches []string) {
	l.t.Helper()
	for i := range 3 {
		l.until(fmt.Sprintf(`document.querySelector(".review-where").textContent.match(/\d/)[0] === "%d" && document.activeElement.matches("rb-again h2") && document.querySelector("rb-again .quiz-tools button")`, i+1))
		id := eval[string](l.tab, `document.querySelector("rb-again section.question").id`)
		order = append(order, id)
		leeches = append(leeches, eval[[]string](l.tab, `[...document.querySelectorAll(".review-leech")].map((e) => e.textContent)`)...)
		switch id {
		case "sucks":
			l.hit(`document.querySelector("#sucks input[value=a]")`, ' ')
		case "six":
			l.write(`document.querySelector("#six input")`, "42")
		case "half":
			l.write(`document.querySelector("#half input")`, "4.5")
		}
		l.right(id)
		l.until(`hanging === 2`)
		l.hit(find(".review-next button", ""), keyEnter)
	}
	return order, leeches
}

// testDeadline spreads all questions over the days before a date.
func testDeadline(t *testing.T, c *chromium, s *sites) {
	b := c.at(t, monday)
	address := s.quizzes.root().at("review/index.html")
	b.open(address)
	b.until(`document.querySelector("[name=deadline]")`)
	b.do(`document.querySelector("[name=deadline]").value = "3026-11-28"`)
	b.do(find("rb-review button", "Spread") + `.click()`)
	if eval[bool](b, `document.querySelector(".review-plan table") !== null || document.querySelector("[name=deadline]").checkValidity()`) {
		t.Error("a deadline may be a thousand years ahead")
	}
	b.do(`document.querySelector("[name=deadline]").value = "2026-11-28"`)
	b.do(find("rb-review button", "Spread") + `.click()`)
	b.until(`document.querySelector(".review-plan table")`)
	b.reads("rb-review", "Questions a day: ", " on average, ", " on the fullest day. Minutes for them: about ", "at 40 seconds a question")
	// The portal asks eight questions again, reflections and sealed ones left out; on the last two of five days none is new.
	days := eval[[]int](b, `[...document.querySelectorAll(".review-plan td")].map((e) => Number(e.textContent))`)
	if len(days) != 5 || days[0] != 3 {
		t.Errorf("the days ask %d, want 3 on the first of 5", days)
	}
	b.reads("rb-review", "Questions for today: 3.")
	if at := eval[string](b, `document.activeElement.name`); at != "deadline" {
		t.Errorf("the focus is on %q", at)
	}
	b.open(address)
	b.until(`document.querySelector(".review-plan table")`)
	b.do(find("rb-review button", "Drop") + `.click()`)
	b.until(`!document.querySelector(".review-plan table")`)
	b.reads("rb-review", "Nothing is due today")
}

// learningStates are states of the pages, one after the other: each is what is done to come there.
var learningStates = map[string][]state{
	"paths/start": {
		{"not begun", ``, `document.querySelector(".path-panel")`},
		{"begun", `document.querySelector("[name=begin]").click()`, `document.querySelector(".path-date")`},
		{"readiness unfolded", recall("six", 1), `document.querySelector(".path-ready") && (document.querySelector(".path-ready").open = true)`},
		{"failed", `rampbook.log.append({ e: "submitted", o: "quiz/quizzes/harbour/quick", d: { try: "t", score: 0, max: 3, passed: false } })`, `document.querySelector(".path-blocks")`},
		{"late", `rampbook.log.append({ e: "started", o: "path/paths/start", d: { start: "2026-10-05" } })`, `document.querySelectorAll(".path-blocks li").length === 4`},
		{"finished", finishing, `document.querySelector(".path-certificate")`},
	},
	"progress": {
		{"empty", ``, `document.querySelector(".progress-empty")`},
		{"full", recall("six", 1) + "," + recall("sucks", 1, 0, 1, 0, 1, 0, 1, 0) + "," + finishing, `document.querySelector(".progress-weak")`},
		{"unfolded", `document.querySelectorAll("rb-progress details").forEach((e) => { e.open = true })`, `document.querySelector("#progress-due[open]")`},
	},
	"review": {
		{"nothing due", ``, `document.querySelector(".review-count")`},
		{"a date", `(document.querySelector("[name=deadline]").value = "2026-11-28", shown(".review-plan button")[0].click())`, `document.querySelector(".review-plan table")`},
		{"unfolded", `document.querySelector(".review-plan details").open = true`, `document.querySelector(".review-plan details[open]")`},
		{"asking", `shown("rb-review button")[0].click()`, `shown("rb-again .quiz-tools button").length`},
		{"answered", `shown("rb-again .quiz-tools button")[0].click(), document.querySelectorAll("rb-again :is(input, textarea)").forEach((e) => { if (e.type === "radio" || e.type === "checkbox") e.click(); else { e.value = "1"; e.dispatchEvent(new Event("input", { bubbles: true })); } }),
			shown("rb-again .quiz-tools button")[0].click()`, `document.querySelector(".review-next")`},
	},
	"index": {
		{"first visit", ``, `document.querySelector("rb-continue").hidden`},
	},
}

// testLearningStates looks at every state with axe, in both themes, and for things that do not fit or are hard to hit.
func testLearningStates(t *testing.T, c *chromium, s *sites) {
	for name, list := range learningStates {
		for _, lang := range []string{"", "zh/"} {
			for _, screen := range append([]look{{width: 320, height: 640}}, screens...) {
				t.Run(fmt.Sprintf("%s%s, %d wide", lang, name, screen.width), func(t *testing.T) {
					t.Parallel()
					b := c.at(t, monday)
					b.look(screen)
					b.open(s.quizzes.root().at(lang + strings.TrimPrefix(name+"/index.html", "index/")))
					b.do(filling)
					b.goThrough(c, screen, list, nil)
					b.staysWithin(s.quizzes.root().prefix, name)
				})
			}
		}
	}
}

// testLearningWithoutScript reads the pages in a browser that runs no script.
func testLearningWithoutScript(t *testing.T, c *chromium, s *sites) {
	for _, w := range []struct {
		file  string
		words []string
	}{
		{"paths/start/index.html", []string{"Week 1: the pump (day 1-5)", "The pump", "before Friday"}},
		{"zh/paths/start/index.html", []string{"第一周：水泵（第 1-5 天）", "周五前做完"}},
		{"paths/index.html", []string{"The first two weeks"}},
		{"review/index.html", []string{"It needs JavaScript."}},
		{"zh/review/index.html", []string{"需要启用 JavaScript"}},
		{"progress/index.html", []string{"What you read and answer stays in this browser."}},
	} {
		t.Run(w.file, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			b.open(s.quizzes.root().at(w.file))
			b.reads("main", w.words...)
			if n := eval[int](b, `[...document.querySelectorAll("main :is(input, select, textarea, button)")].filter((e) => e.checkVisibility()).length`); n > 0 {
				t.Errorf("%d controls that cannot work", n)
			}
		})
	}
}
