package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
)

// An Update is a site on its way into a Folder. Put may be called from many goroutines; Commit or
// Abort ends it. Nothing that a reader of the published site can see happens before Commit.
type Update struct {
	dir  string // the folder
	temp string // where a folder that does not exist yet is made; else ""
	disk disk
	root *os.Root // of a folder that exists
	ours bool     // it has a manifest
	old  []string // what the manifest says was published

	cased map[string]string // old by lower case: some disks take names that differ in case for one

	mu      sync.Mutex
	files   map[string]bool // put so far
	names   []string        // of files, sorted; filled by Commit
	changed []change        // staged; sorted by Commit
	folders maker           // those of the new or of the staged files
	stats   Stats

	failed bool // a Put did

	gone  []string // published once, not any more
	undo  []func() error
	taken int // names given by saved
}

// A change is a file that differs, and the place where it waits.
type change struct{ name, staged string }

// Begin starts an update of the folder.
func (f *Folder) Begin() (*Update, error) {
	u, err := f.begin()
	if err != nil {
		return nil, fmt.Errorf("publish to %s: %w", f.dir, err)
	}
	return u, nil
}

func (f *Folder) begin() (*Update, error) {
	if _, err := os.Lstat(f.dir); errors.Is(err, fs.ErrNotExist) {
		return f.create()
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, err
	}
	var d disk = rootDisk{root}
	if f.on != nil {
		d = f.on(d)
	}
	u := &Update{dir: f.dir, disk: d, root: root, files: map[string]bool{}, folders: maker{disk: d, made: map[string]bool{".": true}}}
	if err := d.RemoveAll(stagingName); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	if u.old, u.ours, err = readManifest(d); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	u.cased = map[string]string{}
	for _, name := range u.old {
		u.cased[strings.ToLower(name)] = name
	}
	return u, nil
}

// Put adds a file to the site. It is written now, to where no reader sees it, unless the
// same is published already.
func (u *Update) Put(name string, file File) error {
	if err := u.put(name, file); err != nil {
		u.mu.Lock()
		u.failed = true
		u.mu.Unlock()
		return fmt.Errorf("publish to %s: %w", u.dir, err)
	}
	return nil
}

var errFailed = errors.New("a file could not be put")

// Commit publishes what was put, if each Put succeeded, and removes what was published before and was not put again. On
// an error the folder is as it was before Begin.
func (u *Update) Commit() (Stats, error) {
	stats, err := u.commit()
	if err != nil {
		return Stats{}, fmt.Errorf("publish to %s: %w", u.dir, err)
	}
	return stats, nil
}

func (u *Update) commit() (Stats, error) {
	u.names = slices.Sorted(maps.Keys(u.files))
	slices.SortFunc(u.changed, func(a, b change) int { return strings.Compare(a.name, b.name) })
	err := checkNames(u.names)
	switch {
	case err != nil:
	case u.failed:
		err = errFailed
	case u.temp != "":
		err = u.finish()
	default:
		err = u.replace()
	}
	if err != nil {
		return Stats{}, errors.Join(err, u.Abort())
	}
	return u.stats, u.close()
}

// Abort gives an update up: the folder stays as it was before Begin.
func (u *Update) Abort() error {
	if u.temp != "" {
		return os.RemoveAll(u.temp)
	}
	if u.undo != nil {
		return u.close() // a rollback failed: what is in the staging folder may be all there is
	}
	return errors.Join(u.disk.RemoveAll(stagingName), u.close())
}

func (u *Update) close() error {
	if u.root == nil {
		return nil
	}
	return u.root.Close()
}

// replace moves the staged files into a folder that exists.
func (u *Update) replace() error {
	if err := u.inspect(); err != nil {
		return err
	}
	u.stats.Written, u.stats.Unchanged = len(u.changed), len(u.names)-len(u.changed)
	if u.ours && len(u.changed) == 0 && slices.Equal(u.old, u.names) {
		return nil
	}
	if err := u.stageManifests(); err != nil {
		return err
	}
	if err := u.move(); err != nil {
		if back := u.rollback(); back != nil {
			return errors.Join(err, back)
		}
		u.undo = nil
		return err
	}
	u.prune()
	_ = u.disk.RemoveAll(stagingName) // the site is published; the next update tries again
	return nil
}
