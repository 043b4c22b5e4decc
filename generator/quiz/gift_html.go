package quiz

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"rampbook/generator/diag"
)

// An htmlReader makes markdown of the HTML that Moodle's editor writes.
type htmlReader struct {
	ds     *diag.List
	pos    diag.Pos
	frames []*htmlFrame // open elements that wrap their words; the first is the text itself
	lists  []string     // marks of the lists that are open
	lost   map[string]bool
	skip   string // element whose content is left out
}

type htmlFrame struct {
	tag, end string // end closes what was opened before the words
	begin    string
	out      strings.Builder
}

// htmlMarkdown makes markdown of HTML. Elements that markdown does not have are named once each; their
// words stay.
func htmlMarkdown(text string, p diag.Pos, ds *diag.List) string {
	r := &htmlReader{ds: ds, pos: p, lost: map[string]bool{}}
	r.frames = []*htmlFrame{{}}
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch {
		case r.skip != "":
			if kind == html.EndTagToken && token.Data == r.skip {
				r.skip = ""
			}
		case kind == html.TextToken:
			r.words(token.Data)
		case kind == html.StartTagToken, kind == html.SelfClosingTagToken:
			r.open(token)
		case kind == html.EndTagToken:
			r.close(token.Data)
		}
	}
	for len(r.frames) > 1 {
		r.pop()
	}
	return tidyBreaks(r.frames[0].out.String())
}

func (r *htmlReader) write(text string) { r.frames[len(r.frames)-1].out.WriteString(text) }

func (r *htmlReader) words(text string) {
	escaped := escapeMarkdown(oneLine(text))
	if r.frames[len(r.frames)-1].tag == "code" {
		escaped = oneLine(text)
	}
	if text != "" && strings.TrimLeft(text, " \t\n") != text {
		r.write(" ")
	}
	r.write(escaped)
	if escaped != "" && strings.TrimRight(text, " \t\n") != text {
		r.write(" ")
	}
}

func (r *htmlReader) open(token html.Token) {
	switch tag := token.Data; tag {
	case "b", "strong":
		r.push(&htmlFrame{tag: tag, begin: "**", end: "**"})
	case "i", "em":
		r.push(&htmlFrame{tag: tag, begin: "*", end: "*"})
	case "code":
		r.push(&htmlFrame{tag: tag})
	case "a":
		r.push(&htmlFrame{tag: tag, begin: "[", end: "](" + destination(token, "href") + ")"})
	case "img":
		r.write("![" + escapeMarkdown(oneLine(attribute(token, "alt"))) + "](" + destination(token, "src") + ")")
	case "br":
		r.write("\\\n")
	case "p", "div":
		r.write("\n\n")
	case "ul", "ol":
		r.lists = append(r.lists, map[string]string{"ul": "- ", "ol": "1. "}[tag])
		r.write("\n")
	case "li":
		r.item()
	case "script", "style", "iframe", "object", "video", "audio":
		r.skip = tag
		r.miss(tag, "its content")
	case "span":
	default:
		r.miss(tag, "the element")
	}
}

func (r *htmlReader) item() {
	depth := min(max(0, len(r.lists)-1), maxFrames)
	mark := "- "
	if len(r.lists) > 0 {
		mark = r.lists[depth]
	}
	r.write("\n" + strings.Repeat("   ", depth) + mark)
}

func (r *htmlReader) miss(tag, what string) {
	if !r.lost[tag] {
		r.ds.Warn("import-html", r.pos, fmt.Sprintf("markdown has no <%s>: %s is left out", tag, what), "look at the words that remain")
	}
	r.lost[tag] = true
}

func (r *htmlReader) close(tag string) {
	switch tag {
	case "p", "div":
		r.write("\n\n")
	case "ul", "ol":
		if len(r.lists) > 0 {
			r.lists = r.lists[:len(r.lists)-1]
		}
		r.write("\n\n")
	}
	for i := len(r.frames) - 1; i > 0; i-- {
		if r.frames[i].tag == tag {
			for len(r.frames) > i {
				r.pop()
			}
			return
		}
	}
}

// maxFrames is how deep elements may stand within each other; the words of deeper ones are plain.
const maxFrames = 32

func (r *htmlReader) push(f *htmlFrame) {
	if len(r.frames) < maxFrames {
		r.frames = append(r.frames, f)
	}
}

// pop closes the innermost element; blanks at its ends go outside, where markdown wants them.
func (r *htmlReader) pop() {
	last := len(r.frames) - 1
	f := r.frames[last]
	r.frames = r.frames[:last]
	inner := f.out.String()
	core := strings.TrimSpace(inner)
	if core == "" {
		r.write(inner)
		return
	}
	from := strings.Index(inner, core)
	if f.tag == "code" {
		r.write(inner[:from] + codeSpan(core) + inner[from+len(core):])
		return
	}
	r.write(inner[:from] + f.begin + core + f.end + inner[from+len(core):])
}

func attribute(token html.Token, key string) string {
	for _, a := range token.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// destination is where a link leads, in angle brackets when it has blanks or parentheses.
func destination(token html.Token, key string) string {
	link := oneLine(strings.Map(func(c rune) rune {
		if c == '<' || c == '>' || c == '\\' {
			return -1
		}
		return c
	}, attribute(token, key)))
	if strings.ContainsAny(link, " ()") {
		return "<" + link + ">"
	}
	return link
}

// tidyBreaks takes blanks at the ends of lines and more than one empty line away.
func tidyBreaks(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimRight(line, " ")
		if lead := strings.TrimLeft(line, " "); !strings.HasPrefix(lead, "- ") && !strings.HasPrefix(lead, "1. ") {
			line = lead
		}
		lines[i] = line
	}
	text = strings.TrimSpace(strings.Join(lines, "\n"))
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	return strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(text, "\\\n\n", "\n\n"), "\\"))
}
