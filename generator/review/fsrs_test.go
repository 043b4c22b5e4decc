package review

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"rampbook/generator/proof"
)

type vectors struct {
	W      [21]float64
	Factor float64
	Cases  map[string][]struct {
		G             Grade
		T             int
		R             *float64 `json:"R_before"`
		S, D          float64
		I90, I85, I95 int
	}
	R map[string]float64
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(b)) }

func TestVectors(t *testing.T) {
	var v vectors
	proof.ReadJSON(t, "testdata/fsrs6.json", &v)
	if v.W != weights {
		t.Errorf("weights are %v, want %v", weights, v.W)
	}
	for name, reviews := range v.Cases {
		m := Memory{}
		for i, r := range reviews {
			if r.R != nil && !near(m.Recall(float64(r.T)), *r.R) {
				t.Errorf("%s %d: recall %v, want %v", name, i, m.Recall(float64(r.T)), *r.R)
			}
			m = m.After(r.G, r.T)
			if !near(m.Stability, r.S) || !near(m.Difficulty, r.D) {
				t.Errorf("%s %d: %+v, want S %v D %v", name, i, m, r.S, r.D)
			}
			for retention, want := range map[float64]int{0.9: r.I90, 0.85: r.I85, 0.95: r.I95} {
				if got := m.Interval(retention); got != min(want, MaxInterval) {
					t.Errorf("%s %d: interval for %v is %d, want %d", name, i, retention, got, want)
				}
			}
		}
	}
	for point, want := range v.R {
		var days, stability float64
		if _, err := fmt.Sscanf(strings.Replace(point, "/", " ", 1), "%g %g", &days, &stability); err != nil {
			t.Fatal(err)
		}
		if got := (Memory{Stability: stability}).Recall(days); !near(got, want) {
			t.Errorf("recall %s = %v, want %v", point, got, want)
		}
	}
}

// Whatever is answered, the prediction stays a prediction, and more is remembered after a better
// answer.
func TestBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(6, 21))
	for range 2000 {
		m := Memory{}
		for range 40 {
			days := random.IntN(400)
			worst := m.After(Again, days)
			best := m.After(Easy, days)
			if best.Stability < worst.Stability || best.Difficulty > worst.Difficulty {
				t.Fatalf("%+v after %d days: easy gives %+v, again %+v", m, days, best, worst)
			}
			m = m.After(Grade(1+random.IntN(4)), days)
			r := m.Recall(float64(random.IntN(1000)))
			if !(m.Stability > 0) || m.Difficulty < 1 || m.Difficulty > 10 || !(r > 0 && r <= 1) {
				t.Fatalf("%+v, recall %v", m, r)
			}
		}
	}
}
