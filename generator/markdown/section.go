package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
)

// A Section is a heading of the form "Keyword: words" at the top level of a page, and all that
// stands below it up to the next heading of the same or a higher level. Options.Section
// may make it an exercise. Its write methods add to the page, at the place where the section stands.
type Section struct {
	Keyword    string     // the word before the colon, as written
	Text       string     // the plain words behind the colon
	Stem       string     // the same in markdown
	Anchor     string     // the id the author wrote behind the heading as {#id}; "" without one
	Pos        diag.Pos   // of the heading
	Comment    string     // what a comment right below the heading says; "" without one
	CommentAt  int        // offset of Comment in Source
	HasComment bool       // there is such a comment
	LastLine   int        // line of the file in which the heading ends
	Blocks     []ast.Node // the blocks below the heading that are in none of Sections
	Sections   []*Section // the sections within this one that begin with a keyword
	InOutline  bool       // set by Options.Section: the heading stays in the page's outline
	Meta       Meta       // the page's front matter

	w    *writer
	node *ast.Heading
	end  ast.Node // the first block behind the section; nil at the end of the page
}

// An Inline is an inline node that an exercise put into the tree; it prints itself.
type Inline interface {
	ast.Node
	HTML() string
}

// An exercise is a section that Options.Section took over.
type exercise struct {
	write func()
	end   ast.Node
}

// findExercises offers the sections of the page to Options.Section.
func (w *writer) findExercises(root ast.Node) {
	if w.opt.Section == nil || w.opt.Keyword == nil {
		return
	}
	w.exercises = map[ast.Node]exercise{}
	for n := root.FirstChild(); n != nil; {
		s := w.sectionAt(n)
		if s == nil {
			n = n.NextSibling()
			continue
		}
		write := w.opt.Section(s)
		if write == nil {
			n = n.NextSibling()
			continue
		}
		w.exercises[n] = exercise{write, s.end}
		s.settle()
		n = s.end
	}
}

// sectionAt returns the section that begins at block n, nil when none does.
func (w *writer) sectionAt(n ast.Node) *Section {
	node, ok := n.(*ast.Heading)
	if !ok {
		return nil
	}
	word, behind, ok := w.keyword(node)
	if !ok {
		return nil
	}
	line := node.Lines().At(node.Lines().Len() - 1)
	s := &Section{Keyword: word, Pos: w.at(node.Pos()), Meta: w.doc.Meta, w: w, node: node}
	s.Stem = collapse(string(w.src[behind:max(behind, line.Stop)]))
	_, s.Text = cutKeyword(collapse(w.plain(node)))
	if id, own := node.AttributeString("id"); own {
		b, _ := id.([]byte)
		s.Anchor = string(b)
	}
	s.LastLine = s.Pos.Line
	if n := bytes.TrimLeft(w.src[node.Pos():], " "); !bytes.HasPrefix(n, []byte("#")) {
		s.LastLine = w.at(line.Start).Line + 1 // it is underlined
	}
	w.fillSection(s)
	return s
}

// fillSection finds what stands below the heading of s.
func (w *writer) fillSection(s *Section) {
	n := s.node.NextSibling()
	if comment, ok := n.(*ast.HTMLBlock); ok {
		s.HasComment = w.readComment(s, comment)
	}
	if s.HasComment {
		n = n.NextSibling()
	}
	for n != nil && n.Kind() != east.KindFootnoteList {
		if h, ok := n.(*ast.Heading); ok && h.Level <= s.node.Level {
			break
		}
		if sub := w.sectionAt(n); sub != nil {
			s.Sections = append(s.Sections, sub)
			n = sub.end
			continue
		}
		if n.Kind() != ast.KindLinkReferenceDefinition {
			s.Blocks = append(s.Blocks, n)
		}
		n = n.NextSibling()
	}
	s.end = n
}

// settle marks the headings of an exercise and leaves the keyword out of what is printed.
func (s *Section) settle() {
	h := s.w.known[s.node]
	h.exercise = !s.InOutline
	for _, n := range s.Blocks {
		if inner, ok := n.(*ast.Heading); ok {
			s.w.known[inner].exercise = true
		}
	}
	if first, ok := s.node.FirstChild().(*ast.Text); ok {
		_, behind, _ := s.w.keyword(s.node)
		first.Segment = first.Segment.WithStart(min(behind, first.Segment.Stop))
		trimText(first, s.w.src)
	}
	for _, sub := range s.Sections {
		sub.settle()
	}
}

// trimText takes the blanks away with which t, or the text that follows it, begins.
func trimText(t *ast.Text, src []byte) {
	for {
		t.Segment = t.Segment.TrimLeftSpace(src)
		next, more := t.NextSibling().(*ast.Text)
		if !t.Segment.IsEmpty() || !more {
			return
		}
		t.Parent().RemoveChild(t.Parent(), t)
		t = next
	}
}

// keyword returns the word with which a heading begins, if a colon follows and Options.Keyword knows
// it, and the offset behind the colon.
func (w *writer) keyword(n *ast.Heading) (word string, behind int, ok bool) {
	first, isText := n.FirstChild().(*ast.Text)
	if !isText {
		return "", 0, false
	}
	value := first.Segment.Value(w.src)
	at, size := colon(string(value))
	if at < 0 {
		return "", 0, false
	}
	word = strings.TrimSpace(string(value[:at]))
	return word, first.Segment.Start + at + size, w.opt.Keyword(word)
}

// colon finds the first colon, ASCII or full-width.
func colon(s string) (at, size int) {
	at = strings.IndexAny(s, ":：")
	if at >= 0 && s[at] != ':' {
		return at, len("：")
	}
	return at, 1
}

func cutKeyword(text string) (word, rest string) {
	at, size := colon(text)
	if at < 0 {
		return "", text
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at+size:])
}

// readComment takes the comment below a heading as data of the section when it looks like some.
func (w *writer) readComment(s *Section, n *ast.HTMLBlock) bool {
	start := n.Pos()
	text := w.src[start:]
	if !bytes.HasPrefix(text, []byte("<!--")) {
		return false
	}
	inner, _, closed := bytes.Cut(text[len("<!--"):], []byte("-->"))
	if !closed || !metadata.Match(inner) {
		return false
	}
	s.Comment, s.CommentAt = string(inner), start+len("<!--")
	return true
}

var metadata = regexp.MustCompile(`^\s*[a-z_]+=`)

// ID is the anchor of the heading; known when the section is written.
func (s *Section) ID() string { return s.w.known[s.node].id }

// Level is the level the heading is printed with, 1 to 6; known when the section is written.
func (s *Section) Level() int { return s.w.known[s.node].level }

// Unique returns an id that nothing else on the page has: id, or id with a number.
func (s *Section) Unique(id string) string { return s.w.ids.ID(id) }

// Children lists the nodes directly below n.
func Children(n ast.Node) []ast.Node {
	var list []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c)
	}
	return list
}

// Source is the text below the front matter; positions of nodes are offsets in it.
func (s *Section) Source() []byte { return s.w.src }

// At returns the position of the byte at off of Source.
func (s *Section) At(off int) diag.Pos { return s.w.at(off) }

// Plain returns the words below n as a reader sees them.
func (s *Section) Plain(n ast.Node) string { return collapse(s.w.plain(n)) }

// Write adds HTML as it is.
func (s *Section) Write(html string) { s.w.out.WriteString(html) }

// WriteText adds text, escaped.
func (s *Section) WriteText(text string) { s.w.escaped([]byte(text)) }

// WriteBlock adds a block as the page would print it.
func (s *Section) WriteBlock(n ast.Node) { s.w.block(n) }

// WriteInlines adds the inlines below n.
func (s *Section) WriteInlines(n ast.Node) { s.w.inlines(n) }

// WriteHeading adds the section's heading with its anchor; lead is HTML that goes before the words.
func (s *Section) WriteHeading(lead string) { s.w.headingWith(s.node, lead) }

// Alert returns the kind of the alert that block n is, "" when it is none.
func (s *Section) Alert(n ast.Node) string {
	if kind, _ := s.alertMark(n); kind != "" {
		return kind
	}
	return ""
}

func (s *Section) alertMark(n ast.Node) (kind string, behind int) {
	quote, ok := n.(*ast.Blockquote)
	if !ok {
		return "", 0
	}
	first, ok := quote.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 {
		return "", 0
	}
	line := first.Lines().At(0)
	kind, size := alertKind(line.Value(s.w.src))
	return kind, line.Start + size
}

// TakeAlert takes the mark of alert n away; what remains are the words of the alert. Words that
// stood behind the mark are in title, nil when there were none.
func (s *Section) TakeAlert(n ast.Node) (title ast.Node) {
	kind, at := s.alertMark(n)
	if kind == "" {
		return nil
	}
	if title = splitTitle(n.FirstChild(), at, s.w.src); !title.HasChildren() {
		return nil
	}
	return title
}
