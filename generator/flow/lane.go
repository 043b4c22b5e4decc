package flow

// A channel is the space between two rows or two columns of the grid.
type channel struct {
	runs  []*run
	lanes []float64 // thickness of each lane: of the labels in it
	mid   []float64 // middle of each lane, from the channel's start
	zone  float64   // length kept free for labels of straight links that cross the channel
	at    float64   // middle of that zone, from the channel's start
	size  float64
}

// Distances in drawing units.
const (
	laneGap   = 14.0 // between lanes
	laneEdge  = 20.0 // between a lane and a box: an arrow's tip and a round corner fit in
	outerEdge = 3.0  // between the drawing's outermost line and its border
	shaft     = 40.0 // what shows of a straight arrow beside its label
)

// fill puts the channel's runs into lanes. thickness gives the size of a run's label, 0 when it has none.
func (ch *channel) fill(thickness func(*run) float64) {
	arrange(ch.runs)
	for i, r := range ch.runs {
		for _, before := range ch.runs[:i] {
			if r.lo <= before.hi && before.lo <= r.hi {
				r.lane = max(r.lane, before.lane+1)
			}
		}
		for len(ch.lanes) <= r.lane {
			ch.lanes = append(ch.lanes, 0)
		}
		ch.lanes[r.lane] = max(ch.lanes[r.lane], thickness(r))
	}
}

// arrange orders runs so that few links cross, by swapping neighbours while that helps.
func arrange(runs []*run) {
	for range runs {
		swapped := false
		for i := 1; i < len(runs); i++ {
			for j := i; j > 0 && crossings(runs[j], runs[j-1]) < crossings(runs[j-1], runs[j]); j-- {
				runs[j], runs[j-1] = runs[j-1], runs[j]
				swapped = true
			}
		}
		if !swapped {
			return
		}
	}
}

// crossings counts where two runs' links meet when the run low has the lane with the lower number.
func crossings(low, high *run) int {
	n := 0
	for _, s := range low.stubs {
		if s.to > 0 && high.covers(s.at) {
			n++
		}
	}
	for _, s := range high.stubs {
		if s.to < 0 && low.covers(s.at) {
			n++
		}
	}
	return n
}

func (r *run) covers(at float64) bool {
	return min(r.stubs[0].at, r.stubs[1].at) <= at && at <= max(r.stubs[0].at, r.stubs[1].at)
}

// measure sets the channel's size and the places in it. before and after say whether
// boxes stand on its two sides; least is its size when both do and nothing runs in it.
func (ch *channel) measure(before, after bool, least float64) {
	x, end := outerEdge, outerEdge
	if before {
		x = laneEdge
	}
	if after {
		end = laneEdge
	}
	for i, thick := range ch.lanes {
		if i > 0 {
			x += laneGap
		}
		ch.mid = append(ch.mid, x+thick/2)
		x += thick
	}
	switch {
	case ch.zone > 0: // lanes first, then the labels of straight links
		if len(ch.lanes) == 0 {
			x = 0
		}
		zone := max(ch.zone+shaft, least)
		ch.at, ch.size = x+zone/2, x+zone
	case len(ch.lanes) > 0:
		ch.size = x + end
	case before && after:
		ch.size = least
	default:
		ch.size = outerEdge
	}
}

// channelsOf groups runs by channel, in the order of links.
func channelsOf(routes []route, rows, cols int) (rowChannels, colChannels []channel) {
	rowChannels, colChannels = make([]channel, rows+1), make([]channel, cols+1)
	for _, r := range routes {
		for _, run := range r.runs {
			if run.across {
				rowChannels[run.channel].runs = append(rowChannels[run.channel].runs, run)
			} else {
				colChannels[run.channel].runs = append(colChannels[run.channel].runs, run)
			}
		}
	}
	return rowChannels, colChannels
}

// endsBySide returns what touches each side of each stage, in the order of links.
func endsBySide(routes []route, stages int) [][4][]*end {
	all := make([][4][]*end, stages)
	for _, r := range routes {
		for _, e := range r.ends {
			all[e.stage][e.side] = append(all[e.stage][e.side], e)
		}
	}
	return all
}
