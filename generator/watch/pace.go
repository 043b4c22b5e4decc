package watch

import "time"

// A pace says when a batch closes: after a quiet time, or a longest wait since its first change.
type pace struct {
	quiet, longest time.Duration
	first          time.Time // of the open batch; zero: none is open
	timer          *time.Timer
}

func newPace(o Options) *pace {
	p := &pace{quiet: o.Quiet, longest: o.MaxWait, timer: time.NewTimer(o.Quiet)}
	p.timer.Stop()
	return p
}

// stir opens a batch, or keeps the open one from closing while it may grow.
func (p *pace) stir() {
	if p.first.IsZero() {
		p.first = time.Now()
	}
	p.timer.Reset(min(p.quiet, time.Until(p.first.Add(p.longest))))
}

// rest closes the batch.
func (p *pace) rest() { p.first = time.Time{} }
