package checklist

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	cellSize = 60 // of a square of the drawing
	margin   = 96 // for the names of rows
	foot     = 52 // for the names of columns
	perLine  = 3  // numbers of items in a line of a square
	perCell  = 9  // beyond which a square shows only how many there are
)

// matrix draws the risks, likelihood upwards and impact to the right, and prints the same as a table.
func (p *printer) matrix() {
	cells := map[[2]int][]string{}
	for _, item := range p.list.risks() {
		at := [2]int{item.Likelihood, item.Impact}
		cells[at] = append(cells[at], item.Number)
	}
	p.html(`<figure class="risk" data-search-ignore>` + "\n" + p.drawing(cells) + `<figcaption>` + esc(p.say("checklist_matrix")) + "</figcaption>\n")
	p.matrixTable(cells)
	p.html("</figure>\n")
}

// drawing is the matrix as SVG. It is hidden from screen readers: the table says the same.
func (p *printer) drawing(cells map[[2]int][]string) string {
	var b strings.Builder
	width, height := margin+scale*cellSize+2, scale*cellSize+foot
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" width="%d" height="%d" aria-hidden="true" focusable="false">`+"\n", width, height, width, height)
	for likelihood := scale; likelihood >= 1; likelihood-- {
		y := (scale-likelihood)*cellSize + 1
		fmt.Fprintf(&b, `<text class="risk-name" x="%d" y="%d" text-anchor="end">%s</text>`+"\n", margin-10, y+cellSize/2+5, esc(p.level("likelihood", likelihood)))
		for impact := 1; impact <= scale; impact++ {
			x := margin + (impact-1)*cellSize
			fmt.Fprintf(&b, `<rect class="is-%s" x="%d" y="%d" width="%d" height="%d"/>`+"\n", severityOf(likelihood, impact), x, y, cellSize, cellSize)
			fmt.Fprintf(&b, `<g data-square="%d,%d" data-x="%d" data-y="%d">`+"\n%s</g>\n", likelihood, impact, x+cellSize/2, y+cellSize/2+5, square(cells[[2]int{likelihood, impact}], x, y))
		}
	}
	for impact := 1; impact <= scale; impact++ {
		fmt.Fprintf(&b, `<text class="risk-name" x="%d" y="%d" text-anchor="middle">%s</text>`+"\n", margin+(impact-1)*cellSize+cellSize/2, scale*cellSize+20, esc(p.level("impact", impact)))
	}
	fmt.Fprintf(&b, `<text class="risk-axis" x="%d" y="%d" text-anchor="middle">%s</text>`+"\n", margin+scale*cellSize/2, scale*cellSize+44, esc(p.say("checklist_impact")))
	b.WriteString("</svg>\n")
	return b.String()
}

// square is the numbers of the items in one square.
func square(numbers []string, x, y int) string {
	lines := []string{strconv.Itoa(len(numbers)) + " ×"}
	if len(numbers) <= perCell {
		lines = nil
		for i := 0; i < len(numbers); i += perLine {
			lines = append(lines, strings.Join(numbers[i:min(i+perLine, len(numbers))], " "))
		}
	}
	var b strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&b, `<text x="%d" y="%d" text-anchor="middle">%s</text>`+"\n", x+cellSize/2, y+cellSize/2+5+i*17-(len(lines)-1)*8, line)
	}
	return b.String()
}

// level names a likelihood or an impact: "4 likely".
func (p *printer) level(of string, n int) string {
	return strconv.Itoa(n) + " " + p.say("checklist_"+of+"_"+strconv.Itoa(n))
}

// matrixTable prints the risks as rows, the greatest first.
func (p *printer) matrixTable(cells map[[2]int][]string) {
	p.html(`<div class="table" role="region" tabindex="0" aria-label="` + esc(p.say("checklist_matrix")+" · "+p.s.Text) + `">` + "\n<table>\n<thead>\n<tr>")
	for _, key := range []string{"checklist_likelihood", "checklist_impact", "checklist_risk", "checklist_items"} {
		p.html(`<th scope="col">` + esc(p.say(key)) + "</th>")
	}
	p.html("</tr>\n</thead>\n<tbody>\n")
	for risk := scale * scale; risk > 0; risk-- {
		for likelihood := scale; likelihood >= 1; likelihood-- {
			impact := risk / likelihood
			numbers := cells[[2]int{likelihood, impact}]
			if likelihood*impact != risk || len(numbers) == 0 {
				continue
			}
			p.html("<tr><td>" + esc(p.level("likelihood", likelihood)) + "</td><td>" + esc(p.level("impact", impact)) + "</td><td>" +
				esc(p.say("checklist_"+string(severityOf(likelihood, impact)))) + " (" + strconv.Itoa(risk) + `)</td><td data-square="` + strconv.Itoa(likelihood) + "," + strconv.Itoa(impact) + `">` + strings.Join(numbers, ", ") + "</td></tr>\n")
		}
	}
	p.html("</tbody>\n</table>\n</div>\n")
}
