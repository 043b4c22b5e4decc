package quiz

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
)

// A Short is answered with a few typed words.
type Short struct {
	Answers []Answer
}

// An Answer is one text that is accepted: words, or a pattern.
type Answer struct {
	Text    string   // as written, a pattern with its slashes
	pattern *Pattern // nil for words
	pos     diag.Pos
}

func (*Short) kind() Kind { return KindText }

// A token is a part of an answer line: a code span, or the text between two.
type token struct {
	text string
	code bool
	pos  diag.Pos
}

// tokens cuts the answer line n.
func (r *reader) tokens(n ast.Node) []token {
	var list []token
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindCodeSpan {
			list = append(list, token{r.codeText(c), true, r.s.At(c.Pos())})
			continue
		}
		text := ""
		if t, ok := c.(*ast.Text); ok {
			text = string(t.Segment.Value(r.s.Source()))
			if t.SoftLineBreak() || t.HardLineBreak() {
				text += " "
			}
		} else {
			text = r.s.Plain(c)
		}
		if last := len(list) - 1; last >= 0 && !list[last].code {
			list[last].text += text
			continue
		}
		list = append(list, token{text, false, r.s.At(c.Pos())})
	}
	if len(list) > 0 && !list[0].code {
		list[0].text, _ = cutAnswer(strings.TrimLeft(list[0].text, " "))
	}
	return list
}

func (r *reader) codeText(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Segment.Value(r.s.Source()))
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", " "))
}

// between are the texts that may stand between two answers.
var between = []string{"", ",", "，", "、", ";", "；", "/", "or", "或", "或者", ".", "。"}

// answers reads an answer line: numbers when every answer is one, else texts.
func (r *reader) answers(n ast.Node) Body {
	tokens := r.tokens(n)
	codes := 0
	for _, t := range tokens {
		if t.code {
			codes++
		}
	}
	if codes == 0 {
		r.fail("quiz-answer", r.s.At(n.Pos()), "no answer stands behind Answer:", "write each answer that is accepted as code: Answer: `MEDDICC`, `MEDDIC`")
	}
	if number := r.numbers(tokens); number != nil {
		return number
	}
	short := &Short{}
	for _, t := range tokens {
		if !t.code {
			r.checkBetween(t, between)
			continue
		}
		if len(short.Answers) == MaxAnswers {
			r.fail("quiz-limit", t.pos, fmt.Sprintf("more than %d answers", MaxAnswers), "use a pattern: `/^…$/i`")
			break
		}
		short.Answers = append(short.Answers, r.accepted(t))
	}
	return short
}

func (r *reader) checkBetween(t token, allowed []string) {
	word := strings.ToLower(strings.TrimSpace(t.text))
	if !slices.Contains(allowed, word) {
		r.ds.Warn("quiz-answer", t.pos, fmt.Sprintf("%q is not part of an answer and is not shown", strings.TrimSpace(t.text)), "write answers as code: `MEDDICC`; put remarks into > [!NOTE]")
	}
}

// accepted reads one accepted answer.
func (r *reader) accepted(t token) Answer {
	a := Answer{Text: t.text, pos: t.pos}
	source, flags, ok := cutPattern(t.text)
	if !ok {
		return a
	}
	pattern, problem := NewPattern(source, flags)
	if problem != nil {
		r.fail("quiz-pattern", t.pos, problem.Message, problem.Hint)
		return a
	}
	a.pattern = pattern
	return a
}

// match reports whether typed text is this answer.
func (a Answer) match(typed string) bool {
	if a.pattern != nil {
		return a.pattern.Match(typed)
	}
	if _, _, broken := cutPattern(a.Text); broken {
		return false
	}
	folded := Fold(a.Text)
	return folded != "" && folded == Fold(typed)
}

func matchAny(answers []Answer, typed string) bool {
	return slices.ContainsFunc(answers, func(a Answer) bool { return a.match(typed) })
}

func (s *Short) check(_ *Question, k *checker) { checkAnswers(s.Answers, k) }

// checkAnswers looks for answers that cannot be given, and those that another includes.
func checkAnswers(answers []Answer, k *checker) {
	for i, a := range answers {
		if _, _, isPattern := cutPattern(a.Text); isPattern {
			continue
		}
		if Fold(a.Text) == "" {
			k.error("quiz-answer", a.pos, fmt.Sprintf("nobody can type %q", a.Text), "an answer has letters or digits")
			continue
		}
		if matchAny(answers[:i], a.Text) {
			k.warn("quiz-duplicate", a.pos, fmt.Sprintf("%q is accepted already by an answer before it", a.Text), "remove it")
		}
	}
}

func (s *Short) ask(p *printer, _ *Question) {
	p.blank("quiz_text_rule", "")
}

func (s *Short) answer(p *printer, _ *Question) {
	p.open("ul", "key")
	for _, text := range shownAnswers(s.Answers) {
		p.html("<li><code>")
		p.escaped(text)
		p.html("</code></li>\n")
	}
	p.close("ul")
}

// shownAnswers are the answers a learner is shown: the words, and patterns only where there are none.
func shownAnswers(answers []Answer) []string {
	var words, patterns []string
	for _, a := range answers {
		if _, _, isPattern := cutPattern(a.Text); isPattern {
			patterns = append(patterns, a.Text)
			continue
		}
		words = append(words, a.Text)
	}
	if words == nil {
		return patterns
	}
	return words
}

func (s *Short) format(f *formatter, q *Question) {
	var list []string
	for _, a := range s.Answers {
		list = append(list, codeSpan(a.Text))
	}
	f.answerLine(q, strings.Join(list, ", "))
}

// key is empty: the words that are accepted are each language's own.
func (s *Short) key() []string { return nil }
