package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"rampbook/generator/diag"
)

// writerKey is where the parsers of shortcodes find the writer of the file they are in.
var writerKey = parser.NewContextKey()

var kindShortcode = ast.NewNodeKind("Shortcode")

// A shortcode is a known shortcode, with everything up to its closing tag when it is a pair.
type shortcode struct {
	ast.BaseInline
	tag        shortcodeTag
	start, end int // bytes of the body
}

// Kind implements ast.Node.
func (n *shortcode) Kind() ast.NodeKind { return kindShortcode }

// Dump implements ast.Node.
func (n *shortcode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

var kindShortcodeBlock = ast.NewNodeKind("ShortcodeBlock")

// A shortcodeBlock is a shortcode alone on its lines.
type shortcodeBlock struct {
	ast.BaseBlock
	shortcode shortcode
}

// Kind implements ast.Node.
func (n *shortcodeBlock) Kind() ast.NodeKind { return kindShortcodeBlock }

// IsRaw implements ast.Node: no inline is parsed in it.
func (n *shortcodeBlock) IsRaw() bool { return true }

// Dump implements ast.Node.
func (n *shortcodeBlock) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

type shortcodeBlockParser struct{}

func (shortcodeBlockParser) Trigger() []byte             { return []byte{'{'} }
func (shortcodeBlockParser) CanInterruptParagraph() bool { return true }
func (shortcodeBlockParser) CanAcceptIndentedLine() bool { return false }

func (shortcodeBlockParser) Close(ast.Node, text.Reader, parser.Context) {}

func (shortcodeBlockParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := r.PeekLine()
	start := seg.Start + len(line) - len(bytes.TrimLeft(line, " "))
	src := r.Source()
	t, ok := readShortcode(src[start:])
	if !ok || t.literal || !pc.Get(writerKey).(*writer).knows(t.name) {
		return nil, parser.NoChildren
	}
	end := pc.Get(writerKey).(*writer).shortcodeEnd(start, t)
	multi := bytes.IndexByte(src[start:end], '\n') >= 0
	if rest, _, _ := bytes.Cut(src[end:], []byte("\n")); len(bytes.TrimSpace(rest)) > 0 {
		return nil, parser.NoChildren
	}
	if multi && parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	r.AdvanceToEOL()
	return &shortcodeBlock{shortcode: shortcode{tag: t, start: start, end: end}}, parser.NoChildren
}

func (shortcodeBlockParser) Continue(n ast.Node, r text.Reader, _ parser.Context) parser.State {
	_, seg := r.PeekLine()
	if seg.Start >= n.(*shortcodeBlock).shortcode.end {
		return parser.Close
	}
	r.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

type shortcodeInlineParser struct{}

func (shortcodeInlineParser) Trigger() []byte { return []byte{'{'} }

func (shortcodeInlineParser) Parse(parent ast.Node, r text.Reader, pc parser.Context) ast.Node {
	line, seg := r.PeekLine()
	if seg.Padding > 0 || !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	t, ok := readShortcode(r.Source()[seg.Start:])
	if !ok {
		return nil
	}
	if t.literal {
		return literalShortcode(r, line, t)
	}
	w := pc.Get(writerKey).(*writer)
	if !w.knows(t.name) {
		w.unknownShortcode(t.name, seg.Start)
		return nil
	}
	n := &shortcode{tag: t, start: seg.Start}
	inQuote := parent.Parent() != nil && parent.Parent().Kind() != ast.KindDocument
	tag, pair := seg.Start+t.size, w.shortcodeEnd(seg.Start, t)
	switch {
	case !(inQuote && pair > seg.Stop) && advance(r, pair):
		n.end = pair
	case pair > tag && !inQuote:
		// What is between its tags would begin within a paragraph and end outside of it.
		w.ds.Warn("shortcode-split", w.at(seg.Start), fmt.Sprintf("the shortcode %q is closed in another paragraph", t.name), "put each of its tags on a line of its own")
		return nil
	case !(inQuote && tag > seg.Stop) && advance(r, tag):
		n.end = tag // in a quote or list the lines carry the marks around them
	default:
		return nil
	}
	return n
}

// shortcodeEnd returns the offset behind the tag that closes t, or behind t when nothing does.
func (w *writer) shortcodeEnd(start int, t shortcodeTag) int {
	if w.pairs == nil {
		w.pairs = pairShortcodes(w.src)
	}
	if end, ok := w.pairs[start]; ok {
		return end
	}
	return start + t.size
}

// literalShortcode is the text of {{</* name */>}} without its comment signs.
func literalShortcode(r text.Reader, line []byte, t shortcodeTag) ast.Node {
	if t.size > len(line) {
		return nil
	}
	r.Advance(t.size)
	return ast.NewString(unescapeShortcodes(line[:t.size]))
}

// advance moves r, which reads the lines of one paragraph, to the offset end; when the paragraph
// ends sooner it returns false and r is where it was.
func advance(r text.Reader, end int) bool {
	line, pos := r.Position()
	for {
		b, seg := r.PeekLine()
		if b == nil {
			r.SetPosition(line, pos)
			return false
		}
		if end <= seg.Stop {
			r.Advance(end - seg.Start)
			return true
		}
		r.AdvanceLine()
	}
}

func (w *writer) knows(name string) bool { return w.opt.Shortcode != nil && w.opt.Shortcode(name) }

func (w *writer) unknownShortcode(name string, off int) {
	if w.once("shortcode " + name) {
		w.ds.Warn("shortcode-unknown", w.at(off), fmt.Sprintf("unknown shortcode %q", name), w.shortcodeHint(name))
	}
}

func (w *writer) shortcodeHint(name string) string {
	return diag.Suggest(name, w.opt.ShortcodeNames, fmt.Sprintf("to show it as text write {{</* %s */>}}", name))
}

// shortcode prints a known shortcode untouched; a closing tag that nothing opened is text, as Hugo
// would refuse the page.
func (w *writer) shortcode(n *shortcode) {
	raw := w.src[n.start:n.end]
	switch {
	case n.tag.closing && w.open[n.tag.name] == 0:
		if w.once("closing " + n.tag.name) {
			w.ds.Warn("shortcode-unopened", w.at(n.start), fmt.Sprintf("nothing opens the shortcode %q that is closed here", n.tag.name), "")
		}
		w.escaped(raw)
		return
	case n.tag.closing:
		w.open[n.tag.name]--
	case n.end == n.start+n.tag.size && !n.tag.single:
		if w.open == nil {
			w.open = map[string]int{}
		}
		w.open[n.tag.name]++
	}
	w.lintInner(n)
	w.doc.HasShortcode = true
	w.mark(hole{kind: verbatim, text: string(raw)})
}

// lintInner reports the unknown shortcodes within a pair: Hugo gets them untouched and stops.
func (w *writer) lintInner(n *shortcode) {
	for i := n.start + n.tag.size; i < n.end; i++ {
		t, ok := readShortcode(w.src[i:n.end])
		if !ok {
			continue
		}
		if !t.literal && !w.knows(t.name) {
			w.ds.Error("shortcode-unknown", w.at(i), fmt.Sprintf("unknown shortcode %q", t.name), w.shortcodeHint(t.name))
		}
		i += t.size - 1
	}
}
