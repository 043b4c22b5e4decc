package quiz

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A reader reads one question.
type reader struct {
	s      *markdown.Section
	q      *Question
	ds     *diag.List
	blocks []ast.Node // those that are still to be read
}

func (r *reader) fail(code string, p diag.Pos, message, hint string) {
	r.ds.Error(code, p, message, hint)
}

// read returns the question that section s is; nil when it is none.
func read(s *markdown.Section, ds *diag.List) *Question {
	word := keyword(s.Keyword)
	r := &reader{s: s, ds: ds, blocks: s.Blocks}
	r.q = &Question{Points: 1, Stem: s.Stem, Anchor: s.Anchor, pos: s.Pos, plain: s.Text, section: s, chinese: s.Keyword[0] >= 0x80}
	if !isQuestion(word, s) {
		if s.HasComment && word != "Step" {
			r.fail("quiz-body", s.Pos, fmt.Sprintf("the question has no %s", bodyOf(word)), "see the guide to questions, or take the comment away if this is none")
		}
		return nil
	}
	r.checkHeadings(s)
	r.q.Body = r.body(word)
	r.q.Kind = r.q.Body.kind()
	r.metadata()
	return r.q
}

// checkHeadings warns of headings that begin no question: the outline of a page is made of sections and questions.
func (r *reader) checkHeadings(s *markdown.Section) {
	for _, n := range s.Blocks {
		if n.Kind() == ast.KindHeading {
			r.ds.Warn("quiz-heading", s.At(n.Pos()), "this heading is within a question", "use bold text, or give it the level of the question to end the question")
		}
	}
}

// bodyOf names what a question of this keyword needs.
func bodyOf(word string) string {
	switch word {
	case "Fill":
		return "gap {{…}}"
	case "Order":
		return "ordered list"
	case "Match":
		return "table of two columns"
	case "Scenario":
		return "steps"
	case "Reflect":
		return "model answer [!NOTE] or task list"
	case "Pool":
		return "questions below it"
	}
	return "task list and no line that begins with Answer:"
}

// isQuestion reports whether s has the body that its keyword asks for.
func isQuestion(word string, s *markdown.Section) bool {
	has := func(is func(*markdown.Section, ast.Node) bool) bool {
		for _, n := range s.Blocks {
			if is(s, n) {
				return true
			}
		}
		return false
	}
	switch word {
	case "Q":
		return has(isTaskList) || has(isAnswerLine)
	case "Fill":
		return has(hasGap)
	case "Order":
		return has(isOrderedList)
	case "Match":
		return has(isPairTable)
	case "Reflect":
		return has(isTaskList) || has(func(s *markdown.Section, n ast.Node) bool { return s.Alert(n) == "note" }) || strings.Contains(s.Comment, "grade=manager")
	case "Scenario":
		return hasSection(s, "Step")
	case "Pool":
		return len(s.Sections) > 0 && !hasSection(s, "Step")
	}
	return false
}

func hasSection(s *markdown.Section, word string) bool {
	for _, sub := range s.Sections {
		if keyword(sub.Keyword) == word {
			return true
		}
	}
	return false
}

func (r *reader) body(word string) Body {
	switch word {
	case "Fill":
		return r.cloze()
	case "Order":
		return r.order()
	case "Match":
		return r.match()
	case "Scenario":
		return r.scenario()
	case "Reflect":
		return r.reflect()
	case "Pool":
		return r.pool()
	}
	if n := r.until(isTaskList); n != nil {
		return r.choice(n.(*ast.List))
	}
	return r.answers(r.until(isAnswerLine))
}

// until takes the blocks before the first that is a body, as the text of the question, and returns that
// block; alerts and whatever else follows it are read too. It returns nil, and reads nothing,
// when there is no such block.
func (r *reader) until(is func(*markdown.Section, ast.Node) bool) ast.Node {
	for i, n := range r.blocks {
		if is(r.s, n) {
			text, rest := r.blocks[:i:i], r.blocks[i+1:]
			r.q.Text = newText(r.s, append(text, r.alerts(rest)...)...)
			r.blocks = nil
			return n
		}
	}
	return nil
}

// lead reads the alerts at the end of the blocks and returns the blocks before them.
func (r *reader) lead() []ast.Node {
	last := len(r.blocks)
	for last > 0 && r.isAlert(r.blocks[last-1]) {
		last--
	}
	return append(r.blocks[:last:last], r.alerts(r.blocks[last:])...)
}

// alerts reads what stands behind a body and returns the blocks that have no meaning there.
func (r *reader) alerts(blocks []ast.Node) (stray []ast.Node) {
	for _, n := range blocks {
		if r.isAlert(n) {
			r.alert(r.s.Alert(n), n)
			continue
		}
		stray = append(stray, n)
		if r.s.Plain(n) != "" {
			r.ds.Warn("quiz-stray", r.s.At(n.Pos()), "this stands behind the answers and is shown above them",
				"move it above the answers, or make it an alert: > [!NOTE]")
		}
	}
	return stray
}

// isAlert reports whether n is an alert that means something to a question; a warning is text.
func (r *reader) isAlert(n ast.Node) bool {
	kind := r.s.Alert(n)
	return kind != "" && kind != "warning"
}

func (r *reader) alert(kind string, n ast.Node) {
	to := map[string]*[]Text{"tip": &r.q.Hints, "note": &r.q.Explanation, "caution": &r.q.IfWrong, "important": &r.q.IfRight}[kind]
	if t := alertText(r.s, n); !t.Empty() {
		*to = append(*to, t)
	}
}

// afterMark returns the markdown of an alert without its mark.
func afterMark(text string) string {
	_, text, _ = strings.Cut(text, "]")
	return strings.TrimSpace(text)
}

func isTaskList(_ *markdown.Section, n ast.Node) bool { return markdown.IsTaskList(n) }

func isOrderedList(_ *markdown.Section, n ast.Node) bool {
	list, ok := n.(*ast.List)
	return ok && list.IsOrdered()
}

func isPairTable(_ *markdown.Section, n ast.Node) bool {
	table, ok := n.(*east.Table)
	return ok && len(table.Alignments) == 2
}

func isAnswerLine(s *markdown.Section, n ast.Node) bool {
	if n.Kind() != ast.KindParagraph {
		return false
	}
	_, ok := cutAnswer(strings.TrimLeft(string(n.Lines().Value(s.Source())), " "))
	return ok
}
