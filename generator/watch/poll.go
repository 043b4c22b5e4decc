package watch

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"time"
)

// A poller looks at the whole root again and again.
type poller struct {
	o     Options
	known snapshot // the root as last reported
}

// run sends batches until ctx ends or the root is gone.
func (p *poller) run(ctx context.Context, out chan<- Batch) {
	defer close(out)
	ticker := time.NewTicker(p.o.Poll)
	defer ticker.Stop()
	last, since := p.known, time.Now() // what the last look saw, and when it last was as known
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		now := scan(p.o, ".")
		steady := maps.Equal(now, last)
		last = now
		changed := diff(p.known, now, nil)
		if len(changed) == 0 && now["."].dir {
			since = time.Now()
			continue
		}
		if !steady && time.Since(since) < p.o.MaxWait {
			continue
		}
		if !p.send(ctx, out, Batch{Changed: changed, Err: p.gone(now)}) || !now["."].dir {
			return
		}
		p.known, since = now, time.Now()
	}
}

func (p *poller) gone(now snapshot) error {
	if now["."].dir {
		return nil
	}
	return fmt.Errorf("watch %s: %w", p.o.Root, fs.ErrNotExist)
}

func (p *poller) send(ctx context.Context, out chan<- Batch, b Batch) bool {
	select {
	case out <- b:
		return true
	case <-ctx.Done():
		return false
	}
}
