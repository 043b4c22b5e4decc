package watch

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A stamp is what tells one state of a file from another. Folders all have the same.
type stamp struct {
	dir   bool
	size  int64
	mtime int64 // nanoseconds since 1970
}

// A snapshot holds the stamp of each file and folder by its path below the root.
type snapshot map[string]stamp

// scan returns the file rel, or all that is below the folder rel and the folder itself.
// What cannot be read is left out: it vanished meanwhile, or the build cannot read it either.
func scan(o Options, rel string) snapshot {
	s := snapshot{}
	info, err := os.Lstat(filepath.Join(o.Root, filepath.FromSlash(rel)))
	if err == nil {
		s.add(o, rel, info)
	}
	return s
}

func (s snapshot) add(o Options, rel string, info fs.FileInfo) {
	if o.ignored(rel, info.IsDir()) {
		return
	}
	full := filepath.Join(o.Root, filepath.FromSlash(rel))
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := os.Stat(full)
		if err != nil {
			return
		}
		info = target
	} else if info.IsDir() {
		s[rel] = stamp{dir: true}
		s.addFolder(o, rel, full)
		return
	}
	if info.Mode().IsRegular() {
		s[rel] = stamp{size: info.Size(), mtime: info.ModTime().UnixNano()}
	}
}

func (s snapshot) addFolder(o Options, rel, full string) {
	entries, err := os.ReadDir(full)
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			s.add(o, path.Join(rel, e.Name()), info)
		}
	}
}

// below returns the part of s that is rel or below it.
func (s snapshot) below(rel string) snapshot {
	part := snapshot{}
	st, ok := s[rel]
	if !ok {
		return part
	}
	part[rel] = st
	if !st.dir {
		return part
	}
	for p, st := range s {
		if within(p, rel) {
			part[p] = st
		}
	}
	return part
}

// within reports whether p is the folder dir or something in it.
func within(p, dir string) bool {
	if dir == "." || p == dir {
		return true
	}
	return strings.HasPrefix(p, dir) && p[len(dir)] == '/'
}

// diff returns what makes after out of before, by path. A file that both hold with the
// same stamp counts as edited if wrote has it, or a folder that it is in: a clock may be
// too coarse to tell.
func diff(before, after snapshot, wrote map[string]bool) []Change {
	var changes []Change
	for p, old := range before {
		now, ok := after[p]
		switch {
		case old.dir:
		case !ok || now.dir:
			changes = append(changes, Change{p, Remove})
		case now != old || holds(wrote, p):
			changes = append(changes, Change{p, Edit})
		}
	}
	for p, now := range after {
		if old, ok := before[p]; !now.dir && (!ok || old.dir) {
			changes = append(changes, Change{p, Create})
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Path, b.Path) })
	return changes
}

// holds reports whether set has p or a folder that p is in.
func holds(set map[string]bool, p string) bool {
	for ; p != "."; p = path.Dir(p) {
		if set[p] {
			return true
		}
	}
	return false
}
