package quiz

import (
	"fmt"
	"strings"
	"testing"
)

// examPage has a question of two points, one of one, a reflection for the manager and one for the learner.
const examPage = "## Q: a\n<!-- id=a points=2 -->\n- [x] a\n- [ ] b\n\n## Q: b\n<!-- id=b -->\nAnswer: `five`\n\n" +
	"## Reflect: c\n<!-- id=c grade=manager points=3 -->\nWrite.\n\n## Reflect: d\n<!-- id=d -->\n> [!NOTE]\n> model\n\n- [ ] x\n- [ ] y\n"

func TestMark(t *testing.T) {
	const started = `{"try":"t","rev":"00000000","lang":"en","ask":["a","b","c","d"],"rule":"balanced","pass":50}`
	right := map[string]string{
		"a": `{"try":"t","resp":["a"],"score":2,"max":2}`, "b": `{"try":"t","resp":["FIVE."]}`,
		"c": `{"try":"t","resp":[],"text":"my words"}`, "d": `{"try":"t","resp":["a"],"text":"mine"}`,
	}
	for _, c := range []struct {
		name, front string
		answers     map[string]string
		given       map[string]float64
		want        string
	}{
		{"all", "", right, map[string]float64{"c": 2}, "5.5 of 7, 4 answered, 0 open, passed true"},
		{"open", "", right, nil, "3.5 of 7, 4 answered, 1 open, passed false"},
		{"too many points", "", right, map[string]float64{"c": 9, "b": 9}, "6.5 of 7, 4 answered, 0 open, passed true"},
		{"sealed", "---\nsealed: true\n---\n", right, map[string]float64{"c": 0}, "3 of 6, 4 answered, 0 open, passed true"},
		{"nothing", "", nil, map[string]float64{"c": 3}, "0 of 7, 0 answered, 0 open, passed false"},
		{"hostile", "", map[string]string{"a": `{"resp":["a","a"]}`, "b": `{"resp":null,"text":5}`, "x": `{"resp":["a"]}`}, nil, "0 of 7, 1 answered, 0 open, passed false"},
	} {
		page, _, _ := parse("quizzes/a.md", []byte(c.front+examPage))
		a, err := NewAttempt([]byte(started))
		if err != nil {
			t.Fatal(err)
		}
		for id, data := range c.answers {
			_ = a.Take(id, []byte(data)) // what cannot be read counts as nothing
		}
		a.Submitted = true
		if err := a.Take("b", []byte(`{"resp":["five"]}`)); err != nil { // too late
			t.Fatal(err)
		}
		r := page.Mark(a, c.given)
		got := fmt.Sprintf("%v of %v, %d answered, %d open, passed %t", r.Score, r.Max, r.Answered, r.Open, r.Passed)
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestNewAttempt(t *testing.T) {
	a, err := NewAttempt([]byte(`{"try":"t","ask":["a","a","gone"],"rule":"free","pass":-1}`))
	if err != nil || strings.Join(a.Asked, " ") != "a gone" || a.Rule != Balanced || a.Pass != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	page, _, _ := parse("quizzes/a.md", []byte(examPage))
	if r := page.Mark(a, nil); len(r.Marks) != 2 || r.Marks[1].Question != nil || r.Max != 2 || r.Passed {
		t.Errorf("%+v", r)
	}
	for _, data := range []string{``, `{}`, `[]`, `{"try":"t"}`, `{"try":5,"ask":["a"]}`, `{"try":"t","ask":"a"}`} {
		if _, err := NewAttempt([]byte(data)); err == nil {
			t.Errorf("%s begins an attempt", data)
		}
	}
}
