package progress

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// ErrBusy says that another program held the log for longer than a writer waits.
var ErrBusy = errors.New("the log is in use by another program")

const (
	lockWait = 5 * time.Second
	lockTick = 20 * time.Millisecond
)

// A File is a log on disk. Several programs may write one file; in each there should be one File
// for it, which may be used from many goroutines.
//
// What Append has acknowledged survives the end of the program and of the machine. What it has
// not is there whole, or is not there, or is a torn last line; the next Append puts such a line
// into a file beside the log, named after it and the time, and cuts it off.
type File struct {
	path  string
	disk  disk
	clock func() time.Time
	wait  time.Duration

	mu   sync.Mutex
	set  Set   // what is in the file
	size int64 // of the file when set was read; -1 when it must be read again
}

// At returns the log at a path. The file need not be there.
func At(path string) *File {
	return &File{path: path, disk: osDisk{}, clock: time.Now, wait: lockWait, size: -1}
}

// Path returns the file's path.
func (f *File) Path() string { return f.path }

// Lines returns what the file holds, merged, and its lines that do not count. A file that is not there is empty.
func (f *File) Lines() ([]Line, []Problem, error) {
	file, err := f.disk.OpenFile(f.path, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read the log: %w", err)
	}
	text, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		return nil, nil, fmt.Errorf("read the log: %w", err)
	}
	lines, problems := Parse(string(text))
	merged, conflicts := Merge(lines)
	for _, c := range conflicts {
		problems = append(problems, Problem{0, fmt.Sprintf("the id %s is there with %d different lines", c.ID, c.Lines)})
	}
	return merged, problems, nil
}

// Append adds the lines that the file does not have and returns how many those were. When it
// returns without an error they are on the disk. With an error nothing is acknowledged, and what
// was written of it is cut off again; appending the same lines later is safe.
func (f *File) Append(lines ...Line) (added int, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, l := range lines {
		if l.Quality == Unreadable || l.isEnvelope() {
			return 0, errors.New("append to the log: a line is no record of a learner")
		}
	}
	unlock, err := f.lock()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	added, err = f.append(lines)
	var unsynced *syncError
	if errors.As(err, &unsynced) {
		// The system may have dropped what it could not write and call the next sync good. So
		// the file is opened and read again before the same lines are written once more.
		added, err = f.append(lines)
	}
	if err != nil {
		f.size = -1
		return 0, fmt.Errorf("append to the log: %w", err)
	}
	return added, nil
}

// A syncError says that the system could not bring to the disk what it had taken.
type syncError struct{ error }

func (e *syncError) Unwrap() error { return e.error }

func (f *File) append(lines []Line) (added int, err error) {
	file, err := f.open()
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if err := f.load(file); err != nil {
		return 0, err
	}
	var fresh Set
	for _, l := range lines {
		if !f.set.Has(l) {
			fresh.Add(l)
		}
	}
	batch := fresh.Lines()
	if len(batch) == 0 {
		return 0, nil
	}
	if err := f.write(file, Text(batch)); err != nil {
		return 0, err
	}
	f.set.Add(batch...)
	return len(batch), nil
}

// open opens the file, and makes it and its folder if need be.
func (f *File) open() (handle, error) {
	file, err := f.disk.OpenFile(f.path, os.O_RDWR|os.O_APPEND, 0)
	if !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	f.size = -1
	if file, err = f.disk.OpenFile(f.path, os.O_RDWR|os.O_APPEND|os.O_CREATE|os.O_EXCL, 0o600); err != nil {
		return nil, err
	}
	return file, nil
}

// load reads the file unless it is as it was left, and mends its tail.
func (f *File) load(file handle) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if info.Size() == f.size {
		return nil
	}
	f.size = -1
	// Whoever made the file may have died before its name was on the disk.
	if err := f.disk.SyncDir(filepath.Dir(f.path)); err != nil {
		return err
	}
	text, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	whole, err := f.mend(file, string(text))
	if err != nil {
		return err
	}
	f.set = Set{}
	lines, _ := Parse(whole)
	f.set.Add(lines...)
	f.size = int64(len(whole))
	return nil
}

// mend looks at the last line. One without its end was torn by a crash: it is moved to a file of
// its own. If its checksum fits only the end is missing, and is given.
func (f *File) mend(file handle, text string) (whole string, err error) {
	end := strings.LastIndexByte(text, '\n') + 1
	torn := text[end:]
	if torn == "" {
		return text, nil
	}
	if ParseLine(torn).Quality == Good {
		f.size = int64(len(text))
		return text + "\n", f.write(file, "\n")
	}
	if err := f.saveTorn(torn); err != nil {
		return "", fmt.Errorf("put the torn last line aside: %w", err)
	}
	if err := file.Truncate(int64(end)); err != nil {
		return "", err
	}
	return text[:end], file.Sync()
}

func (f *File) saveTorn(torn string) error {
	name := f.path + ".torn-" + f.clock().UTC().Format("20060102T150405Z")
	file, err := f.disk.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	for n := 2; errors.Is(err, fs.ErrExist); n++ {
		file, err = f.disk.OpenFile(fmt.Sprintf("%s-%d", name, n), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	}
	if err != nil {
		return err
	}
	_, err = file.Write([]byte(torn))
	err = errors.Join(err, file.Sync(), file.Close())
	return errors.Join(err, f.disk.SyncDir(filepath.Dir(f.path)))
}

// write appends text with one call and brings it to the disk; if it cannot, the file is cut back.
func (f *File) write(file handle, text string) error {
	before := f.size
	f.size = -1
	n, err := file.Write([]byte(text))
	if err == nil && n < len(text) {
		err = io.ErrShortWrite
	}
	if err == nil {
		if err = file.Sync(); err != nil {
			err = &syncError{err}
		}
	}
	if err != nil {
		return errors.Join(err, file.Truncate(before))
	}
	f.size = before + int64(len(text))
	return nil
}

// lock waits for the lock, which is a file of its own beside the log and stays there.
func (f *File) lock() (unlock func() error, err error) {
	if err := f.disk.MkdirAll(filepath.Dir(f.path), 0o700); err != nil {
		return nil, fmt.Errorf("make the log's folder: %w", err)
	}
	last := f.clock().Add(f.wait)
	for {
		unlock, err := lockFile(f.path + ".lock")
		if err == nil {
			return unlock, nil
		}
		if !errors.Is(err, errLocked) {
			return nil, fmt.Errorf("lock the log: %w", err)
		}
		if !f.clock().Before(last) {
			return nil, ErrBusy
		}
		time.Sleep(lockTick)
	}
}

var errLocked = errors.New("locked")
