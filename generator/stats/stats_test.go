package stats

import (
	"math"
	"math/rand/v2"
	"testing"

	"rampbook/generator/proof"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

func TestVectors(t *testing.T) {
	var v struct {
		X     [][]float64
		Items []struct {
			P         float64
			Corrected float64 `json:"r_pb_corrected"`
		}
		KR20    float64 `json:"kr20_pop"`
		Without float64 `json:"kr20_without_item6"`
	}
	proof.ReadJSON(t, "testdata/items.json", &v)
	for i, want := range v.Items {
		if got, n := Facility(v.X, i); !near(got, want.P) || n != len(v.X) {
			t.Errorf("facility of question %d is %v, want %v", i+1, got, want.P)
		}
		if got, _, ok := Discrimination(v.X, i); !ok || !near(got, want.Corrected) {
			t.Errorf("discrimination of question %d is %v, want %v", i+1, got, want.Corrected)
		}
	}
	if got, ok := KR20(v.X); !ok || !near(got, v.KR20) {
		t.Errorf("KR-20 is %v, want %v", got, v.KR20)
	}
	var five [][]float64
	for _, row := range v.X {
		five = append(five, row[:5])
	}
	if got, ok := KR20(five); !ok || !near(got, v.Without) {
		t.Errorf("KR-20 of five questions is %v, want %v", got, v.Without)
	}
}

func TestNothingToSay(t *testing.T) {
	same := [][]float64{{1, 0}, {1, 0}, {1, 0}}
	if _, _, ok := Discrimination(same, 0); ok {
		t.Error("a question that all answer alike discriminates")
	}
	for _, scores := range [][][]float64{nil, {{1}}, same} {
		if _, ok := KR20(scores); ok {
			t.Errorf("KR-20 of %v says something", scores)
		}
	}
}

// Whatever was scored, a correlation is between −1 and 1 and a facility between 0 and 1.
func TestBounds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		scores := make([][]float64, 2+random.IntN(30))
		for i := range scores {
			scores[i] = []float64{random.Float64(), float64(random.IntN(2)), random.Float64()}
			if random.IntN(3) == 0 {
				scores[i][random.IntN(3)] = math.NaN()
			}
		}
		for question := range 3 {
			if r, _, ok := Discrimination(scores, question); ok && math.Abs(r) > 1+1e-9 {
				t.Fatalf("correlation %v", r)
			}
			if p, _ := Facility(scores, question); p < 0 || p > 1 {
				t.Fatalf("facility %v", p)
			}
		}
		if r, ok := KR20(scores); ok && r > 1+1e-9 {
			t.Fatalf("KR-20 %v", r)
		}
	}
}

// TestPools has questions that not everybody was asked. The wanted figures were computed with exact sums in Python.
func TestPools(t *testing.T) {
	var v struct {
		X     [][]*float64 // null: not asked
		Items []struct {
			N, Pairs int
			P        float64
			R        *float64
		}
	}
	proof.ReadJSON(t, "testdata/pools.json", &v)
	scores := make([][]float64, len(v.X))
	for i, row := range v.X {
		for _, score := range row {
			if score == nil {
				scores[i] = append(scores[i], math.NaN())
			} else {
				scores[i] = append(scores[i], *score)
			}
		}
	}
	for i, want := range v.Items {
		if p, n := Facility(scores, i); n != want.N || !near(p, want.P) {
			t.Errorf("facility of question %d is %v of %d, want %v of %d", i+1, p, n, want.P, want.N)
		}
		switch r, n, ok := Discrimination(scores, i); {
		case n != want.Pairs:
			t.Errorf("question %d has %d pairs, want %d", i+1, n, want.Pairs)
		case ok != (want.R != nil) || ok && !near(r, *want.R):
			t.Errorf("discrimination of question %d is %v, %v", i+1, r, ok)
		}
	}
	if _, ok := KR20(scores); ok {
		t.Error("a quiz that differs from learner to learner has a KR-20")
	}
}

// TestDifference has the examples of Newcombe 1998, table II, method 10.
func TestDifference(t *testing.T) {
	for _, test := range []struct {
		a, b      Interval
		low, high float64
	}{
		{Interval{56. / 70, 0.69183, 0.87695}, Interval{48. / 80, 0.49045, 0.70038}, 0.0524, 0.3339},
		{Interval{9. / 10, 0.5958, 0.9821}, Interval{3. / 10, 0.1078, 0.6032}, 0.1705, 0.8090},
		{Interval{10. / 10, 0.7225, 1}, Interval{0, 0, 0.2775}, 0.6075, 1},
	} {
		got := Difference(test.a, test.b)
		if math.Abs(got.Low-test.low) > 2e-4 || math.Abs(got.High-test.high) > 2e-4 || !near(got.Share, test.a.Share-test.b.Share) {
			t.Errorf("difference of %v and %v is %v, want %v to %v", test.a, test.b, got, test.low, test.high)
		}
	}
}
