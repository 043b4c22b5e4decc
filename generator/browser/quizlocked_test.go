package browser

import (
	"fmt"
	"testing"
)

// passphrase locks the questions of pages that ask for it.
const passphrase = "four random words here"

// testQuizLocked opens questions under a passphrase, or is told why that cannot be.
func testQuizLocked(t *testing.T, c *chromium, s *sites) {
	for _, screen := range screens {
		t.Run(fmt.Sprintf("%d wide", screen.width), func(t *testing.T) {
			t.Parallel()
			l := learner{c.tab(t)}
			l.look(screen)
			l.open(s.quizzes.root().at("quizzes/locked/index.html"))
			l.do(filling)
			l.do(c.axe)
			l.until(`shown("rb-locked input").length`)
			l.looksWell(screen, "locked")
			l.write(`document.querySelector("rb-locked input")`, "another one")
			l.press(keyEnter)
			l.until(`shown("rb-locked [role=status]", "do not open with this").length`)
			l.looksWell(screen, "wrong passphrase")
			l.write(`document.querySelector("rb-locked input")`, passphrase+" ")
			l.press(keyEnter)
			l.until(`document.activeElement.textContent === "The questions are open."`)
			l.begin()
			l.hit(`document.querySelector("#kept input")`, ' ')
			l.right("kept")
			l.submit()
			l.reads(".quiz-panel", "100%")
			l.staysWithin(s.quizzes.root().prefix, "locked")
		})
	}
	t.Run("plain http", func(t *testing.T) {
		t.Parallel()
		b := c.tab(t)
		b.before(`Object.defineProperty(Crypto.prototype, "subtle", { value: undefined })`)
		b.open(s.quizzes.root().at("quizzes/locked/index.html"))
		b.do(filling)
		b.until(`shown("rb-locked p", "It needs https").length`)
		if eval[bool](b, `shown("rb-locked input").length > 0`) {
			t.Error("a passphrase is asked for that cannot be used")
		}
	})
}
