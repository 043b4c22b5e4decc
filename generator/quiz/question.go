package quiz

import (
	"github.com/yuin/goldmark/ast"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Question is one question, whatever its kind.
type Question struct {
	Kind        Kind
	ID          string  // "" when the author gave none
	Points      float64 // 1 unless the author says otherwise
	Skill       string
	Source      string // where the answer can be read: a path from the portal's root or from the page, or an address
	Stem        string // markdown of the heading behind the keyword
	Anchor      string // the id of the heading, if the author wrote one as {#id}
	Text        Text   // what stands between the heading and the body
	Body        Body
	Hints       []Text
	Explanation []Text
	IfWrong     []Text
	IfRight     []Text

	pos       diag.Pos // of the heading
	sourcePos diag.Pos // of Source
	plain     string   // the words of the stem
	chinese   bool     // the keyword was Chinese
	number    int      // place on the page, from 1; 0 for a pool
	sealed    bool     // nothing that gives the answer away may be printed
	section   *markdown.Section
}

// SourcePos is where the question's source is named.
func (q *Question) SourcePos() diag.Pos { return q.sourcePos }

// HeadingID is the id of the question's heading, once the page is written.
func (q *Question) HeadingID() string { return q.section.ID() }

// Words are the plain words of the question's heading.
func (q *Question) Words() string { return q.plain }

// Pos is where the question's heading stands.
func (q *Question) Pos() diag.Pos { return q.pos }

// GivenID is the id that the author gave, "" without one.
func (q *Question) GivenID() string { return q.ID }

// SetID returns the file in which q stands with the id; see markdown.Section.SetID.
func (q *Question) SetID(file []byte, id string) []byte { return q.section.SetID(file, id) }

// A Text is a stretch of an author's markdown: blocks, or the inlines of a line.
type Text struct {
	Markdown string
	plain    string
	pos      diag.Pos
	inline   ast.Node   // its children are the text's first line; may be nil
	blocks   []ast.Node // what follows
}

// Words are the text without its markup.
func (t Text) Words() string { return t.plain }

// Pos is where the text stands.
func (t Text) Pos() diag.Pos { return t.pos }

// Empty reports whether nothing is written there.
func (t Text) Empty() bool { return t.Markdown == "" }

// A Body is what makes a question one of its kind.
type Body interface {
	kind() Kind
	// check adds the mistakes of the body.
	check(q *Question, c *checker)
	// ask prints what is asked, answer what is right. Nothing that ask prints gives the answer away.
	ask(p *printer, q *Question)
	answer(p *printer, q *Question)
	// format writes the body as markdown.
	format(f *formatter, q *Question)
	// grade gives a response its share of the points, from 0 to 1.
	grade(r Response, rule Rule) float64
	// public says what a script needs to ask the question, secret what it needs to grade an answer.
	public(d *DataQuestion, q *Question)
	secret(d *DataQuestion, q *Question)
	// key is what a question and its translation must have in common, line by line.
	key() []string
}

// newText takes blocks as a text.
func newText(s *markdown.Section, blocks ...ast.Node) Text {
	t := Text{Markdown: s.Markdown(blocks...), blocks: blocks}
	if len(blocks) > 0 {
		t.pos = s.At(blocks[0].Pos())
	}
	for i, n := range blocks {
		if i > 0 {
			t.plain += " "
		}
		t.plain += s.Plain(n)
	}
	return t
}

// alertText takes what an alert says.
func alertText(s *markdown.Section, n ast.Node) Text {
	full := s.Markdown(markdown.Children(n)...)
	title := s.TakeAlert(n)
	t := newText(s, markdown.Children(n)...)
	t.inline = title
	t.Markdown = afterMark(full)
	t.pos = s.At(n.Pos())
	return t
}

// Questions lists the question and those in it, a pool's questions behind the pool.
func (q *Question) Questions() []*Question {
	list := []*Question{q}
	if pool, ok := q.Body.(*Pool); ok {
		for _, inner := range pool.Questions {
			list = append(list, inner.Questions()...)
		}
	}
	return list
}
