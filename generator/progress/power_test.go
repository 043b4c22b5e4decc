package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var errPower = errors.New("the power is gone")

// powerDisk loses its power at its nth call. What was not synced by then may be on the disk, or in part, or
// not at all; so may names of files whose folder was not.
type powerDisk struct {
	osDisk
	at     int
	calls  int
	synced map[string]string // contents on the disk, by name
	named  map[string]bool   // names on the disk
}

func (d *powerDisk) off() error {
	if d.calls++; d.calls >= d.at {
		return errPower
	}
	return nil
}

func (d *powerDisk) OpenFile(name string, flag int, perm fs.FileMode) (handle, error) {
	if err := d.off(); err != nil {
		return nil, err
	}
	f, err := d.osDisk.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	return &powerHandle{f, d, name}, nil
}

func (d *powerDisk) SyncDir(name string) error {
	if err := d.off(); err != nil {
		return err
	}
	entries, err := os.ReadDir(name)
	for _, e := range entries {
		d.named[filepath.Join(name, e.Name())] = true
	}
	return err
}

type powerHandle struct {
	handle
	disk *powerDisk
	name string
}

func (h *powerHandle) Write(b []byte) (int, error) {
	if err := h.disk.off(); err != nil {
		return 0, err
	}
	return h.handle.Write(b)
}

func (h *powerHandle) Truncate(size int64) error {
	if err := h.disk.off(); err != nil {
		return err
	}
	return h.handle.Truncate(size)
}

func (h *powerHandle) Sync() error {
	if err := h.disk.off(); err != nil {
		return err
	}
	data, err := os.ReadFile(h.name)
	h.disk.synced[h.name] = string(data)
	return err
}

// restart leaves on the disk what may be there when the power is back.
func (d *powerDisk) restart(t *testing.T, m *maker, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if !d.named[name] && m.IntN(2) == 0 {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
			continue
		}
		before, now := d.synced[name], contents(t, name)
		left := pick(m, before, now)
		if rest, longer := strings.CutPrefix(now, before); longer && rest != "" {
			left = before + rest[:m.IntN(len(rest)+1)]
			if m.IntN(4) == 0 { // a file system that made room before it wrote
				left = before + strings.Repeat("\x00", len(rest))
			}
		}
		writeFile(t, name, left)
	}
}

// TestPowerCut cuts the power at each call, in many ways, and goes on. What was acknowledged is there.
func TestPowerCut(t *testing.T) {
	m := newMaker(30)
	lines := entries(t, 12)
	root := t.TempDir()
	for trial := range 200 {
		f := At(filepath.Join(root, fmt.Sprint(trial), "u.jsonl"))
		dir := filepath.Dir(f.Path())
		var acknowledged []Line
		synced, named := map[string]string{}, map[string]bool{}
		for cut := range 3 {
			d := &powerDisk{at: 1 + m.IntN(24), synced: synced, named: named}
			f = At(f.Path())
			f.disk = d
			for i := cut * 4; i < cut*4+4; i += 2 {
				if _, err := f.Append(lines[i : i+2]...); err == nil {
					acknowledged = append(acknowledged, lines[i:i+2]...)
				} else if !errors.Is(err, errPower) {
					t.Fatal(err)
				}
			}
			d.restart(t, m, dir)
			left, err := filepath.Glob(filepath.Join(dir, "*"))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range left { // it has survived
				synced[name], named[name] = contents(t, name), true
			}
			read, _, err := At(f.Path()).Lines()
			if err != nil {
				t.Fatal(err)
			}
			has(t, read, acknowledged)
		}
		f = At(f.Path())
		mustAppend(t, f, lines...)
		if read, problems, err := f.Lines(); err != nil || Text(read) != Text(lines) || len(problems) > 0 {
			t.Fatalf("in the end: %v, %v\n%s", err, problems, contents(t, f.Path()))
		}
	}
}
