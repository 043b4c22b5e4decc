package flow

import (
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
)

const (
	wideMost   = 720.0 // widest drawing in rows
	narrowMost = 400.0 // a drawing that is no wider serves a phone too
	mostAcross = 6
)

// figure returns the whole HTML of a chart with at least one stage.
func figure(c chart, say func(key string) string) string {
	r := rankOf(c)
	wide := layout(c, r, furrows(c, r, 1))
	for cols := mostAcross; cols > 1; cols-- {
		if d := layout(c, r, furrows(c, r, cols)); d.width <= wideMost {
			wide = d
			break
		}
	}
	w := writer{chart: c, rank: r, say: say}
	w.print("<figure class=\"flow\">\n")
	if wide.width <= narrowMost {
		w.svg(wide, "flow-drawing")
	} else {
		w.svg(wide, "flow-drawing flow-wide")
		w.svg(layout(c, r, spine(c, r)), "flow-drawing flow-narrow")
	}
	if c.title != "" {
		w.print("<figcaption>%s</figcaption>\n", esc(c.title))
	}
	w.list()
	w.print("</figure>\n")
	return w.String()
}

// words falls back to English where label knows nothing.
func words(label func(string) string) func(string) string {
	english := map[string]string{"flow": "Process", "flow_text": "The process as text", "flow_next": "leads to", "colon": ": ", "semicolon": "; "}
	return func(key string) string {
		if label != nil {
			if s := label(key); s != "" {
				return s
			}
		}
		return english[key]
	}
}

type writer struct {
	strings.Builder
	chart
	rank
	say func(key string) string
}

func (w *writer) print(format string, args ...any) {
	fmt.Fprintf(&w.Builder, format, args...)
}

// svg writes one drawing. The search reads the list, which has each word once and whole. Its attributes make it readable where no stylesheet arrives.
func (w *writer) svg(d drawing, class string) {
	w.print("<svg class=%q role=\"img\" data-search-ignore=\"\" aria-label=\"%s\" viewBox=\"0 0 %s %s\" width=\"%[3]s\" height=\"%[4]s\">\n",
		class, esc(w.summary()), num(d.width), num(d.height))
	w.print("<g fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\">\n")
	for i, p := range d.paths {
		w.print("<path class=\"flow-edge%s\" d=\"%s\"/>\n", w.backClass(i), rounded(p))
	}
	for i, b := range d.boxes {
		w.print("<rect class=\"flow-box%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>\n",
			w.boxClass(i), num(b.x), num(b.y), num(b.w), num(b.h), num(w.radius(i, b)))
	}
	w.print("</g>\n<g fill=\"currentColor\">\n")
	for i, p := range d.paths {
		w.print("<path class=\"flow-head%s\" d=\"%s\"/>\n", w.backClass(i), tip(p))
	}
	w.print("</g>\n<g text-anchor=\"middle\" fill=\"currentColor\">\n")
	for _, b := range d.boxes {
		w.boxText(b)
	}
	for _, p := range d.labels {
		w.plate(p)
	}
	w.print("</g>\n</svg>\n")
}

// summary names the drawing: its title and the stages of its main lines.
func (w *writer) summary() string {
	title := w.title
	if title == "" {
		title = w.say("flow")
	}
	var lines []string
	for _, p := range w.parts {
		var names []string
		for _, s := range p.main {
			names = append(names, w.stages[s].name)
		}
		if names != nil {
			lines = append(lines, strings.Join(names, " → "))
		}
	}
	if lines == nil {
		return title
	}
	return title + w.say("colon") + strings.Join(lines, w.say("semicolon"))
}

func (w *writer) backClass(link int) string {
	if w.back[link] {
		return " flow-back"
	}
	return ""
}

// boxClass tells where the process starts and where it ends.
func (w *writer) boxClass(s int) string {
	in, out := false, false
	for _, l := range w.links {
		if l.from != l.to {
			in, out = in || l.to == s, out || l.from == s
		}
	}
	switch {
	case out && !in:
		return " flow-start"
	case in && !out:
		return " flow-end"
	default:
		return ""
	}
}

// radius makes the first and the last stages rounder: colour alone must not tell them apart.
func (w *writer) radius(s int, b box) float64 {
	if w.boxClass(s) != "" {
		return min(20, b.h/2)
	}
	return 6
}

// boxText writes a stage's name and notes, middle to middle with its box.
func (w *writer) boxText(b box) {
	high := float64(len(b.name)) * nameLine
	for _, n := range b.notes {
		high += noteGap + float64(len(n))*smallLine
	}
	y := b.y + (b.h-high)/2
	y = w.lines("flow-name", b.name, point{b.x + b.w/2, y})
	for _, n := range b.notes {
		y = w.lines("flow-note", n, point{b.x + b.w/2, y + noteGap})
	}
}

func (w *writer) plate(p plate) {
	if p.lines == nil {
		return
	}
	w.print("<rect class=\"flow-plate\" fill=\"Canvas\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"3\"/>\n",
		num(p.x-p.w/2), num(p.y-p.h/2), num(p.w), num(p.h))
	w.lines("flow-label", p.lines, point{p.x, p.y - p.h/2 + 1})
}

// lines writes text with its upper edge at the given point and returns its lower edge.
func (w *writer) lines(class string, lines []string, at point) float64 {
	size, line := smallSize, smallLine
	if class == "flow-name" {
		size, line = nameSize, nameLine
	}
	w.print("<text class=%q font-size=\"%s\">", class, num(size))
	for i, l := range lines {
		if i > 0 {
			w.print(" ")
		}
		w.print("<tspan x=\"%s\" y=\"%s\">%s</tspan>", num(at.x), num(at.y+size), esc(l))
		at.y += line
	}
	w.print("</text>\n")
	return at.y
}

// list writes the whole chart as text.
func (w *writer) list() {
	w.print("<details class=\"flow-text\"><summary data-search-ignore=\"\">%s</summary>\n<ol>\n", esc(w.say("flow_text")))
	for i, s := range w.stages {
		w.print("<li><strong>%s</strong>", esc(s.name))
		for _, n := range s.notes {
			w.print("<br>%s", esc(n))
		}
		w.steps(i)
		w.print("</li>\n")
	}
	w.print("</ol>\n</details>\n")
}

func (w *writer) steps(from int) {
	open := false
	for _, l := range w.links {
		if l.from != from {
			continue
		}
		if !open {
			open = true
			w.print("\n<ul>")
		}
		w.print("<li><span data-search-ignore=\"\">%s </span>%s", esc(w.say("flow_next")), esc(w.stages[l.to].name))
		if l.label != "" {
			w.print("%s%s", esc(w.say("colon")), esc(l.label))
		}
		w.print("</li>")
	}
	if open {
		w.print("</ul>\n")
	}
}

const (
	tipLong  = 8.0
	tipWide  = 4.5
	bendMost = 9.0
)

// rounded returns path data with round bends; it ends where the arrow's tip begins.
func rounded(p []point) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M%s %s", num(p[0].x), num(p[0].y))
	for i := 1; i < len(p)-1; i++ {
		bend := min(bendMost, distance(p[i-1], p[i])/2, distance(p[i], p[i+1])/2)
		in, out := toward(p[i], p[i-1], bend), toward(p[i], p[i+1], bend)
		fmt.Fprintf(&b, "L%s %sQ%s %s %s %s", num(in.x), num(in.y), num(p[i].x), num(p[i].y), num(out.x), num(out.y))
	}
	end := toward(p[len(p)-1], p[len(p)-2], tipLong-1)
	fmt.Fprintf(&b, "L%s %s", num(end.x), num(end.y))
	return b.String()
}

// tip returns the path data of the arrow's tip at the end of p.
func tip(p []point) string {
	end := p[len(p)-1]
	base := toward(end, p[len(p)-2], tipLong)
	dx, dy := (end.y-base.y)/tipLong*tipWide, (end.x-base.x)/tipLong*tipWide
	return fmt.Sprintf("M%s %sL%s %sL%s %sZ", num(end.x), num(end.y),
		num(base.x+dx), num(base.y-dy), num(base.x-dx), num(base.y+dy))
}

func distance(a, b point) float64 {
	return math.Abs(a.x-b.x) + math.Abs(a.y-b.y)
}

// toward returns the point that lies d from a on the level or upright line to b.
func toward(a, b point, d float64) point {
	length := distance(a, b)
	if length == 0 {
		return a
	}
	return point{a.x + (b.x-a.x)*d/length, a.y + (b.y-a.y)*d/length}
}

// num writes a coordinate with at most one decimal, the same on every machine.
func num(f float64) string {
	return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64)
}

func esc(s string) string {
	return html.EscapeString(s)
}
