package tap

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Section is the text below one heading of a page's <main>, up to the next heading.
// Blanks are normalised; navigation, scripts, the numbers of footnotes, the answers of questions (noscript, and details
// of class answer) and whatever is marked data-search-ignore are left out, sections too whose heading has
// data-search-ignore="section".
type Section struct {
	ID      string // of the heading; "" for the text before the first
	Heading string
	Level   int // 1 to 6; 0 for the text before the first heading
	Text    string
}

// gatherer collects sections from tokens.
type gatherer struct {
	inMain    bool
	inHeading bool
	nest      nesting // within <main>
	hidden    int     // how many elements are open with the one that is being left out; 0: none is
	level     int     // of the heading whose section is being left out; 0: an element is
	gap       bool    // blanks are due before the next character
	buf       []byte
	sections  []Section
}

func newGatherer() *gatherer { return &gatherer{sections: make([]Section, 1)} }

func (g *gatherer) take(t *token, src string) {
	switch t.kind {
	case textToken:
		if g.inMain && g.hidden == 0 {
			g.add(src[t.start:t.end])
		}
	case startToken:
		g.open(t, src)
	case endToken:
		g.close(t.name)
	}
}

func (g *gatherer) open(t *token, src string) {
	if t.name == "main" {
		g.inMain = true
	}
	if !g.inMain {
		return
	}
	if !g.nest.imply(t.name) {
		g.gap = true
		return
	}
	g.show()
	level := headingLevel(t.name)
	if 0 < level && level <= g.level && !slices.ContainsFunc(g.nest.open[g.hidden:], isAboutOther) {
		g.hidden, g.level = 0, 0
	}
	isEmpty := isVoid(t.name) || src[t.end-2] == '/' && g.nest.isDrawn(t.name)
	if !isEmpty {
		g.nest.open = append(g.nest.open, t.name)
	}
	if g.hidden > 0 {
		return
	}
	switch isOut := isLeftOut(t, src) && !isEmpty; {
	case isOut && level > 0 && leavesSection(t, src):
		g.hidden, g.level = len(g.nest.open)-1, level
	case isOut:
		g.hidden = len(g.nest.open)
	case level > 0:
		g.heading(t, src, level)
	}
	g.gap = g.gap || !isInline(t.name) || g.hidden > 0 && t.attr("data-search-ignore") != nil // else its neighbours become one word
}

func (g *gatherer) heading(t *token, src string, level int) {
	g.flush()
	s := Section{Level: level}
	if a := t.attr("id"); a != nil {
		s.ID = strings.Clone(unescapeAttr(src[a.from:a.to]))
	}
	g.sections = append(g.sections, s)
	g.inHeading = true
}

// show ends what is left out when its element has ended.
func (g *gatherer) show() {
	if len(g.nest.open) < g.hidden {
		g.hidden, g.level = 0, 0
	}
}

// leavesSection tells whether a heading that is left out says so of all its section.
func leavesSection(t *token, src string) bool {
	a := t.attr("data-search-ignore")
	return a != nil && src[a.from:a.to] == "section"
}

// isAboutOther tells whether a heading in such an element begins no section of the page.
func isAboutOther(name string) bool {
	switch name {
	case "blockquote", "details", "figure", "li", "dd", "td", "th":
		return true
	}
	return false
}

func (g *gatherer) close(name string) {
	if !g.inMain {
		return
	}
	g.nest.end(name)
	if name == "main" {
		g.flush()
		g.inMain, g.nest.open = false, g.nest.open[:0]
	}
	g.show()
	if g.hidden > 0 {
		return
	}
	if g.inHeading && headingLevel(name) > 0 {
		g.flush()
	}
	g.gap = g.gap || !isInline(name)
}

// flush gives what was gathered to the current section: to its heading while that is open.
func (g *gatherer) flush() {
	s := &g.sections[len(g.sections)-1]
	switch {
	case g.inHeading:
		s.Heading = string(g.buf)
	case s.Text == "":
		s.Text = string(g.buf)
	case len(g.buf) > 0: // a second <main>
		s.Text += " " + string(g.buf)
	}
	g.buf, g.gap, g.inHeading = g.buf[:0], false, false
}

// done returns the sections; the one before the first heading only when it has text.
func (g *gatherer) done() []Section {
	g.flush()
	if g.sections[0].Text == "" {
		return g.sections[1:]
	}
	return g.sections
}

func (g *gatherer) add(s string) {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	for i, r := range s {
		if r > ' ' && r < utf8.RuneSelf && !g.gap {
			g.buf = append(g.buf, s[i])
			continue
		}
		if unicode.IsSpace(r) {
			g.gap = true
			continue
		}
		if g.gap && len(g.buf) > 0 {
			g.buf = append(g.buf, ' ')
		}
		g.gap = false
		g.buf = utf8.AppendRune(g.buf, r)
	}
}

// isLeftOut tells whether an element's text is not what the page says, or gives the answer of a
// question away.
func isLeftOut(t *token, src string) bool {
	switch t.name {
	case "nav", "noscript", "template":
		return true
	case "a", "details", "p", "span":
		if c := t.attr("class"); c != nil && isAside(t.name, src[c.from:c.to]) {
			return true
		}
	case "sup":
		if id := t.attr("id"); id != nil && strings.HasPrefix(src[id.from:id.to], "fnref") {
			return true
		}
	}
	return t.attr("data-search-ignore") != nil
}

// isAside tells whether an element is the way back from a footnote, or that of a question which is none of its author's
// words, or its answer.
func isAside(name, class string) bool {
	switch name {
	case "a":
		return class == "footnote-back"
	case "details":
		return slices.Contains(strings.Fields(class), "answer")
	case "span":
		return class == "question-kind"
	}
	return class == "rule"
}

func headingLevel(name string) int {
	if len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6' {
		return int(name[1] - '0')
	}
	return 0
}

// isInline tells whether the text before and after a tag belongs to one word.
func isInline(name string) bool {
	switch name {
	case "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
		"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr":
		return true
	}
	return false
}
