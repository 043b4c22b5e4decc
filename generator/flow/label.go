package flow

import "math"

// label puts each label on its link, where it covers as little else as can be.
func (l *layouter) label() {
	for i := range l.drawing.labels {
		p := &l.drawing.labels[i]
		if p.lines == nil {
			continue
		}
		best := math.Inf(1)
		choice := *p
		for n, at := range l.spots(i) {
			p.x, p.y = at.x, at.y
			if cost := l.clutter(i) + float64(n)/100; cost < best {
				best, choice = cost, *p
			}
		}
		*p = choice
	}
}

// spots returns places for the middle of label i, the best looking first.
func (l *layouter) spots(i int) []point {
	r, path, p := l.routes[i], l.drawing.paths[i], l.drawing.labels[i]
	switch {
	case l.links[i].from == l.links[i].to:
		return []point{{(path[1].x + path[2].x) / 2, path[1].y - p.h/2 - loopAir}}
	case !r.straight && r.runs[0].carries:
		return along(path[1], path[2], p)
	case !r.straight:
		return along(path[2], path[3], p)
	}
	k, free := l.zoneOf(i), path[0]
	if s := r.ends[0].side; s == left || s == right {
		free.x = l.colX[k] + l.colCh[k].at
	} else {
		free.y = l.rowY[k] + l.rowCh[k].at
	}
	return append([]point{free}, along(path[0], path[1], p)...)
}

// along returns places for the middle of p on the line from a to b, the middle first.
func along(a, b point, p plate) []point {
	need := p.w
	if a.x == b.x {
		need = p.h
	}
	length := distance(a, b)
	play := max(0, length-need-shaft) / length / 2
	var spots []point
	for _, t := range []float64{0, .2, -.2, .4, -.4, .6, -.6, .8, -.8, 1, -1} {
		at := .5 + float64(t*play)
		spots = append(spots, point{a.x + float64((b.x-a.x)*at), a.y + float64((b.y-a.y)*at)})
	}
	return spots
}

// clutter is a measure of what label i covers where it is now.
func (l *layouter) clutter(i int) float64 {
	p := l.drawing.labels[i]
	cost := 0.0
	for j, q := range l.drawing.labels[:i] {
		if l.drawing.labels[j].lines != nil && math.Abs(p.x-q.x) < (p.w+q.w)/2 && math.Abs(p.y-q.y) < (p.h+q.h)/2 {
			cost += 100
		}
	}
	for j, path := range l.drawing.paths {
		for n := 1; n < len(path) && j != i; n++ {
			if p.meets(path[n-1], path[n]) {
				cost++
			}
		}
	}
	return cost
}

// meets reports whether the line from a to b, level or upright, goes below the plate.
func (p plate) meets(a, b point) bool {
	const air = 3
	return min(a.x, b.x) < p.x+p.w/2+air && max(a.x, b.x) > p.x-p.w/2-air &&
		min(a.y, b.y) < p.y+p.h/2+air && max(a.y, b.y) > p.y-p.h/2-air
}
