package scorecard

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rampbook/generator/markdown"
)

// A printer writes a scorecard as a form that can be filled in on paper: a box at each level, a blank for each
// figure, and below the table what the score means.
type printer struct {
	s     *markdown.Section
	card  *Card
	total float64 // of the weights of the groups
}

func (p *printer) html(s string) { p.s.Write(s) }

// say returns a word of the page's language.
func (p *printer) say(key string, values ...string) string { return p.s.Say(english, key, values...) }

func (p *printer) print() {
	for _, g := range p.card.Groups {
		p.total += g.Weight
	}
	kind.Open(&p.card.Head, p.say("card"))
	for _, n := range p.s.Blocks {
		switch {
		case n == ast.Node(p.card.table):
			p.table()
			p.rules()
			p.bands()
		case n != p.card.advice || p.card.advice == nil:
			p.s.WriteBlock(n)
		}
	}
	kind.Close(&p.card.Head)
}

// hasGates reports whether a column of gates is printed.
func (c *Card) hasGates() bool {
	for _, k := range c.Criteria {
		if k.Gate != nil {
			return true
		}
	}
	return false
}

// scaleWidth is how many columns the scales take.
func (c *Card) scaleWidth() int {
	if c.Levels > 0 {
		return c.Levels
	}
	return 1
}

func (p *printer) table() {
	c := p.card
	p.html(`<div class="table" role="region" tabindex="0" aria-label="` + esc(p.s.Text) + `">` + "\n<table>\n<thead>\n<tr>\n")
	head := cellsOf(c.table.FirstChild())
	p.inHead(head[0])
	for _, i := range c.columns.text {
		p.inHead(head[i])
	}
	p.html(`<th scope="col" class="right" data-search-ignore>` + esc(p.say("card_share")) + "</th>\n")
	if c.hasGates() {
		p.html(`<th scope="col" class="center" data-search-ignore>` + esc(p.say("card_gate")) + "</th>\n")
	}
	for _, i := range c.columns.levels {
		p.inHead(head[i])
	}
	if c.Levels == 0 {
		p.html(`<th scope="col" data-search-ignore>` + esc(p.say("card_rating")) + "</th>\n")
	}
	p.html("</tr>\n</thead>\n<tbody>\n")
	for g, group := range c.Groups {
		if group.node != nil {
			p.group(g)
		}
		for i, k := range c.Criteria {
			if k.Group == g {
				p.criterion(i, k)
			}
		}
	}
	p.html("</tbody>\n</table>\n</div>\n")
}

func cellsOf(row ast.Node) []ast.Node {
	var list []ast.Node
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c)
	}
	return list
}

func (p *printer) inHead(c ast.Node) {
	p.html(`<th scope="col">`)
	p.s.WriteInlines(c)
	p.html("</th>\n")
}

// percent prints a share of 1 as percent, with at most one digit behind the point.
func percent(share float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(100*share, 'f', 1, 64), ".0") + "%"
}

func (p *printer) group(g int) {
	group := p.card.Groups[g]
	p.html(`<tr class="group">` + "\n" + `<th scope="row" colspan="` + strconv.Itoa(1+len(p.card.columns.text)) + `">`)
	p.s.WriteInlines(group.node)
	p.html(`</th>` + "\n" + `<td class="right" data-search-ignore>` + percent(group.Weight/p.total) + "</td>\n")
	rest := p.card.scaleWidth()
	if p.card.hasGates() {
		rest++
	}
	p.html(`<td colspan="` + strconv.Itoa(rest) + `"></td>` + "\n</tr>\n")
}

func (p *printer) criterion(i int, k *Criterion) {
	cells := cellsOf(k.row)
	p.html(`<tr data-criterion="` + strconv.Itoa(i) + `">` + "\n" + `<th scope="row">`)
	p.s.WriteInlines(cells[0])
	p.html("</th>\n")
	for _, at := range p.card.columns.text {
		p.html("<td>")
		p.s.WriteInlines(cells[at])
		p.html("</td>\n")
	}
	p.html(`<td class="right" data-search-ignore>` + percent(p.card.shareOf(k, p.total)) + "</td>\n")
	if p.card.hasGates() {
		p.html(`<td class="center" data-search-ignore>` + esc(p.gate(k)) + "</td>\n")
	}
	p.scale(k)
	p.html("</tr>\n")
}

// shareOf is the part of the whole that a criterion weighs.
func (c *Card) shareOf(k *Criterion, total float64) float64 {
	sum := 0.0
	for _, other := range c.Criteria {
		if other.Group == k.Group {
			sum += other.Weight
		}
	}
	return c.Groups[k.Group].Weight / total * k.Weight / sum
}

// gate says what the gate asks for.
func (p *printer) gate(k *Criterion) string {
	switch {
	case k.Gate == nil:
		return ""
	case k.Kind == YesNo && *k.Gate == 1:
		return p.say("card_yes")
	case k.Kind == YesNo:
		return p.say("card_no")
	case k.Kind == Number && k.Best.High < k.Worst.Low:
		return "≤ " + p.figure(Stretch{*k.Gate, *k.Gate}, k.Unit)
	}
	return "≥ " + p.figure(Stretch{*k.Gate, *k.Gate}, k.Unit)
}

func (p *printer) figure(s Stretch, unit string) string {
	text := number(s.Low)
	if s.High != s.Low {
		text += "–" + number(s.High)
	}
	if unit == "%" {
		return text + unit
	}
	return strings.TrimSpace(text + " " + unit)
}

// scale prints the boxes or the blank of a criterion.
func (p *printer) scale(k *Criterion) {
	switch k.Kind {
	case Level:
		for i, anchor := range k.anchors {
			p.html(`<td class="anchor-cell"><span class="box" data-level="` + strconv.Itoa(i+1) + `"></span> `)
			p.s.WriteInlines(anchor)
			p.html("</td>\n")
		}
		return
	case YesNo:
		p.html(`<td colspan="` + strconv.Itoa(p.card.scaleWidth()) + `" data-search-ignore><span class="box" data-level="1"></span> ` + esc(p.say("card_yes")) +
			` <span class="box" data-level="0"></span> ` + esc(p.say("card_no")) + "</td>\n")
		return
	}
	p.html(`<td colspan="` + strconv.Itoa(p.card.scaleWidth()) + `"><span class="field"></span> ` + esc(k.Unit) + ` <span class="range" data-search-ignore>` +
		esc(p.say("card_range", p.figure(k.Worst, k.Unit), p.figure(k.Best, k.Unit))) + "</span></td>\n")
}

// rules says how the score comes about.
func (p *printer) rules() {
	c := p.card
	p.rule("card_rule")
	if c.Geometric {
		p.rule("card_geometric")
	}
	if c.hasGates() {
		p.rule("card_gates")
	}
	if len(c.Raters) == 0 {
		return
	}
	sum := 0.0
	for _, r := range c.Raters {
		sum += r.Weight
	}
	var list []string
	for _, r := range c.Raters {
		if r.Name == self {
			list = append(list, p.say("card_uncounted", p.rater(r.Name)))
			continue
		}
		list = append(list, p.rater(r.Name)+" "+percent(r.Weight/sum))
	}
	p.rule("card_raters", strings.Join(list, p.say("list_comma")))
}

func (p *printer) rule(key string, values ...string) {
	p.html(`<p class="scorecard-rule" data-search-ignore>` + esc(p.say(key, values...)) + "</p>\n")
}

// rater is the name of a group of raters in the page's language.
func (p *printer) rater(name string) string {
	switch name {
	case manager, "peer", "customer", self:
		return p.say("card_" + name)
	}
	return name
}

func esc(s string) string { return html.EscapeString(s) }
