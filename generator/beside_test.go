package generator

import (
	"bytes"
	"encoding/json"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"rampbook/generator/diag"
	"rampbook/generator/quiz"
	"rampbook/generator/search"
)

// oneOfEach has every kind of question. Whatever holds "zebra" gives an answer away.
const oneOfEach = `# Quiz

## Q: Which?
<!-- id=a -->

- [ ] one
  > zebra [feedback](b.md)
- [x] two
- [ ] three

> [!TIP]
> a hint

> [!NOTE]
> zebra, see [two](b.md#part)

> [!CAUTION]
> zebra wrong

> [!IMPORTANT]
> zebra right

## Q: The word?
<!-- id=b -->

Answer: ` + "`zebra`, `/^zebra?s$/i`" + `

## Q: How many?
<!-- id=c -->

Answer: ` + "`777123`" + `

## Fill: In words
<!-- id=d -->

A {{zebra}} is {{(black)|white}}.

## Order: First
<!-- id=e -->

1. Call.
2. Visit.
3. Write.

## Match: Who?
<!-- id=f -->

| Left | Right |
| --- | --- |
| Ann | sells |
| Ben | buys |
|  | rests |

## Scenario: You
<!-- id=g -->

### Step: In {#step-in}

- [x] stay
  > zebra [on](#step-out)
- [ ] go
  > zebra [out](#step-out)

### Step: Out {#step-out}

The end.

## Reflect: And?
<!-- id=h -->

> [!NOTE]
> zebra model

- [ ] zebra check

## Pool: draw 1
<!-- id=i -->

### Q: Again?
<!-- id=j -->

Answer: ` + "`zebra`" + `
`

// publishQuiz builds a portal with a quiz, in the folder quizzes beside a page b.md.
func publishQuiz(t *testing.T, text string) map[string][]byte {
	t.Helper()
	tree, r := publishLocked(t, text, "")
	if r.Failed() {
		t.Fatal(printed(t, r.Diagnostics))
	}
	return tree
}

// publishLocked does so with a passphrase.
func publishLocked(t *testing.T, text, passphrase string) (map[string][]byte, Result) {
	t.Helper()
	a := txtar.Parse([]byte("-- in/rampbook.toml --\ntitle = \"Portal\"\nlanguage = \"en\"\n[languages.zh]\nname = \"中文\"\n-- in/README.md --\n# Home\n-- in/quizzes/b.md --\n# B\n\n## Part\n\nText.\n-- in/quizzes/a.md --\n" + text))
	o := unpack(t, a, t.TempDir())
	o.Passphrase = passphrase
	r, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	return readTree(t, o.Output), r
}

// readData runs, as it were, a data file.
func readData(t *testing.T, script []byte) quiz.Data {
	t.Helper()
	return readFile[quiz.Data](t, script)
}

func readFile[T any](t *testing.T, script []byte) T {
	t.Helper()
	inner, ok := bytes.CutPrefix(script, []byte("rampbook.data("))
	if !ok {
		t.Fatalf("no data file: %.100q", script)
	}
	var text string
	if err := json.Unmarshal(bytes.TrimSuffix(inner, []byte(");\n")), &text); err != nil {
		t.Fatal(err)
	}
	var all struct{ Quiz T }
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		t.Fatal(err)
	}
	return all.Quiz
}

// TestPracticeKeyStaysOutOfThePage: where scripts run, no element of a practice quiz gives an answer away; where they do
// not, all answers can be unfolded; and the data file has all that is said, with links that lead
// where those of the page lead.
func TestPracticeKeyStaysOutOfThePage(t *testing.T) {
	tree := publishQuiz(t, oneOfEach)
	for _, prefix := range []string{"", "zh/"} {
		page := tree[prefix+"quizzes/a/index.html"]
		if !bytes.Contains(page, []byte(`data-exercises="exercises.js?`)) || bytes.Contains(page, []byte("<!--rb")) {
			t.Errorf("the page is\n%s", page)
		}
		root, err := html.Parse(bytes.NewReader(page)) // as a browser that runs scripts: <noscript> holds text
		if err != nil {
			t.Fatal(err)
		}
		folded := 0
		for n := range root.Descendants() {
			if n.DataAtom == atom.Noscript {
				folded += strings.Count(textOf(n), "zebra")
				continue
			}
			for _, a := range n.Attr {
				if strings.Contains(a.Val, "zebra") {
					t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
				}
			}
			if n.Type == html.TextNode && n.Parent.DataAtom != atom.Noscript && (strings.Contains(n.Data, "zebra") || strings.Contains(n.Data, "777123")) {
				t.Errorf("in <%s>: %s", n.Parent.Data, n.Data)
			}
		}
		data := readData(t, tree[prefix+"quizzes/a/exercises.js"])
		if folded < 10 || len(data.Questions) != 9 {
			t.Errorf("%d answers are in <noscript>, %d questions in the data", folded, len(data.Questions))
		}
		if got := data.Questions[0].HTML.Explanation; got != `<p>zebra, see <a href="../b/index.html#part">two</a></p>` {
			t.Errorf("the explanation is %s", got)
		}
	}
	if bytes.Contains(tree["index.html"], []byte("quiz.js")) || tree["exercises.js"] != nil {
		t.Error("a page without questions has a script for them")
	}
}

// TestSealedKeyIsNowhere: no published file tells which answer is right. The same questions with another
// key give the same site, but for what names a state of the text.
func TestSealedKeyIsNowhere(t *testing.T) {
	other := strings.NewReplacer(
		"[ ] one", "[x] one", "[x] two", "[ ] two", "(black)|white", "black|(white)", "777123", "777124", "[x] stay", "[ ] stay", "[ ] go", "[x] go",
		"1. Call.\n2. Visit.\n3. Write.", "1. Visit.\n2. Write.\n3. Call.",
		"| Ann | sells |\n| Ben | buys |\n|  | rests |", "| Ann | rests |\n| Ben | sells |\n|  | buys |",
		"zebra", "tiger").Replace(oneOfEach)
	const front = "---\nsealed: true\n---\n"
	first, second := publishQuiz(t, front+oneOfEach), publishQuiz(t, front+other)
	revision := regexp.MustCompile(`exercises\.js\?[0-9a-f]{8}|data-revision="[0-9a-f]{8}"|\\"revision\\":\\"[0-9a-f]{8}\\"`)
	for name, data := range first {
		for _, secret := range []string{"zebra", "777123"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds %s", name, secret)
			}
		}
		if filepath.Ext(name) == ".json" {
			continue // the manifest has sums of the pages
		}
		if a, b := revision.ReplaceAll(data, nil), revision.ReplaceAll(second[name], nil); !bytes.Equal(a, b) {
			t.Errorf("%s depends on the key:\n%s\nand\n%s", name, a, b)
		}
	}
	data := readData(t, first["quizzes/a/exercises.js"])
	if len(data.Questions) != 9 || data.Questions[0].HTML.Hints[0] != "<p>a hint</p>" || !data.Settings.Sealed {
		t.Errorf("the data is %+v", data)
	}
}

// lockedWords are in the questions of oneOfEach and nowhere else.
var lockedWords = []string{"zebra", "777123", "Which?", "three", "In words", "Visit.", "sells", "a hint", "draw 1", "The end"}

// TestLockedQuestions: no published file holds a word of locked questions, and with the passphrase all of them are
// there, the key too, with links as they would stand in the page.
func TestLockedQuestions(t *testing.T) {
	const passphrase = "four random words here"
	text := "---\nlocked: true\n---\n" + strings.Replace(oneOfEach, "## Q: Which?", "Before them.\n\n## Q: Which?", 1)
	tree, r := publishLocked(t, text, passphrase)
	again, _ := publishLocked(t, text, passphrase)
	compareTrees(t, tree, again)
	if slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Severity > diag.Hint }) {
		t.Errorf("%s", printed(t, r.Diagnostics))
	}
	holdNothing(t, tree, append(lockedWords, passphrase))
	page := tree["quizzes/a/index.html"]
	if !bytes.Contains(page, []byte("Before them.")) || !bytes.Contains(page, []byte(`<div class="locked-question" data-place="8" data-search-ignore></div>`)) {
		t.Errorf("the page is\n%s", page)
	}
	data := readFile[lockedQuiz](t, tree["quizzes/a/exercises.js"])
	plain, err := data.Locked.Open(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	var opened unlocked
	if err := json.Unmarshal(plain, &opened); err != nil {
		t.Fatal(err)
	}
	all := strings.Join(opened.HTML, "")
	for _, secret := range lockedWords {
		if !strings.Contains(all, secret) {
			t.Errorf("%s is not among the opened questions", secret)
		}
	}
	if len(opened.HTML) != 9 || len(opened.Quiz.Questions) != 9 || opened.Quiz.Questions[1].Key == nil || strings.Contains(all, "<!--") ||
		!strings.Contains(all, `see <a href="../b/index.html#part">two</a>`) || opened.Quiz.Questions[0].HTML.Hints[0] != "<p>a hint</p>" {
		t.Errorf("opened: %s", plain)
	}
}

// TestLockedQuestionsAreLeftOut of a build without a passphrase, which says so; so it does of one that is soon guessed.
func TestLockedQuestionsAreLeftOut(t *testing.T) {
	left, r := publishLocked(t, "---\nlocked: true\n---\n"+oneOfEach, "")
	holdNothing(t, left, lockedWords)
	if got := printed(t, r.Diagnostics); !strings.Contains(got, "quizzes/a.md:2:1: warning: the questions are left out") || r.Failed() {
		t.Errorf("without a passphrase: %s", got)
	}
	if left["quizzes/a/exercises.js"] != nil || bytes.Contains(left["quizzes/a/index.html"], []byte("quiz.js")) {
		t.Error("without a passphrase there are data or scripts")
	}
	if _, r := publishLocked(t, "---\nlocked: true\n---\n"+oneOfEach, "short"); !strings.Contains(printed(t, r.Diagnostics), "fewer than 12 characters") {
		t.Errorf("a short passphrase: %s", printed(t, r.Diagnostics))
	}
}

// TestLockedQuestionsWithTagsAstray: HTML that ends more than it began lets nothing out of the questions.
func TestLockedQuestionsWithTagsAstray(t *testing.T) {
	const config = "\n-- in/rampbook.toml --\ntitle = \"Portal\"\nlanguage = \"en\"\nraw_html = true\n"
	astray := strings.Replace(oneOfEach, "Which?", "Which?\n\n</div></div>\n\n</div></rb-quiz></section> zebra", 1)
	tree, r := publishLocked(t, "---\nlocked: true\n---\n"+astray+config, "four random words here")
	if r.Failed() || !bytes.Contains(tree["quizzes/a/exercises.js"], []byte("locked")) {
		t.Fatal(printed(t, r.Diagnostics))
	}
	holdNothing(t, tree, lockedWords)
}

func holdNothing(t *testing.T, tree map[string][]byte, secrets []string) {
	t.Helper()
	for name, data := range tree {
		if filepath.Ext(name) == ".css" || isThemeFile(name) && !strings.HasPrefix(path.Base(name), "portal-") && !strings.HasPrefix(name, search.Root) {
			continue // the theme's own words
		}
		for _, secret := range secrets {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

func TestExercisesFile(t *testing.T) {
	for page, want := range map[string]string{
		"index.html": "exercises.js", "a/b/index.html": "a/b/exercises.js", "a/b.html": "a/b.exercises.js", "b.htm": "b.exercises.js",
	} {
		if got := exercisesFile(page); got != want {
			t.Errorf("beside %s stands %s, want %s", page, got, want)
		}
	}
}
