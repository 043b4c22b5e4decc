package stats

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 1e-12 }

func TestVectors(t *testing.T) {
	data, err := os.ReadFile("testdata/items.json")
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		X     [][]float64
		Items []struct {
			P         float64
			Corrected float64 `json:"r_pb_corrected"`
		}
		KR20    float64 `json:"kr20_pop"`
		Without float64 `json:"kr20_without_item6"`
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	for i, want := range v.Items {
		if got := Facility(v.X, i); !near(got, want.P) {
			t.Errorf("facility of question %d is %v, want %v", i+1, got, want.P)
		}
		if got, ok := Discrimination(v.X, i); !ok || !near(got, want.Corrected) {
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
	if _, ok := Discrimination(same, 0); ok {
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
		}
		for question := range 3 {
			if r, ok := Discrimination(scores, question); ok && math.Abs(r) > 1+1e-9 {
				t.Fatalf("correlation %v", r)
			}
			if p := Facility(scores, question); p < 0 || p > 1 {
				t.Fatalf("facility %v", p)
			}
		}
		if r, ok := KR20(scores); ok && r > 1+1e-9 {
			t.Fatalf("KR-20 %v", r)
		}
	}
}
