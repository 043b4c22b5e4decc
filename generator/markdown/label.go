package markdown

// english holds the words the package prints when Options.Label has none.
var english = map[string]string{
	"note": "Note", "tip": "Tip", "important": "Important", "warning": "Warning", "caution": "Caution",
	"done": "done", "open": "open", "table": "Table", "drawing": "Drawing",
	"footnotes": "Footnotes", "footnote_back": "Back to reference", "heading_link": "Link to this heading",
}

// label returns the page's word for key.
func (w *writer) label(key string) string {
	if w.opt.Label != nil {
		if word := w.opt.Label(key); word != "" {
			return word
		}
	}
	return english[key]
}
