package stats

import "math"

// PercentDown is a share from 0 to 1 as percent, rounded down to so many digits behind the point: 79.6 % is no pass at 80,
// and must not read like one. What is short of a digit by less than 1e-9 counts as that digit, since fractions are binary.
func PercentDown(share float64, digits int) float64 {
	scale := math.Pow10(digits)
	return math.Floor((100*share+1e-9)*scale) / scale
}
