package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// trouble is how a disk fails from its nth change on.
type trouble int

const (
	once  trouble = iota // that change fails, later ones succeed
	full                 // every change that needs room fails
	death                // every change fails: the machine has stopped
)

// faultyDisk counts changes and fails as told.
type faultyDisk struct {
	disk
	kind   trouble
	at     int64 // the change that fails, from 1
	count  atomic.Int64
	failed atomic.Bool
}

func (d *faultyDisk) fail(needsRoom bool) error {
	n := d.count.Add(1)
	if n == d.at || n > d.at && (d.kind == death || d.kind == full && needsRoom) {
		if d.kind == full && !needsRoom {
			return nil
		}
		d.failed.Store(true)
		return syscall.ENOSPC
	}
	return nil
}

func (d *faultyDisk) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	if flag&os.O_CREATE != 0 {
		if err := d.fail(true); err != nil {
			return nil, err
		}
	}
	return d.disk.OpenFile(name, flag, perm)
}

// Write writes half before it fails, as a full disk does.
func (d *faultyDisk) Write(f *os.File, b []byte) (int, error) {
	if err := d.fail(true); err != nil {
		n, _ := d.disk.Write(f, b[:len(b)/2])
		return n, err
	}
	return d.disk.Write(f, b)
}

func (d *faultyDisk) Mkdir(name string, perm fs.FileMode) error {
	if err := d.fail(true); err != nil {
		return err
	}
	return d.disk.Mkdir(name, perm)
}

func (d *faultyDisk) Link(from, to string) error {
	if err := d.fail(true); err != nil {
		return err
	}
	return d.disk.Link(from, to)
}

func (d *faultyDisk) Rename(from, to string) error {
	if err := d.fail(false); err != nil {
		return err
	}
	return d.disk.Rename(from, to)
}

func (d *faultyDisk) Remove(name string) error {
	if err := d.fail(false); err != nil {
		return err
	}
	return d.disk.Remove(name)
}

func (d *faultyDisk) RemoveAll(name string) error {
	if err := d.fail(false); err != nil {
		return err
	}
	return d.disk.RemoveAll(name)
}

var (
	oldSite = site{"index.html": "old", "same.html": "same", "gone/a/index.html": "a", "gone/b.html": "b", "file": "f", "folder/x": "x", "folder/y/z": "z"}
	newSite = site{"index.html": "new!", "same.html": "same", "fresh/c/index.html": "c", "fresh/d.html": "d", "file/in/it": "f", "folder": "x"}
	foreign = site{"CNAME": "example.org", "gone/notes.txt": "mine", ".git/config": "mine"}
)

// TestSyncFailsWhole lets every single change of a Sync fail, in each way. After an error
// the folder is byte for byte what it was; without one it is the new site; and the next
// Sync makes it the new site whatever happened.
func TestSyncFailsWhole(t *testing.T) {
	for kind, name := range map[trouble]string{once: "once", full: "full", death: "death"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			steps := 0
			for at := int64(1); syncFailing(t, kind, at); at++ {
				steps++
			}
			if steps < 20 {
				t.Errorf("only %d changes failed", steps)
			}
		})
	}
}

// syncFailing returns false when the Sync made fewer than at changes.
func syncFailing(t *testing.T, kind trouble, at int64) bool {
	dir := filepath.Join(t.TempDir(), "out")
	mustSync(t, dir, oldSite)
	lay(t, dir, foreign)
	before := snapshot(t, dir)
	f, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	faulty := &faultyDisk{kind: kind, at: at}
	f.on = func(d disk) disk { faulty.disk = d; return faulty }
	_, err = f.Sync(newSite.files())
	after := snapshot(t, dir)
	switch {
	case err == nil:
		checkSite(t, at, after, newSite)
	case !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), dir):
		t.Errorf("change %d: the error hides its cause: %v", at, err)
	case kind != death && !maps.Equal(after, before):
		t.Errorf("change %d: %v\nleft %q\nwant %q", at, err, after, before)
	}
	mustSync(t, dir, newSite)
	checkSite(t, at, snapshot(t, dir), newSite)
	return faulty.count.Load() >= at
}

// checkSite compares the files of a snapshot with s and the foreign ones. Empty folders and the
// staging folder may be left when removing them was what failed.
func checkSite(t *testing.T, at int64, got, s site) {
	t.Helper()
	want := maps.Clone(s)
	maps.Copy(want, foreign)
	maps.DeleteFunc(got, func(name, text string) bool {
		return text == "/" || name == manifestName || strings.HasPrefix(name, stagingName)
	})
	if !maps.Equal(got, want) {
		t.Errorf("change %d:\ngot  %q\nwant %q", at, got, want)
	}
}
