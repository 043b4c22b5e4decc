package worksheet

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/markdown"
)

// A printer writes a worksheet as HTML that can be read without a script: inputs as blanks with
// their defaults, results as computed from these, formulas in words below.
type printer struct {
	s      *markdown.Section
	sheet  *Sheet
	values []Value
	tables int // so far; two regions of one page must differ in their names
}

func (p *printer) html(s string) { p.s.Write(s) }

// say returns a word of the page's language.
func (p *printer) say(key string, values ...string) string { return p.s.Say(english, key, values...) }

func (p *printer) print() {
	p.values = p.sheet.Compute(p.sheet.Defaults())
	kind.Open(&p.sheet.Head, p.say("sheet"))
	if p.sheet.Currency != "" && p.hasMoney() {
		p.html(`<p class="worksheet-unit" data-search-ignore>` + esc(p.say("sheet_currency", p.sheet.Currency)) + "</p>\n")
	}
	for _, n := range p.sheet.blocks {
		if t := p.sheet.tableOf(n); t != nil {
			p.tables++
			p.table(t)
		} else {
			p.s.WriteBlock(n)
		}
	}
	p.how()
	kind.Close(&p.sheet.Head)
}

func (p *printer) hasMoney() bool {
	for _, c := range p.sheet.Cells {
		if c.Type == Money {
			return true
		}
	}
	return false
}

func (s *Sheet) tableOf(n ast.Node) *Table {
	for _, t := range s.Tables {
		if ast.Node(t.node) == n && len(t.Rows) > 0 {
			return t
		}
	}
	return nil
}

// table writes a table; the cells of the first column head their rows.
func (p *printer) table(t *Table) {
	p.html(`<div class="table" role="region" tabindex="0" aria-label="` + esc(p.s.Text+" "+strconv.Itoa(p.tables)) + `">` + "\n<table>\n<thead>\n<tr>\n")
	for c := t.node.FirstChild().FirstChild(); c != nil; c = c.NextSibling() {
		p.head(c.(*east.TableCell), "col")
	}
	p.html("</tr>\n</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		p.html("<tr>\n")
		for i, cell := range row.nodes {
			switch {
			case row.Cells[i] >= 0:
				p.cell(row.Cells[i], cell)
			case i == 0:
				p.head(cell, "row")
			default:
				p.html("<td" + align(cell) + ">")
				p.s.WriteInlines(cell)
				p.html("</td>\n")
			}
		}
		p.html("</tr>\n")
	}
	p.html("</tbody>\n</table>\n</div>\n")
}

func (p *printer) head(c *east.TableCell, scope string) {
	if !c.HasChildren() {
		p.html("<td" + align(c) + "></td>\n")
		return
	}
	p.html(`<th scope="` + scope + `"` + align(c) + ">")
	p.s.WriteInlines(c)
	p.html("</th>\n")
}

func align(c *east.TableCell) string {
	if c.Alignment == east.AlignNone {
		return ""
	}
	return ` class="` + c.Alignment.String() + `"`
}

// cell writes an input or a result. data-cell is its number, by which a script finds it.
func (p *printer) cell(i int, node *east.TableCell) {
	c, v := p.sheet.Cells[i], p.values[i]
	p.html("<td" + align(node) + ">")
	class, text := "result", p.shown(c, v)
	if c.Input != nil {
		class = "field"
	}
	if text == "" && c.Input == nil {
		text = "—"
	}
	p.html(`<span class="` + class + `" data-cell="` + strconv.Itoa(i) + `"`)
	if c.Input == nil && v.Kind != Text { // no author wrote it
		p.html(" data-search-ignore")
	}
	p.html(">" + esc(text) + "</span>")
	if v.Check != "" {
		p.html(` <span class="check is-` + string(v.Check) + `" data-search-ignore>` + esc(p.say("sheet_"+string(v.Check))) + "</span>")
	}
	p.html("</td>\n")
}

// shown is a value in the page's language.
func (p *printer) shown(c *Cell, v Value) string {
	if v.Kind == Truth && v.Truth {
		return p.say("sheet_yes")
	}
	if v.Kind == Truth {
		return p.say("sheet_no")
	}
	return p.sheet.Show(c, v)
}

// how prints what may be filled in and how the rest is computed.
func (p *printer) how() {
	p.html(`<details class="how"><summary data-search-ignore>` + esc(p.say("sheet_how")) + "</summary>\n<dl>\n")
	for _, c := range p.sheet.Cells {
		if c.broken || c.Input != nil && c.Input.Low == nil && c.Input.High == nil && c.Input.Options == nil {
			continue
		}
		ignore, text := " data-search-ignore", ""
		switch {
		case c.Input == nil:
			text = p.formula(c)
		case c.Input.Options != nil: // which stand nowhere else
			ignore, text = "", p.s.SayAround(english, "sheet_input_choice", strings.Join(c.Input.Options, " / "))
		default:
			text = esc(p.limits(c))
		}
		p.html("<div" + ignore + "><dt data-search-ignore>" + esc(p.nameOf(c)) + "</dt><dd>" + text + "</dd></div>\n")
	}
	p.html("</dl>\n</details>\n")
}

// nameOf is the cell's name for a reader.
func (p *printer) nameOf(c *Cell) string {
	if c.Row == "" || c.Column == "" {
		return c.Row + c.Column
	}
	return c.Row + p.say("form_comma") + c.Column
}

// limits says what an input takes.
func (p *printer) limits(c *Cell) string {
	in := c.Input
	bound := func(v Value) string { return p.sheet.Show(c, v) }
	what := p.say("sheet_input_" + in.Type.word())
	switch {
	case in.Low != nil && in.High != nil:
		return p.say("sheet_limits", what, p.say("sheet_between", bound(numberValue(in.Low, "")), bound(numberValue(in.High, ""))))
	case in.Low != nil:
		return p.say("sheet_limits", what, p.say("sheet_least", bound(numberValue(in.Low, ""))))
	case in.High != nil:
		return p.say("sheet_limits", what, p.say("sheet_most", bound(numberValue(in.High, ""))))
	}
	return what
}

func esc(s string) string { return html.EscapeString(s) }
