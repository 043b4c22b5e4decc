package flow

// A drawing is a chart with all places known, in drawing units.
type drawing struct {
	width, height float64
	boxes         []box
	paths         [][]point // by link; the corners of its way
	labels        []plate   // by link; without lines where the link has no label
}

type point struct{ x, y float64 }

type box struct {
	x, y, w, h float64 // upper left corner and size
	name       []string
	notes      [][]string
}

// A plate is the text of a link and where its middle is.
type plate struct {
	x, y, w, h float64
	lines      []string
}

const (
	boxText  = 126.0 // widest text in a box
	boxLeast = 92.0  // narrowest box
	boxPadX  = 13.0
	boxPadY  = 11.0
	noteGap  = 4.0
	nameMost = 3 // lines of a name; notes and labels have as many
	plateMax = 92.0
	loopAir  = 3.0  // between the label of a stage's link to itself and the line below it
	portGap  = 10.0 // least distance of links on a box's side
	portMost = 5    // links for which a row grows; more stand closer
)

// A layouter holds what the steps from a grid to a drawing share.
type layouter struct {
	chart
	grid
	routes     []route
	drawing    drawing
	boxWidth   float64
	rowHeights []float64
	rowCh      []channel
	colCh      []channel
	colX, rowY []float64 // where channels start
}

func layout(c chart, r rank, g grid) drawing {
	l := layouter{chart: c, grid: g, routes: routesOf(c, r, g)}
	l.texts()
	l.grow()
	l.attach()
	l.channels()
	l.stand()
	for i := range c.links {
		l.drawing.paths = append(l.drawing.paths, l.path(i))
	}
	l.label()
	return l.drawing
}

// texts wraps all texts and sizes the boxes: of one width, and of one height in a row.
func (l *layouter) texts() {
	l.boxWidth = boxLeast
	l.rowHeights = make([]float64, l.rows)
	for i, s := range l.stages {
		b := box{name: balance(s.name, nameSize, boxText, nameMost)}
		wide := widest(b.name, nameSize)
		high := float64(len(b.name)) * nameLine
		for _, n := range s.notes {
			lines := balance(n, smallSize, boxText, nameMost)
			b.notes = append(b.notes, lines)
			wide = max(wide, widest(lines, smallSize))
			high += noteGap + float64(len(lines))*smallLine
		}
		l.boxWidth = max(l.boxWidth, wide+2*boxPadX)
		row := l.cells[i].row
		l.rowHeights[row] = max(l.rowHeights[row], high+2*boxPadY)
		l.drawing.boxes = append(l.drawing.boxes, b)
	}
	for _, k := range l.links {
		p := plate{}
		if k.label != "" {
			p.lines = balance(k.label, smallSize, plateMax, nameMost)
			p.w = widest(p.lines, smallSize) + 10
			p.h = float64(len(p.lines))*smallLine + 2
		}
		l.boxWidth = max(l.boxWidth, p.w) // so that a label above or below a box stays over it
		l.drawing.labels = append(l.drawing.labels, p)
	}
}

// grow makes rows high enough for the links at their boxes' left and right sides and for
// the labels between boxes.
func (l *layouter) grow() {
	for i, p := range l.drawing.labels {
		if e := l.routes[i].ends[0]; l.routes[i].straight && (e.side == left || e.side == right) {
			row := l.cells[e.stage].row
			l.rowHeights[row] = max(l.rowHeights[row], p.h)
		}
	}
	for s, sides := range endsBySide(l.routes, len(l.stages)) {
		for _, ends := range [][]*end{sides[left], sides[right]} {
			up, down := 0, 0
			for _, e := range ends {
				if e.toward < 0 {
					up++
				} else if e.toward > 0 {
					down++
				}
			}
			if len(ends) > 1 {
				row := l.cells[s].row
				l.rowHeights[row] = max(l.rowHeights[row], 2*portGap*float64(1+min(portMost, max(up, down))))
			}
		}
	}
}

// attach spreads the links' ends over the sides of boxes and tells the runs.
func (l *layouter) attach() {
	for s, sides := range endsBySide(l.routes, len(l.stages)) {
		for at, ends := range sides {
			half := l.boxWidth / 2
			if side(at) == left || side(at) == right {
				half = l.rowHeights[l.cells[s].row] / 2
			}
			straight := false
			for _, e := range ends {
				straight = straight || e.toward == 0
			}
			spread(ends, straight, half-6)
		}
	}
	const perHalfCell = 120
	for _, r := range l.routes {
		if r.straight {
			continue
		}
		r.runs[0].stubs[0].at += r.ends[0].offset / perHalfCell
		r.runs[len(r.runs)-1].stubs[1].at += r.ends[1].offset / perHalfCell
	}
}

// channels sizes the space between rows and columns.
func (l *layouter) channels() {
	l.rowCh, l.colCh = channelsOf(l.routes, l.rows, l.cols)
	for i, r := range l.routes {
		p := l.drawing.labels[i]
		if !r.straight || p.lines == nil {
			continue
		}
		if r.ends[0].side == left || r.ends[0].side == right {
			ch := &l.colCh[l.zoneOf(i)]
			ch.zone = max(ch.zone, p.w)
		} else {
			ch := &l.rowCh[l.zoneOf(i)]
			ch.zone = max(ch.zone, p.h)
		}
	}
	for k := range l.rowCh {
		l.rowCh[k].fill(l.thickness)
		l.rowCh[k].measure(k > 0, k < l.rows, 36)
	}
	for k := range l.colCh {
		l.colCh[k].fill(l.thickness)
		l.colCh[k].measure(k > 0, k < l.cols, 44)
	}
}

// zoneOf is the channel that holds the label of straight link i: the one at its start.
func (l *layouter) zoneOf(i int) int {
	at := l.cells[l.links[i].from]
	switch l.routes[i].ends[0].side {
	case left:
		return at.col
	case right:
		return at.col + 1
	case top:
		return at.row
	default:
		return at.row + 1
	}
}

func (l *layouter) thickness(r *run) float64 {
	switch p := l.drawing.labels[r.link]; {
	case !r.carries:
		return 0
	case r.lo == r.hi: // a stage's link to itself has its label above it
		return 2 * (p.h + loopAir)
	case r.across:
		return p.h
	default:
		return p.w
	}
}

// stand gives channels and boxes their places.
func (l *layouter) stand() {
	for k, ch := range l.colCh {
		l.colX = append(l.colX, l.drawing.width)
		l.drawing.width += ch.size
		if k < l.cols {
			l.drawing.width += l.boxWidth
		}
	}
	for k, ch := range l.rowCh {
		l.rowY = append(l.rowY, l.drawing.height)
		l.drawing.height += ch.size
		if k < l.rows {
			l.drawing.height += l.rowHeights[k]
		}
	}
	for i, at := range l.cells {
		b := &l.drawing.boxes[i]
		b.x, b.y = l.colX[at.col]+l.colCh[at.col].size, l.rowY[at.row]+l.rowCh[at.row].size
		b.w, b.h = l.boxWidth, l.rowHeights[at.row]
	}
}

// touch returns where an end meets its box.
func (l *layouter) touch(e *end) point {
	b := l.drawing.boxes[e.stage]
	switch e.side {
	case top:
		return point{b.x + b.w/2 + e.offset, b.y}
	case bottom:
		return point{b.x + b.w/2 + e.offset, b.y + b.h}
	case left:
		return point{b.x, b.y + b.h/2 + e.offset}
	default:
		return point{b.x + b.w, b.y + b.h/2 + e.offset}
	}
}

// path returns the corners of link i.
func (l *layouter) path(i int) []point {
	r := l.routes[i]
	start, stop := l.touch(r.ends[0]), l.touch(r.ends[1])
	corners, at := []point{start}, start
	for _, run := range r.runs {
		if run.across {
			at.y = l.rowY[run.channel] + l.rowCh[run.channel].mid[run.lane]
		} else {
			at.x = l.colX[run.channel] + l.colCh[run.channel].mid[run.lane]
		}
		corners = append(corners, at)
	}
	if n := len(r.runs); n > 0 && r.runs[n-1].across {
		corners = append(corners, point{stop.x, at.y})
	} else if n > 0 {
		corners = append(corners, point{at.x, stop.y})
	}
	return append(corners, stop)
}
