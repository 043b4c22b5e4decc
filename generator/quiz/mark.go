package quiz

import (
	"bytes"
	"slices"
	"strconv"
)

// Marks are comments around the parts of a printed question that a script gets as data. They go when the
// finished page passes Cut, which is how the data has the page's own links and whatever a template or
// shortcode made of the text.
const (
	markOpen  = "<!--rb-part "
	markClose = "<!--/rb-part-->"

	lockedOpen  = "<!--rb-locked-->"
	lockedClose = "<!--/rb-locked-->"
)

// The parts of a question.
const (
	partExplanation = "e"
	partRight       = "r"
	partWrong       = "w"
)

func partOption(i int) string { return "o" + strconv.Itoa(i) }
func partHint(i int) string   { return "h" + strconv.Itoa(i) }

// partName is what a part of a question is called on its page.
func (q *Question) partName(part string) string { return strconv.Itoa(q.number) + part }

// marked prints a part of the question that is being written, with its marks.
func (p *printer) marked(part string, print func()) {
	p.html(markOpen + p.q.partName(part) + "-->")
	print()
	p.html(markClose)
}

// Parts are parts of the questions of a rendered page, as HTML.
type Parts map[string]string

// Cut takes the marks out of a rendered page and returns what stood between them. A page without marks comes
// back as it is.
func Cut(page []byte) ([]byte, Parts) {
	parts := Parts{}
	return replaced(page, markOpen, markClose, func(named []byte) []byte {
		name, part, _ := bytes.Cut(named, []byte("-->"))
		parts[string(name)] = string(bytes.TrimSpace(part))
		return part
	}), parts
}

// CutLocked takes the questions of a locked page out of its HTML, whatever stage of its way the HTML is at. What is
// behind a mark that is not closed is taken out to the end.
func CutLocked(page []byte) (rest []byte, questions [][]byte) {
	rest = replaced(page, lockedOpen, lockedClose, func(question []byte) []byte {
		questions = append(questions, bytes.TrimSpace(question))
		return nil
	})
	return rest, questions
}

// replaced is a page with each stretch from one mark to another, the two included, replaced by what with makes of what is
// between them. A stretch without an end goes on to the end of the page.
func replaced(page []byte, from, to string, with func(between []byte) []byte) []byte {
	if !bytes.Contains(page, []byte(from)) {
		return page
	}
	out := make([]byte, 0, len(page))
	for {
		before, rest, more := bytes.Cut(page, []byte(from))
		out = append(out, before...)
		if !more {
			return out
		}
		var between []byte
		between, page, _ = bytes.Cut(rest, []byte(to))
		out = append(out, with(between)...)
	}
}

// PutLocked puts the questions back that CutLocked took out, with their marks.
func PutLocked(page []byte, questions [][]byte) []byte {
	for i, question := range questions {
		place := []byte(`data-place="` + strconv.Itoa(i) + `" data-search-ignore>`)
		at := bytes.Index(page, place)
		if at < 0 {
			continue // a layout left the text out
		}
		at += len(place)
		page = slices.Concat(page[:at], []byte(lockedOpen), question, []byte(lockedClose), page[at:])
	}
	return page
}

// Questions have marks of their own, which CutQuestions takes.
const (
	askOpen  = "<!--rb-ask "
	askClose = "<!--/rb-ask-->"
)

// CutQuestions takes the marks around questions out of a rendered page from which Cut has taken the others, and returns
// the questions as printed, by what they are called on the page, without what shows their answers.
func CutQuestions(page []byte) ([]byte, map[string]string) {
	asks := map[string]string{}
	return replaced(page, askOpen, askClose, func(named []byte) []byte {
		name, question, _ := bytes.Cut(named, []byte("-->"))
		asks[string(name)] = string(withoutAnswers(question))
		return question
	}), asks
}

// withoutAnswers leaves out what only a reader without a script sees.
func withoutAnswers(question []byte) []byte {
	return replaced(question, "<noscript>", "</noscript>", func([]byte) []byte { return nil })
}

// Asks gives the questions that CutQuestions found the names that the log has for them.
func (p *Page) Asks(asks map[string]string) map[string]string {
	byName := map[string]string{}
	for _, q := range p.All() {
		if html, ok := asks[q.partName("")]; ok {
			byName[q.LogID()] = html
		}
	}
	return byName
}
