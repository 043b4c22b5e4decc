package browser

import (
	"fmt"
	"testing"
)

// testLog looks at the learner's log: what is kept, where, and who sees it.
func testLog(t *testing.T, c *chromium, s *sites) {
	for _, at := range s.trial.places {
		t.Run("kept/"+at.name, func(t *testing.T) { t.Parallel(); testLogKept(t, c, at) })
		t.Run("tabs/"+at.name, func(t *testing.T) { t.Parallel(); testLogTabs(t, c, at) })
	}
}

// answered is an expression that appends a record and gives its line's members.
func answered(question string, score int) string {
	return fmt.Sprintf(`rampbook.log.append({ e: "answered", o: "quiz/q#%s", d: { score: %d } })`, question, score)
}

// answers is an expression that gives the objects of all answers, in the order of their records.
const answers = `rampbook.log.records("quiz/q").then((records) => records.map((r) => r.o.slice(7) + "=" + r.d.score).join(" "))`

// testLogKept closes the page right after a record was acknowledged, and reads it on another page.
func testLogKept(t *testing.T, c *chromium, at place) {
	b := c.tab(t)
	b.open(at.at("everything/index.html"))
	b.do(answered("a", 1) + `.then(() => ` + answered("b", 2) + `)`)
	b.do(answered("c", 3))
	b.open(at.at("zh/index.html"))
	if got := eval[string](b, answers); got != "a=1 b=2 c=3" {
		t.Errorf("another page reads %q", got)
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
		if got := eval[string](b, answers); got != "a=1 b=2" {
			t.Errorf("a tab reads %q", got)
		}
	}
	if same := eval[string](one, `rampbook.log.actor()`) == eval[string](two, `rampbook.log.actor()`); !same {
		t.Error("two tabs of one reader have two pseudonyms")
	}
}
