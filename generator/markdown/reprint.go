package markdown

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// Markdown returns the markdown of blocks in one form: without the indentation and the marks of what
// they stand in, without trailing blanks and comments, one empty line between two blocks.
func (s *Section) Markdown(blocks ...ast.Node) string { return s.w.reprintAll(blocks) }

// apart stands between a list and what would otherwise become part of it.
const apart = "<!-- -->"

func (w *writer) reprintAll(blocks []ast.Node) string {
	parts := make([]string, 0, len(blocks))
	afterList := false
	for _, n := range blocks {
		text := w.reprint(n)
		if text == "" {
			continue
		}
		if afterList && (n.Kind() == ast.KindList || n.Kind() == ast.KindCodeBlock) {
			parts = append(parts, apart)
		}
		parts = append(parts, text)
		afterList = n.Kind() == ast.KindList
	}
	return strings.Join(parts, "\n\n")
}

// reprint returns one block as markdown.
func (w *writer) reprint(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Heading:
		return strings.Repeat("#", n.Level) + " " + strings.Join(w.sourceLines(n), " ")
	case *ast.Blockquote:
		return prefixed(w.reprintBelow(n), "> ", "> ")
	case *ast.List:
		return w.reprintList(n)
	case *ast.FencedCodeBlock:
		return w.reprintFence(n)
	case *ast.CodeBlock:
		return prefixed(strings.TrimRight(string(w.lines(n)), "\n"), "    ", "    ")
	case *ast.ThematicBreak:
		return "***"
	case *east.Table:
		return w.reprintTable(n)
	case *shortcodeBlock:
		return string(w.src[n.shortcode.start:n.shortcode.end])
	case *ast.HTMLBlock:
		return w.reprintHTML(n)
	}
	return strings.Join(w.sourceLines(n), "\n")
}

func (w *writer) reprintBelow(n ast.Node) string {
	var blocks []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		blocks = append(blocks, c)
	}
	return w.reprintAll(blocks)
}

// oddLine matches a line that is text only because it is indented, or because the marks of its block
// are missing before it: at the beginning of a line it would begin a block.
var oddLine = regexp.MustCompile(`^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|=+\s*$|-+\s*$|(?:[-*_]\s*){3,}$|~~~|\x60{3}|1[.)](?:\s|$))`)

// textLine returns a line of text that begins no block.
func textLine(line string) string {
	switch {
	case line == "" || strings.IndexByte("#>-+*=_~`1", line[0]) < 0 || !oddLine.MatchString(line):
		return line
	case line[0] == '1':
		return `1\` + line[1:]
	}
	return `\` + line
}

// sourceLines are the lines of a block of text, each without blanks around it; two blanks at the
// end of a line, which break it, become a backslash.
func (w *writer) sourceLines(n ast.Node) []string {
	segments := n.Lines()
	list := make([]string, 0, segments.Len())
	for i := range segments.Len() {
		s := segments.At(i)
		line := strings.TrimRight(string(s.Value(w.src)), "\n")
		if i < segments.Len()-1 && strings.HasSuffix(line, "  ") {
			line = strings.TrimRight(line, " ") + `\`
		}
		line = strings.TrimSpace(line)
		if i > 0 {
			line = textLine(line)
		}
		list = append(list, line)
	}
	return list
}

func (w *writer) reprintList(n *ast.List) string {
	var items []string
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		mark := "- "
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		text := w.reprintBelow(c)
		if n.IsTight {
			text = strings.ReplaceAll(text, "\n\n", "\n")
		}
		items = append(items, prefixed(text, mark, strings.Repeat(" ", len(mark))))
	}
	if n.IsTight {
		return strings.Join(items, "\n")
	}
	return strings.Join(items, "\n\n")
}

func (w *writer) reprintFence(n *ast.FencedCodeBlock) string {
	info := ""
	if n.Info != nil {
		info = string(n.Info.Segment.Value(w.src))
	}
	code := string(w.lines(n))
	fence := "```"
	for strings.Contains(code, fence) || strings.Contains(info, "`") && len(fence) < 4 {
		fence += "`"
	}
	if strings.Contains(info, "`") {
		fence = strings.Repeat("~", len(fence))
	}
	if code != "" && !strings.HasSuffix(code, "\n") {
		code += "\n"
	}
	return fence + info + "\n" + code + fence
}

// reprintHTML returns raw HTML; nothing for what is only a comment.
func (w *writer) reprintHTML(n *ast.HTMLBlock) string {
	text := strings.TrimSpace(string(w.lines(n)))
	if n.HasClosure() {
		text = strings.TrimSpace(text + string(n.ClosureLine.Value(w.src)))
	}
	if strings.HasPrefix(text, "<!--") && strings.Index(text, "-->") == len(text)-len("-->") {
		return ""
	}
	return text
}

func (w *writer) reprintTable(n *east.Table) string {
	var rows []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, strings.Join(w.sourceLines(c), " "))
		}
		rows = append(rows, "| "+strings.Join(cells, " | ")+" |")
		if len(rows) == 1 {
			rows = append(rows, tableRule(n))
		}
	}
	return strings.Join(rows, "\n")
}

func tableRule(n *east.Table) string {
	marks := map[east.Alignment]string{east.AlignLeft: ":---", east.AlignRight: "---:", east.AlignCenter: ":-:"}
	rule := "|"
	for _, a := range n.Alignments {
		mark, ok := marks[a]
		if !ok {
			mark = "---"
		}
		rule += " " + mark + " |"
	}
	return rule
}

// prefixed puts first before the first line of text and rest before each other; an empty line gets
// rest without its trailing blanks.
func prefixed(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		lines[i] = strings.TrimRight(prefix+line, " ")
	}
	return strings.Join(lines, "\n")
}
