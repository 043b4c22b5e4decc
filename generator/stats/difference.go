package stats

import "math"

// An Interval is a share with its bounds.
type Interval struct {
	Share, Low, High float64
}

// Difference is a's share less b's, with bounds made of theirs (Newcombe 1998, method 10): with Wilson's intervals of
// 95 % for two groups of learners it is one of 95 % for their difference.
func Difference(a, b Interval) Interval {
	d := a.Share - b.Share
	return Interval{
		Share: d,
		Low:   max(-1, d-math.Hypot(a.Share-a.Low, b.High-b.Share)),
		High:  min(1, d+math.Hypot(a.High-a.Share, b.Share-b.Low)),
	}
}
