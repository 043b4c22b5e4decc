package worksheet

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
	"rampbook/generator/markdown"
)

// A reader reads one worksheet.
type reader struct {
	s     *markdown.Section
	sheet *Sheet
	ds    *diag.List
}

func (r *reader) fail(code string, p diag.Pos, message, hint string) {
	r.ds.Error(code, p, message, hint)
}

// read returns the worksheet that section s is; nil when it is none.
func read(s *markdown.Section, ds *diag.List) *Sheet {
	r := &reader{s: s, ds: ds}
	r.sheet = &Sheet{Head: exercise.NewHead(s), Decimals: 2, blocks: s.Blocks}
	if !hasCells(s) {
		if s.HasComment {
			r.fail("sheet-body", s.Pos, "the worksheet has no table with an input or a formula", "write cells as code: `number = 5`, or take the comment away if this is none")
		}
		return nil
	}
	r.metadata()
	for _, n := range s.Blocks {
		if table, ok := n.(*east.Table); ok {
			r.table(table)
		}
	}
	r.sheet.link(ds)
	return r.sheet
}

// hasCells reports whether a table has a cell of code that is an input or a formula.
func hasCells(s *markdown.Section) bool {
	for _, n := range s.Blocks {
		if n.Kind() != east.KindTable {
			continue
		}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				if text, _, ok := codeOf(s, c); ok && looksLikeCell(text) {
					return true
				}
			}
		}
	}
	return false
}

// looksLikeCell reports whether code begins as a formula or an input does.
func looksLikeCell(text string) bool {
	r, _ := next(text)
	word, _, _ := strings.Cut(text, " ")
	_, known := typeWord(word)
	return r == '=' || known
}

// codeOf returns the code of a cell that holds nothing else, and its offset in the source.
func codeOf(s *markdown.Section, cell ast.Node) (text string, at int, ok bool) {
	code, ok := cell.FirstChild().(*ast.CodeSpan)
	if !ok || code.NextSibling() != nil {
		return "", 0, false
	}
	first, ok := code.FirstChild().(*ast.Text)
	if !ok {
		return "", 0, false
	}
	for c := code.FirstChild(); c != nil; c = c.NextSibling() {
		if part, ok := c.(*ast.Text); ok {
			text += string(part.Segment.Value(s.Source()))
		}
	}
	trimmed := strings.TrimLeft(text, " ")
	return strings.TrimRight(trimmed, " "), first.Segment.Start + len(text) - len(trimmed), true
}

// metadata reads the comment below the heading.
func (r *reader) metadata() {
	for p, f := range kind.Metadata(r.s, r.ds) {
		switch f.Key {
		case "id":
			r.sheet.ID = kind.ID(f.Value, p, r.ds)
		case "currency":
			r.sheet.Currency = f.Value
		case "decimals":
			n, err := strconv.Atoi(f.Value)
			if err != nil || n < 0 || n > 6 {
				r.fail("sheet-metadata", p, fmt.Sprintf("decimals: %q is no number of digits", f.Value), "write a number from 0 to 6")
				continue
			}
			r.sheet.Decimals = n
		default:
			kind.UnknownKey(p, f.Key, []string{"id", "currency", "decimals"}, r.ds)
		}
	}
}

// table reads one table.
func (r *reader) table(node *east.Table) {
	if len(r.sheet.Tables) == MaxTables {
		r.fail("sheet-limit", r.s.At(node.Pos()), fmt.Sprintf("more than %d tables", MaxTables), "split the worksheet")
		return
	}
	t := &Table{node: node}
	r.sheet.Tables = append(r.sheet.Tables, t)
	if len(node.Alignments) > MaxColumns {
		r.fail("sheet-limit", r.s.At(node.Pos()), fmt.Sprintf("more than %d columns", MaxColumns), "split the table")
		return
	}
	for n := node.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == east.KindTableHeader {
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				t.Columns = append(t.Columns, r.s.Plain(c))
			}
			continue
		}
		if len(t.Rows) == MaxRows {
			r.fail("sheet-limit", r.s.At(n.Pos()), fmt.Sprintf("more than %d rows", MaxRows), "split the table")
			return
		}
		r.row(t, n)
	}
}

func (r *reader) row(t *Table, n ast.Node) {
	row := &Row{}
	t.Rows = append(t.Rows, row)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		cell, ok := c.(*east.TableCell)
		if !ok {
			continue
		}
		if len(row.nodes) == 0 {
			row.Name = r.s.Plain(cell)
		}
		row.nodes = append(row.nodes, cell)
		row.Cells = append(row.Cells, r.cell(t, row, cell))
	}
}

// cell reads a cell and returns its number, -1 for words.
func (r *reader) cell(t *Table, row *Row, node *east.TableCell) int {
	text, at, ok := codeOf(r.s, node)
	if !ok {
		r.strayCode(node)
		return -1
	}
	col := len(row.nodes) - 1
	if col == 0 && !looksLikeCell(text) {
		return -1
	}
	pos := r.s.At(at)
	if col == 0 {
		r.fail("sheet-cell", pos, "the first column holds names, no values", "put the value into a column of its own")
		return -1
	}
	if len(r.sheet.Cells) == MaxCells {
		r.fail("sheet-limit", pos, fmt.Sprintf("more than %d inputs and formulas", MaxCells), "split the worksheet")
		return -1
	}
	c := &Cell{Row: row.Name, Column: t.Columns[min(col, len(t.Columns)-1)], Source: text, Digits: -1, table: t, row: len(t.Rows) - 1, col: col, pos: pos}
	r.sheet.Cells = append(r.sheet.Cells, c)
	if bad := c.read(); bad != nil {
		c.broken = true
		r.fail("sheet-cell", r.s.At(at+bad.at), bad.message, bad.hint)
	}
	return len(r.sheet.Cells) - 1
}

// read takes the cell's text apart.
func (c *Cell) read() *mistake {
	if len(c.Source) > MaxFormula {
		return &mistake{0, fmt.Sprintf("the cell has more than %d bytes", MaxFormula), "compute a part of it in a cell of its own"}
	}
	if sign, size := next(c.Source); sign == '=' {
		f, bad := parseFormula(c.Source[size:], size)
		if bad != nil {
			return bad
		}
		c.Expr, c.Rule, c.Bound, c.Type, c.Digits = f.expr, f.rule, f.bound, f.as, f.digits
		return nil
	}
	input, bad := readInput(c.Source)
	if bad != nil {
		return bad
	}
	c.Input, c.Type, c.words = input, input.Type, input.Options
	return nil
}

// strayCode reports a formula that does not stand alone.
func (r *reader) strayCode(node ast.Node) {
	for c := node.FirstChild(); c != nil; c = c.NextSibling() {
		first, ok := c.FirstChild().(*ast.Text)
		if c.Kind() != ast.KindCodeSpan || !ok {
			continue
		}
		if sign, _ := next(string(first.Segment.Value(r.s.Source()))); sign == '=' {
			r.fail("sheet-cell", r.s.At(first.Segment.Start), "this formula does not stand alone in its cell", "put the words into a cell of their own")
		}
	}
}
