package quiz

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

func TestSettings(t *testing.T) {
	page, _, ds := parse("a.md", []byte("---\npass: 72.5%\nattempts: 3\ntime: 1h30m\nreveal: never\ngrade: edc\nshuffle: true\nseed: date\nconfidence: on\nsealed: off\n---\n## Q: a\nAnswer: `1`\n\n> [!NOTE]\n> b\n"))
	got := page.Settings
	got.given = nil
	want := Settings{Pass: 72.5, Attempts: 3, Time: 90 * time.Minute, Reveal: "never", Grade: EDC, Shuffle: true, Seed: "date", Confidence: true}
	if fmt.Sprint(got) != fmt.Sprint(want) || len(ds.Sorted()) > 0 {
		t.Errorf("%+v, want %+v; %s", got, want, proof.Report(ds))
	}
}

func TestWhichPagesAreQuizzes(t *testing.T) {
	const question = "## Q: a\nAnswer: `1`\n"
	for _, c := range []struct {
		file, src string
		quiz      bool
		count     int
	}{
		{"quizzes/a.md", question, true, 1},
		{"quizzes/deep/a.md", question + question, true, 2},
		{"quizzes/README.md", "# Quizzes\n", false, 0},
		{"playbooks/a.md", question, false, 1},
		{"playbooks/a.md", "---\npass: 80\n---\n" + question, true, 1},
		{"quizzes/a.md", "## Pool: a, draw 1\n#" + question + "#" + question + question, true, 2},
		{"quizzes/a.md", "## Pool: a\n#" + question + "#" + question, true, 2},
	} {
		page, _, _ := parse(c.file, []byte(c.src))
		if page.IsQuiz() != c.quiz || page.Count() != c.count {
			t.Errorf("%s %q: quiz %t with %d questions", c.file, c.src, page.IsQuiz(), page.Count())
		}
	}
}

// TestLimits goes one beyond each limit.
func TestLimits(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"questions", strings.Repeat("## Q: a\nAnswer: `1`\n\n", MaxQuestions+1), "more than 500 questions"},
		{"options", "## Q: a\n- [x] right\n" + numbered("- [ ] %d\n", MaxOptions), "more than 26 options"},
		{"items", "## Order: a\n" + numbered("1. %d\n", MaxOptions+1), "more than 26 things to order"},
		{"pairs", "## Match: a\n| a | b |\n| - | - |\n" + numbered("| %[1]d | %[1]d |\n", MaxOptions+1), "more than 26 pairs"},
		{"words", "## Q: a\nAnswer: " + numbered("`w%d` ", MaxAnswers+1), "more than 50 answers"},
		{"numbers", "## Q: a\nAnswer: " + numbered("`%d` ", MaxAnswers+1), "more than 50 answers"},
		{"gaps", "## Fill: a\n" + numbered("{{%d}} ", MaxGaps+1), "more than 50 gaps"},
		{"steps", "## Scenario: a\n" + numbered("### Step: %d\n", MaxSteps+1), "more than 100 steps"},
		{"pattern", "## Q: a\nAnswer: `/" + strings.Repeat("a", MaxPattern+1) + "/`", "the pattern has more than 200 bytes"},
		{"metadata", "## Q: a\n<!-- id=a skill=" + strings.Repeat("a", markdown.MaxComment) + " -->\nAnswer: `1`", "metadata is longer than 1000 bytes"},
	} {
		_, _, ds := parse("a.md", []byte(c.src))
		proof.Told(t, c.name, ds, c.want)
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestCompareTwins(t *testing.T) {
	for _, c := range []struct{ original, twin, want string }{
		{"## Q: a\n<!-- id=a -->\nAnswer: `One`", "## 题：甲\n<!-- id=a -->\n答案：`一`、`壹`", ""},
		{"## Q: a\n<!-- id=a -->\nAnswer: `1`", "## 题：甲\n<!-- id=a -->\n答案：`2`", "number 1 to 1 there, number 2 to 2 here"},
		{"## Q: a\n<!-- id=a -->\nAnswer: `1`", "## 题：甲\n<!-- id=a points=2 -->\n答案：`1`", "points 1 there, points 2 here"},
		{"## Q: a\n<!-- id=a -->\nAnswer: `1`", "## 排序：甲\n<!-- id=a -->\n1. 一\n2. 二", "kind number there, kind order here"},
		{"## Q: a\n<!-- id=a -->\n- [x] a\n- [ ] b", "## 题：甲\n<!-- id=a -->\n- [x] 一\n- [ ] 二\n- [ ] 三", "2 options there, 3 options here"},
		{"## Q: a\n<!-- id=a -->\n- [x] a <!-- weight=1 -->\n- [ ] b", "## 题：甲\n<!-- id=a -->\n- [x] 一\n- [ ] 二", "weight 1 there"},
		{"## Fill: a\n<!-- id=a -->\n{{(a)|b}}", "## 填空：甲\n<!-- id=a -->\n{{一|(二)}}", "right is 1 there, gap 1: 2 choices, right is 2 here"},
		{"## Order: a\n<!-- id=a -->\n1. a\n2. b", "## 排序：甲\n<!-- id=a -->\n1. 一\n2. 二\n3. 三", "2 things to order there"},
		{"## Match: a\n<!-- id=a -->\n|a|b|\n|-|-|\n|c|d|\n|e|f|", "## 匹配：甲\n<!-- id=a -->\n|a|b|\n|-|-|\n|c|d|\n|e|f|\n||g|", "0 distractors there, 1 distractors here"},
		{"## Reflect: a\n<!-- id=a -->\n- [ ] a", "## 反思：甲\n<!-- id=a grade=manager -->\n- [ ] 一", "for the manager: false there"},
		{"## Pool: draw 1\n<!-- id=a -->\n### Q: b\nAnswer: `1`", "## 题库：甲\n<!-- id=a -->\n### 题：乙\n答案：`1`", "draws 1 of 1 there, draws 0 of 1 here"},
		{"## Scenario: a\n<!-- id=a -->\n### Step: a\n- [x] a\n  > [b](#step-b)\n### Step: b", "## 情景：甲\n<!-- id=a -->\n### 步骤：甲 {#a}\n- [x] 一\n  > [甲](#a)\n### 步骤：乙", "leads to step 2 there"},
		{"## Q: a\n<!-- id=a -->\nAnswer: `1`", "# 甲", `the question "a" of a.md is missing here`},
		{"# a", "## 题：甲\n<!-- id=a -->\n答案：`1`", `the original a.md has no question with the id "a"`},
		{"# a", "## 题：甲\n答案：`1`", ""},
	} {
		original, _, _ := parse("a.md", []byte(c.original))
		twin, _, _ := parse("a.zh.md", []byte(c.twin))
		var ds diag.List
		CompareTwins(original, twin, &ds)
		proof.Told(t, c.twin, &ds, c.want)
	}
}

// TestWords has the theme say what the package does, and a word for every kind.
func TestWords(t *testing.T) {
	proof.Words(t, english)
	for _, kind := range []Kind{KindChoice, KindText, KindNumber, KindCloze, KindOrder, KindMatch, KindScenario, KindReflect, KindPool} {
		if english["quiz_"+string(kind)] == "" {
			t.Errorf("there is no word for %s", kind)
		}
	}
}
