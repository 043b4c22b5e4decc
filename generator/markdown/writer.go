package markdown

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
)

// A writer turns the tree of one file into a Document.
type writer struct {
	doc  *Document
	opt  Options
	ds   *diag.List
	file *diag.Source // the whole file
	src  []byte       // the body
	base int          // where the body begins in the file

	out       buffer
	holes     []hole
	depth     int
	links     int  // <a> elements that are open
	tables    int  // tables so far
	newItem   bool // a list item is open that has no link yet
	inTitle   bool // links and images have no place here
	balance   bool // raw HTML was kept
	remote    []diag.Pos
	said      map[string]bool // what once() was asked
	pairs     map[int]int     // shortcodes: opening tag → end of the pair
	open      map[string]int  // shortcodes: opening tags that were printed and not closed yet
	ids       Slugger
	rawOpen   int // tags of raw HTML that are open
	headings  []*heading
	known     map[*ast.Heading]*heading
	exercises map[ast.Node]exercise
	dropped   *heading // the title, when it leaves the body
	rawTitled bool     // the title is an <h1> of raw HTML
	section   string   // text of the heading above
}

// at returns the position of the byte at off of the body.
func (w *writer) at(off int) diag.Pos { return w.file.At(w.base + off) }

// once is true the first time it is asked for key.
func (w *writer) once(key string) bool {
	if w.said[key] {
		return false
	}
	if w.said == nil {
		w.said = map[string]bool{}
	}
	w.said[key] = true
	return true
}

// body writes the page, its exercises in their own way.
func (w *writer) body(root ast.Node) {
	for c := root.FirstChild(); c != nil; {
		if e, ok := w.exercises[c]; ok {
			e.write()
			c = e.end
			continue
		}
		w.block(c)
		c = c.NextSibling()
	}
}

// blocks writes the block nodes below n.
func (w *writer) blocks(n ast.Node) {
	if w.depth++; w.depth > 4*maxDepth {
		w.escaped([]byte(w.plain(n)))
	} else {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			w.block(c)
		}
	}
	w.depth--
}

func (w *writer) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n)
	case *ast.TextBlock:
		w.inlines(n)
		if n.NextSibling() != nil {
			w.out.WriteByte('\n')
		}
	case *ast.Heading:
		w.heading(n)
	case *ast.Blockquote:
		w.blockquote(n)
	case *ast.List:
		w.list(n)
	case *ast.FencedCodeBlock:
		w.fence(n)
	case *ast.CodeBlock:
		w.code("", w.lines(n))
	case *ast.HTMLBlock:
		w.htmlBlock(n)
	case *ast.ThematicBreak:
		w.out.WriteString("<hr>\n")
	case *shortcodeBlock:
		w.shortcode(&n.shortcode)
		w.out.WriteByte('\n')
	default:
		w.extension(n)
	}
}

// extension writes the blocks that CommonMark does not know.
func (w *writer) extension(n ast.Node) {
	switch n := n.(type) {
	case *east.Table:
		w.table(n)
	case *east.FootnoteList:
		w.footnotes(n)
	case *east.DefinitionList:
		w.element("dl", n)
	case *east.DefinitionTerm:
		w.out.WriteString("<dt>")
		w.inlines(n)
		w.out.WriteString("</dt>\n")
	case *east.DefinitionDescription:
		w.out.WriteString("<dd>")
		w.itemBody(n)
		w.out.WriteString("</dd>\n")
	}
}

// element writes <name> around the blocks below n.
func (w *writer) element(name string, n ast.Node) {
	w.out.WriteString("<" + name + ">\n")
	w.blocks(n)
	w.out.WriteString("</" + name + ">\n")
}

func (w *writer) paragraph(n *ast.Paragraph) {
	start := w.out.Len()
	w.out.WriteString("<p>")
	w.inlines(n)
	if w.out.Len() == start+len("<p>") { // nothing but comments
		w.out.Truncate(start)
		return
	}
	w.out.WriteString("</p>\n")
}

// inlines writes the inline nodes below n.
func (w *writer) inlines(n ast.Node) {
	if w.depth++; w.depth > 4*maxDepth {
		w.escaped([]byte(w.plain(n)))
	} else {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			c = w.skipRaw(c)
			w.inline(c)
		}
	}
	w.depth--
}

func (w *writer) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.escaped(n.Value)
	case *ast.CodeSpan:
		w.codeSpan(n)
	case *ast.Emphasis:
		w.span([...]string{"em", "strong"}[n.Level-1], n)
	case *ast.Link:
		w.link(n)
	case *ast.Image:
		w.image(n)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.RawHTML:
		w.rawInline(n)
	case *east.Strikethrough:
		w.span("del", n)
	case *east.TaskCheckBox:
		w.taskBox(n)
	case *east.FootnoteLink:
		w.footnoteLink(n)
	case *east.FootnoteBacklink:
		w.footnoteBacklink(n)
	case *shortcode:
		w.inlineShortcode(n)
	case Inline:
		w.out.WriteString(n.HTML())
	}
}

func (w *writer) inlineShortcode(n *shortcode) {
	if w.inTitle {
		w.escaped(w.src[n.start:n.end])
		return
	}
	w.shortcode(n)
}

func (w *writer) span(name string, n ast.Node) {
	w.out.WriteString("<" + name + ">")
	w.inlines(n)
	w.out.WriteString("</" + name + ">")
}

// mark leaves a hole in the output.
func (w *writer) mark(h hole) {
	w.out.WriteRune(holeOpen)
	w.out.WriteString(strconv.Itoa(len(w.holes)))
	w.out.WriteRune(holeClose)
	w.holes = append(w.holes, h)
}

// lines returns the text of a code block.
func (w *writer) lines(n ast.Node) []byte {
	lines := n.Lines()
	if lines.Len() == 1 {
		s := lines.At(0)
		return s.Value(w.src)
	}
	var b []byte
	for i := range lines.Len() {
		s := lines.At(i)
		b = append(b, s.Value(w.src)...)
	}
	return b
}
