package worksheet

import (
	"fmt"
	"strings"
)

// needs lists the cells that a formula names.
func (c *Cell) needs() []int {
	var list []int
	var walk func(e *Expr)
	walk = func(e *Expr) {
		list = append(list, e.Cells...)
		for _, arg := range e.Args {
			walk(arg)
		}
	}
	if c.Expr != nil {
		walk(c.Expr)
	}
	if c.Bound != nil {
		walk(c.Bound)
	}
	return list
}

// order sorts the cells so that each stands behind those it needs, in reading order otherwise. Cells in a circle, and
// those that need one, are left out.
func (k *linker) order() {
	const (
		fresh = iota
		open
		done
		lost // in a circle, or in need of one
	)
	state := make([]int, len(k.s.Cells))
	var path []int
	var visit func(i int) bool
	visit = func(i int) bool {
		switch state[i] {
		case done:
			return true
		case lost:
			return false
		case open:
			k.circle(path, i)
			return false
		}
		state[i] = open
		path = append(path, i)
		good := true
		for _, j := range k.s.Cells[i].needs() {
			good = visit(j) && good
		}
		path = path[:len(path)-1]
		if state[i] = done; !good {
			state[i] = lost
			k.s.Cells[i].broken = true
			return false
		}
		k.s.Order = append(k.s.Order, i)
		return true
	}
	for i := range k.s.Cells {
		visit(i)
	}
}

// circle reports that cell i, which is on the way, was met again.
func (k *linker) circle(path []int, i int) {
	for path[0] != i {
		path = path[1:]
	}
	k.cell = k.s.Cells[i]
	if len(path) == 1 {
		k.fail("sheet-circle", k.cell.Expr, "the cell needs itself", "name another cell")
		return
	}
	var names []string
	for _, j := range path {
		names = append(names, "["+k.s.Cells[j].name()+"]")
	}
	names = append(names, "["+k.cell.name()+"]")
	k.fail("sheet-circle", k.cell.Expr, fmt.Sprintf("a circle: %s", strings.Join(names, " needs ")), "take one of the names away")
}
