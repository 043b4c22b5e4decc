package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
)

// inspect finds what is gone, and makes sure that nothing is reached through a symbolic
// link: a page below one is neither written nor deleted.
func (u *Update) inspect() error {
	for _, dir := range foldersOf(u.names) {
		if u.isLink(dir) {
			return fmt.Errorf("%s: %w", dir, ErrInTheWay)
		}
	}
	for _, name := range u.old {
		if !u.files[name] && !slices.ContainsFunc(foldersOf([]string{name}), u.isLink) {
			u.gone = append(u.gone, name)
		}
	}
	return nil
}

func (u *Update) isLink(name string) bool {
	info, err := u.disk.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// move does all that a reader of the site can see. Each step leaves what takes it back.
func (u *Update) move() error {
	steps := []func() error{
		func() error { return u.place(stagedIntent, manifestName) },
		u.retire,
		u.clearFolders,
		u.makeFolders,
		u.install,
		func() error { return u.place(stagedManifest, manifestName) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (u *Update) rollback() error {
	var errs []error
	for _, undo := range slices.Backward(u.undo) {
		errs = append(errs, undo())
	}
	return errors.Join(errs...)
}

// retire takes away the files that are gone.
func (u *Update) retire() error {
	for _, name := range u.gone {
		info, err := u.disk.Lstat(name)
		if err != nil || info.IsDir() {
			continue // somebody was quicker, or made it theirs
		}
		saved := u.saved()
		if err := u.rename(name, saved, func() error { return u.disk.Rename(saved, name) }); err != nil {
			return err
		}
		u.stats.Removed++
	}
	return nil
}

// clearFolders removes the empty folders whose name a file will have. Each leaves a spare
// to put back: on a full disk there would be no room to make it again.
func (u *Update) clearFolders() error {
	for _, dir := range slices.Backward(foldersOf(u.gone)) {
		inside := slices.ContainsFunc(foldersOf([]string{dir}), u.isFile)
		if !u.isFolder(dir) || !inside && !u.isFile(dir) {
			continue
		}
		spare := u.saved()
		if err := u.disk.Mkdir(spare, 0o755); err != nil {
			return fmt.Errorf("remove %s: %w", dir, err)
		}
		if err := u.disk.Remove(dir); err != nil {
			return fmt.Errorf("%s: %w (%w)", dir, ErrInTheWay, err)
		}
		u.undo = append(u.undo, func() error { return u.disk.Rename(spare, dir) })
	}
	return nil
}

// isFolder asks the disk: somebody may have put a file in a folder's place.
func (u *Update) isFolder(name string) bool {
	info, err := u.disk.Lstat(name)
	return err == nil && info.IsDir()
}

// isFile asks the new site.
func (u *Update) isFile(name string) bool {
	return u.files[name]
}

// makeFolders makes them before any file moves: it is the last thing that needs room.
func (u *Update) makeFolders() error {
	names := make([]string, len(u.changed))
	for i, c := range u.changed {
		names[i] = c.name
	}
	for _, dir := range foldersOf(names) {
		err := u.disk.Mkdir(dir, 0o755)
		if errors.Is(err, fs.ErrExist) {
			if u.isFolder(dir) {
				continue
			}
			return fmt.Errorf("%s: %w", dir, ErrInTheWay)
		}
		if err != nil {
			return fmt.Errorf("make folder %s: %w", dir, err)
		}
		u.undo = append(u.undo, func() error { return u.disk.Remove(dir) })
	}
	return nil
}

func (u *Update) install() error {
	for _, c := range u.changed {
		if err := u.place(c.staged, c.name); err != nil {
			return err
		}
	}
	return nil
}

// place renames a staged file into place. The name never points to nothing meanwhile, except
// on file systems without hard links.
func (u *Update) place(from, name string) error {
	saved := u.saved()
	info, err := u.disk.Lstat(name)
	switch {
	case err != nil:
		return u.rename(from, name, func() error { return u.disk.Remove(name) })
	case info.IsDir():
		return fmt.Errorf("%s: %w", name, ErrInTheWay)
	case u.disk.Link(name, saved) == nil:
		return u.rename(from, name, func() error { return u.disk.Rename(saved, name) })
	}
	if err := u.rename(name, saved, func() error { return u.disk.Rename(saved, name) }); err != nil {
		return err
	}
	return u.rename(from, name, func() error { return u.disk.Remove(name) })
}

func (u *Update) rename(from, to string, undo func() error) error {
	if err := u.disk.Rename(from, to); err != nil {
		return fmt.Errorf("move %s to %s: %w", from, to, err)
	}
	u.undo = append(u.undo, undo)
	return nil
}

// saved returns a fresh name for a file that is taken out of the site.
func (u *Update) saved() string {
	u.taken++
	return path.Join(stagedOld, strconv.Itoa(u.taken))
}

// prune removes the folders that are empty now. One that is not, or cannot be, stays.
func (u *Update) prune() {
	for _, dir := range slices.Backward(foldersOf(u.gone)) {
		if u.isFolder(dir) {
			_ = u.disk.Remove(dir)
		}
	}
}
