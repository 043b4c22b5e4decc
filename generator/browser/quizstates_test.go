package browser

import (
	"fmt"
	"testing"
)

// filling is a script with which tests answer at once: fill(id, values), press(selector, words), in the page.
const filling = `
window.shown = (selector, words = "") => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility() && e.textContent.includes(words));
window.press = (selector, words) => shown(selector, words)[0].click();
window.fill = (id, ...values) => {
	const fields = [...document.querySelectorAll("#" + id + " .question-body :is(input:not([name^=sure]), select, textarea)")];
	const set = (e, value) => { e.value = value; for (const name of ["input", "change"]) e.dispatchEvent(new Event(name, { bubbles: true })); };
	if (fields[0].matches("[type=radio], [type=checkbox]")) fields.forEach((e) => { if (values.includes(e.value) !== e.checked) e.click(); });
	else values.forEach((value, i) => set(fields[i], value));
};`

// quiz opens a page with questions and makes it easy to answer.
func (b *tab) quiz(address string) {
	b.t.Helper()
	b.open(address)
	b.do(filling)
	b.until(`document.querySelector("rb-quiz .quiz-panel h2, rb-exercises[data-ready]")`)
}

// start begins a quiz or goes on with it.
func (b *tab) start() {
	b.t.Helper()
	b.do(`press(".quiz-panel .quiz-actions button")`)
	b.until(`document.querySelector("rb-quiz[data-state=asking][data-ready]")`)
}

// finish submits, with questions left open if there are any.
func (b *tab) finish() {
	b.t.Helper()
	b.do(`press(".quiz-end button")`)
	b.do(`document.querySelector(".ask") && press(".ask button")`)
	b.until(`document.querySelector("rb-quiz[data-state=ended]")`)
}

// A state of a page with questions: what is done to come there from the one before.
type state struct{ name, do, until string }

// states are the states of each page, one after the other.
var states = map[string][]state{
	"quizzes/later": {
		{"before", ``, `shown(".quiz-panel h2").length`},
		{"asking", `press(".quiz-panel .quiz-actions button")`, `document.querySelector("[data-state=asking][data-ready]")`},
		{"answered", `fill("even", "a", "c"); fill("product", "54"); fill("gaps", "red", "deep"); document.querySelectorAll("#even [name^=sure]")[2].click()`, `document.querySelector("#even [value=c]:checked")`},
		{"paused", `press(".quiz-bar button")`, `document.querySelector("[data-state=paused]")`},
		{"gone on", `press(".quiz-panel button")`, `document.querySelector("[data-state=asking]")`},
		{"asked whether to submit", `press(".quiz-end button")`, `document.querySelector(".ask[open]")`},
		{"results", `press(".ask button")`, `document.querySelector("[data-state=ended]") && shown(".quiz-calibration").length`},
		{"all results", `shown(".quiz-panel .quiz-actions button").pop().click()`, `shown(".quiz-earlier li").length === 1`},
	},
	"quizzes/sealed": {
		{"before", ``, `shown(".quiz-panel h2").length`},
		{"asking", `press(".quiz-panel .quiz-actions button")`, `document.querySelector("[data-state=asking][data-ready]")`},
		{"handed in", `fill("pump", "a"); fill("lines", "4"); press(".quiz-end button")`, `shown(".quiz-handin button").length`},
	},
	"alone": {
		{"before", ``, `document.querySelector("rb-exercises[data-ready]")`},
		{"hints", `press("#alone-1 .quiz-tools .is-quiet"); press("#alone-1 .quiz-tools .is-quiet")`, `document.querySelectorAll("#alone-1 .quiz-hint").length === 2`},
		{"wrong", `fill("alone-1", "a"); press("#alone-1 .quiz-tools button")`, `shown("#alone-1 .quiz-verdict.is-wrong").length`},
		{"right", `fill("alone-2", "c"); press("#alone-2 .quiz-tools button")`, `shown("#alone-2 .quiz-verdict.is-right").length`},
	},
}

// testQuizStates looks at every state with axe, and for things that do not fit or are hard to hit.
func testQuizStates(t *testing.T, c *chromium, s *sites) {
	for name, list := range states {
		for _, lang := range []string{"", "zh/"} {
			for _, screen := range append([]look{{width: 320, height: 640}}, screens...) {
				t.Run(fmt.Sprintf("%s%s, %d wide", lang, name, screen.width), func(t *testing.T) {
					t.Parallel()
					b := c.tab(t)
					b.look(screen)
					b.quiz(s.quizzes.root().at(lang + name + "/index.html"))
					b.goThrough(c, screen, list, nil)
					b.staysWithin(s.quizzes.root().prefix, name)
				})
			}
		}
	}
}

// goThrough brings a page from state to state and looks at each with axe, and with also if there is one.
func (b *tab) goThrough(c *chromium, screen look, list []state, also func(name string)) {
	b.t.Helper()
	b.do(c.axe)
	for _, st := range list {
		if st.do != "" {
			b.do(`void (() => { ` + st.do + ` })()`)
		}
		b.until(st.until)
		b.looksWell(screen, st.name)
		if also != nil {
			also(st.name)
		}
	}
}

// looksWell looks at the page as it stands in both themes.
func (b *tab) looksWell(screen look, where string) {
	b.t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		screen.scheme = scheme
		b.look(screen)
		b.obeysAxe("html", fmt.Sprintf("%s, %s", where, scheme))
	}
	if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
		b.t.Errorf("%s: %d pixels do not fit", where, over)
	}
	small := eval[[]string](b, `shown(":is(rb-quiz, rb-path, rb-review, .question, dialog) :is(.path-next a, summary, input[type=date], input[name=name], .quiz-button, .quiz-move, .quiz-field, .quiz-select, .quiz-gap, .quiz-set label, .quiz-sure label)")
		.filter((e) => innerWidth < 640 && e.getBoundingClientRect().height < 43.9).map((e) => e.className + " " + e.textContent.slice(0, 30))`)
	if len(small) > 0 {
		b.t.Errorf("%s: a finger misses %q", where, small)
	}
}
