package browser

import (
	"testing"
)

// testQuizAgain hands attempts in that are as good as empty, and begins others.
func testQuizAgain(t *testing.T, c *chromium, s *sites) {
	address := s.handbook.root().at("quizzes/one-of-each-kind/index.html")
	t.Run("a reflection left empty", func(t *testing.T) {
		t.Parallel()
		b := c.tab(t)
		b.quiz(address)
		b.start()
		b.finish()
		b.until(`shown("#each-reflect .quiz-verdict.is-blank").length`)
		b.do(`press(".quiz-actions button", "New attempt")`)
		b.until(`document.querySelector("[data-state=asking][data-ready]")`)
		b.until(`shown("#each-reflect .question-body > .quiz-button").length`)
	})
	t.Run("handed in at once", func(t *testing.T) {
		t.Parallel()
		testHandedInAtOnce(c.tab(t), address)
	})
}

// testHandedInAtOnce leaves an answer, comes back, and submits before the page has made one question answerable.
func testHandedInAtOnce(b *tab, address string) {
	b.quiz(address)
	b.start()
	b.do(`fill("each-number", "400")`)
	b.until(`rampbook.log.records("quiz/").then((all) => all.some((r) => r.o.endsWith("#each-number") && r.d.resp[0] === "400"))`)
	b.open("about:blank")
	b.quiz(address)
	b.do(`{
		const later = setTimeout, now = performance.now.bind(performance);
		let spent = 0;
		performance.now = () => now() + (spent += 1000);
		window.setTimeout = (go, ...rest) => rest.length ? later(go, ...rest) : 0;
	}`)
	b.do(`press(".quiz-panel .quiz-actions button")`)
	b.until(`document.querySelector("rb-quiz[data-state=asking]:not([data-ready])")`)
	b.finish()
	b.until(`shown("#each-number .quiz-verdict.is-right").length`)
}
