package search

import (
	"slices"
	"strings"
	"sync"
)

// A Page is what the search is told of a page in one language.
type Page struct {
	Path     string // without language, "playbooks/discovery"; "" for the home page
	Title    string
	Kind     string
	File     string // below the site's root, with forward slashes
	Tags     []string
	Sections []Section
}

// A Section is the text below one heading. A page with a text has its title and the text before
// the first heading in its first section, which has neither ID nor Heading.
type Section struct {
	ID       string // of the heading
	Heading  string
	Level    int // of the heading, 1 to 6
	Text     string
	Question bool // the heading asks a question
}

func (p Page) equal(q Page) bool {
	return p.Path == q.Path && p.Title == q.Title && p.Kind == q.Kind && p.File == q.File &&
		slices.Equal(p.Tags, q.Tags) && slices.Equal(p.Sections, q.Sections)
}

// How often a section's own text, heading and title count.
const (
	headingWeight  = 6
	questionWeight = 1 // a question names no topic: who looks for one wants the page that answers
	titleWeight    = 6 // in the page's first section
	contextWeight  = 1 // in the others
)

// An Analyzer makes terms of pages, and knows every term by a number. Many goroutines may use it; one at a time is
// served, since two would have to learn every word twice.
type Analyzer struct {
	mu      sync.Mutex
	counter *counter
}

// NewAnalyzer returns an Analyzer that knows no term.
func NewAnalyzer() *Analyzer { return &Analyzer{counter: newCounter()} }

// An Analysis is a page with its terms. It does not change, so that a preview keeps it for as long as
// the page stays as it is.
type Analysis struct {
	page     Page
	sections []analyzed
}

type analyzed struct {
	terms    []frequency
	length   uint32
	headings []string // above the section, from the outermost to its own
}

// A frequency is how often a section has a term.
type frequency struct {
	term   uint32
	count  uint32
	inText bool // as it is, not only as the stem of another word
}

// Analyze finds the terms of a page. before is what it was earlier, or nil: when that is the same page, it is
// returned.
func (a *Analyzer) Analyze(p Page, before *Analysis) *Analysis {
	if before != nil && before.page.equal(p) {
		return before
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	result := &Analysis{page: p}
	var above []Section
	for i, s := range p.Sections {
		for len(above) > 0 && above[len(above)-1].Level >= s.Level {
			above = above[:len(above)-1]
		}
		if s.Heading != "" {
			above = append(above, s)
		}
		own := analyzed{}
		for _, h := range above {
			own.headings = append(own.headings, h.Heading)
		}
		a.counter.section(p.Title, s, i == 0)
		own.terms, own.length = a.counter.take()
		own.length = roundLength(own.length)
		result.sections = append(result.sections, own)
	}
	return result
}

func (c *counter) section(title string, s Section, first bool) {
	c.add(s.Text, 1)
	weight := uint32(headingWeight)
	if s.Question {
		weight = questionWeight
	}
	c.add(s.Heading, weight)
	c.lead(s.Heading)
	if !first {
		c.add(title, contextWeight)
		return
	}
	c.add(title, titleWeight)
	c.lead(title)
}

// lead counts the terms by which a title or heading is found from its beginning and by pinyin.
func (c *counter) lead(text string) {
	if key := keyOf(text); key != "" {
		c.once(key + keySign)
	}
	for _, spelled := range spellings(text) {
		c.once("~" + spelled)
	}
}

// keySign ends the terms that are keys: among the words and pairs that they begin with, so that one file has both.
const keySign = "="

// maxKey is the most code points of a key.
const maxKey = 24

// keyOf is a text's word letters and characters, folded.
func keyOf(text string) string {
	var b strings.Builder
	n := 0
	for _, r := range string(foldingTable().append(nil, text)) {
		if classOf(r) != separator && n < maxKey {
			b.WriteRune(r)
			n++
		}
	}
	return b.String()
}
