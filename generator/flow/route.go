package flow

import (
	"math"
	"slices"
)

// Links run in the channels between the grid's rows and columns and never through a cell
// with a stage. Row channel k lies above row k, column channel k to the left of
// column k. Before sizes are known, places are counted in half cells: column c has its
// middle at 2c+1, column channel k its middle at 2k; rows likewise.

type side int

const (
	top side = iota
	right
	bottom
	left
)

// An end is where a link touches a stage.
type end struct {
	stage, link int
	side        side
	toward      float64 // half cells to where the link goes along this side, from the middle
	order       float64 // among ends that go the same way: nearer the middle first
	offset      float64 // from the middle of the side, in drawing units
}

// A run is the part of a link that lies in one channel.
type run struct {
	link    int
	across  bool // in a row channel, so it runs from left to right or back
	channel int
	lo, hi  float64 // what it covers, in half cells
	stubs   [2]stub // what leaves it
	lane    int     // from 0, away from the grid's origin
	carries bool    // it carries the link's label
}

// A stub is what leaves a run at one end: to the side with lower numbers (-1) or higher (+1).
type stub struct {
	at float64
	to int
}

// A route is the way of one link: straight, or through one or two runs.
type route struct {
	straight bool
	ends     [2]*end
	runs     []*run
}

type router struct {
	chart
	rank
	grid
	taken    map[cell]bool
	straight map[[2]int]bool
	routes   []route
}

// routesOf finds the way of every link, without sizes.
func routesOf(c chart, r rank, g grid) []route {
	rt := router{chart: c, rank: r, grid: g, taken: map[cell]bool{}, straight: map[[2]int]bool{}}
	for _, at := range g.cells {
		rt.taken[at] = true
	}
	for i, l := range c.links {
		rt.routes = append(rt.routes, rt.route(i, l))
	}
	return rt.routes
}

func (rt *router) route(i int, l link) route {
	a, b := rt.cells[l.from], rt.cells[l.to]
	switch {
	case rt.isStraight(l.from, l.to):
		return rt.direct(i, l)
	case a == b:
		return rt.over(i, l, a.row)
	case a.col == b.col:
		return rt.aside(i, l)
	case a.row == b.row && rt.back[i]:
		return rt.over(i, l, a.row)
	case a.row == b.row || a.row == b.row-1:
		return rt.over(i, l, a.row+1)
	case a.row == b.row+1:
		return rt.over(i, l, a.row)
	case a.col == b.col-1 || a.col == b.col+1:
		return rt.beside(i, l)
	default:
		return rt.corner(i, l)
	}
}

// isStraight reports whether nothing stands between two stages of a row or a column,
// and claims the line between them.
func (rt *router) isStraight(from, to int) bool {
	a, b := rt.cells[from], rt.cells[to]
	pair := [2]int{min(from, to), max(from, to)}
	if from == to || rt.straight[pair] || (a.row != b.row && a.col != b.col) {
		return false
	}
	dr, dc := sign(b.row-a.row), sign(b.col-a.col)
	for at := (cell{a.row + dr, a.col + dc}); at != b; at.row, at.col = at.row+dr, at.col+dc {
		if rt.taken[at] {
			return false
		}
	}
	rt.straight[pair] = true
	return true
}

func (rt *router) direct(i int, l link) route {
	a, b := rt.cells[l.from], rt.cells[l.to]
	out, in := right, left
	switch {
	case a.col > b.col:
		out, in = left, right
	case a.row < b.row:
		out, in = bottom, top
	case a.row > b.row:
		out, in = top, bottom
	}
	return route{straight: true, ends: [2]*end{{stage: l.from, link: i, side: out}, {stage: l.to, link: i, side: in}}}
}

// over takes the one row channel k next to both stages.
func (rt *router) over(i int, l link, k int) route {
	a, b := rt.cells[l.from], rt.cells[l.to]
	out, outTo := facing(a.row, k)
	in, inTo := facing(b.row, k)
	dx := float64(2 * (b.col - a.col))
	from := &end{stage: l.from, link: i, side: out, toward: dx}
	to := &end{stage: l.to, link: i, side: in, toward: -dx}
	tie := float64(i) / (2 * MaxLinks)
	if out == in { // nested like bowls: what goes far leaves from near the middle
		from.order, to.order = tie-math.Abs(dx), tie-math.Abs(dx)
	} else {
		from.order, to.order = math.Abs(dx)+tie, math.Abs(dx)-tie
	}
	if a == b {
		from.toward, to.toward = -1, 1
	}
	x, y := float64(2*a.col+1), float64(2*b.col+1)
	return route{ends: [2]*end{from, to}, runs: []*run{{
		link: i, across: true, channel: k, lo: min(x, y), hi: max(x, y), carries: true,
		stubs: [2]stub{{x, outTo}, {y, inTo}},
	}}}
}

// facing returns the side of a stage in row that row channel k lies at, and where the stage lies from there.
func facing(row, k int) (side, int) {
	if row < k {
		return bottom, -1
	}
	return top, 1
}

// aside goes round the stages between two of one column, on the side nearer the edge.
func (rt *router) aside(i int, l link) route {
	a, b := rt.cells[l.from], rt.cells[l.to]
	s, k, to := left, a.col, 1
	if 2*a.col+1 > rt.cols || (2*a.col+1 == rt.cols && !rt.back[i]) {
		s, k, to = right, a.col+1, -1
	}
	dy := float64(2 * (b.row - a.row))
	tie := float64(i) / (2 * MaxLinks)
	x, y := float64(2*a.row+1), float64(2*b.row+1)
	return route{
		ends: [2]*end{
			{stage: l.from, link: i, side: s, toward: dy, order: tie - math.Abs(dy)},
			{stage: l.to, link: i, side: s, toward: -dy, order: tie - math.Abs(dy)},
		},
		runs: []*run{{link: i, channel: k, lo: min(x, y), hi: max(x, y), carries: true, stubs: [2]stub{{x, to}, {y, to}}}},
	}
}

// beside takes the column channel between two stages of neighbouring columns.
func (rt *router) beside(i int, l link) route {
	a, b := rt.cells[l.from], rt.cells[l.to]
	out, in, k, outTo := right, left, a.col+1, -1
	if b.col < a.col {
		out, in, k, outTo = left, right, a.col, 1
	}
	dy := float64(2 * (b.row - a.row))
	tie := float64(i) / (2 * MaxLinks)
	x, y := float64(2*a.row+1), float64(2*b.row+1)
	return route{
		ends: [2]*end{
			{stage: l.from, link: i, side: out, toward: dy, order: math.Abs(dy) + tie},
			{stage: l.to, link: i, side: in, toward: -dy, order: math.Abs(dy) - tie},
		},
		runs: []*run{{link: i, channel: k, lo: min(x, y), hi: max(x, y), carries: true, stubs: [2]stub{{x, outTo}, {y, -outTo}}}},
	}
}

// corner leaves from a stage's side, goes up or down beside its column and then along
// the row channel next to the other stage.
func (rt *router) corner(i int, l link) route {
	a, b := rt.cells[l.from], rt.cells[l.to]
	out, k, stageAt := right, a.col+1, -1
	if b.col < a.col {
		out, k, stageAt = left, a.col, 1
	}
	h, in, inTo, turn := b.row, top, 1, -1
	if b.row < a.row {
		h, in, inTo, turn = b.row+1, bottom, -1, 1
	}
	x, y := float64(2*b.col+1), float64(2*k)
	down := &run{link: i, channel: k, lo: float64(min(2*a.row+1, 2*h)), hi: float64(max(2*a.row+1, 2*h)),
		stubs: [2]stub{{float64(2*a.row + 1), stageAt}, {float64(2 * h), -stageAt}}}
	along := &run{link: i, across: true, channel: h, lo: min(x, y), hi: max(x, y),
		stubs: [2]stub{{y, turn}, {x, inTo}}}
	along.carries = along.hi-along.lo > 1
	down.carries = !along.carries
	return route{
		ends: [2]*end{
			{stage: l.from, link: i, side: out, toward: float64(2*h) - float64(2*a.row+1), order: float64(i)},
			{stage: l.to, link: i, side: in, toward: y - x, order: math.Abs(y - x)},
		},
		runs: []*run{down, along},
	}
}

func sign(n int) int {
	return min(1, max(-1, n))
}

// spread gives every end its place on its side: a straight link the middle, the others
// to the side they go to. half is half the length of the side.
func spread(ends []*end, straight bool, half float64) {
	if len(ends) == 1 {
		return
	}
	slices.SortStableFunc(ends, func(a, b *end) int {
		if a.order != b.order {
			return sign(int(math.Copysign(1, a.order-b.order)))
		}
		return a.link - b.link
	})
	for _, way := range []float64{-1, 1} {
		var group []*end
		for _, e := range ends {
			if e.toward*way > 0 {
				group = append(group, e)
			}
		}
		step := min(18, half/(float64(len(group))+0.7))
		for n, e := range group {
			e.offset = way * step * (float64(n) + 0.5)
			if straight {
				e.offset = way * step * (float64(n) + 1)
			}
		}
	}
}
