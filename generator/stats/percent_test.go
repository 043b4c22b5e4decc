package stats

import (
	"math"
	"testing"
)

// TestPercentDown has the cases of components/quiz/result.test.ts, which a browser shows alike.
func TestPercentDown(t *testing.T) {
	for _, c := range []struct {
		share  float64
		digits int
		want   float64
	}{
		{0, 0, 0}, {0.796, 0, 79}, {0.8, 0, 80}, {0.29, 0, 29}, {0.57, 0, 57}, {2.0 / 3, 0, 66}, {0.999, 0, 99}, {1, 0, 100},
		{0.79999, 2, 79.99}, {0.8, 2, 80}, {2.0 / 3, 2, 66.66},
	} {
		if got := PercentDown(c.share, c.digits); got != c.want {
			t.Errorf("%g to %d digits is %g, want %g", c.share, c.digits, got, c.want)
		}
	}
	if got := PercentDown(math.NaN(), 0); !math.IsNaN(got) {
		t.Errorf("what is not known is %g", got)
	}
}
