package quiz

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rampbook/generator/diag"
)

// A Number is answered with a number.
type Number struct {
	Ranges []Range
	Unit   string // shown beside the field and taken when it is typed; may be empty
}

// A Range is a stretch of numbers that are right, both ends included.
type Range struct {
	Low, High float64
	First     string // as the author wrote it
	Sign      string // "±", ".." or ""
	Second    string // what follows the sign
	pos       diag.Pos
}

func (*Number) kind() Kind { return KindNumber }

// numberPattern is a number behind narrow signs: 27.5, -3, 1,200.50, 12%, 1.2万.
var numberPattern = regexp.MustCompile(`^([-+−]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?\s*([%万亿]?)$`)

// ParseNumber reads a number as people type it: with full-width digits, commas between thousands, a
// percent sign (which changes nothing: 27.5% is 27.5) or 万 and 亿. ok is false for anything else.
func ParseNumber(text string) (n float64, ok bool) {
	m := numberPattern.FindStringSubmatch(tidy(text))
	if m == nil || m[2] == "" && m[3] == "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", "")+m[3], 64)
	if err != nil {
		return 0, false
	}
	if m[1] == "-" || m[1] == "−" {
		n = -n
	}
	switch m[4] {
	case "万":
		n *= 1e4
	case "亿":
		n *= 1e8
	}
	return n, !math.IsInf(n, 0)
}

// formatNumber prints a number in the shortest form that means the same.
func formatNumber(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// numbers reads an answer line of numbers; nil when an answer is no number.
func (r *reader) numbers(tokens []token) *Number {
	var n Number
	for i := 0; i < len(tokens); i++ {
		if !tokens[i].code {
			continue
		}
		if len(n.Ranges) == MaxAnswers {
			r.fail("quiz-limit", tokens[i].pos, fmt.Sprintf("more than %d answers", MaxAnswers), "use ranges: `25`..`30`")
			break
		}
		value, ok := ParseNumber(tokens[i].text)
		if !ok {
			return nil
		}
		one := Range{Low: value, High: value, First: tokens[i].text, pos: tokens[i].pos}
		if i+2 < len(tokens) && tokens[i+2].code && r.widen(&one, tokens[i+1].text, tokens[i+2].text) {
			i += 2
		}
		n.Ranges = append(n.Ranges, one)
	}
	if len(n.Ranges) == 0 {
		return nil
	}
	r.checkNumberLine(tokens)
	return &n
}

// widen makes a range of a number, a sign and a second number.
func (r *reader) widen(one *Range, sign, second string) bool {
	value, ok := ParseNumber(second)
	if !ok {
		return false
	}
	switch sign = strings.TrimSpace(sign); sign {
	case "±", "+-", "+/-":
		if strings.Contains(tidy(second), "%") {
			value = math.Abs(one.Low) * value / 100
		}
		one.Low, one.High = one.Low-math.Abs(value), one.High+math.Abs(value)
		one.Sign = "±"
	case "..", "...", "…", "–", "—", "~", "～":
		one.High = value
		one.Sign = ".."
	default:
		return false
	}
	one.Second = second
	return true
}

func (r *reader) checkNumberLine(tokens []token) {
	signs := append(slices.Clone(between), "±", "+-", "+/-", "..", "...", "…", "–", "—", "~", "～")
	for _, t := range tokens {
		if !t.code {
			r.checkBetween(t, signs)
		}
	}
}

// match reports whether typed text is a right number.
func (n *Number) match(typed string) bool {
	value, ok := ParseNumber(withoutUnit(tidy(typed), tidy(n.Unit)))
	return ok && slices.ContainsFunc(n.Ranges, func(r Range) bool { return r.holds(value) })
}

// withoutUnit takes the unit away that was typed behind a number, in capital or small letters.
func withoutUnit(typed, unit string) string {
	signs, size := []rune(typed), utf8.RuneCountInString(unit)
	if size == 0 || len(signs) <= size || lower(string(signs[len(signs)-size:])) != lower(unit) {
		return typed
	}
	return string(signs[:len(signs)-size])
}

// String prints the range for a reader.
func (r Range) String() string {
	switch r.Sign {
	case "":
		return r.First
	case "..":
		return r.First + " – " + r.Second
	}
	return r.First + " ± " + r.Second
}

// holds reports whether n is in the range; the last digits of a binary fraction do not decide.
func (r Range) holds(n float64) bool {
	slack := float64(1e-9 * max(1, math.Abs(r.Low), math.Abs(r.High))) // rounded here on every machine
	return n >= r.Low-slack && n <= r.High+slack
}

func (n *Number) check(_ *Question, k *checker) {
	for i, r := range n.Ranges {
		if r.Low > r.High {
			k.error("quiz-range", r.pos, fmt.Sprintf("the range %s is empty", r), "write the smaller number first")
			continue
		}
		for _, before := range n.Ranges[:i] {
			if before.Low <= r.High && r.Low <= before.High {
				k.warn("quiz-range", r.pos, fmt.Sprintf("%s overlaps %s", r, before), "join the two ranges")
				break
			}
		}
	}
}

func (n *Number) ask(p *printer, _ *Question) {
	p.blank("quiz_number_rule", n.Unit)
}

func (n *Number) answer(p *printer, _ *Question) {
	p.open("ul", "key")
	for _, r := range n.Ranges {
		p.html("<li>")
		p.escaped(strings.TrimSpace(r.String() + " " + n.Unit))
		p.html("</li>\n")
	}
	p.close("ul")
}

func (n *Number) format(f *formatter, q *Question) {
	var list []string
	for _, r := range n.Ranges {
		text := codeSpan(r.First)
		switch r.Sign {
		case "±":
			text += " ± " + codeSpan(r.Second)
		case "..":
			text += ".." + codeSpan(r.Second)
		}
		list = append(list, text)
	}
	f.answerLine(q, strings.Join(list, ", "))
}

func (n *Number) key() []string {
	var lines []string
	for _, r := range n.Ranges {
		lines = append(lines, fmt.Sprintf("number %s to %s", formatNumber(r.Low), formatNumber(r.High)))
	}
	return lines
}
