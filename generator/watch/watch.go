// Package watch tells which files below a folder changed, in batches.
//
// The file system's own events only say where to look. What is reported is the difference
// between the folder as last reported and the folder as it is once things are quiet, so
// the many ways in which editors save (write in place, write aside and rename over,
// delete and create) all come out as one Edit, and a file that came and went within a
// batch is not reported at all. Only files are reported, never folders. Links to files
// count as files; links to folders are not followed.
package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options says what to watch and when a batch is complete.
type Options struct {
	// Root is the folder to watch, with everything below it.
	Root string

	// Ignore, when not nil, leaves out a file, or a folder with all it holds. Rel is the
	// path below Root, with slashes. It is called from one goroutine only.
	// What editors and desktops leave behind is left out in any case.
	Ignore func(rel string, dir bool) bool

	Quiet   time.Duration // a batch closes when nothing changed for so long; 0: 30 ms
	MaxWait time.Duration // and at the latest so long after its first change; 0: 500 ms

	// Poll, when above zero, looks at the whole folder at this interval and uses no events:
	// for network drives, which send none. A change is reported once two looks in a row
	// saw the same, or after MaxWait.
	Poll time.Duration
}

// An Op says what happened to a file.
type Op int

const (
	Edit Op = iota + 1
	Create
	Remove
)

// String returns "edit", "create" or "remove".
func (o Op) String() string {
	return [...]string{"", "edit", "create", "remove"}[o]
}

// A Change is one file that differs from what was reported before.
type Change struct {
	Path string // below Root, with slashes
	Op   Op
}

// A Batch is what changed since the batch before.
type Batch struct {
	Changed  []Change // by path, each path once
	Overflow bool     // events were lost and the folder was read again: an Edit may be missing
	Err      error    // part of the folder is not watched; see LimitError. Changed is valid all the same
}

func (b Batch) empty() bool {
	return len(b.Changed) == 0 && !b.Overflow && b.Err == nil
}

// Watch sends batches of changes until ctx ends or Root is gone; then it closes the channel.
// Changes made after Watch returned are reported. While the receiver is busy, the next
// batch keeps growing.
//
// The error is a *LimitError when the system does not allow as many watches as needed.
func Watch(ctx context.Context, o Options) (<-chan Batch, error) {
	run, err := begin(o)
	if err != nil {
		return nil, err
	}
	out := make(chan Batch)
	go run(ctx, out)
	return out, nil
}

// begin takes note of the folder as it is. Changes made from then on are what the returned
// function sends, until it closes the channel and returns.
func begin(o Options) (func(context.Context, chan<- Batch), error) {
	root, err := resolve(o.Root)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", o.Root, err)
	}
	o.Root = root
	if o.Quiet <= 0 {
		o.Quiet = 30 * time.Millisecond
	}
	if o.MaxWait <= 0 {
		o.MaxWait = 500 * time.Millisecond
	}
	if o.Poll > 0 {
		p := poller{o: o, known: scan(o, ".")}
		return p.run, nil
	}
	return listen(o)
}

// listen is begin with the system's events.
func listen(o Options) (func(context.Context, chan<- Batch), error) {
	source, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, asLimit(o.Root, err)
	}
	l := newListener(o, source.Add, source.Remove)
	l.follow(".")
	if l.gone() {
		l.err = cmp.Or(l.err, fmt.Errorf("watch %s: %w", o.Root, fs.ErrPermission))
	}
	if l.err != nil {
		source.Close()
		return nil, l.err
	}
	l.known = scan(o, ".")
	return func(ctx context.Context, out chan<- Batch) {
		defer close(out)
		defer source.Close()
		l.run(ctx, feed{source.Events, relay(source.Errors), out})
	}, nil
}

// relay passes errors on and never blocks their sender: fsnotify may hold the lock that
// Add and Remove need while it sends one. An error that finds another one waiting is
// dropped, since every error has the whole root read again. EINVAL is no error: a folder
// was moved and removed before its watch could be taken off.
func relay(in <-chan error) <-chan error {
	out := make(chan error, 1)
	go func() {
		defer close(out)
		for err := range in {
			if errors.Is(err, syscall.EINVAL) {
				continue
			}
			select {
			case out <- err:
			default:
			}
		}
	}()
	return out
}

// resolve returns the absolute path of a folder, with links followed.
func resolve(root string) (string, error) {
	root, err := filepath.EvalSymlinks(root)
	if err != nil {
		return "", err
	}
	info, err := os.Stat(root)
	if err != nil {
		return "", err
	}
	if !info.IsDir() {
		return "", errors.New("not a folder")
	}
	return filepath.Abs(root)
}
