package quiz

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// short reads the answers of a question to type; they are numbers when all of them are.
func (r *giftReader) short(answers []giftAnswer) Body {
	s := &Short{}
	var rights []giftAnswer
	numbers := true
	for _, a := range answers {
		_, text := cutFormat(a.text, r.format)
		text = oneLine(giftPlain(text))
		if text == "*" && a.weight == 0 {
			r.q.IfWrong = notEmpty(md(r.markdown(a.feedback, a.at)))
			continue
		}
		if a.weight != 1 {
			r.partial(a, text)
			continue
		}
		if _, ok := ParseNumber(text); !ok {
			numbers = false
		}
		s.Answers = append(s.Answers, Answer{Text: wildcards(text)})
		rights = append(rights, a)
	}
	r.ifRight(rights)
	if !numbers || len(s.Answers) == 0 {
		return r.someAnswers(s)
	}
	n := &Number{}
	for _, a := range s.Answers {
		value, _ := ParseNumber(a.Text) // it was read above
		n.Ranges = append(n.Ranges, Range{Low: value, High: value, First: a.Text})
	}
	return n
}

func (r *giftReader) someAnswers(s *Short) Body {
	if len(s.Answers) == 0 {
		r.ds.Error("import-answer", r.at(r.base), "the question is left out: no answer counts in full", "give one answer 100 %")
		return nil
	}
	return s
}

// partial reports an answer that counts less than 1.
func (r *giftReader) partial(a giftAnswer, text string) {
	r.ds.Warn("import-weight", r.at(r.base+a.at), fmt.Sprintf("%q counts %s %% and is left out: a typed answer is right or wrong", clip(text), formatNumber(a.weight*100)), "accept it in full, or make the question a choice")
}

// ifRight takes the feedback that all right answers share.
func (r *giftReader) ifRight(rights []giftAnswer) {
	for _, a := range rights {
		if strings.TrimSpace(a.feedback) != strings.TrimSpace(rights[0].feedback) {
			r.ds.Warn("import-feedback", r.at(r.base+a.at), "the feedback differs between the right answers and is left out", "write it into the explanation: ####")
			return
		}
	}
	if len(rights) > 0 {
		r.q.IfRight = notEmpty(md(r.markdown(rights[0].feedback, rights[0].at)))
	}
}

func notEmpty(t Text) []Text {
	if t.Empty() {
		return nil
	}
	return []Text{t}
}

// wildcards makes a pattern of an answer with * in it, or one that would be taken for a pattern.
func wildcards(text string) string {
	parts := strings.Split(strings.ReplaceAll(text, `\*`, "\x00"), "*")
	_, _, slashes := cutPattern(text)
	if len(parts) == 1 && !slashes {
		return strings.ReplaceAll(parts[0], "\x00", "*")
	}
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(strings.ReplaceAll(part, "\x00", "*"))
	}
	return "/^" + strings.Join(parts, ".*") + "$/i"
}

// number reads 27.5:0.1, 25..30, or several such answers behind = each.
func (r *giftReader) number(text string, at int) Body {
	if wrong := giftIndex(text, "~", 0); wrong >= 0 {
		_, feedback, _ := cutUnescaped(text[wrong+1:], "#")
		r.q.IfWrong = notEmpty(md(r.markdown(feedback, at+wrong)))
		text = text[:wrong]
	}
	rest, answers := giftAnswers(text, at)
	if len(answers) == 0 {
		answers = []giftAnswer{newGiftAnswer(true, rest, at)}
	}
	n := &Number{}
	var rights []giftAnswer
	for _, a := range answers[:min(len(answers), MaxAnswers+1)] { // one too many is reported when it is read back
		one, ok := giftRange(giftPlain(a.text))
		switch {
		case !ok:
			r.ds.Warn("import-answer", r.at(r.base+a.at), fmt.Sprintf("%q is no number and is left out", clip(a.text)), "write 27.5:0.1 or 25..30")
		case a.weight != 1:
			r.partial(a, a.text)
		default:
			n.Ranges = append(n.Ranges, one)
			rights = append(rights, a)
		}
	}
	if len(n.Ranges) == 0 {
		r.ds.Error("import-answer", r.at(r.base), "the question is left out: no number counts in full", "give one number 100 %")
		return nil
	}
	r.ifRight(rights)
	return n
}

func giftRange(text string) (Range, bool) {
	if low, high, ok := strings.Cut(text, ".."); ok {
		a, first := giftNumber(low)
		b, second := giftNumber(high)
		return Range{Low: a, High: b, First: formatNumber(a), Sign: "..", Second: formatNumber(b)}, first && second
	}
	value, tolerance, ok := strings.Cut(text, ":")
	a, first := giftNumber(value)
	if !ok {
		return Range{Low: a, High: a, First: formatNumber(a)}, first
	}
	b, second := giftNumber(tolerance)
	if b = math.Abs(b); b == 0 {
		return Range{Low: a, High: a, First: formatNumber(a)}, first && second
	}
	return Range{Low: a - b, High: a + b, First: formatNumber(a), Sign: "±", Second: formatNumber(b)}, first && second
}

// giftNumber reads a number; those too large or too fine for a typed answer are none.
func giftNumber(text string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	return n + 0, err == nil && math.Abs(n) < 1e15 && (n == 0 || math.Abs(n) > 1e-12)
}
