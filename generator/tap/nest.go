package tap

import "slices"

// nesting is which elements are open, from the outermost on. End tags may be left out: an element ends where the tree
// construction of the HTML standard ends it, but for what that does with formatting elements closed in another order
// than opened, and with text astray in a table.
type nesting struct{ open []string }

// imply ends the elements that a start tag ends, and reports whether it begins one itself: a part of a table does so
// in a table only.
func (n *nesting) imply(name string) bool {
	switch name {
	case "li":
		n.item("li", "li")
	case "dd", "dt":
		n.item("dd", "dt")
	case "caption", "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th":
		return n.row(name)
	case "option":
		n.top("option")
	case "optgroup":
		n.top("option")
		n.top("optgroup")
	case "rb", "rp", "rt", "rtc":
		n.top("rb", "rp", "rt")
	case "button":
		n.cut(n.last("button", isScope))
	}
	if !endsParagraph(name) {
		return true
	}
	n.cut(n.last("p", isParagraphScope))
	if headingLevel(name) > 0 {
		n.top("h1", "h2", "h3", "h4", "h5", "h6")
	}
	return true
}

// end ends the element that an end tag is for, with all in it; none when there is none that it may be for.
func (n *nesting) end(name string) {
	switch name {
	case "template", "noscript":
		n.cut(n.last(name, func(string) bool { return false }))
	case "p":
		n.cut(n.last(name, isParagraphScope))
	case "li":
		n.cut(n.last(name, func(other string) bool { return other == "ol" || other == "ul" || isScope(other) }))
	case "table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th":
		n.cut(n.last(name, isTableScope))
	case "h1", "h2", "h3", "h4", "h5", "h6":
		n.endHeading()
	default:
		if isSpecial(name) {
			n.cut(n.last(name, isScope))
		} else {
			n.cut(n.last(name, isSpecial))
		}
	}
}

// endHeading ends the last heading: <h2> is ended by </h3> too.
func (n *nesting) endHeading() {
	for i, other := range slices.Backward(n.open) {
		if headingLevel(other) > 0 {
			n.cut(i)
		}
		if headingLevel(other) > 0 || isScope(other) {
			return
		}
	}
}

// last is the place of the last open element of that name; -1 when there is none, or not before the first at which
// the search has to stop.
func (n *nesting) last(name string, stop func(name string) bool) int {
	for i, other := range slices.Backward(n.open) {
		if other == name {
			return i
		}
		if stop(other) {
			break
		}
	}
	return -1
}

// cut ends the elements from a place on; a negative one is none.
func (n *nesting) cut(at int) {
	if at >= 0 {
		n.open = n.open[:at]
	}
}

// top ends the innermost element if it is one of these.
func (n *nesting) top(names ...string) {
	if last := len(n.open) - 1; last >= 0 && slices.Contains(names, n.open[last]) {
		n.open = n.open[:last]
	}
}

// item ends the item of a list that is open when the next begins.
func (n *nesting) item(one, other string) {
	for i, name := range slices.Backward(n.open) {
		if name == one || name == other {
			n.cut(i)
			return
		}
		if name != "address" && name != "div" && name != "p" && isSpecial(name) {
			return
		}
	}
}

// row ends what is open in a table when a part of it begins; false when there is no table.
func (n *nesting) row(name string) bool {
	at := n.last("table", isTableScope)
	if at < 0 {
		return false
	}
	for _, kept := range n.open[at+1:] {
		if !isAround(kept, name) {
			break
		}
		at++
	}
	n.cut(at + 1)
	return true
}

// isAround tells whether a part of a table may be directly or with a <tr> between them in another.
func isAround(outer, name string) bool {
	switch outer {
	case "tbody", "thead", "tfoot":
		return name == "tr" || name == "td" || name == "th"
	case "tr":
		return name == "td" || name == "th"
	case "colgroup":
		return name == "col"
	}
	return false
}

// isDrawn tells whether a new element is one of SVG or MathML, where <path/> has no end tag.
func (n *nesting) isDrawn(name string) bool {
	if name == "svg" || name == "math" {
		return true
	}
	for _, outer := range slices.Backward(n.open) {
		switch outer {
		case "svg", "math":
			return true
		case "foreignobject":
			return false
		}
	}
	return false
}

func isVoid(name string) bool {
	switch name {
	case "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr":
		return true
	}
	return false
}

func isTableScope(name string) bool {
	return name == "table" || name == "template" || name == "noscript"
}

// isScope tells whether what is in an element cannot end what is around it. A <noscript>, in which answers stand, is none
// in the standard, but its content is text to a browser with scripts.
func isScope(name string) bool {
	switch name {
	case "applet", "caption", "marquee", "noscript", "object", "table", "td", "template", "th", "foreignobject":
		return true
	}
	return false
}

func isParagraphScope(name string) bool { return name == "button" || isScope(name) }

// endsParagraph tells whether an open <p> ends where such an element begins.
func endsParagraph(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
		"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "listing",
		"main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "ul", "xmp":
		return true
	}
	return false
}

// isSpecial tells whether an element is ended by no end tag but its own and those of special elements around it.
func isSpecial(name string) bool {
	switch name {
	case "applet", "body", "button", "caption", "colgroup", "iframe", "marquee", "noembed", "noframes", "noscript", "object",
		"script", "select", "style", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr", "foreignobject":
		return true
	}
	return endsParagraph(name)
}
