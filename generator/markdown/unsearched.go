package markdown

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"rampbook/generator/diag"
)

// searchIgnore is the attribute of HTML that keeps an element's text out of the search; "section" on a heading, its
// section's.
const searchIgnore = "data-search-ignore"

// Switch reads a switch as authors write one: YAML's true and false, and the words that were these in its first version
// and are text in its second.
func Switch(v any) (on, known bool) {
	word := fmt.Sprint(v)
	if b, ok := v.([]byte); ok { // from behind a heading
		word = string(b)
	}
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "true", "yes", "on", "是":
		return true, true
	case "false", "no", "off", "否":
		return false, true
	}
	return false, false
}

// unsearched reports whether an author keeps a heading's section out of the search, with {search=false} behind it.
func (w *writer) unsearched(h *heading) bool {
	v, ok := h.node.AttributeString("search")
	if !ok {
		return false
	}
	found, known := Switch(v)
	if !known {
		w.ds.Warn("search-setting", w.at(h.node.Pos()), "search is neither true nor false", "write {search=false} to keep the section out of the search")
	}
	if h == w.dropped && known && !found {
		w.ds.Warn("search-setting", w.at(h.node.Pos()), "the title's {search=false} changes nothing", "to keep the page out of the search, write search: false into its front matter")
	}
	return known && !found
}

// leaveOutIgnored reports a tag that is left out and was to keep what is in it out of the search.
func (w *writer) leaveOutIgnored(t html.Token, p diag.Pos) {
	for _, a := range t.Attr {
		if a.Key == searchIgnore && !withContent[t.Data] {
			w.ds.Warn("raw-html", p, fmt.Sprintf("raw HTML <%s %s> is left out, and what is in it is found", t.Data, searchIgnore),
				"write <div "+searchIgnore+">, or {search=false} behind a heading to keep its section out of the search")
			return
		}
	}
	w.leaveOut(t.Data, p)
}
