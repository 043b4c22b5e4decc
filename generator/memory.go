package generator

import (
	"os"
	"runtime/debug"
)

// spendMemory lets the collector rest while a build stays within a budget that grows with the
// number of pages, since a quarter of a build's time goes to it otherwise. Measured at 10,000
// pages, half of the budget is live at the end. It returns what restores the settings.
func spendMemory(pages int) (restore func()) {
	const fixed, perPage = 512 << 20, 48 << 10
	return spend(fixed + int64(pages)*perPage)
}

// spendOnLogs is the budget for reading logs. Of 400,000 records 300 MB are live, and the program has to stay
// below 600 MB with what the collector has not yet taken back.
func spendOnLogs() (restore func()) { return spend(420 << 20) }

// spend sets a budget in bytes. A user's GOGC or GOMEMLIMIT is left alone.
func spend(budget int64) (restore func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent := debug.SetGCPercent(400)
	limit := debug.SetMemoryLimit(budget)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}
