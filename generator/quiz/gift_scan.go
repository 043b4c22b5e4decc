package quiz

import (
	"regexp"
	"strings"

	"rampbook/generator/diag"
)

// A giftItem is one entry of a GIFT file: the lines between two empty ones.
type giftItem struct {
	text  string // without comments, lines without blanks at their ends
	lines []int  // where each line of text stands in the file
	id    string
	tags  []string
	file  string
}

// at is the position of the byte at off of text.
func (g *giftItem) at(off int) diag.Pos {
	off = min(off, len(g.text))
	line := g.lines[min(strings.Count(g.text[:off], "\n"), len(g.lines)-1)]
	return diag.Pos{File: g.file, Line: line, Col: 1}
}

var (
	giftID  = regexp.MustCompile(`\[id:([^\]]*)\]`)
	giftTag = regexp.MustCompile(`\[tag:([^\]]*)\]`)
)

// giftItems cuts a GIFT file. A line that begins with $CATEGORY: is an item of its own.
func giftItems(file, text string) []giftItem {
	var items []giftItem
	item := giftItem{file: file}
	flush := func() {
		if item.text != "" {
			item.text = strings.TrimSuffix(item.text, "\n")
			items = append(items, item)
			item = giftItem{file: file}
		}
	}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			flush()
		case strings.HasPrefix(line, "//"):
			if m := giftID.FindStringSubmatch(line); m != nil {
				item.id = strings.TrimSpace(m[1])
			}
			for _, m := range giftTag.FindAllStringSubmatch(line, -1) {
				item.tags = append(item.tags, strings.TrimSpace(m[1]))
			}
		case strings.HasPrefix(line, "$CATEGORY:"):
			flush()
			items = append(items, giftItem{text: line, lines: []int{i + 1}, file: file})
		case len(item.text) <= MaxEntry+1: // one that is longer is left out, so its end does not matter
			item.text += line + "\n"
			item.lines = append(item.lines, i+1)
		}
	}
	flush()
	return items
}

// index finds a string in GIFT text from the byte at from; a backslash protects the sign behind it.
// It returns -1 when it is not there.
func giftIndex(text, find string, from int) int {
	for i := from; i < len(text); i++ {
		if text[i] == '\\' {
			i++
			continue
		}
		if strings.HasPrefix(text[i:], find) {
			return i
		}
	}
	return -1
}

// A giftAnswer is one answer between the braces.
type giftAnswer struct {
	right    bool // it begins with =
	weight   float64
	weighted bool
	text     string
	feedback string
	at       int // offset in the item
}

var giftWeight = regexp.MustCompile(`^\s*%(-?\d{1,3}(?:\.\d{1,9})?)%`)

// giftAnswers cuts what stands between the braces at = and ~; what stands before the first of them is rest.
func giftAnswers(text string, at int) (rest string, list []giftAnswer) {
	var cuts []int
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '=', '~':
			cuts = append(cuts, i)
		}
	}
	cuts = append(cuts, len(text))
	for k := range len(cuts) - 1 {
		part := text[cuts[k]+1 : cuts[k+1]]
		if text[cuts[k]] == '~' && part == "" && cuts[k+1] < len(text) {
			continue // ~= is =
		}
		list = append(list, newGiftAnswer(text[cuts[k]] == '=', part, at+cuts[k]))
	}
	return text[:cuts[0]], list
}

func newGiftAnswer(right bool, part string, at int) giftAnswer {
	a := giftAnswer{right: right, at: at}
	if right {
		a.weight = 1
	}
	if m := giftWeight.FindStringSubmatch(part); m != nil {
		a.weighted = true
		a.weight = percent(m[1])
		part = part[len(m[0]):]
	}
	if i := giftIndex(part, "#", 0); i >= 0 {
		part, a.feedback = part[:i], part[i+1:]
	}
	a.text = strings.TrimSpace(part)
	return a
}

// giftPlain takes the backslashes away that protect signs, and makes \n the end of a line.
func giftPlain(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		switch next := text[i+1]; {
		case next == 'n':
			b.WriteByte('\n')
			i++
		case strings.IndexByte(`\~=#{}:`, next) >= 0:
			b.WriteByte(next)
			i++
		default:
			b.WriteByte('\\')
		}
	}
	return b.String()
}

// giftEscape is the opposite of giftPlain.
func giftEscape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", `\n`).Replace(text)
}
