package engine

import (
	"bytes"
	"errors"
	"io"
	iofs "io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/afero"
)

// A layer is a read-only file system whose files are made when they are opened.
// It is filled before the first build and not changed after.
type layer struct {
	root  string // absolute; every file is below it
	files map[string]func() []byte
	dirs  map[string][]string // folder → names in it
}

func newLayer(root string) *layer {
	return &layer{root: root, files: map[string]func() []byte{}, dirs: map[string][]string{}}
}

// add puts a file at path, below the root. A second one at the same path replaces the first.
func (l *layer) add(path string, open func() []byte) {
	name := filepath.Join(l.root, path)
	_, known := l.files[name]
	l.files[name] = open
	for !known {
		dir := filepath.Dir(name)
		_, known = l.dirs[dir]
		l.dirs[dir] = append(l.dirs[dir], filepath.Base(name))
		if dir == filepath.Dir(dir) {
			return
		}
		name = dir
	}
}

func (l *layer) Name() string { return "layer" }

func (l *layer) Open(name string) (afero.File, error) {
	name = filepath.Clean(name)
	if open, ok := l.files[name]; ok {
		data := open()
		return &layerFile{Reader: bytes.NewReader(data), info: fileInfo{name: filepath.Base(name), size: int64(len(data))}, path: name}, nil
	}
	if names, ok := l.dirs[name]; ok {
		return &layerFile{Reader: bytes.NewReader(nil), info: fileInfo{name: filepath.Base(name), dir: true}, path: name, entries: l.entries(name, names)}, nil
	}
	return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
}

func (l *layer) OpenFile(name string, flag int, _ os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR|os.O_CREATE|os.O_TRUNC) != 0 {
		return nil, readOnly("open", name)
	}
	return l.Open(name)
}

// Stat does not make the file: its size is given as 0.
func (l *layer) Stat(name string) (os.FileInfo, error) {
	name = filepath.Clean(name)
	if _, ok := l.files[name]; ok {
		return fileInfo{name: filepath.Base(name)}, nil
	}
	if _, ok := l.dirs[name]; ok {
		return fileInfo{name: filepath.Base(name), dir: true}, nil
	}
	return nil, &os.PathError{Op: "stat", Path: name, Err: os.ErrNotExist}
}

func (l *layer) LstatIfPossible(name string) (os.FileInfo, bool, error) {
	fi, err := l.Stat(name)
	return fi, false, err
}

func (l *layer) entries(dir string, names []string) []iofs.DirEntry {
	list := make([]iofs.DirEntry, 0, len(names))
	for _, n := range names {
		_, isDir := l.dirs[filepath.Join(dir, n)]
		list = append(list, iofs.FileInfoToDirEntry(fileInfo{name: n, dir: isDir}))
	}
	slices.SortFunc(list, func(a, b iofs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list
}

func (l *layer) Create(name string) (afero.File, error)    { return nil, readOnly("create", name) }
func (l *layer) Mkdir(name string, _ os.FileMode) error    { return readOnly("mkdir", name) }
func (l *layer) MkdirAll(name string, _ os.FileMode) error { return readOnly("mkdir", name) }
func (l *layer) Remove(name string) error                  { return readOnly("remove", name) }
func (l *layer) RemoveAll(name string) error               { return readOnly("remove", name) }
func (l *layer) Rename(name, _ string) error               { return readOnly("rename", name) }
func (l *layer) Chmod(name string, _ os.FileMode) error    { return readOnly("chmod", name) }
func (l *layer) Chown(name string, _, _ int) error         { return readOnly("chown", name) }
func (l *layer) Chtimes(name string, _, _ time.Time) error { return readOnly("chtimes", name) }
func readOnly(op, name string) error                       { return &os.PathError{Op: op, Path: name, Err: syscall.EROFS} }

// A layerFile is an open file or folder of a layer.
type layerFile struct {
	*bytes.Reader
	info    fileInfo
	path    string
	entries []iofs.DirEntry
}

func (f *layerFile) Close() error                       { return nil }
func (f *layerFile) Name() string                       { return f.path }
func (f *layerFile) Stat() (os.FileInfo, error)         { return f.info, nil }
func (f *layerFile) Sync() error                        { return nil }
func (f *layerFile) Truncate(int64) error               { return readOnly("truncate", f.path) }
func (f *layerFile) Write([]byte) (int, error)          { return 0, readOnly("write", f.path) }
func (f *layerFile) WriteAt([]byte, int64) (int, error) { return 0, readOnly("write", f.path) }
func (f *layerFile) WriteString(string) (int, error)    { return 0, readOnly("write", f.path) }

func (f *layerFile) ReadDir(n int) ([]iofs.DirEntry, error) {
	if !f.info.dir {
		return nil, &os.PathError{Op: "readdir", Path: f.path, Err: errors.New("not a folder")}
	}
	if n <= 0 {
		rest := f.entries
		f.entries = nil
		return rest, nil
	}
	if len(f.entries) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.entries))
	part := f.entries[:n]
	f.entries = f.entries[n:]
	return part, nil
}

func (f *layerFile) Readdir(n int) ([]os.FileInfo, error) {
	entries, err := f.ReadDir(n)
	infos := make([]os.FileInfo, 0, len(entries))
	for _, e := range entries {
		fi, _ := e.Info() // a fileInfo: never fails
		infos = append(infos, fi)
	}
	return infos, err
}

func (f *layerFile) Readdirnames(n int) ([]string, error) {
	entries, err := f.ReadDir(n)
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// fileInfo has no time: what Hugo makes of a page must not depend on when it was saved.
type fileInfo struct {
	name string
	size int64
	dir  bool
}

func (i fileInfo) Name() string       { return i.name }
func (i fileInfo) Size() int64        { return i.size }
func (i fileInfo) ModTime() time.Time { return time.Time{} }
func (i fileInfo) IsDir() bool        { return i.dir }
func (i fileInfo) Sys() any           { return nil }
func (i fileInfo) Mode() os.FileMode {
	if i.dir {
		return os.ModeDir | 0o555
	}
	return 0o444
}

// mergeDirs joins the entries of one folder in two layers; the upper layer's win.
func mergeDirs(upper, lower []iofs.DirEntry) []iofs.DirEntry {
	if len(upper) == 0 {
		return lower
	}
	seen := make(map[string]bool, len(upper))
	for _, e := range upper {
		seen[e.Name()] = true
	}
	for _, e := range lower {
		if !seen[e.Name()] {
			upper = append(upper, e)
		}
	}
	return upper
}
