package worksheet

import (
	"fmt"
	"slices"
	"strings"

	"rampbook/generator/diag"
)

// link makes positions of names, gives every cell its type and brings the cells into the order in which they are
// computed.
func (s *Sheet) link(ds *diag.List) {
	k := &linker{s: s, ds: ds}
	for _, c := range s.Cells {
		if c.Expr == nil {
			continue
		}
		k.cell = c
		k.resolve(c.Expr)
		if c.Bound != nil {
			k.resolve(c.Bound)
		}
	}
	k.order()
	for _, i := range s.Order {
		k.cell = s.Cells[i]
		k.typeCell()
	}
	s.checkDefaults(ds)
}

// checkDefaults warns of formulas that have no value with the defaults, and of checks that these break.
func (s *Sheet) checkDefaults(ds *diag.List) {
	values := s.Compute(s.Defaults())
	for i, c := range s.Cells {
		if c.broken || c.Expr == nil {
			continue
		}
		switch v := values[i]; {
		case v.Fault != "":
			ds.Warn("sheet-default", c.pos, fmt.Sprintf("with the defaults this cell has no value (%s)", v.Fault), "choose defaults that can be computed with, or leave them out")
		case c.Rule != "" && v.Check == Off:
			ds.Warn("sheet-default", c.pos, "the defaults do not pass this check", "choose defaults that do")
		}
	}
}

// A linker works on the cells of one sheet.
type linker struct {
	s    *Sheet
	ds   *diag.List
	cell *Cell
}

// fail reports what is wrong with the cell at e; only the first of a cell is said.
func (k *linker) fail(code string, e *Expr, message, hint string) {
	if !k.cell.broken {
		k.ds.Error(code, k.pos(e), message, hint)
	}
	k.cell.broken = true
}

// pos is where e stands: the text of a cell is on one line.
func (k *linker) pos(e *Expr) diag.Pos {
	p := k.cell.pos
	p.Col += len([]rune(k.cell.Source[:min(e.at, len(k.cell.Source))]))
	return p
}

func (k *linker) resolve(e *Expr) {
	switch e.Op {
	case "cell":
		k.resolveCell(e)
	case "range":
		k.resolveRange(e)
	}
	for _, arg := range e.Args {
		k.resolve(arg)
	}
}

func (k *linker) resolveCell(e *Expr) {
	p, ok := k.find(e, e.names[0])
	if !ok {
		e.Cells = nil
		return
	}
	i := p.table.Rows[p.row].Cells[p.col]
	if i < 0 {
		k.fail("sheet-name", e, fmt.Sprintf("[%s] is a cell of words", e.names[0]), "make it an input, or a formula: `= 5`")
		return
	}
	e.Cells = []int{i}
}

func (k *linker) resolveRange(e *Expr) {
	from, ok := k.find(e, e.names[0])
	if !ok {
		return
	}
	to, ok := k.find(e, e.names[1])
	if !ok {
		return
	}
	if from.table != to.table {
		k.fail("sheet-name", e, "the range goes from one table to another", "name two cells of one table")
		return
	}
	for row := min(from.row, to.row); row <= max(from.row, to.row); row++ {
		for col := min(from.col, to.col); col <= max(from.col, to.col); col++ {
			if i := from.table.Rows[row].Cells[col]; i >= 0 {
				e.Cells = append(e.Cells, i)
			}
		}
	}
	if len(e.Cells) == 0 {
		k.fail("sheet-name", e, "the range holds nothing but words", "name a range of inputs and formulas")
	}
}

// A place is a cell of a table.
type place struct {
	table    *Table
	row, col int
}

// find returns the cell that a name means; it reports when there is none, or more than one.
func (k *linker) find(e *Expr, name string) (place, bool) {
	own := k.cell.table
	self := place{own, k.cell.row, k.cell.col}
	if places := own.named(name, k.cell); len(places) > 0 {
		if places = slices.Compact(places); len(places) > 1 { // a name that also means the formula's own cell means the other
			places = slices.DeleteFunc(places, func(p place) bool { return p == self })
		}
		return k.only(e, name, places)
	}
	var far []place
	for _, t := range k.s.Tables {
		if t != own {
			far = append(far, t.alone(name)...)
		}
	}
	if len(far) > 0 {
		return k.only(e, name, far)
	}
	for _, t := range slices.Concat([]*Table{own}, k.s.Tables) {
		far = t.pair(name)
		if len(far) > 0 {
			return k.only(e, name, far)
		}
	}
	k.unknown(e, name)
	return place{}, false
}

func (k *linker) only(e *Expr, name string, places []place) (place, bool) {
	if len(places) > 1 {
		k.fail("sheet-name", e, fmt.Sprintf("[%s] is the name of more than one cell", name), "write [row, column], and give every row and column a name of its own")
		return place{}, false
	}
	return places[0], true
}

// named finds a row of the name in the column of c, and a column of the name in its row.
func (t *Table) named(name string, c *Cell) []place {
	var list []place
	name = fold(name)
	for i, row := range t.Rows {
		if fold(row.Name) == name && name != "" && c.col < len(row.Cells) {
			list = append(list, place{t, i, c.col})
		}
	}
	for i, column := range t.Columns {
		if fold(column) == name && name != "" && i > 0 && i < len(t.Rows[c.row].Cells) {
			list = append(list, place{t, c.row, i})
		}
	}
	return list
}

// alone finds rows of the name in a table with a single column of values.
func (t *Table) alone(name string) []place {
	col := -1
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if cell >= 0 && col >= 0 && i != col {
				return nil
			}
			if cell >= 0 {
				col = i
			}
		}
	}
	var list []place
	for i, row := range t.Rows {
		if col >= 0 && col < len(row.Cells) && fold(row.Name) == fold(name) && row.Name != "" {
			list = append(list, place{t, i, col})
		}
	}
	return list
}

// pair finds the cell of "row, column", wherever the comma is that parts them.
func (t *Table) pair(name string) []place {
	var list []place
	folded := fold(name)
	for at := 0; at < len(folded); at++ {
		if folded[at] != ',' {
			continue
		}
		row, column := strings.TrimSpace(folded[:at]), strings.TrimSpace(folded[at+1:])
		for i, r := range t.Rows {
			for j := 1; j < min(len(r.Cells), len(t.Columns)); j++ {
				if fold(r.Name) == row && fold(t.Columns[j]) == column {
					list = append(list, place{t, i, j})
				}
			}
		}
	}
	return list
}

// unknown reports a name that no cell has.
func (k *linker) unknown(e *Expr, name string) {
	var rows, columns, names []string
	for _, t := range k.s.Tables {
		for _, r := range t.Rows {
			rows = append(rows, r.Name)
		}
		columns = append(columns, t.Columns[min(1, len(t.Columns)):]...)
	}
	names = append(append(names, rows...), columns...)
	if row, column, ok := strings.Cut(strings.Map(narrow, name), ","); ok {
		near := func(word string, known []string) string {
			word = strings.TrimSpace(word)
			if n := diag.Nearest(word, known); n != "" {
				return n
			}
			return word
		}
		names = append(names, near(row, rows)+", "+near(column, columns))
	}
	hint := "write the name of a row or column, or [row, column]"
	if near := diag.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean [%s]?", near)
	}
	if slices.ContainsFunc(names, func(n string) bool { return fold(n) == fold(name) }) {
		hint = "the name is in another table: write [row, column]"
	}
	k.fail("sheet-name", e, fmt.Sprintf("no row or column is named %q", name), hint)
}
