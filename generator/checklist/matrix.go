package checklist

import (
	"strconv"
	"strings"
)

const mostNumbers = 9 // of items in one square; it shows only how many there are beyond

// A square of the matrix is a likelihood and an impact.
type square [2]int

func (s square) risk() int { return s[0] * s[1] }

// mark is the attribute by which a script finds the square.
func (s square) mark() string {
	return ` data-square="` + strconv.Itoa(s[0]) + "," + strconv.Itoa(s[1]) + `"`
}

// matrix draws the risks, likelihood upwards and impact onwards, and prints the same as a table.
func (p *printer) matrix() {
	items := map[square][]string{}
	for _, item := range p.list.risks() {
		at := square{item.Likelihood, item.Impact}
		items[at] = append(items[at], item.Number)
	}
	p.html(`<figure class="risk" data-search-ignore>` + "\n")
	p.drawing(items)
	p.html(`<figcaption>` + esc(p.say("checklist_matrix")) + "</figcaption>\n")
	p.matrixTable(items)
	p.html("</figure>\n")
}

// drawing prints the matrix as a grid, whose words break and grow as the page's do. It is hidden from screen readers and
// the search: the table says the same.
func (p *printer) drawing(items map[square][]string) {
	p.html(`<div class="risk-grid" aria-hidden="true" data-search-ignore>` + "\n" + `<span class="risk-axis">` + esc(p.say("checklist_likelihood")) + "</span>\n")
	for likelihood := scale; likelihood >= 1; likelihood-- {
		p.html(`<span class="risk-name">` + esc(p.level("likelihood", likelihood)) + "</span>")
		for impact := 1; impact <= scale; impact++ {
			at := square{likelihood, impact}
			p.html(`<span class="is-` + string(severityOf(likelihood, impact)) + `"` + at.mark() + ">" + inSquare(items[at]) + "</span>")
		}
		p.html("\n")
	}
	p.html(`<span></span>`)
	for impact := 1; impact <= scale; impact++ {
		p.html(`<span class="risk-name">` + esc(p.level("impact", impact)) + "</span>")
	}
	p.html("\n" + `<span class="risk-axis">` + esc(p.say("checklist_impact")) + "</span>\n</div>\n")
}

// inSquare is what a square shows of its items.
func inSquare(numbers []string) string {
	if len(numbers) > mostNumbers {
		return strconv.Itoa(len(numbers)) + " ×"
	}
	return strings.Join(numbers, " ")
}

// level names a likelihood or an impact: "4 likely".
func (p *printer) level(of string, n int) string {
	return strconv.Itoa(n) + " " + p.say("checklist_"+of+"_"+strconv.Itoa(n))
}

// matrixTable prints the risks as rows, the greatest first.
func (p *printer) matrixTable(items map[square][]string) {
	p.html(`<div class="table" role="region" tabindex="0" aria-label="` + esc(p.say("checklist_matrix")+" · "+p.s.Text) + `">` + "\n<table>\n<thead>\n<tr>")
	for _, key := range []string{"checklist_likelihood", "checklist_impact", "checklist_risk", "checklist_items"} {
		p.html(`<th scope="col">` + esc(p.say(key)) + "</th>")
	}
	p.html("</tr>\n</thead>\n<tbody>\n")
	for risk := scale * scale; risk > 0; risk-- {
		for likelihood := scale; likelihood >= 1; likelihood-- {
			if at := (square{likelihood, risk / likelihood}); at.risk() == risk && len(items[at]) > 0 {
				p.matrixRow(at, items[at])
			}
		}
	}
	p.html("</tbody>\n</table>\n</div>\n")
}

func (p *printer) matrixRow(at square, numbers []string) {
	severity := p.say("checklist_" + string(severityOf(at[0], at[1])))
	p.html("<tr><td>" + esc(p.level("likelihood", at[0])) + "</td><td>" + esc(p.level("impact", at[1])) + "</td><td>" +
		esc(p.say("form_aside", severity, strconv.Itoa(at.risk()))) + "</td><td" + at.mark() + ">" + esc(strings.Join(numbers, p.say("list_comma"))) + "</td></tr>\n")
}
