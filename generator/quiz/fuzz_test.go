package quiz

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// checkPage holds what every page of questions promises, whatever an author writes.
func checkPage(t *testing.T, src []byte) {
	page, body, ds := parse("page.md", src)
	proof.Balanced(t, body)
	proof.Places(t, src, ds)
	for _, q := range page.All() {
		if q.Kind != q.Body.kind() || q.Points <= 0 || q.ID != "" && !markdown.ValidID(q.ID) {
			t.Errorf("question %+v", q)
		}
		for _, r := range []Response{{}, {Ticked: []bool{true}, Typed: []string{"a", ""}, Order: []int{0, 1}, Matched: []int{0, 9}, Path: []int{0, 0, 0}, Found: []bool{true}}} {
			if s := q.Grade(r, Balanced); !(s >= 0 && s <= 1) {
				t.Errorf("grade %v", s)
			}
		}
	}
	checkData(t, page, body)
	if _, again, _ := parse("page.md", src); !bytes.Equal(body, again) {
		t.Error("two readings differ")
	}
}

// checkData fails when a script would get what is no JSON, or when a mark or a locked question stays in the page.
func checkData(t *testing.T, page *Page, body []byte) {
	rest, questions := CutLocked(body)
	if len(questions) != 0 && len(questions) != len(page.Questions) {
		t.Errorf("%d of %d questions are locked", len(questions), len(page.Questions))
	}
	rest, _ = Cut(rest)
	rest, _ = CutQuestions(rest)
	if bytes.Contains(rest, []byte("<!--rb-")) || bytes.Contains(rest, []byte("<!--/rb-")) {
		t.Errorf("a mark stays in the page:\n%s", rest)
	}
	_, parts := Cut(body)
	if _, err := json.Marshal(page.Data("", parts, noSources)); err != nil {
		t.Error(err)
	}
}

// FuzzAttempt: whatever records say, an attempt has no more points than there are.
func FuzzAttempt(f *testing.F) {
	f.Add([]byte(`{"try":"t","ask":["n1","n2"],"rule":"exact","pass":50}`), "n1", []byte(`{"resp":["a"],"score":1e99}`))
	f.Add([]byte(`{"try":"t","ask":["n8"],"rule":5}`), "n8", []byte(`{"resp":null,"text":"x"}`))
	f.Add([]byte(`[]`), "", []byte(`{`))
	page, _, _ := parse("quizzes/a.md", []byte(everyKind))
	f.Fuzz(func(t *testing.T, started []byte, question string, answered []byte) {
		a, err := NewAttempt(started)
		if err != nil {
			return
		}
		if err := a.Take(question, answered); err != nil && len(a.Answers) > 0 {
			t.Errorf("what cannot be read counts: %v", err)
		}
		r := page.Mark(a, map[string]float64{question: 1e9})
		if !(r.Score >= 0 && r.Score <= r.Max) || r.Passed && a.Pass == 0 {
			t.Errorf("%+v", r)
		}
	})
}

func fuzzKind(f *testing.F, archive string) {
	proof.Seed(f, archive, "mistakes")
	f.Fuzz(checkPage)
}

func FuzzChoice(f *testing.F)   { fuzzKind(f, "choice") }
func FuzzAnswer(f *testing.F)   { fuzzKind(f, "answer") }
func FuzzCloze(f *testing.F)    { fuzzKind(f, "cloze") }
func FuzzOrder(f *testing.F)    { fuzzKind(f, "order") }
func FuzzMatch(f *testing.F)    { fuzzKind(f, "match") }
func FuzzScenario(f *testing.F) { fuzzKind(f, "scenario") }
func FuzzReflect(f *testing.F)  { fuzzKind(f, "reflect") }
func FuzzPool(f *testing.F)     { fuzzKind(f, "pool") }

// FuzzFormat holds that questions without mistakes, written as markdown, are read as the same questions.
func FuzzFormat(f *testing.F) {
	proof.Seed(f, "choice", "answer", "cloze", "order", "match", "scenario", "reflect", "pool")
	f.Fuzz(func(t *testing.T, src []byte) {
		page, _, ds := parse("page.md", src)
		if ds.Count(diag.Error)+ds.Count(diag.Warning) > 0 {
			return
		}
		want := dump(t, page.Questions)
		text := Format(page.Questions, 2)
		again, _, _ := parse("page.md", []byte(text))
		if got := dump(t, again.Questions); !bytes.Equal(got, want) {
			t.Errorf("written as\n%s\nread as\n%s\nwas\n%s", text, got, want)
		}
	})
}

// FuzzPattern holds that a pattern that is taken can be decided, and quickly.
func FuzzPattern(f *testing.F) {
	for _, source := range []string{`^med+ic+$`, `(?:ab|c)?[x-z]{2}`, `\d+(,\d{3})?`, `(a+)+`} {
		f.Add(source, "MEDDICC")
	}
	f.Fuzz(func(t *testing.T, source, typed string) {
		for _, flags := range []string{"", "i"} {
			if p, problem := NewPattern(source, flags); problem == nil {
				p.Match(typed)
			} else if problem.Message == "" {
				t.Error("refused without a reason")
			}
		}
	})
}

// FuzzSetID holds that an id is written where it is read, and that nothing else changes.
func FuzzSetID(f *testing.F) {
	proof.Seed(f, "choice", "order", "pool")
	f.Add([]byte("\uFEFFQ: underlined\r\n===\r\n- [x] a\r\n- [ ] b"))
	f.Add([]byte("## Order: a\r<!-- points=2 -->\r1. a\r2. b"))
	f.Fuzz(func(t *testing.T, src []byte) {
		page, _, _ := parse("page.md", src)
		if !utf8.Valid(src) || len(page.Questions) == 0 || page.Questions[0].ID != "" || strings.Contains(page.Questions[0].section.Comment, "id=") {
			return
		}
		out := page.Questions[0].SetID(src, "q-test")
		again, _, _ := parse("page.md", out)
		if len(again.Questions) == 0 || again.Questions[0].ID != "q-test" {
			t.Fatalf("the id is not read in %q", out)
		}
		shorter := bytes.Replace(out, []byte(" id=q-test"), nil, 1)
		if bytes.Equal(bytes.Replace(out, []byte(" id=q-test "), nil, 1), src) {
			return
		}
		for _, added := range []string{"<!-- -->\r\n", "<!-- -->\n", "<!-- -->\r", "\r\n<!-- -->", "\n<!-- -->", "\r<!-- -->"} {
			if bytes.Equal(shorter, src) || bytes.Equal(bytes.Replace(shorter, []byte(added), nil, 1), src) {
				return
			}
		}
		t.Errorf("%q became %q", src, out)
	})
}
