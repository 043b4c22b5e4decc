package flow

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// drawings returns the drawings a figure may show, by name.
func drawings(c chart) map[string]drawing {
	r := rankOf(c)
	all := map[string]drawing{"spine": layout(c, r, spine(c, r))}
	for cols := 1; cols <= mostAcross; cols++ {
		all[fmt.Sprintf("furrows %d", cols)] = layout(c, r, furrows(c, r, cols))
	}
	return all
}

// lawful checks what holds for every drawing of any chart.
func lawful(t *testing.T, c chart, d drawing) {
	t.Helper()
	for i, b := range d.boxes {
		if b.x < 0 || b.y < 0 || b.x+b.w > d.width || b.y+b.h > d.height {
			t.Errorf("box %d leaves the drawing: %+v in %v × %v", i, b, d.width, d.height)
		}
		for j, o := range d.boxes[:i] {
			if b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h {
				t.Errorf("boxes %d and %d overlap", i, j)
			}
		}
	}
	for i, p := range d.paths {
		l := c.links[i]
		if !onBorder(p[0], d.boxes[l.from]) || !onBorder(p[len(p)-1], d.boxes[l.to]) {
			t.Errorf("link %d does not touch its boxes: %v", i, p)
		}
		for n := 1; n < len(p); n++ {
			checkLine(t, d, i, p[n-1], p[n])
		}
	}
	for i, p := range d.labels {
		if p.lines == nil {
			continue
		}
		if p.x-p.w/2 < 0 || p.y-p.h/2 < 0 || p.x+p.w/2 > d.width || p.y+p.h/2 > d.height {
			t.Errorf("label %d (%q) leaves the drawing: %+v in %v × %v", i, p.lines, p, d.width, d.height)
		}
	}
}

func checkLine(t *testing.T, d drawing, i int, a, b point) {
	t.Helper()
	if a.x != b.x && a.y != b.y {
		t.Errorf("link %d is neither level nor upright from %v to %v", i, a, b)
	}
	if min(a.x, b.x) < 0 || min(a.y, b.y) < 0 || max(a.x, b.x) > d.width || max(a.y, b.y) > d.height {
		t.Errorf("link %d leaves the drawing", i)
	}
	for s, o := range d.boxes {
		if min(a.x, b.x) < o.x+o.w && max(a.x, b.x) > o.x && min(a.y, b.y) < o.y+o.h && max(a.y, b.y) > o.y {
			t.Errorf("link %d runs through box %d", i, s)
		}
	}
}

func onBorder(p point, b box) bool {
	upright := (p.x == b.x || p.x == b.x+b.w) && b.y < p.y && p.y < b.y+b.h
	level := (p.y == b.y || p.y == b.y+b.h) && b.x < p.x && p.x < b.x+b.w
	return upright || level
}

// readable checks what holds for the drawings of a sensible process: no text covers another or a box.
func readable(t *testing.T, d drawing) {
	t.Helper()
	for i, p := range d.labels {
		if p.lines == nil {
			continue
		}
		as := box{x: p.x - p.w/2, y: p.y - p.h/2, w: p.w, h: p.h}
		for s, b := range d.boxes {
			if as.x < b.x+b.w && b.x < as.x+as.w && as.y < b.y+b.h && b.y < as.y+as.h {
				t.Errorf("label %q covers box %d", p.lines, s)
			}
		}
		for j, q := range d.labels[:i] {
			if q.lines != nil && 2*abs(p.x-q.x) < p.w+q.w && 2*abs(p.y-q.y) < p.h+q.h {
				t.Errorf("labels %q and %q overlap", p.lines, d.labels[j].lines)
			}
		}
	}
}

func abs(f float64) float64 {
	return max(f, -f)
}

func TestTypicalFlowsAreReadable(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, _ := parse(section(txtar.Parse(data), "in"))
		for kind, d := range drawings(c) {
			t.Run(filepath.Base(name)+"/"+kind, func(t *testing.T) {
				lawful(t, c, d)
				readable(t, d)
			})
		}
	}
}

func TestAnyFlowIsLawful(t *testing.T) {
	for seed := range uint64(150) {
		c := anyChart(rand.New(rand.NewPCG(seed, 7)))
		for kind, d := range drawings(c) {
			t.Run(fmt.Sprintf("seed %d %s", seed, kind), func(t *testing.T) { lawful(t, c, d) })
		}
	}
}

func anyChart(r *rand.Rand) chart {
	texts := []string{"", "Lead", "需求挖掘与确认", "a rather long text that has to be wrapped", "Donaudampfschifffahrtsgesellschaft"}
	var c chart
	for range 1 + r.IntN(MaxStages/2) {
		s := stage{name: "S" + texts[r.IntN(len(texts))]}
		if n := texts[r.IntN(len(texts))]; n != "" && r.IntN(2) == 0 {
			s.notes = append(s.notes, n)
		}
		c.stages = append(c.stages, s)
	}
	seen := map[[2]int]bool{}
	for range r.IntN(2 * len(c.stages)) {
		l := link{r.IntN(len(c.stages)), r.IntN(len(c.stages)), texts[r.IntN(len(texts))]}
		if ends := [2]int{l.from, l.to}; !seen[ends] && len(c.links) < MaxLinks {
			seen[ends] = true
			c.links = append(c.links, l)
		}
	}
	return c
}
