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
	if !bytes.Contains(page, []byte(markOpen)) {
		return page, nil
	}
	parts := Parts{}
	out := make([]byte, 0, len(page))
	for {
		before, rest, more := bytes.Cut(page, []byte(markOpen))
		out = append(out, before...)
		if !more {
			return out, parts
		}
		name, rest, _ := bytes.Cut(rest, []byte("-->"))
		part, rest, _ := bytes.Cut(rest, []byte(markClose))
		parts[string(name)] = string(bytes.TrimSpace(part))
		out = append(out, part...)
		page = rest
	}
}

// CutLocked takes the questions of a locked page out of its HTML, whatever stage of its way the HTML is at. What is
// behind a mark that is not closed is taken out to the end.
func CutLocked(page []byte) (rest []byte, questions [][]byte) {
	var out bytes.Buffer
	for {
		before, behind, more := bytes.Cut(page, []byte(lockedOpen))
		out.Write(before)
		if !more {
			return out.Bytes(), questions
		}
		var question []byte
		question, page, _ = bytes.Cut(behind, []byte(lockedClose))
		questions = append(questions, bytes.TrimSpace(question))
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
	if !bytes.Contains(page, []byte(askOpen)) {
		return page, nil
	}
	asks := map[string]string{}
	out := make([]byte, 0, len(page))
	for {
		before, rest, more := bytes.Cut(page, []byte(askOpen))
		out = append(out, before...)
		if !more {
			return out, asks
		}
		name, rest, _ := bytes.Cut(rest, []byte("-->"))
		question, rest, _ := bytes.Cut(rest, []byte(askClose))
		asks[string(name)] = withoutAnswers(question)
		out = append(out, question...)
		page = rest
	}
}

// withoutAnswers leaves out what only a reader without a script sees.
func withoutAnswers(question []byte) string {
	var out []byte
	for {
		before, rest, more := bytes.Cut(question, []byte("<noscript>"))
		out = append(out, before...)
		if !more {
			return string(out)
		}
		_, question, _ = bytes.Cut(rest, []byte("</noscript>"))
	}
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
