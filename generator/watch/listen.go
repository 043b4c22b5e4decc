package watch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/fsnotify/fsnotify"
)

// A listener gathers events until things are quiet and then finds out what they come to.
type listener struct {
	o      Options
	add    func(dir string) error // starts to watch one folder, not what is below it
	remove func(dir string) error

	known   snapshot        // the root as last reported
	watched map[string]bool // folders with a watch, by path below the root

	dirty    map[string]bool // paths with events since then; true: written, made or moved here
	overflow bool
	err      error // the first one: those that follow have the same cause

	before, after snapshot // the part of the root that the events touch: reported, and as it is
}

// A feed is what a listener reads from and writes to.
type feed struct {
	events <-chan fsnotify.Event
	errors <-chan error
	out    chan<- Batch
}

func newListener(o Options, add, remove func(string) error) *listener {
	return &listener{o: o, add: add, remove: remove, watched: map[string]bool{}, dirty: map[string]bool{}}
}

// run sends batches until ctx ends, the root is gone, or the events do.
func (l *listener) run(ctx context.Context, f feed) {
	var batch Batch
	var ready chan<- Batch // f.out while batch waits to be received
	p := newPace(l.o)
	defer p.timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-f.events:
			if !ok {
				return
			}
			if l.note(e) {
				ready = nil
				p.stir()
			}
		case err, ok := <-f.errors:
			if !ok {
				return
			}
			l.fault(err)
			ready = nil
			p.stir()
		case <-p.timer.C:
			p.rest()
			if batch = l.settle(); batch.empty() {
				l.commit()
			} else {
				ready = f.out
			}
		case ready <- batch:
			if l.gone() {
				return
			}
			l.commit()
			ready = nil
		}
	}
}

// note remembers what e is about and keeps the watches in step with the folders.
// It reports whether there is anything to look at.
func (l *listener) note(e fsnotify.Event) bool {
	rel, err := filepath.Rel(l.o.Root, e.Name)
	if err != nil || e.Op&^fsnotify.Chmod == 0 {
		return false
	}
	rel = filepath.ToSlash(rel)
	wrote := e.Has(fsnotify.Write) || e.Has(fsnotify.Create)
	if rel != "." && dropping(path.Base(rel)) || e.Op == fsnotify.Write && l.o.ignored(rel, false) {
		return false
	}
	if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
		l.forget(rel)
	}
	if e.Has(fsnotify.Create) || rel == "." {
		l.follow(rel)
	}
	l.dirty[rel] = l.dirty[rel] || wrote
	return true
}

// fault takes an error of the event source. Events may be lost: all must be looked at.
func (l *listener) fault(err error) {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		l.err = cmp.Or(l.err, fmt.Errorf("watch %s: %w", l.o.Root, err))
	}
	l.overflow = true
	l.dirty["."] = false
	l.follow(".")
}

// follow watches the folder rel and those below it; it does nothing if rel is no folder.
// Each folder is watched before it is read, so that one made meanwhile is seen at least once.
func (l *listener) follow(rel string) {
	full := filepath.Join(l.o.Root, filepath.FromSlash(rel))
	info, err := os.Lstat(full)
	if err != nil || !info.IsDir() || l.o.ignored(rel, true) {
		return
	}
	if l.watched[rel] {
		// What was watched may have been another folder of this name, which fsnotify would
		// mix up with this one. Without a watch there is nothing to remove: no error to heed.
		_ = l.remove(full)
		delete(l.watched, rel)
	}
	if err := l.add(full); err != nil {
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
			l.err = cmp.Or(l.err, asLimit(full, err))
		}
		return
	}
	l.watched[rel] = true
	entries, err := os.ReadDir(full)
	if err != nil {
		return // gone again: an event says so
	}
	for _, e := range entries {
		if e.IsDir() {
			l.follow(path.Join(rel, e.Name()))
		}
	}
}

// forget drops the watches at and below rel, which was removed or renamed. A watch sticks
// to the folder, not to its name: left alone, it would report below the old name.
func (l *listener) forget(rel string) {
	if !l.watched[rel] {
		return
	}
	for dir := range l.watched {
		if within(dir, rel) {
			// An error means that the system dropped the watch with the folder.
			_ = l.remove(filepath.Join(l.o.Root, filepath.FromSlash(dir)))
			delete(l.watched, dir)
		}
	}
}

// settle compares what the events touched with what was reported before.
func (l *listener) settle() Batch {
	l.before, l.after = snapshot{}, snapshot{}
	var folder string // the last folder that was read; what is below it need not be
	for _, rel := range slices.Sorted(maps.Keys(l.dirty)) {
		if folder != "" && within(rel, folder) {
			continue
		}
		old, now := l.known.below(rel), scan(l.o, rel)
		maps.Copy(l.before, old)
		maps.Copy(l.after, now)
		if old[rel].dir || now[rel].dir {
			folder = rel
		}
	}
	b := Batch{Changed: diff(l.before, l.after, l.dirty), Overflow: l.overflow, Err: l.err}
	if l.gone() {
		b.Err = fmt.Errorf("watch %s: %w", l.o.Root, fs.ErrNotExist)
	}
	return b
}

// gone reports whether the root was removed or renamed: nothing more will be heard of it.
func (l *listener) gone() bool {
	return !l.watched["."]
}

// commit makes the last settled batch the known state.
func (l *listener) commit() {
	for p := range l.before {
		delete(l.known, p)
	}
	maps.Copy(l.known, l.after)
	clear(l.dirty)
	l.overflow, l.err = false, nil
}
