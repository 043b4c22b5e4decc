package markdown

import (
	"html"
	"strconv"
	"strings"
)

// english holds the words the package prints when Options.Label has none.
var english = map[string]string{
	"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution",
	"done": "done", "open": "open", "table": "Table", "drawing": "Drawing",
	"footnotes": "Footnotes", "footnote_back": "Back to reference", "heading_link": "Link to this heading",
}

// label returns the page's word for key.
func (w *writer) label(key string) string { return w.say(english, key) }

// say returns the page's word for key, else that of english.
func (w *writer) say(english map[string]string, key string) string {
	if w.opt.Label != nil {
		if word := w.opt.Label(key); word != "" {
			return word
		}
	}
	return english[key]
}

// Say returns the page's word for key, as Options.Label has it, else that of english; values stand in the places
// of {0}, {1} and so on.
func (s *Section) Say(english map[string]string, key string, values ...string) string {
	return Fill(s.w.say(english, key), values...)
}

// SayAround is Say as HTML, of which the search reads the values alone.
func (s *Section) SayAround(english map[string]string, key string, values ...string) string {
	const open, end = "<span " + searchIgnore + ">", "</span>"
	text := html.EscapeString(s.w.say(english, key))
	marked := make([]string, len(values))
	for i, v := range values {
		marked[i] = end + html.EscapeString(v) + open
	}
	return strings.ReplaceAll(open+Fill(text, marked...)+end, open+end, "")
}

// Fill puts values into the places {0}, {1} and so on; a value that looks like a place stays as it is.
func Fill(text string, values ...string) string {
	if len(values) == 0 {
		return text
	}
	var pairs []string
	for i, v := range values {
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
