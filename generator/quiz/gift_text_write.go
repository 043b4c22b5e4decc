package quiz

import (
	"math"
	"strings"
)

// giftText writes one question. Its texts are markdown, and say so.
func giftText(q *Question) string {
	var b strings.Builder
	if label := giftLabel(q); label != "" {
		b.WriteString("// " + label + "\n")
	}
	text := q.Stem
	if blockStart.MatchString(text) {
		text = `\` + text // in a heading it was no list
		if listMark.MatchString(q.Stem) {
			text = listMark.ReplaceAllString(q.Stem, `$1\$2$3`)
		}
	}
	if !q.Text.Empty() {
		text += "\n\n" + q.Text.Markdown
	}
	b.WriteString("::" + giftEscape(oneLine(words(q.Stem))) + "::[markdown]" + giftEscape(text) + "{")
	lines := giftBody(q)
	if note := giftNotes(q.Explanation); note != "" {
		lines = append(lines, "####"+note)
	}
	if len(lines) == 1 && !strings.HasPrefix(lines[0], "=") && !strings.HasPrefix(lines[0], "~") {
		b.WriteString(lines[0])
	} else if len(lines) > 0 {
		b.WriteString("\n" + strings.Join(lines, "\n") + "\n")
	}
	b.WriteString("}\n")
	return b.String()
}

func giftLabel(q *Question) string {
	var labels []string
	if q.ID != "" {
		labels = append(labels, "[id:"+q.ID+"]")
	}
	if tagPattern.MatchString(q.Skill) {
		labels = append(labels, "[tag:"+q.Skill+"]")
	}
	return strings.Join(labels, " ")
}

func giftNotes(texts []Text) string {
	var all []string
	for _, t := range texts {
		all = append(all, t.Markdown)
	}
	return giftEscape(strings.Join(all, "\n\n"))
}

// giftFeedback is a # and the text, "" without one.
func giftFeedback(texts ...Text) string {
	if note := giftNotes(texts); note != "" {
		return "#" + note
	}
	return ""
}

func giftBody(q *Question) []string {
	switch body := q.Body.(type) {
	case *Choice:
		return giftChoice(q, body)
	case *Short:
		return giftShort(q, body)
	case *Number:
		return giftNumbers(q, body)
	case *Match:
		var lines []string
		for _, pair := range body.Pairs {
			lines = append(lines, "="+giftEscape(pair.Left.Markdown)+" -> "+giftEscape(pair.Right.Markdown))
		}
		return lines
	}
	return nil
}

func giftChoice(q *Question, c *Choice) []string {
	if word := giftTruth(q, c); word != "" {
		return []string{word}
	}
	var lines []string
	weights := c.giftWeights()
	for i, o := range c.Options {
		mark := "~%" + formatNumber(percentOf(weights[i])) + "%"
		switch {
		case o.Right && !c.Many && weights[i] == 1:
			mark = "="
		case weights[i] == 0:
			mark = "~"
		}
		lines = append(lines, mark+giftEscape(o.Text.Markdown)+giftFeedback(o.Feedback))
	}
	return lines
}

// giftTruth is TRUE or FALSE with feedback when the options are what GIFT's true and false become, else "".
func giftTruth(q *Question, c *Choice) string {
	names := "True False"
	if hasHan(q.Stem) {
		names = "对 错"
	}
	if c.Many || c.right() != 1 || c.weights() != nil || len(c.Options) != 2 || c.Options[0].Text.Markdown+" "+c.Options[1].Text.Markdown != names {
		return ""
	}
	word, right, wrong := "TRUE", c.Options[0].Feedback, c.Options[1].Feedback
	if c.Options[1].Right {
		word, right, wrong = "FALSE", wrong, right
	}
	if right.Empty() && wrong.Empty() {
		return word
	}
	return word + "#" + giftNotes([]Text{wrong}) + giftFeedback(right)
}

// giftWeights are what each option counts; without weights of the author's own those of Balanced.
func (c *Choice) giftWeights() []float64 {
	if weights := c.weights(); weights != nil {
		return weights
	}
	weights := make([]float64, len(c.Options))
	right := float64(c.right())
	wrong := float64(len(c.Options)) - right
	for i, o := range c.Options {
		switch {
		case o.Right && !c.Many:
			weights[i] = 1
		case o.Right:
			weights[i] = 1 / right
		case c.Many:
			weights[i] = -1 / wrong
		}
	}
	return weights
}

// percentOf is a weight in percent with the five decimals that Moodle writes.
func percentOf(weight float64) float64 { return math.Round(weight*1e7) / 1e5 }

func giftShort(q *Question, s *Short) []string {
	var lines []string
	for _, a := range s.Answers {
		lines = append(lines, "="+giftEscape(strings.ReplaceAll(a.Text, "*", `\*`))+giftFeedback(q.IfRight...))
	}
	if len(q.IfWrong) > 0 {
		lines = append(lines, "=%0%*"+giftFeedback(q.IfWrong...))
	}
	return lines
}

func giftNumbers(q *Question, n *Number) []string {
	var lines []string
	for _, r := range n.Ranges {
		lines = append(lines, "="+giftInterval(r)+giftFeedback(q.IfRight...))
	}
	if len(q.IfWrong) > 0 {
		lines = append(lines, "~"+giftFeedback(q.IfWrong...))
	}
	if len(lines) == 1 && len(q.IfRight) == 0 {
		return []string{"#" + strings.TrimPrefix(lines[0], "=")}
	}
	return append([]string{"#"}, lines...)
}

func giftInterval(r Range) string {
	switch r.Sign {
	case "..":
		return formatNumber(r.Low) + ".." + formatNumber(r.High)
	case "±":
		middle, _ := ParseNumber(r.First) // it was read when the range was
		return formatNumber(middle) + ":" + formatNumber(tidyFraction(r.High-middle))
	}
	return formatNumber(r.Low)
}

// tidyFraction takes away what subtracting binary fractions left behind: 27.6 - 27.5 is 0.1.
func tidyFraction(n float64) float64 { return math.Round(n*1e9) / 1e9 }
