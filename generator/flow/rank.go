package flow

// A rank is where each stage stands in the order of the process.
type rank struct {
	layer []int  // steps from the start of its part, 0 for the first
	back  []bool // by link: it leads to its own stage or to an earlier layer
	parts []part
}

// A part is a set of stages that links join; the stages without any link are one part.
type part struct {
	stages []int // in the author's order
	main   []int // the longest way through it, one stage a layer; nil when nothing is linked
}

func rankOf(c chart) rank {
	cycle := cycleLinks(c)
	r := rank{layer: make([]int, len(c.stages)), back: make([]bool, len(c.links)), parts: partsOf(c)}
	for range c.stages { // the longest way has fewer links than there are stages
		for i, l := range c.links {
			if !cycle[i] {
				r.layer[l.to] = max(r.layer[l.to], r.layer[l.from]+1)
			}
		}
	}
	for i := range r.parts {
		p := &r.parts[i]
		if linked(c, p.stages[0]) {
			p.main = mainLine(c, r.layer, cycle, p.stages)
			continue
		}
		for n, s := range p.stages {
			r.layer[s] = n
		}
	}
	r.pull(c, cycle)
	for i, l := range c.links {
		r.back[i] = l.from == l.to || r.layer[l.to] < r.layer[l.from]
	}
	return r
}

// pull moves each stage beside the main line next to the stage its author first came from,
// or, where none leads to it, next to the one it leads to.
func (r *rank) pull(c chart, cycle []bool) {
	fixed := map[int]bool{}
	for _, p := range r.parts {
		for _, s := range p.main {
			fixed[s] = true
		}
	}
	from, to := map[int]int{}, map[int]int{}
	for i, l := range c.links {
		if cycle[i] {
			continue
		}
		if _, seen := from[l.to]; !seen {
			from[l.to] = l.from
		}
		if _, seen := to[l.from]; !seen {
			to[l.from] = l.to
		}
	}
	for range c.stages { // links without cycles: each round settles at least one more stage
		for s := range c.stages {
			before, led := from[s]
			after, leads := to[s]
			switch {
			case fixed[s]:
			case led:
				r.layer[s] = r.layer[before] + 1
			case leads:
				r.layer[s] = max(0, r.layer[after]-1)
			}
		}
	}
}

// cycleLinks walks the links in the author's order, deep before wide, and marks those
// that lead to a stage the walk came through.
func cycleLinks(c chart) []bool {
	back := make([]bool, len(c.links))
	const open, done = 1, 2
	state := make([]int, len(c.stages))
	var walk func(s int)
	walk = func(s int) {
		state[s] = open
		for i, l := range c.links {
			if l.from != s {
				continue
			}
			switch state[l.to] {
			case open:
				back[i] = true
			case 0:
				walk(l.to)
			}
		}
		state[s] = done
	}
	for s := range c.stages {
		if state[s] == 0 {
			walk(s)
		}
	}
	return back
}

func linked(c chart, s int) bool {
	for _, l := range c.links {
		if l.from == s || l.to == s {
			return true
		}
	}
	return false
}

// partsOf groups stages in the order of each group's first stage; unlinked ones come last.
func partsOf(c chart) []part {
	group := make([]int, len(c.stages))
	for s := range group {
		group[s] = s
	}
	for range c.stages {
		for _, l := range c.links {
			least := min(group[l.from], group[l.to])
			group[l.from], group[l.to] = least, least
		}
	}
	var parts []part
	var alone part
	for first := range c.stages {
		if !linked(c, first) {
			alone.stages = append(alone.stages, first)
			continue
		}
		var p part
		for s, g := range group {
			if g == first {
				p.stages = append(p.stages, s)
			}
		}
		if p.stages != nil {
			parts = append(parts, p)
		}
	}
	if alone.stages != nil {
		parts = append(parts, alone)
	}
	return parts
}

// mainLine goes back from the first stage of the last layer, a layer a step.
func mainLine(c chart, layer []int, cycle []bool, stages []int) []int {
	last := stages[0]
	for _, s := range stages {
		if layer[s] > layer[last] {
			last = s
		}
	}
	line := make([]int, layer[last]+1)
	for s, n := last, layer[last]; ; n-- {
		line[n] = s
		if n == 0 {
			return line
		}
		for i, l := range c.links {
			if l.to == s && !cycle[i] && layer[l.from] == n-1 {
				s = l.from
				break
			}
		}
	}
}
