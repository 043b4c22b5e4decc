package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// A learner answers questions with the keyboard alone.
type learner struct{ *tab }

// reach presses Tab, or Shift and Tab, until an element has the focus.
func (l learner) reach(element string) {
	l.t.Helper()
	for range 400 {
		way := eval[int](l.tab, `(() => {
			const target = `+element+`, at = document.activeElement;
			if (!target) throw new Error("there is no such element");
			return target === at ? 0 : at !== document.body && target.compareDocumentPosition(at) & 4 ? -1 : 1;
		})()`)
		switch way {
		case 0:
			return
		case 1:
			l.press(keyTab)
		default:
			l.press(keyTab, chromedp.ModifierShift)
		}
	}
	l.t.Fatalf("Tab never reaches %s", element)
}

// find is the JavaScript for the first shown element of a selector, with the given words in it if there are any.
func find(selector, words string) string {
	return fmt.Sprintf(`[...document.querySelectorAll(%s)].find((e) => e.checkVisibility() && e.textContent.includes(%s))`, quote(selector), quote(words))
}

// hit reaches a control and presses a key on it.
func (l learner) hit(element string, key rune) {
	l.t.Helper()
	l.reach(element)
	l.press(key)
}

// write reaches a field and types into it.
func (l learner) write(element, text string) {
	l.t.Helper()
	l.reach(element)
	call(l.tab, input.InsertText, input.InsertTextParams{Text: text})
}

// begin begins a quiz, or goes on with it, and waits until all of it can be answered.
func (l learner) begin() {
	l.t.Helper()
	l.until(`document.querySelector("rb-quiz .quiz-actions button")`)
	l.hit(find(".quiz-panel .quiz-actions button", ""), keyEnter)
	l.until(`document.querySelector("rb-quiz[data-state=asking][data-ready]")`)
}

// check checks a question and returns what came of it: the class of the verdict.
func (l learner) check(id string) string {
	l.t.Helper()
	l.hit(find("#"+id+" .quiz-tools button", ""), keyEnter)
	l.until(fmt.Sprintf(`document.activeElement.matches("#%s .quiz-outcome")`, id))
	return strings.TrimPrefix(eval[string](l.tab, fmt.Sprintf(`document.querySelector("#%s .quiz-outcome .quiz-verdict").classList[1]`, id)), "is-")
}

// right checks a question that was answered as it should be.
func (l learner) right(id string) {
	l.t.Helper()
	if got := l.check(id); got != "right" {
		l.t.Errorf("%s is %s: %s", id, got, eval[string](l.tab, fmt.Sprintf(`document.getElementById(%q).innerText`, id)))
	}
}

// submit submits and waits for the result.
func (l learner) submit() {
	l.t.Helper()
	l.hit(find(".quiz-end button", ""), keyEnter)
	l.until(`document.querySelector(".ask[open]") || document.querySelector("rb-quiz").dataset.state === "ended"`)
	if eval[bool](l.tab, `document.querySelector(".ask[open]") !== null`) {
		l.hit(find(".ask button", ""), keyEnter)
	}
	l.until(`document.querySelector("rb-quiz").dataset.state === "ended" && document.activeElement.matches(".quiz-panel h2")`)
}

// sort brings lines into an order with the arrow keys.
func (l learner) sort(id string, lines []string) {
	l.t.Helper()
	for place, line := range lines {
		grip := fmt.Sprintf(`%s.querySelector(".quiz-grip")`, find("#"+id+" .option", line))
		l.reach(grip)
		for eval[int](l.tab, fmt.Sprintf(`[...%[1]s.closest("ol").children].indexOf(%[1]s.closest("li"))`, grip)) > place {
			l.press(keyArrowUp)
		}
	}
}

// pair chooses for the left side with some words the right side with others.
func (l learner) pair(id, left, right string) {
	l.t.Helper()
	letter := eval[string](l.tab, fmt.Sprintf(`String.fromCharCode(97 + [...document.querySelectorAll("#%s .letters > .option")].findIndex((e) => e.textContent.includes(%s)))`, id, quote(right)))
	l.hit(find("#"+id+" .numbers > .option", left)+`.querySelector("select")`, rune(letter[0]))
}

// A whole is the answers to one question of each kind, in one language.
type whole struct {
	file, words, choice2       string
	lines                      []string
	pairs                      [][2]string
	moves                      []string
	series, people, technician string
}

func testQuizByKeyboard(t *testing.T, c *chromium, s *sites) {
	for _, w := range []whole{
		{
			file: "quizzes/one-of-each-kind/index.html", words: "harbour  care.", choice2: "35",
			lines:  []string{"Read", "Call", "Visit", "Agree", "Write"},
			pairs:  [][2]string{{"Ms. Sun", "other suppliers"}, {"Mr. Gao", "stand still"}, {"Ms. Bai", "saving"}},
			moves:  []string{"last time", "nine hours cost"},
			series: "Beacon", people: "180", technician: "Old Luo",
		},
		{
			file: "zh/quizzes/one-of-each-kind/index.html", words: "港护", choice2: "35",
			lines:  []string{"读工厂", "给厂长", "看灌装线", "谈定", "写提案"},
			pairs:  [][2]string{{"孙敏", "三月"}, {"高原", "停多久"}, {"白岚", "抵上泵价"}},
			moves:  []string{"上一次", "损失"},
			series: "灯塔", people: "１８０", technician: "罗工",
		},
	} {
		for _, screen := range screens {
			t.Run(fmt.Sprintf("%s, %d wide", w.file, screen.width), func(t *testing.T) {
				t.Parallel()
				l := learner{c.tab(t)}
				l.look(screen)
				l.open(s.handbook.root().at(w.file))
				l.begin()
				l.answer(w)
				l.submit()
				if score := eval[string](l.tab, `document.querySelector(".quiz-score strong").textContent`); score != "100%" {
					t.Errorf("everything right gives %s: %s", score, eval[string](l.tab, `document.querySelector(".quiz-panel").innerText`))
				}
				l.staysWithin(s.handbook.root().prefix, w.file)
			})
		}
	}
	t.Run("focus", func(t *testing.T) {
		t.Parallel()
		testSavingLeavesTheFocus(t, c, s)
	})
}

// counting counts in kept what the log has taken and the page has shown.
const counting = `
window.kept = 0;
{
	const append = rampbook.log.append.bind(rampbook.log);
	rampbook.log.append = (...entries) => {
		const done = append(...entries);
		done.then(() => setTimeout(() => { kept++ }));
		return done;
	};
}`

// testSavingLeavesTheFocus answers, and finds the focus where it was when the answer has been saved.
func testSavingLeavesTheFocus(t *testing.T, c *chromium, s *sites) {
	l := learner{c.tab(t)}
	l.open(s.handbook.root().at("quizzes/one-of-each-kind/index.html"))
	l.begin()
	l.do(counting)
	for _, one := range []struct {
		control string
		key     rune
	}{
		{`document.querySelector("#each-choice input")`, ' '},
		{`document.querySelector("#each-several input[value=c]")`, ' '},
		{`[...document.querySelectorAll("#each-order .quiz-grip")].pop()`, keyArrowUp},
		{find("#each-scenario .quiz-move", ""), keyEnter},
	} {
		l.reach(one.control)
		l.do(`window.before = kept`)
		l.press(one.key)
		l.do(`window.at = document.activeElement`)
		l.until(`kept > before`)
		if !eval[bool](l.tab, `document.activeElement === at && at !== document.body`) {
			t.Errorf("when an answer to %s is saved, the focus is on %s", one.control, eval[string](l.tab, `document.activeElement.outerHTML.slice(0, 80)`))
		}
	}
}

// answer answers one question of each kind as it should be.
func (l learner) answer(w whole) {
	l.t.Helper()
	l.hit(`document.querySelector("#each-choice input")`, ' ')
	l.press(keyArrowDown)
	l.right("each-choice")
	for _, value := range []string{"a", "c", "e"} {
		l.hit(fmt.Sprintf(`document.querySelector("#each-several input[value=%s]")`, value), ' ')
	}
	l.right("each-several")
	l.hit(`document.querySelector("#each-true-false input")`, ' ')
	l.press(keyArrowDown)
	l.right("each-true-false")
	l.write(`document.querySelector("#each-words input")`, w.words)
	l.right("each-words")
	l.write(`document.querySelector("#each-number input")`, "４００")
	l.right("each-number")
	l.write(`document.querySelectorAll("#each-gaps .quiz-gap")[0]`, "27.5")
	l.hit(`document.querySelectorAll("#each-gaps .quiz-gap")[1]`, rune(w.choice2[0]))
	l.write(`document.querySelectorAll("#each-gaps .quiz-gap")[2]`, "74")
	l.right("each-gaps")
	l.sort("each-order", w.lines)
	l.right("each-order")
	for _, p := range w.pairs {
		l.pair("each-match", p[0], p[1])
	}
	l.right("each-match")
	for _, move := range w.moves {
		l.hit(find("#each-scenario .quiz-move", move), keyEnter)
	}
	l.right("each-scenario")
	l.answerLast(w)
}

func (l learner) answerLast(w whole) {
	l.t.Helper()
	l.write(`document.querySelector("#each-reflect textarea")`, "Line 4 stood still in June.")
	l.hit(find("#each-reflect .question-body > .quiz-button", ""), keyEnter)
	for i := range 3 {
		l.hit(fmt.Sprintf(`document.querySelectorAll("#each-reflect input")[%d]`, i), ' ')
	}
	if got := l.check("each-reflect"); got != "own" {
		l.t.Errorf("the reflection is %s, want own", got)
	}
	for id, answer := range map[string]string{"each-pool-1": w.series, "each-pool-2": w.people, "each-pool-3": w.technician} {
		if eval[bool](l.tab, fmt.Sprintf(`document.getElementById(%q).hidden`, id)) {
			continue
		}
		if id == "each-pool-2" {
			l.write(`document.querySelector("#each-pool-2 input")`, answer)
		} else {
			l.reach(fmt.Sprintf(`document.querySelector("#%s input")`, id))
			l.press(' ')
			for !eval[bool](l.tab, fmt.Sprintf(`document.querySelector("#%s label:has(:checked)").textContent.includes(%s)`, id, quote(answer))) {
				l.press(keyArrowDown)
			}
		}
		l.right(id)
	}
}
