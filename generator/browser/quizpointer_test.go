package browser

import (
	"testing"

	"github.com/chromedp/cdproto/input"
)

// testQuizPointer drags lines and right sides, with a mouse.
func testQuizPointer(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.quiz(s.handbook.root().at("quizzes/one-of-each-kind/index.html"))
	b.start()
	b.do(`document.querySelector("#each-order").scrollIntoView({ block: "center", behavior: "instant" })`)
	first := eval[string](b, `document.querySelector("#each-order .option .quiz-label").textContent`)
	b.drag(`document.querySelector("#each-order .quiz-grip")`, `document.querySelectorAll("#each-order .option")[3]`)
	b.until(`document.querySelectorAll("#each-order .option .quiz-label")[3].textContent === ` + quote(first))
	b.until(`document.querySelector("rb-quiz > [role=status]").textContent.includes("place 4 of 5")`)
	testSecondDrag(b)
	b.do(`document.querySelector("#each-match").scrollIntoView({ block: "center", behavior: "instant" })`)
	b.drag(`document.querySelectorAll("#each-match .letters .option")[2]`, `document.querySelectorAll("#each-match .numbers .option")[1]`)
	b.until(`document.querySelectorAll("#each-match select")[1].value === "c"`)
	b.until(`rampbook.log.records("quiz/").then((all) => ["each-order", "each-match"].every((id) => all.some((r) => r.o.endsWith(id) && r.e === "note")))`)
}

// testSecondDrag drags on while the order is saved.
func testSecondDrag(b *tab) {
	const option = `document.querySelectorAll("#each-order .option")`
	b.do(counting)
	b.drag(`document.querySelector("#each-order .quiz-grip")`, option+`[1]`)
	b.do(`window.carried = document.querySelector("#each-order .option")`)
	a, z := b.middle(`document.querySelector("#each-order .quiz-grip")`), b.middle(option+`[3]`)
	b.mouse("mousePressed", a)
	b.until(`kept > 0`)
	b.slide(a, z)
	b.mouse("mouseReleased", z)
	b.until(option + `[3] === carried`)
}

// drag carries an element onto another.
func (b *tab) drag(from, to string) {
	b.t.Helper()
	a, z := b.middle(from), b.middle(to)
	b.mouse("mousePressed", a)
	b.slide(a, z)
	b.mouse("mouseReleased", z)
}

// middle is a place on an element: a little below its middle.
func (b *tab) middle(e string) [2]float64 {
	b.t.Helper()
	return eval[[2]float64](b, `(() => { const box = `+e+`.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2 + 3] })()`)
}

func (b *tab) mouse(kind input.DispatchMouseEventType, at [2]float64) {
	b.t.Helper()
	call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: at[0], Y: at[1], Button: "left", ClickCount: 1})
}

// slide moves the mouse from one place to another.
func (b *tab) slide(a, z [2]float64) {
	b.t.Helper()
	for i := range 10 {
		part := float64(i+1) / 10
		b.mouse("mouseMoved", [2]float64{a[0] + (z[0]-a[0])*part, a[1] + (z[1]-a[1])*part})
	}
}
