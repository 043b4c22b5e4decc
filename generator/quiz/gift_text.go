package quiz

import (
	"fmt"
	"regexp"
	"strings"

	"rampbook/generator/diag"
)

var giftFormat = regexp.MustCompile(`^\s*\[(html|markdown|plain|moodle)\]`)

// cutFormat returns the format with which a text begins, else the one that holds without it.
func cutFormat(text, otherwise string) (format, rest string) {
	if m := giftFormat.FindStringSubmatch(text); m != nil {
		return m[1], text[len(m[0]):]
	}
	return otherwise, text
}

var (
	htmlTag = regexp.MustCompile(`</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{1,32}|#\d{1,8});`)
	entity  = regexp.MustCompile(`^&(?:[a-zA-Z]{1,32}|#[\da-fA-FxX]{1,8});`)
)

// giftMarkdown makes markdown of a text in one of Moodle's formats.
func giftMarkdown(text, format string, p diag.Pos, ds *diag.List) string {
	if strings.Contains(text, "@@PLUGINFILE@@") {
		ds.Warn("import-file", p, "a file that is kept in Moodle does not come along", "put the file beside the page and mend the link")
	}
	if format == "markdown" {
		return strings.TrimSpace(giftPlain(text))
	}
	text = giftPlain(strings.ReplaceAll(text, "\n", " "))
	if format == "html" || format == "moodle" && htmlTag.MatchString(text) {
		if format == "moodle" {
			text = strings.ReplaceAll(text, "\n", "<br>")
		}
		return htmlMarkdown(text, p, ds)
	}
	return plainMarkdown(text)
}

// plainMarkdown writes plain text as markdown: an empty line ends a paragraph, any other break stays one.
func plainMarkdown(text string) string {
	var paragraphs []string
	for _, paragraph := range emptyLine.Split(strings.TrimSpace(text), -1) {
		lines := strings.Split(paragraph, "\n")
		for i := range lines {
			lines[i] = escapeMarkdown(strings.TrimSpace(lines[i]))
		}
		paragraphs = append(paragraphs, strings.Join(lines, "\\\n"))
	}
	return strings.Join(paragraphs, "\n\n")
}

var (
	emptyLine = regexp.MustCompile(`\n\s*\n`)

	lineMark = regexp.MustCompile(`^(?:[-+=>]|#{1,6}(?:\s|$)|_{3,}$)`)
	listMark = regexp.MustCompile(`^(\d{1,9})([.)])(\s|$)`)
)

// escapeMarkdown writes one line of plain text so that markdown prints it as it is.
func escapeMarkdown(line string) string {
	var b strings.Builder
	for i := range len(line) {
		if needsEscape(line, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(line[i])
	}
	out := b.String()
	if lineMark.MatchString(out) {
		return `\` + out
	}
	return listMark.ReplaceAllString(out, `$1\$2$3`)
}

// needsEscape reports whether the byte at i of plain text could mean something in markdown.
func needsEscape(line string, i int) bool {
	blank := func(j int) bool { return j < 0 || j >= len(line) || line[j] == ' ' }
	switch line[i] {
	case '\\', '`', '[', '|', '~':
		return true
	case '*':
		return !(blank(i-1) && blank(i+1)) || i == 0
	case '_':
		return !inRun(line, i)
	case '<':
		return i+1 < len(line) && line[i+1] > ' '
	case '&':
		return entity.MatchString(line[i:])
	case '{':
		return i+1 < len(line) && strings.IndexByte("{#.", line[i+1]) >= 0
	}
	return false
}

// inRun reports whether i is within five or more low lines, the gap of a missing word.
func inRun(line string, i int) bool {
	from, to := i, i
	for from > 0 && line[from-1] == '_' && i-from < len(giftGap) {
		from--
	}
	for to < len(line) && line[to] == '_' && to-i < len(giftGap) {
		to++
	}
	return to-from >= len(giftGap)
}

// giftGap stands where a missing word is.
const giftGap = "_____"

var blockStart = regexp.MustCompile("^(?: {4}|```|~~~|[-+*>|] |\\d{1,9}[.)] |#{1,6} |!\\[|<)")

// cutStem splits a question's markdown into the line for the heading and what stands below it. The
// name of the question is the heading of a text that begins with a list, a table or code.
func cutStem(text, name string) (stem, rest string, ok bool) {
	text = strings.TrimSpace(text)
	if blockStart.MatchString(text) || text == "" {
		return escapeMarkdown(oneLine(name)), withoutList(text), name != ""
	}
	stem, rest, _ = strings.Cut(text, "\n\n")
	if first, more, cut := strings.Cut(stem, "\\\n"); cut {
		stem, rest = first, strings.TrimSpace(more+"\n\n"+rest)
	}
	return oneLine(stem), withoutList(rest), true
}

var lastList = regexp.MustCompile(`(?:^|\n) {0,3}(?:[-+*]|\d{1,9}[.)]) [^\n]*(?:\n +[^\n]*)*$`)

// withoutList ends a list with which a text ends, so that options do not belong to it.
func withoutList(text string) string {
	text = strings.TrimSpace(text)
	if lastList.MatchString(text) {
		text += "\n\n<!-- -->"
	}
	return text
}

// cell is markdown for a cell of a table.
func cell(text string, p diag.Pos, ds *diag.List) string {
	if strings.Contains(text, "\n") {
		ds.Note("import-line", p, fmt.Sprintf("a pair stands on one line: %q", clip(oneLine(words(text)))), "")
	}
	text = oneLine(strings.ReplaceAll(text, "\\\n", " "))
	var b strings.Builder
	for i := range len(text) {
		if text[i] == '|' && (i == 0 || text[i-1] != '\\') {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
