package flow

import "slices"

// A cell is a place of the grid on which stages stand.
type cell struct{ row, col int }

// A grid says where each stage stands; no two stages share a cell.
type grid struct {
	rows, cols int
	cells      []cell // by stage
}

// furrows places layers from left to right in rows of cols columns; every other row runs back.
// The main line has the first row of its band, the other stages stand below it.
func furrows(c chart, r rank, cols int) grid {
	g := grid{cells: make([]cell, len(c.stages))}
	for _, p := range r.parts {
		layers := layersOf(r, p)
		across := even(len(layers), cols)
		g.cols = max(g.cols, across)
		for from, turn := 0, false; from < len(layers); from, turn = from+across, !turn {
			band := layers[from:min(from+across, len(layers))]
			g.rows += g.band(c, band, func(i int) int {
				if turn && p.main != nil {
					return across - 1 - i
				}
				return i
			})
		}
	}
	return g
}

// even returns how many of n things go in a line so that all lines, none longer than most, are of like length.
func even(n, most int) int {
	lines := (n + most - 1) / most
	return (n + lines - 1) / lines
}

// band places some layers from row g.rows on and returns the number of rows it took.
func (g *grid) band(c chart, layers [][]int, col func(int) int) int {
	taken := map[cell]bool{}
	rows := 1
	for i, layer := range layers {
		for n, s := range layer {
			at := cell{g.rows, col(i)}
			if n > 0 {
				at.row += g.wantedRow(c, s, taken)
			}
			for taken[at] {
				at.row++
			}
			taken[at] = true
			g.cells[s] = at
			rows = max(rows, at.row-g.rows+1)
		}
	}
	return rows
}

// wantedRow is the row, within the band, of a stage that leads to s, so that a side line runs straight.
func (g *grid) wantedRow(c chart, s int, taken map[cell]bool) int {
	for _, l := range c.links {
		if at := g.cells[l.from]; l.to == s && l.from != s && taken[at] && at.row > g.rows {
			return at.row - g.rows
		}
	}
	return 1
}

// layersOf returns the stages of p by layer, the one of the main line first.
func layersOf(r rank, p part) [][]int {
	deepest := 0
	for _, s := range p.stages {
		deepest = max(deepest, r.layer[s])
	}
	layers := make([][]int, deepest+1)
	for _, s := range p.stages {
		n := r.layer[s]
		if slices.Contains(p.main, s) {
			layers[n] = slices.Insert(layers[n], 0, s)
		} else {
			layers[n] = append(layers[n], s)
		}
	}
	return layers
}

// spine places the main line from top to bottom in the first column and all other stages
// in a second one, each beside its layer.
func spine(c chart, r rank) grid {
	g := grid{cells: make([]cell, len(c.stages)), cols: 1}
	for _, p := range r.parts {
		for _, layer := range layersOf(r, p) {
			for n, s := range layer {
				g.cells[s] = cell{g.rows + max(0, n-1), min(n, 1)}
				g.cols = max(g.cols, min(n, 1)+1)
			}
			g.rows += max(1, len(layer)-1)
		}
	}
	return g
}
