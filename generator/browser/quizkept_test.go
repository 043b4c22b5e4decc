package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// standing is what can be seen of an attempt: order, answers, hints, verdicts.
const standing = `[...document.querySelectorAll(".question:not(.pool, [hidden])")].map((q) => [q.id,
	...[...q.querySelectorAll("input, select, textarea")].map((e) => e.type + "=" + (/radio|checkbox/.test(e.type) ? e.value + e.checked : e.value) + e.disabled),
	...[...q.querySelectorAll(".option, .quiz-way li, .step:not([hidden]) h4, .quiz-hint, .quiz-outcome")].map((e) => e.innerText)].join("|"))`

// testQuizIsKept leaves in the middle and comes back.
func testQuizIsKept(t *testing.T, c *chromium, s *sites) {
	const middle = `void (() => {
		fill("each-choice", "b"); press("#each-choice .quiz-tools .is-quiet"); press("#each-choice .quiz-tools button");
		fill("each-several", "a", "b"); fill("each-words", "Harb"); fill("each-gaps", "27.5", "50%", "x"); fill("each-match", "a", "", "c");
		press("#each-order .quiz-arrow:nth-child(2)"); press("#each-scenario .quiz-move");
		fill("each-reflect", "own words"); press("#each-reflect .question-body > .quiz-button");
	})()`
	for _, place := range s.handbook.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			address := place.at("quizzes/one-of-each-kind/index.html")
			b.quiz(address)
			b.start()
			b.do(middle)
			b.until(`shown("#each-choice .quiz-verdict.is-right").length`)
			b.until(`shown(".quiz-saved")[0].textContent === "Saved" && rampbook.log.records("quiz/").then((all) => new Set(all.filter((r) => r.e === "note").map((r) => r.o)).size >= 7)`)
			before := eval[[]string](b, standing)
			b.open("about:blank")
			b.quiz(address)
			b.start()
			if after := eval[[]string](b, standing); !slices.Equal(after, before) {
				t.Errorf("it was left as\n%s\nand found as\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
			}
			b.staysWithin(place.prefix, place.name)
		})
	}
	t.Run("from elsewhere", func(t *testing.T) {
		t.Parallel()
		testOtherTab(t, c, s)
	})
	t.Run("a log that fails", func(t *testing.T) {
		t.Parallel()
		b := c.tab(t)
		b.quiz(s.quizzes.root().at("quizzes/later/index.html"))
		b.do(`const append = rampbook.log.append.bind(rampbook.log); rampbook.log.append = (...entries) => append(...entries).then(() => { throw new Error("full") })`)
		b.start()
		b.until(`shown(".quiz-saved.is-lost")[0].textContent === "Not saved"`)
		b.do(`fill("product", "56")`)
		b.finish()
		b.until(`shown(".quiz-score strong")[0].textContent === "25%"`)
	})
}

// testOtherTab writes what another tab would write into the log, and sees this one follow.
func testOtherTab(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.quiz(s.quizzes.root().at("quizzes/later/index.html"))
	b.start()
	b.do(`rampbook.log.records("quiz/quizzes/later").then((all) => { window.attempt = all.find((r) => r.e === "started").d.try })`)
	b.until(`window.attempt`)
	b.do(`rampbook.log.append({ e: "note", o: "quiz/quizzes/later#product", d: { try: attempt, resp: ["56"], ms: 1, hints: 0 } })`)
	b.until(`document.querySelector("#product .quiz-field").value === "56" && shown(".quiz-count")[0].textContent === "Answered: 1 of 4"`)
	b.do(`rampbook.log.append({ e: "paused", o: "quiz/quizzes/later", d: { try: attempt } })`)
	b.until(`document.querySelector("rb-quiz[data-state=paused]") && shown(".question").length === 0`)
	b.do(`rampbook.log.append({ e: "resumed", o: "quiz/quizzes/later", d: { try: attempt } })`)
	b.until(`document.querySelector("rb-quiz[data-state=asking]") && shown(".question").length === 4`)
	b.do(`rampbook.log.append({ e: "submitted", o: "quiz/quizzes/later", d: { try: attempt, score: 0, max: 4, passed: false, answered: 0, of: 4 } })`)
	b.until(`document.querySelector("rb-quiz[data-state=ended]")`)
}

// testQuizPlaces goes through an attempt, its results, the missed questions again and the last attempt, wherever
// the portal is.
func testQuizPlaces(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.quizzes.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.quiz(place.at("quizzes/later/index.html"))
			b.start()
			if n := eval[int](b, `shown(".quiz-outcome, .quiz-tools button").length`); n > 0 {
				t.Errorf("%d verdicts or check buttons before submitting", n)
			}
			b.do(`fill("even", "a"); fill("product", "56"); fill("gaps", "blue", "x"); fill("noticed", "waves")`)
			b.finish()
			b.reads(".quiz-panel", "62%", "2.5 of 4 points", "passed", "1/2 − 0/2 = 0.5; 0.5 × 2 points = 1", "graded: 3", "Waiting for a grade: 1", "Right answer: deep", "Read again: Two questions in a text", "1/2 = 0.5")
			b.do(`press(".quiz-actions button", "missed")`)
			b.until(`document.querySelector("[data-state=asking][data-ready]") && shown(".question").length === 2`)
			b.do(`fill("even", "a", "b"); fill("gaps", "blue", "deep")`)
			b.finish()
			b.reads(".quiz-panel", "100%", "3 of 3 points")
			b.until(`rampbook.log.records("quiz/").then((all) => all.filter((r) => /started|submitted/.test(r.e)).map((r) => r.e + [r.d.part, r.d.score]).join(" ") === "started, submitted,2.5 startedtrue, submitted,")`)
			b.do(`press(".quiz-actions button", "New attempt")`)
			b.until(`document.querySelector("[data-state=asking][data-ready]") && shown(".question").length === 4`)
			b.finish()
			b.do(`press(".quiz-actions button", "All results")`)
			b.until(`shown(".quiz-earlier li").length === 3`)
			b.reads(".quiz-panel", "used all attempts", "of which 0 are left", "Only this browser counts")
			if n := eval[int](b, `shown(".quiz-panel > .quiz-actions button").length`); n > 0 {
				t.Error("another attempt can be begun")
			}
			b.staysWithin(place.prefix, place.name)
		})
	}
}

// reads fails the test for words that cannot be read in the page, naming a part of it to print.
func (b *tab) reads(part string, words ...string) {
	b.t.Helper()
	text := strings.Join(strings.Fields(eval[string](b, `document.querySelector("main").innerText`)), " ")
	for _, w := range words {
		if !strings.Contains(text, w) {
			b.t.Errorf("nobody reads %q in: %s", w, eval[string](b, `document.querySelector(`+quote(part)+`).innerText`))
		}
	}
}

func testQuizSealed(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.quiz(s.quizzes.root().at("quizzes/sealed/index.html"))
	b.start()
	b.do(`fill("pump", "a"); fill("lines", "5")`)
	b.do(`const make = URL.createObjectURL; URL.createObjectURL = (blob) => { blob.text().then((text) => { window.handed = text }); return make(blob) }`)
	b.finish()
	b.reads(".quiz-panel", "hand them in")
	b.do(`press(".quiz-handin button")`)
	b.until(`window.handed`)
	lines := eval[[]string](b, `handed.trim().split("\n").map((line) => JSON.parse(line)).map((r) => [r.e, r.o, (r.d.resp ?? []).join()].join(" "))`)
	want := []string{"started quiz/quizzes/sealed ", "answered quiz/quizzes/sealed#pump a", "answered quiz/quizzes/sealed#lines 5", "submitted quiz/quizzes/sealed "}
	if !slices.Equal(lines, want) {
		t.Errorf("handed in are %q, want %q", lines, want)
	}
	b.do(`{
		const id = JSON.parse(handed.split("\n")[0]).d.try;
		const rated = (name, score) => JSON.stringify({ e: "rated", o: "quiz/quizzes/sealed#" + name, d: { try: id, score, max: 1 } });
		const files = new DataTransfer();
		files.items.add(new File([rated("pump", 1) + "\n" + rated("lines", 0) + "\n"], "result.jsonl"));
		const input = document.querySelector(".quiz-handin input");
		input.files = files.files;
		input.dispatchEvent(new Event("change"));
	}`)
	b.until(`shown(".quiz-score strong")[0].textContent === "50%"`)
	b.reads(".quiz-panel", "1 of 2 points", "passed")
	b.until(`shown(".quiz-handin [role=status]", "Grades taken from the file").length === 1`)
}

// testQuizClock moves the clock on and hears what is said.
func testQuizClock(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.before(`window.ahead = 0; { const now = Date.now; Date.now = () => now() + ahead * 60000 }`)
	b.quiz(s.quizzes.root().at("quizzes/later/index.html"))
	b.start()
	for _, moment := range []struct {
		minutes    float64
		left, said string
	}{
		{0, "20 min left", ""},
		{10.1, "10 min left", "Half of the planned time is over."},
		{15.1, "5 min left", "Five minutes of the planned time are left."},
		{19.1, "1 min left", "One minute of the planned time is left."},
		{20.1, "Planned time is over", "The planned time is over. You can go on."},
	} {
		b.do(fmt.Sprintf(`ahead = %g`, moment.minutes))
		b.until(fmt.Sprintf(`shown(".quiz-time")[0].textContent === %q && document.querySelector("rb-quiz > [role=status]").textContent === %q`, moment.left, moment.said))
	}
	b.do(`fill("product", "56")`)
	b.until(`shown(".quiz-count")[0].textContent === "Answered: 1 of 4"`)
	b.do(`ahead = 0; fill("product", "57")`) // a clock is set back
	b.until(`rampbook.log.records("quiz/").then((all) => all.some((r) => r.d.resp?.[0] === "57"))`)
	if least := eval[int](b, `rampbook.log.records("quiz/").then((all) => Math.min(...all.map((r) => r.d.ms ?? 0)))`); least < 0 {
		t.Errorf("an answer took %d ms", least)
	}
}

// testQuestionsAlone answers questions in a text: checked at once, kept, tried again.
func testQuestionsAlone(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	address := s.quizzes.root().at("alone/index.html")
	b.quiz(address)
	b.do(`fill("alone-1", "a"); press("#alone-1 .quiz-tools button")`)
	b.until(`shown("#alone-1 .quiz-outcome").length`)
	b.reads("#alone-1", "Wrong One more.", "This is right", "0 of 1 point")
	b.until(`shown(".quiz-saved")[0].textContent === "Saved"`)
	b.quiz(address)
	b.reads("#alone-1", "Wrong One more.")
	b.do(`press("#alone-1 button", "Try again")`)
	b.until(`!document.querySelector("#alone-1 input:checked, #alone-1 input:disabled")`)
	b.do(`press("#alone-1 .quiz-tools button")`)
	b.until(`document.querySelector("rb-exercises > [role=status]").textContent === "Answer first, then check."`)
	b.do(`fill("alone-1", "b"); press("#alone-1 .quiz-tools button")`)
	b.until(`shown("#alone-1 .quiz-verdict.is-right").length`)
	tries := eval[int](b, `rampbook.log.records("quiz/alone#alone-1").then((all) => new Set(all.filter((r) => r.e === "answered").map((r) => r.d.try)).size)`)
	if tries != 2 {
		t.Errorf("the log knows %d tries, want 2", tries)
	}
}

// testQuizWithoutScript reads a quiz in a browser that runs no script.
func testQuizWithoutScript(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for _, file := range []string{"quizzes/later/index.html", "zh/alone/index.html"} {
		b.open(s.quizzes.root().at(file))
		if n := eval[int](b, `[...document.querySelectorAll(".question")].filter((q) => q.checkVisibility()).length`); n < 2 {
			t.Errorf("%s: only %d questions can be read", file, n)
		}
		if n := eval[int](b, `[...document.querySelectorAll("main :is(input, select, textarea, button)")].filter((q) => q.checkVisibility()).length`); n > 0 {
			t.Errorf("%s: %d controls that cannot work", file, n)
		}
		if !eval[bool](b, `document.querySelector(".question details.answer summary").checkVisibility()`) {
			t.Errorf("%s: the answer cannot be unfolded", file)
		}
	}
}

// testQuizPrint puts a quiz on paper before, while and after it is answered.
func testQuizPrint(t *testing.T, c *chromium, s *sites) {
	const controls = `.quiz-panel, .quiz-button, .quiz-bar, .quiz-sure, .quiz-grip, .quiz-saved`
	const answers = `.quiz-outcome, .quiz-mark, .quiz-said`
	b := c.tab(t)
	b.quiz(s.quizzes.root().at("quizzes/later/index.html"))
	b.do(`window.print = () => {}`)
	prints := func(where string, questions int, withAnswers bool) {
		t.Helper()
		b.look(look{media: "print"})
		if n := eval[int](b, `shown(".question").length`); n != questions {
			t.Errorf("%s: %d questions are printed, want %d", where, n, questions)
		}
		if list := eval[[]string](b, `shown(`+quote(controls)+`).map((e) => e.className)`); len(list) > 0 {
			t.Errorf("%s: paper has no use for %q", where, list)
		}
		if got := eval[int](b, `shown(`+quote(answers)+`).length`) > 0; got != withAnswers {
			t.Errorf("%s: answers printed: %t, want %t", where, got, withAnswers)
		}
		b.look(look{})
	}
	prints("before", 4, false)
	b.start()
	b.do(`fill("even", "a", "c")`)
	prints("asking", 4, false)
	b.finish()
	prints("after", 4, false)
	b.do(`press(".quiz-actions button", "Print with answers")`)
	prints("after, with answers", 4, true)
}
