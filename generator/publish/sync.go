package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
)

// job is one Sync.
type job struct {
	disk    disk
	files   map[string]File
	names   []string // of files, sorted
	old     []string // what the manifest says was published
	gone    []string // published once, not any more
	changed []string // to be written
	undo    []func() error
	taken   int // names given by saved
	stats   Stats
}

// Sync makes the folder hold files, by their paths with forward slashes, and whatever else
// is there that was never published. On an error the folder is as it was before.
func (f *Folder) Sync(files map[string]File) (Stats, error) {
	stats, err := f.sync(files)
	if err != nil {
		return Stats{}, fmt.Errorf("publish to %s: %w", f.dir, err)
	}
	return stats, nil
}

func (f *Folder) sync(files map[string]File) (Stats, error) {
	names, err := checkNames(files)
	if err != nil {
		return Stats{}, err
	}
	if _, err := os.Lstat(f.dir); errors.Is(err, fs.ErrNotExist) {
		return f.create(files, names)
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return Stats{}, err
	}
	defer root.Close()
	var d disk = rootDisk{root}
	if f.on != nil {
		d = f.on(d)
	}
	j := &job{disk: d, files: files, names: names}
	err = j.run()
	return j.stats, err
}

func (j *job) run() error {
	if err := j.disk.RemoveAll(stagingName); err != nil {
		return err
	}
	old, ours, err := readManifest(j.disk)
	if err != nil {
		return err
	}
	j.old = old
	if err := j.inspect(); err != nil {
		return err
	}
	if err := j.compare(); err != nil {
		return err
	}
	j.stats.Unchanged = len(j.names) - len(j.changed)
	if ours && len(j.changed) == 0 && slices.Equal(j.old, j.names) {
		return nil
	}
	if err := j.stage(); err != nil {
		return errors.Join(err, j.disk.RemoveAll(stagingName))
	}
	if err := j.commit(); err != nil {
		if back := j.rollback(); back != nil {
			return errors.Join(err, back) // what is in the staging folder may be all there is
		}
		return errors.Join(err, j.disk.RemoveAll(stagingName))
	}
	j.prune()
	_ = j.disk.RemoveAll(stagingName) // the site is published; the next Sync tries again
	return nil
}

// inspect finds what is gone, and makes sure that nothing is reached through a symbolic
// link: a page below one is neither written nor deleted.
func (j *job) inspect() error {
	for _, dir := range foldersOf(j.names) {
		if j.isLink(dir) {
			return fmt.Errorf("%s: %w", dir, ErrInTheWay)
		}
	}
	for _, name := range j.old {
		if _, ok := j.files[name]; !ok && !slices.ContainsFunc(foldersOf([]string{name}), j.isLink) {
			j.gone = append(j.gone, name)
		}
	}
	return nil
}

func (j *job) isLink(name string) bool {
	info, err := j.disk.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// commit does all that a reader of the site can see. Each step leaves what takes it back.
func (j *job) commit() error {
	steps := []func() error{
		func() error { return j.put(stagedIntent, manifestName) },
		j.retire,
		j.clearFolders,
		j.makeFolders,
		j.install,
		func() error { return j.put(stagedManifest, manifestName) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (j *job) rollback() error {
	var errs []error
	for _, undo := range slices.Backward(j.undo) {
		errs = append(errs, undo())
	}
	return errors.Join(errs...)
}

// retire takes away the files that are gone.
func (j *job) retire() error {
	for _, name := range j.gone {
		info, err := j.disk.Lstat(name)
		if err != nil || info.IsDir() {
			continue // somebody was quicker, or made it theirs
		}
		saved := j.saved()
		if err := j.move(name, saved, func() error { return j.disk.Rename(saved, name) }); err != nil {
			return err
		}
		j.stats.Removed++
	}
	return nil
}

// clearFolders removes the empty folders whose name a file will have. Each leaves a spare
// to put back: on a full disk there would be no room to make it again.
func (j *job) clearFolders() error {
	for _, dir := range slices.Backward(foldersOf(j.gone)) {
		inside := slices.ContainsFunc(foldersOf([]string{dir}), j.isFile)
		if !j.isFolder(dir) || !inside && !j.isFile(dir) {
			continue
		}
		spare := j.saved()
		if err := j.disk.Mkdir(spare, 0o755); err != nil {
			return fmt.Errorf("remove %s: %w", dir, err)
		}
		if err := j.disk.Remove(dir); err != nil {
			return fmt.Errorf("%s: %w (%w)", dir, ErrInTheWay, err)
		}
		j.undo = append(j.undo, func() error { return j.disk.Rename(spare, dir) })
	}
	return nil
}

// isFolder asks the disk: somebody may have put a file in a folder's place.
func (j *job) isFolder(name string) bool {
	info, err := j.disk.Lstat(name)
	return err == nil && info.IsDir()
}

// isFile asks the new site.
func (j *job) isFile(name string) bool {
	_, ok := j.files[name]
	return ok
}

// makeFolders makes them before any file moves: it is the last thing that needs room.
func (j *job) makeFolders() error {
	for _, dir := range foldersOf(j.changed) {
		err := j.disk.Mkdir(dir, 0o755)
		if errors.Is(err, fs.ErrExist) {
			if j.isFolder(dir) {
				continue
			}
			return fmt.Errorf("%s: %w", dir, ErrInTheWay)
		}
		if err != nil {
			return fmt.Errorf("make folder %s: %w", dir, err)
		}
		j.undo = append(j.undo, func() error { return j.disk.Remove(dir) })
	}
	return nil
}

func (j *job) install() error {
	for i, name := range j.changed {
		if err := j.put(staged(i), name); err != nil {
			return err
		}
	}
	return nil
}

// put renames a staged file into place. The name never points to nothing meanwhile, except
// on file systems without hard links.
func (j *job) put(from, name string) error {
	saved := j.saved()
	info, err := j.disk.Lstat(name)
	switch {
	case err != nil:
		return j.move(from, name, func() error { return j.disk.Remove(name) })
	case info.IsDir():
		return fmt.Errorf("%s: %w", name, ErrInTheWay)
	case j.disk.Link(name, saved) == nil:
		return j.move(from, name, func() error { return j.disk.Rename(saved, name) })
	}
	if err := j.move(name, saved, func() error { return j.disk.Rename(saved, name) }); err != nil {
		return err
	}
	return j.move(from, name, func() error { return j.disk.Remove(name) })
}

func (j *job) move(from, to string, undo func() error) error {
	if err := j.disk.Rename(from, to); err != nil {
		return fmt.Errorf("move %s to %s: %w", from, to, err)
	}
	j.undo = append(j.undo, undo)
	return nil
}

// saved returns a fresh name for a file that is taken out of the site.
func (j *job) saved() string {
	j.taken++
	return path.Join(stagedOld, strconv.Itoa(j.taken))
}

// prune removes the folders that are empty now. One that is not, or cannot be, stays.
func (j *job) prune() {
	for _, dir := range slices.Backward(foldersOf(j.gone)) {
		if j.isFolder(dir) {
			_ = j.disk.Remove(dir)
		}
	}
}
