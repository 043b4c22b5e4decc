package quiz

import (
	"cmp"
	"hash/fnv"
	"html"
	"slices"
	"strconv"
	"strings"

	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A printer writes questions as HTML that can be read without a script: no control, the
// answers folded. What a script shows only when it is time, such as answers and hints, stands in <noscript>.
type printer struct {
	s      *markdown.Section // the section that is being written
	q      *Question         // the question that is being written
	sealed bool              // nothing that gives an answer away is printed
}

func (p *printer) html(s string)    { p.s.Write(s) }
func (p *printer) escaped(s string) { p.s.WriteText(s) }
func (p *printer) close(tag string) { p.s.Write("</" + tag + ">\n") }

func (p *printer) open(tag, class string) {
	p.s.Write("<" + tag + ` class="` + class + `">` + "\n")
}

// say returns a word of the page's language.
func (p *printer) say(key string, values ...string) string { return p.s.Say(english, key, values...) }

func (p *printer) word(key string, values ...string) { p.s.WriteText(p.say(key, values...)) }

// caption prints a label on a line of its own.
func (p *printer) caption(key string) {
	p.html(`<p class="caption">`)
	p.word(key)
	p.html("</p>\n")
}

// text prints a text: its first line without a paragraph, if it is one line.
func (p *printer) text(t Text) {
	if t.inline != nil {
		lone := len(t.blocks) == 0
		if !lone {
			p.html("<p>")
		}
		p.s.WriteInlines(t.inline)
		if !lone {
			p.html("</p>\n")
		}
	}
	for _, n := range t.blocks {
		p.s.WriteBlock(n)
	}
}

func (p *printer) texts(list []Text) {
	for _, t := range list {
		if t.inline != nil && len(t.blocks) == 0 {
			p.html("<p>")
			p.text(t)
			p.html("</p>\n")
			continue
		}
		p.text(t)
	}
}

// question prints a question of any kind.
func (p *printer) question(q *Question) {
	outer, before := p.s, p.q
	p.s, p.q = q.section, q
	if q.Kind != KindPool {
		p.html(askOpen + q.partName("") + "-->")
	}
	p.html(`<section class="question ` + string(q.Kind) + `"`)
	if q.ID != "" {
		p.html(` id="` + p.s.Unique(q.ID) + `"`)
	}
	p.html(">\n")
	exercise.WriteHeading(p.s, headingClass, p.lead(q))
	p.open("div", "question-body")
	if q.Kind != KindCloze { // its text is printed with the gaps
		p.text(q.Text)
	}
	q.Body.ask(p, q)
	p.fold(q)
	p.close("div")
	p.close("section")
	if q.Kind != KindPool {
		p.html(askClose + "\n")
	}
	p.s, p.q = outer, before
}

// locked prints a question so that CutLocked can take it out, and an element in its place.
func (p *printer) locked(place int, q *Question) {
	p.html(`<div class="locked-question" data-place="` + strconv.Itoa(place) + `" data-search-ignore>` + lockedOpen)
	p.question(q)
	p.html(lockedClose + "</div>\n")
}

// headingClass is the class of what stands above the words of a heading; the scripts and the search know it.
const headingClass = "question-kind"

// lead is what stands above the words of a heading: the kind, the number and the points.
func (p *printer) lead(q *Question) string {
	text := p.say(kindLabel(q))
	if q.number > 0 {
		text = p.say("quiz_question") + " " + strconv.Itoa(q.number) + " · " + text
	}
	if q.Points != 1 {
		text += " · " + p.say("quiz_points") + " " + formatNumber(q.Points)
	}
	return text
}

func kindLabel(q *Question) string {
	c, isChoice := q.Body.(*Choice)
	switch {
	case isChoice && c.Many:
		return "quiz_many"
	case isChoice && c.isTrueFalse():
		return "quiz_truefalse"
	}
	return "quiz_" + string(q.Kind)
}

// fold prints what a learner looks at after answering.
func (p *printer) fold(q *Question) {
	answered := !p.sealed && q.Kind != KindPool && (q.Kind != KindScenario || len(q.Explanation)+len(q.IfRight)+len(q.IfWrong) > 0)
	if len(q.Hints) == 0 && !answered {
		return
	}
	p.html("<noscript>\n")
	for i, hint := range q.Hints {
		p.html(`<details class="hint"><summary>`)
		p.word("quiz_hint")
		p.escaped(" " + strconv.Itoa(i+1))
		p.html("</summary>\n")
		p.marked(partHint(i), func() { p.texts([]Text{hint}) })
		p.close("details")
	}
	if answered {
		p.unfold(q)
	}
	p.close("noscript")
}

// unfold prints the answer and what is said about it.
func (p *printer) unfold(q *Question) {
	p.html(`<details class="answer"><summary>`)
	p.word("quiz_answer")
	p.html("</summary>\n")
	q.Body.answer(p, q)
	p.part("quiz_if_right", partRight, q.IfRight)
	p.part("quiz_if_wrong", partWrong, q.IfWrong)
	explanation := "quiz_explanation"
	if q.Kind == KindReflect {
		explanation = "quiz_model"
	}
	p.part(explanation, partExplanation, q.Explanation)
	p.close("details")
}

func (p *printer) part(key, part string, texts []Text) {
	if len(texts) == 0 {
		return
	}
	p.caption(key)
	p.marked(part, func() { p.texts(texts) })
}

// blank prints a field to write in, and the rule by which the answer is compared.
func (p *printer) blank(rule, unit string) {
	p.html(`<p class="blank"><span class="field"></span> `)
	p.escaped(unit)
	p.html(`</p>` + "\n" + `<p class="rule">`)
	p.word(rule)
	p.html("</p>\n")
}

// gap returns a gap as HTML: its number in a blank, and what there is to choose from.
func (p *printer) gap(number int, g Gap, q *Question) string {
	n := strconv.Itoa(number)
	var b strings.Builder
	b.WriteString(`<span class="gap" data-search-ignore><span class="said">` + html.EscapeString(p.say("quiz_gap")) + " </span>" + n + "</span>")
	if g.Choices != nil {
		var shown []string
		for _, choice := range g.shown(q) {
			shown = append(shown, html.EscapeString(choice))
		}
		aside := markdown.Fill(html.EscapeString(p.say("form_aside")), "", strings.Join(shown, " / "))
		b.WriteString(`<span class="choices">` + aside + "</span>")
	}
	return b.String()
}

// column prints one side of a match.
func (p *printer) column(head Text, class string, order []int, at func(int) Text) {
	p.html(`<div class="side">` + "\n" + `<p class="caption">`)
	p.text(head)
	p.html("</p>\n")
	p.open("ol", class)
	for _, i := range order {
		p.html(`<li class="option">`)
		p.text(at(i))
		p.close("li")
	}
	p.close("ol")
	p.close("div")
}

// step prints a step of a scenario, whose options are counted from first. Each option unfolds what comes of it; a sealed one shows
// only where it leads.
func (p *printer) step(sc *Scenario, index, first int) {
	st := sc.Steps[index]
	outer := p.s
	p.s = st.section
	p.open("section", "step")
	kind := "quiz_step"
	if len(st.Options) == 0 {
		kind = "quiz_ending"
	}
	exercise.WriteHeading(p.s, headingClass, p.say(kind)+" "+strconv.Itoa(index+1))
	p.text(st.Text)
	for i, o := range st.Options {
		p.html(`<details class="move"><summary>`)
		if o.Text.inline != nil {
			p.s.WriteInlines(o.Text.inline)
		}
		p.html("</summary>\n")
		p.text(Text{blocks: o.Text.blocks})
		p.html("<noscript>\n")
		p.move(sc, o, first+i)
		p.close("noscript")
		p.close("details")
	}
	p.close("section")
	p.s = outer
}

func (p *printer) move(sc *Scenario, o Option, number int) {
	if !p.sealed {
		p.marked(partOption(number), func() { p.text(o.Feedback) })
		return
	}
	if to := sc.target(o); to >= 0 {
		p.html(`<p><a href="#` + html.EscapeString(sc.Steps[to].section.ID()) + `">`)
		p.word("quiz_go")
		p.escaped(" " + strconv.Itoa(to+1))
		p.html("</a></p>\n")
	}
}

// letter names an option by its place: A, B, C.
func letter(i int) string { return string(rune('A' + i)) }

// scattered returns the numbers of texts in an order that depends on the question and on the words, but not on the
// order in which the author wrote them: a sealed page must not give that away, and this program is
// no secret. On other pages the author's order is avoided too.
func (q *Question) scattered(texts []string) []int {
	name := q.ID
	if name == "" {
		name = q.plain
	}
	list, hashes := make([]int, len(texts)), make([]uint64, len(texts))
	for i, text := range texts {
		h := fnv.New64a()
		_, _ = h.Write([]byte(text + "\x00" + name)) // never fails
		list[i], hashes[i] = i, h.Sum64()*0x9e3779b97f4a7c15
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(hashes[a], hashes[b]), cmp.Compare(texts[a], texts[b])) })
	if !q.sealed && len(list) > 1 && slices.IsSorted(list) {
		list = append(list[1:], list[0])
	}
	return list
}
