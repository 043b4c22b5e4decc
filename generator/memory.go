package generator

import (
	"math"
	"os"
	"runtime/debug"
)

// spendMemory lets the collector rest while a build stays within a budget that grows with the
// number of pages, since a quarter of a build's time goes to it otherwise. Measured at 10,000
// pages, half of the budget is live at the end. It returns what restores the settings; a user's
// GOGC or GOMEMLIMIT is left alone.
func spendMemory(pages int) (restore func()) {
	const fixed, perPage = 512 << 20, 48 << 10
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent := debug.SetGCPercent(400)
	limit := debug.SetMemoryLimit(min(fixed+int64(pages)*perPage, math.MaxInt64))
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}
