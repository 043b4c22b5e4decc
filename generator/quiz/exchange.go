package quiz

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// The limits of what is read of another program's file. What is beyond is reported and left out.
const (
	MaxImport = 4 << 20  // bytes of the file
	MaxEntry  = 64 << 10 // bytes of a question in it
)

// A Draft is questions that came from another program, on their way into markdown.
type Draft struct {
	Title  string // plain words
	Groups []Group
}

// A Group is questions below one heading.
type Group struct {
	Heading   string // plain words; "" for the questions before the first heading
	Text      string // markdown below the heading
	Questions []*Question
}

// Count is how many questions the draft has.
func (d *Draft) Count() int {
	n := 0
	for _, g := range d.Groups {
		n += len(g.Questions)
	}
	return n
}

// Markdown returns the draft as a page. Read again, it gives the same questions, without errors.
func (d *Draft) Markdown() []byte {
	var parts []string
	parts = append(parts, "# "+headingText(d.Title)+"\n")
	for _, g := range d.Groups {
		parts = append(parts, g.lead(), Format(g.Questions, g.level()))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return []byte(strings.Join(parts, "\n"))
}

// level is that of the headings of the group's questions.
func (g Group) level() int {
	if g.Heading == "" {
		return 2
	}
	return 3
}

func (g Group) lead() string {
	lead := ""
	if g.Heading != "" {
		lead = "## " + headingText(g.Heading) + "\n"
	}
	if g.Text != "" {
		lead = strings.TrimPrefix(lead+"\n"+g.Text+"\n", "\n")
	}
	return lead
}

// headingText writes words as a heading that begins no question.
func headingText(words string) string {
	words = oneLine(escapeMarkdown(words))
	if i := strings.IndexAny(words, ":："); i > 0 && IsKeyword(strings.TrimSpace(words[:i])) {
		return `\` + words
	}
	return words
}

// A drafter gathers a draft. It takes only what markdown gives back unchanged.
type drafter struct {
	draft Draft
	ds    *diag.List
	file  string
	ids   map[string]bool
	full  bool // MaxQuestions was reported
}

func newDrafter(file, title string, ds *diag.List) *drafter {
	return &drafter{draft: Draft{Title: title, Groups: []Group{{}}}, ds: ds, file: file, ids: map[string]bool{}}
}

func (d *drafter) at(line int) diag.Pos { return diag.Pos{File: d.file, Line: line, Col: 1} }

// group begins a new heading, with text below it.
func (d *drafter) group(p diag.Pos, heading, text string) {
	if len(d.draft.Groups) > MaxQuestions {
		d.overfull(p)
		return
	}
	if page, ds := readBack(Group{Heading: heading, Text: text}.lead() + "\n" + sentinel); len(page.Questions) != 1 || ds.Count(diag.Error) > 0 {
		d.ds.Warn("import-text", p, "this text would change the questions below it and is left out", "write it into the page by hand")
		text = ""
	}
	d.draft.Groups = append(d.draft.Groups, Group{Heading: heading, Text: text})
}

// add takes a question, or says why it cannot be taken.
func (d *drafter) add(q *Question) {
	if d.draft.Count() == MaxQuestions {
		d.overfull(q.pos)
		return
	}
	if d.ids[q.ID] {
		d.ds.Warn("import-id", q.pos, fmt.Sprintf("the id %q is there twice and is left out here", q.ID), "rampbook ids --write gives the question a new one")
		q.ID = ""
	}
	q.Kind = q.Body.kind()
	q.chinese = hasHan(q.Stem)
	if problem := lost(q); problem != "" {
		d.ds.Error("import-lost", q.pos, "the question is left out: "+problem, "write it by hand, or change it there and import again")
		return
	}
	if q.ID != "" {
		d.ids[q.ID] = true
	}
	last := len(d.draft.Groups) - 1
	d.draft.Groups[last].Questions = append(d.draft.Groups[last].Questions, q)
}

func (d *drafter) overfull(p diag.Pos) {
	if !d.full {
		d.ds.Error("import-limit", p, fmt.Sprintf("more than %d questions or headings: the rest is left out", MaxQuestions), "split the file")
	}
	d.full = true
}

// tooLong reports an entry that is too long to be a question.
func (d *drafter) tooLong(p diag.Pos) {
	d.ds.Error("import-limit", p, fmt.Sprintf("the question is left out: it has more than %d bytes", MaxEntry), "an empty line ends a question of GIFT, a number one of a list")
}

// sentinel is a question that shows whether what stands before it is closed.
const sentinel = "### Reflect: sentinel\n<!-- grade=manager -->\n"

// lost says what of q does not come back from markdown, "" when all does.
func lost(q *Question) string {
	page, ds := readBack(Format([]*Question{q}, 3) + "\n" + sentinel)
	for _, d := range ds.Sorted() {
		if d.Severity == diag.Error {
			return d.Message
		}
	}
	if len(page.Questions) != 2 || page.Questions[1].Stem != "sentinel" {
		return "its text holds what markdown takes for something else"
	}
	return difference(q, page.Questions[0])
}

// readBack reads markdown that was just written.
func readBack(text string) (*Page, *diag.List) {
	var ds diag.List
	page := New("page.md", &ds)
	markdown.Parse([]byte(text), markdown.Options{Name: "page.md", Keyword: IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	return page, &ds
}

// difference names the first thing in which two questions differ, "" when there is none.
func difference(want, got *Question) string {
	a, b := facts(want), facts(got)
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q became %q", clip(a[i]), clip(b[i]))
		}
	}
	if len(a) != len(b) {
		return "it lost some of its answers"
	}
	return ""
}

// facts is what a question says, line by line, whatever program it is kept in.
func facts(q *Question) []string {
	lines := []string{
		"kind " + string(q.Body.kind()), "id " + q.ID, "skill " + q.Skill, "question " + words(q.Stem), "text " + words(q.Text.Markdown),
		"explanation " + joined(q.Explanation), "if right " + joined(q.IfRight), "if wrong " + joined(q.IfWrong),
	}
	switch body := q.Body.(type) {
	case *Choice:
		lines = append(lines, choiceFacts(body)...)
	case *Short:
		for _, a := range body.Answers {
			lines = append(lines, "answer "+a.Text)
		}
	case *Number:
		for _, r := range body.Ranges {
			lines = append(lines, fmt.Sprintf("from %.9g to %.9g", r.Low, r.High))
		}
	case *Match:
		for _, pair := range body.Pairs {
			lines = append(lines, "pair "+words(pair.Left.Markdown)+" → "+words(pair.Right.Markdown))
		}
	case *Reflect:
		lines = append(lines, fmt.Sprintf("for the manager: %t", body.Manager))
	}
	return lines
}

func choiceFacts(c *Choice) []string {
	lines := []string{fmt.Sprintf("several: %t", c.Many)}
	weights := c.weights()
	for i, o := range c.Options {
		line := fmt.Sprintf("option %s, right: %t", words(o.Text.Markdown), o.Right)
		if weights != nil {
			line += fmt.Sprintf(", weight %.4f", weights[i]+0) // +0: no minus zero
		}
		lines = append(lines, line, "feedback "+words(o.Feedback.Markdown))
	}
	return lines
}

func joined(texts []Text) string {
	var all []string
	for _, t := range texts {
		all = append(all, t.Markdown)
	}
	return words(strings.Join(all, " "))
}

// words is markdown without what changes nothing: breaks of lines and backslashes before signs.
func words(text string) string {
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '\\' && i+1 < len(text) && (isSign(text[i+1]) || text[i+1] == '\n') {
			continue
		}
		b.WriteByte(text[i])
	}
	return oneLine(strings.ReplaceAll(b.String(), "<!-- -->", " "))
}

func isSign(c byte) bool { return c > ' ' && c < 0x7f && bytes.IndexByte([]byte(signs), c) >= 0 }

const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// clip keeps a message short.
func clip(text string) string {
	if runes := []rune(text); len(runes) > 60 {
		return string(runes[:59]) + "…"
	}
	return text
}

func hasHan(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// md takes markdown as a text.
func md(text string) Text { return Text{Markdown: strings.TrimSpace(text)} }
