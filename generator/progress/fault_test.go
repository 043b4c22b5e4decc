package progress

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"
)

// faultyDisk fails at its nth call that could, in the way it is told.
type faultyDisk struct {
	osDisk
	at    int
	calls int
	err   error
	short bool // a write writes half and says nothing
	after bool // fail from the nth call on, not only there
}

func (d *faultyDisk) fails() bool {
	d.calls++
	return d.calls == d.at || d.after && d.calls > d.at
}

func (d *faultyDisk) OpenFile(name string, flag int, perm fs.FileMode) (handle, error) {
	if flag&os.O_CREATE != 0 && d.fails() {
		return nil, d.err
	}
	f, err := d.osDisk.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &faultyHandle{f, d}, nil
}

func (d *faultyDisk) SyncDir(name string) error {
	if d.fails() {
		return d.err
	}
	return d.osDisk.SyncDir(name)
}

type faultyHandle struct {
	handle
	disk *faultyDisk
}

func (h *faultyHandle) Write(b []byte) (int, error) {
	if !h.disk.fails() {
		return h.handle.Write(b)
	}
	n, err := h.handle.Write(b[:len(b)/2])
	if err != nil || h.disk.short {
		return n, err
	}
	return n, h.disk.err
}

func (h *faultyHandle) Sync() error {
	if h.disk.fails() {
		return h.disk.err
	}
	return h.handle.Sync()
}

func (h *faultyHandle) Truncate(size int64) error {
	if h.disk.after && h.disk.fails() {
		return h.disk.err
	}
	return h.handle.Truncate(size)
}

// TestFaults lets the disk fail at each call, once and for good, and then recover. What was
// acknowledged is there, nothing is there twice, and what was refused can be appended again.
func TestFaults(t *testing.T) {
	lines := entries(t, 6)
	for _, err := range []error{syscall.ENOSPC, syscall.EIO, nil} {
		for _, after := range []bool{false, true} {
			for at := 1; at <= 12; at++ {
				name := fmt.Sprintf("%v/%v/%d", err, after, at)
				d := &faultyDisk{at: at, err: err, after: after, short: err == nil}
				if err == nil {
					d.err = io.ErrUnexpectedEOF
				}
				t.Run(name, func(t *testing.T) { testFault(t, d, lines) })
			}
		}
	}
}

func testFault(t *testing.T, d *faultyDisk, lines []Line) {
	f := logFile(t)
	writeFile(t, f.Path(), lines[0].Text+"\n"+lines[1].Text[:50]) // torn: the tail is mended too
	f.disk = d
	acknowledged := []Line{lines[0]}
	for i := 1; i < len(lines); i += 2 {
		batch := lines[i:min(i+2, len(lines))]
		_, err := f.Append(batch...)
		switch {
		case err == nil:
			acknowledged = append(acknowledged, batch...)
		case !errors.Is(err, d.err) && !errors.Is(err, io.ErrShortWrite):
			t.Errorf("%v hides its cause", err)
		case d.err == syscall.ENOSPC && !IsFull(err):
			t.Errorf("%v does not say that the disk is full", err)
		}
		read, _, err := At(f.Path()).Lines()
		if err != nil {
			t.Fatal(err)
		}
		has(t, read, acknowledged)
	}
	f.disk = osDisk{}
	mustAppend(t, f, lines...)
	read, problems, err := f.Lines()
	if err != nil || len(problems) > 0 || Text(read) != Text(lines) || strings.Count(contents(t, f.Path()), "\n") != len(lines) {
		t.Errorf("in the end there is %v, %v:\n%s", problems, err, contents(t, f.Path()))
	}
}

// has fails the test for a line that is not among those read.
func has(t *testing.T, read, wanted []Line) {
	t.Helper()
	var set Set
	set.Add(read...)
	for _, l := range wanted {
		if !set.Has(l) {
			t.Fatalf("an acknowledged line is gone: %s", l.Text)
		}
	}
}
