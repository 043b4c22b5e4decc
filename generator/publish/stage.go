package publish

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
)

// The staging folder: new files by their number, and the files they replace.
const (
	stagedNew      = stagingName + "/new-"
	stagedOld      = stagingName + "/old"
	stagedIntent   = stagingName + "/intent.json"   // the manifest while the site changes: both old and new files
	stagedManifest = stagingName + "/manifest.json" // the manifest afterwards
)

// perFolder keeps the staging folders small: two cores making files in one folder wait for each
// other. Measured for 10,000 new files: 5.5 s in one folder.
const perFolder = 100

// staged is where the i-th changed file waits.
func staged(i int) string { return path.Join(stagedFolder(i), strconv.Itoa(i)) }

func stagedFolder(i int) string { return stagedNew + strconv.Itoa(i/perFolder) }

// open returns the content of f.
func (f File) open() (io.ReadCloser, error) {
	if f.From != "" {
		return os.Open(f.From)
	}
	return io.NopCloser(bytes.NewReader(f.Data)), nil
}

func (f File) size() (int64, error) {
	if f.From == "" {
		return int64(len(f.Data)), nil
	}
	info, err := os.Stat(f.From)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// compare finds which files differ from what is in the folder.
func (j *job) compare() error {
	differs := make([]bool, len(j.names))
	var total atomic.Int64
	err := each(len(j.names), func() func(int) error {
		var buf [2][32 << 10]byte
		return func(i int) error {
			size, err := j.files[j.names[i]].size()
			if err != nil {
				return fmt.Errorf("publish %s: %w", j.names[i], err)
			}
			total.Add(size)
			differs[i], err = j.differs(j.names[i], size, buf[0][:], buf[1][:])
			return err
		}
	})
	j.stats.Total = total.Load()
	for i, d := range differs {
		if d {
			j.changed = append(j.changed, j.names[i])
		}
	}
	return err
}

// differs compares one file. What cannot be read in the folder differs.
func (j *job) differs(name string, size int64, a, b []byte) (bool, error) {
	f := j.files[name]
	info, err := j.disk.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != size {
		return true, nil
	}
	there, err := j.disk.OpenFile(name, os.O_RDONLY, 0)
	if err != nil {
		return true, nil
	}
	defer there.Close()
	here, err := f.open()
	if err != nil {
		return false, fmt.Errorf("publish %s: %w", name, err)
	}
	defer here.Close()
	for {
		n, errHere := io.ReadFull(here, a)
		m, errThere := io.ReadFull(there, b)
		if !bytes.Equal(a[:n], b[:m]) {
			return true, nil
		}
		if errHere != nil || errThere != nil {
			return errHere != errThere, nil // both at the end: the same
		}
	}
}

// stage writes all that will be renamed into place.
func (j *job) stage() error {
	dirs := []string{stagingName, stagedOld}
	for i := 0; i < len(j.changed); i += perFolder {
		dirs = append(dirs, stagedFolder(i))
	}
	for _, dir := range dirs {
		if err := j.disk.Mkdir(dir, 0o755); err != nil {
			return err
		}
	}
	all := slices.Concat(j.old, j.names)
	slices.Sort(all)
	for to, names := range map[string][]string{stagedIntent: slices.Compact(all), stagedManifest: j.names} {
		text, err := formatManifest(names)
		if err != nil {
			return err
		}
		if _, err := j.write(to, File{Data: text}); err != nil {
			return fmt.Errorf("write %s: %w", manifestName, err)
		}
	}
	var written atomic.Int64
	err := each(len(j.changed), func() func(int) error {
		return func(i int) error {
			n, err := j.write(staged(i), j.files[j.changed[i]])
			if err != nil {
				return fmt.Errorf("write %s: %w", j.changed[i], err)
			}
			written.Add(n)
			return nil
		}
	})
	j.stats.Written, j.stats.Bytes = len(j.changed), written.Load()
	return err
}

func (j *job) write(to string, f File) (int64, error) {
	r, err := f.open()
	if err != nil {
		return 0, err
	}
	defer r.Close()
	w, err := j.disk.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(diskWriter{j.disk, w}, r)
	if closed := w.Close(); err == nil {
		err = closed // some file systems say only now that they are full
	}
	return n, err
}

// each calls what worker returns with 0 to n-1, each goroutine with a worker of its own,
// and returns the error of the lowest number that failed. After an error it begins no more.
func each(n int, worker func() func(i int) error) error {
	var (
		wait  sync.WaitGroup
		next  atomic.Int64
		mu    sync.Mutex
		first error
		at    = n
	)
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			work := worker()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				err := work(i)
				if err == nil {
					continue
				}
				next.Store(int64(n))
				mu.Lock()
				defer mu.Unlock()
				if i < at {
					first, at = err, i
				}
				return
			}
		})
	}
	wait.Wait()
	return first
}
