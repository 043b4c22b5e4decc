package flow

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A chart is a process as its author wrote it.
type chart struct {
	title  string
	stages []stage
	links  []link
}

type stage struct {
	name  string
	notes []string
}

// A link leads from one stage to another; both are indexes in the chart's stages.
type link struct {
	from, to int
	label    string
}

// A parser reads one block. The line maps answer questions about what came before.
type parser struct {
	chart
	index    map[string]int  // stage by its folded name
	noted    map[int]Problem // stages named by a note only, with what to say if it stays so
	linked   map[[2]int]int  // line of each link
	problems []Problem
	line     int
	full     [2]bool // a limit is named once: stages, links
}

func parse(src string) (chart, []Problem) {
	p := parser{index: map[string]int{}, noted: map[int]Problem{}, linked: map[[2]int]int{}}
	src = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(src, "\uFFFD"))
	for i, text := range strings.Split(src, "\n") {
		p.line = i + 1
		p.statement(text)
	}
	if len(p.links) > 0 {
		for _, said := range p.noted {
			p.problems = append(p.problems, said)
		}
	}
	if len(p.stages) == 0 {
		p.line = 1
		p.report(1, "the flow has no stage", "write its stages as: Lead -> Qualify -> Won")
	}
	slices.SortStableFunc(p.problems, func(a, b Problem) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Col - b.Col
	})
	return p.chart, p.problems
}

func (p *parser) statement(text string) {
	line := span{text, 1}.trim()
	if line.text == "" || strings.HasPrefix(line.text, "#") || strings.HasPrefix(line.text, "%%") {
		return
	}
	var tail span
	i, j := colon(line.text)
	if i >= 0 {
		line, tail = line.cut(i, j)
		tail = tail.trim()
	}
	names := arrows(line)
	if i >= 0 && tail.text == "" {
		p.report(line.col, "nothing stands after the colon", "write a text after it or remove it")
	}
	p.tooLong(tail)
	switch {
	case len(names) > 1:
		p.chain(names, clean(tail.text))
	case i >= 0 && isTitle(names[0].text):
		p.setTitle(line.col, clean(tail.text))
	default:
		p.single(names[0].trim(), clean(tail.text))
	}
}

func isTitle(s string) bool {
	s = strings.TrimSpace(s)
	return strings.EqualFold(s, "title") || s == "标题"
}

func (p *parser) setTitle(col int, text string) {
	if p.title != "" && text != "" {
		p.report(col, "the flow has a title already", "keep one of the two")
		return
	}
	p.title = text
}

// chain adds the links of one line; label belongs to the last of them.
func (p *parser) chain(names []span, label string) {
	from := -1
	for i, n := range names {
		n = n.trim()
		if n.text == "" {
			p.report(n.col, "an arrow has no stage on one side", "write a name before and after each arrow")
			from = -1
			continue
		}
		if strings.HasSuffix(n.text, "<") {
			p.report(n.col+utf8.RuneCountInString(n.text)-1, "an arrow points to the left", "links go one way: write a line for each direction")
			n.text = strings.TrimRight(n.text, "< ")
		}
		to := p.stage(n)
		text := ""
		if i == len(names)-1 {
			text = label
		}
		if from >= 0 && to >= 0 {
			p.link(link{from, to, text}, n.col)
		}
		delete(p.noted, to)
		from = to
	}
}

// single is a line without an arrow: a stage alone, or a stage and a note.
func (p *parser) single(name span, note string) {
	if strings.Contains(name.text, "<-") || strings.Contains(name.text, "←") {
		p.report(name.col, "an arrow points to the left", "write the stage it starts from first: A -> B")
		return
	}
	if name.text == "" {
		p.report(name.col, "a note has no stage before the colon", "write it as: Stage: note")
		return
	}
	before := len(p.stages)
	i := p.stage(name)
	if i < 0 {
		return
	}
	if note == "" {
		delete(p.noted, i)
		return
	}
	p.stages[i].notes = append(p.stages[i].notes, note)
	if len(p.stages) > before {
		p.noted[i] = Problem{p.line, name.col, fmt.Sprintf("no arrow leads to or from %q", p.stages[i].name),
			"check its spelling, or write the name alone on a line to keep it apart"}
	}
}

// stage returns the index of the named stage, new or not, or -1 when it is one too many.
func (p *parser) stage(n span) int {
	p.tooLong(n)
	name := clean(n.text)
	key := strings.ToLower(name)
	if i, ok := p.index[key]; ok {
		return i
	}
	if key == "" {
		p.report(n.col, "a stage has no name", "write a name before and after each arrow")
		return -1
	}
	if len(p.stages) == MaxStages {
		p.limit(0, n.col, fmt.Sprintf("a flow has at most %d stages", MaxStages))
		return -1
	}
	p.index[key] = len(p.stages)
	p.stages = append(p.stages, stage{name: name})
	return len(p.stages) - 1
}

func (p *parser) link(l link, col int) {
	ends := [2]int{l.from, l.to}
	if line := p.linked[ends]; line > 0 {
		p.report(col, fmt.Sprintf("line %d has this link already", line), "keep one of the two")
		return
	}
	if len(p.links) == MaxLinks {
		p.limit(1, col, fmt.Sprintf("a flow has at most %d links", MaxLinks))
		return
	}
	p.linked[ends] = p.line
	p.links = append(p.links, l)
}

func (p *parser) limit(which, col int, message string) {
	if !p.full[which] {
		p.full[which] = true
		p.report(col, message, "split the process into several flows")
	}
}

func (p *parser) tooLong(s span) {
	if utf8.RuneCountInString(s.text) > MaxText {
		p.report(s.col, fmt.Sprintf("a text is longer than %d characters", MaxText), "say it in fewer words; the page's prose can say the rest")
	}
}

func (p *parser) report(col int, message, hint string) {
	p.problems = append(p.problems, Problem{p.line, col, message, hint})
}
