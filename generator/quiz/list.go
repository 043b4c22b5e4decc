package quiz

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rampbook/generator/diag"
)

var (
	listNumber = regexp.MustCompile(`^(?:[(（]?(\d{1,4})[.)）、．:：]|(?i:question|q)\s*(\d{1,4})[.:：)]?|第\s*(\d{1,4})\s*[题問问][：:.、]?|第\s*([零〇一二两三四五六七八九十百]{1,7})\s*[题問问][：:.、]?|([一二三四五六七八九十百]{1,7})[、．.])(.*)$`)
	decimal    = regexp.MustCompile(`^\d`)
)

// ReadList reads a plain list of numbered questions: "1. …", "2) …", "3、…", "(4) …", "Question 5: …",
// "第六题 …". Each becomes a reflection for the manager; lines below a question are its text. ds tells what was left out.
func ReadList(file string, data []byte, ds *diag.List) *Draft {
	d := newDrafter(file, titleOf(file), ds)
	text, ok := d.textOf(data)
	if !ok {
		return &d.draft
	}
	r := &listReader{d: d}
	for i, line := range strings.Split(text, "\n") {
		r.line(strings.TrimSpace(line), d.at(i+1))
	}
	r.flush()
	if d.draft.Count() == 0 && ds.Count(diag.Error) == 0 {
		ds.Error("import-empty", diag.Pos{File: file}, "the file has no numbered question", "begin each question with its number: 1. …")
	}
	return &d.draft
}

// A listReader reads a list line by line.
type listReader struct {
	d     *drafter
	q     *Question // the question whose lines are read; nil before the first
	lines []string
	last  int // number of the question before
}

func (r *listReader) line(line string, p diag.Pos) {
	number, words, ok := cutNumber(line)
	switch {
	case ok:
		r.flush()
		r.begin(number, words, p)
	case r.q != nil:
		r.lines = append(r.lines, line)
	case line != "":
		r.d.ds.Warn("import-text", p, fmt.Sprintf("%q stands before the first question and is left out", clip(line)), "a question begins with its number: 1. …")
	}
}

func (r *listReader) begin(number int, words string, p diag.Pos) {
	if r.last != 0 && number != r.last+1 && number != 1 {
		r.d.ds.Warn("import-number", p, fmt.Sprintf("question %d follows question %d", number, r.last), "see whether one is missing")
	}
	r.last = number
	r.q = &Question{Points: 1, pos: p, Stem: escapeMarkdown(oneLine(words)), Body: &Reflect{Manager: true}}
}

// flush hands the question over. One whose number stands alone takes its words from the next line.
func (r *listReader) flush() {
	if r.q == nil {
		return
	}
	text := strings.TrimSpace(strings.Join(r.lines, "\n"))
	if len(text)+len(r.q.Stem) > MaxEntry {
		r.d.tooLong(r.q.pos)
		r.q, r.lines = nil, nil
		return
	}
	if r.q.Stem == "" {
		var first string
		first, text, _ = strings.Cut(text, "\n")
		r.q.Stem = escapeMarkdown(oneLine(first))
	}
	r.q.Text = md(plainMarkdown(text))
	r.d.add(r.q)
	r.q, r.lines = nil, nil
}

// cutNumber returns the number with which a line begins and what follows it. A number with decimals, as in
// "2.5 hours", begins no question.
func cutNumber(line string) (number int, words string, ok bool) {
	m := listNumber.FindStringSubmatch(line)
	if m == nil || decimal.MatchString(m[6]) {
		return 0, "", false
	}
	for _, digits := range m[1:4] {
		if digits != "" {
			number, _ = strconv.Atoi(digits) // at most four digits
			return number, strings.TrimSpace(m[6]), true
		}
	}
	return chineseNumber(m[4] + m[5]), strings.TrimSpace(m[6]), true
}

// chineseNumber reads a number below a thousand: 二十三, 一百零五.
func chineseNumber(text string) int {
	sum, digit := 0, 0
	for _, r := range text {
		switch r {
		case '十':
			sum, digit = sum+10*max(1, digit), 0
		case '百':
			sum, digit = sum+100*max(1, digit), 0
		default:
			digit = map[rune]int{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}[r]
		}
	}
	return sum + digit
}
