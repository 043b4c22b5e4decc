//go:build unix

package progress

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// The test binary is also the program that is killed: with this variable it appends records to the
// file named in its first argument and prints each id that was acknowledged.
const writerVariable = "RAMPBOOK_TEST_WRITER"

func TestMain(m *testing.M) {
	if point, ok := os.LookupEnv(writerVariable); ok {
		if err := beWriter(point); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// beWriter appends records in batches of 1, 2 and 3. Point is the call of the disk in which the
// program kills itself, 0 for none.
func beWriter(point string) error {
	at, err := strconv.Atoi(point)
	if err != nil {
		return err
	}
	count, err := strconv.Atoi(os.Args[2])
	if err != nil {
		return err
	}
	f := At(os.Args[1])
	f.disk = &deadlyDisk{at: at}
	s, err := NewSession(NewActor(), "p")
	if err != nil {
		return err
	}
	for i := 0; i < count; {
		var batch []Line
		for range 1 + i%3 {
			l, err := s.Record(Answered, "quiz/q#a", map[string]string{"text": strings.Repeat("价", i%400)})
			if err != nil {
				return err
			}
			batch = append(batch, l)
		}
		if _, err := f.Append(batch...); err != nil {
			return err
		}
		for _, l := range batch {
			fmt.Println(l.ID)
		}
		i += len(batch)
	}
	return nil
}

// deadlyDisk kills the program in its nth call: before it, after it, or in the middle of a write.
type deadlyDisk struct {
	osDisk
	at    int
	calls int
}

func (d *deadlyDisk) die() {
	if d.calls++; d.calls == d.at {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {} // until the signal is there
	}
}

func (d *deadlyDisk) OpenFile(name string, flag int, perm fs.FileMode) (handle, error) {
	f, err := d.osDisk.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err
	}
	d.die()
	return &deadlyHandle{f, d}, nil
}

func (d *deadlyDisk) SyncDir(name string) error {
	d.die()
	return d.osDisk.SyncDir(name)
}

type deadlyHandle struct {
	handle
	disk *deadlyDisk
}

func (h *deadlyHandle) Write(b []byte) (int, error) {
	h.disk.die()
	if h.disk.calls+1 == h.disk.at {
		_, _ = h.handle.Write(b[:h.disk.at*31%len(b)]) // torn at another byte in each run
		h.disk.die()
	}
	n, err := h.handle.Write(b)
	h.disk.die()
	return n, err
}

func (h *deadlyHandle) Truncate(size int64) error {
	h.disk.die()
	err := h.handle.Truncate(size)
	h.disk.die()
	return err
}

func (h *deadlyHandle) Sync() error {
	h.disk.die()
	err := h.handle.Sync()
	h.disk.die()
	return err
}

// runWriter runs the program and returns the ids it said were kept, and whether it was killed.
func runWriter(t *testing.T, file string, point, count int) (ids []string, killed bool) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], file, strconv.Itoa(count))
	cmd.Env = append(os.Environ(), writerVariable+"="+strconv.Itoa(point))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(out); s.Scan(); {
		ids = append(ids, s.Text())
	}
	var exit *exec.ExitError
	switch err := cmd.Wait(); {
	case errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL:
		return ids, true
	case err != nil:
		t.Errorf("the writer failed: %v", err)
	}
	return ids, false
}

// TestKilled kills a writer at each of its calls of the disk and goes on with the file it left. Nothing
// that any of them acknowledged may be gone.
func TestKilled(t *testing.T) {
	const points = 320
	killed := 0
	var wg sync.WaitGroup
	var mu sync.Mutex
	for worker := range 4 {
		wg.Go(func() {
			file := filepath.Join(t.TempDir(), "u.jsonl")
			var acknowledged []string
			for point := 1 + worker; point <= points; point += 4 {
				ids, died := runWriter(t, file, 1+point%90, 40)
				acknowledged = append(acknowledged, ids...)
				mu.Lock()
				if died {
					killed++
				}
				mu.Unlock()
				checkKept(t, file, acknowledged)
			}
		})
	}
	wg.Wait()
	if killed < 300 {
		t.Errorf("only %d writers were killed", killed)
	}
}

// checkKept fails the test for an acknowledged id that the file has no good line of, and for a bad
// line other than a torn last one.
func checkKept(t *testing.T, file string, acknowledged []string) {
	t.Helper()
	lines, problems, err := At(file).Lines()
	if err != nil {
		t.Error(err)
		return
	}
	kept := map[string]bool{}
	for _, r := range Records(lines) {
		kept[r.ID] = true
	}
	for _, id := range acknowledged {
		if !kept[id] {
			t.Errorf("%s: %s was acknowledged and is gone", file, id)
		}
	}
	last := strings.Count(contents(t, file), "\n") + 1
	for _, p := range problems {
		if p.Line != last {
			t.Errorf("%s: %v", file, p)
		}
	}
}

// TestEightWriters appends to one file from eight programs at once.
func TestEightWriters(t *testing.T) {
	file := filepath.Join(t.TempDir(), "u.jsonl")
	all := make([][]string, 8)
	var wg sync.WaitGroup
	for i := range all {
		wg.Go(func() { all[i], _ = runWriter(t, file, 0, 60) })
	}
	wg.Wait()
	count := 0
	for _, ids := range all {
		checkKept(t, file, ids)
		count += len(ids)
	}
	if got := strings.Count(contents(t, file), "\n"); got != count || count < 8*60 {
		t.Errorf("%d lines of %d records", got, count)
	}
}
