package engine

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/afero"
)

// A sinkFs is where Hugo publishes: every file written and closed is handed to the sink.
// It remembers nothing, so a file cannot be read back.
type sinkFs struct {
	root string // absolute
	sink Sink
}

func newSinkFs(root string, sink Sink) afero.Fs { return &sinkFs{root: root, sink: sink} }

func (s *sinkFs) Name() string { return "sink" }

func (s *sinkFs) Create(name string) (afero.File, error) {
	rel, err := filepath.Rel(s.root, name)
	if err != nil || strings.HasPrefix(rel, "..") {
		return nil, &os.PathError{Op: "create", Path: name, Err: os.ErrPermission}
	}
	return &sinkFile{fs: s, path: filepath.ToSlash(rel)}, nil
}

func (s *sinkFs) OpenFile(name string, flag int, _ os.FileMode) (afero.File, error) {
	if flag&(os.O_WRONLY|os.O_RDWR) != 0 {
		return s.Create(name)
	}
	return s.Open(name)
}

func (s *sinkFs) Open(name string) (afero.File, error) {
	return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
}

func (s *sinkFs) Stat(name string) (os.FileInfo, error) {
	if filepath.Clean(name) == s.root {
		return fileInfo{name: filepath.Base(name), dir: true}, nil
	}
	return nil, &os.PathError{Op: "stat", Path: name, Err: os.ErrNotExist}
}

func (s *sinkFs) Mkdir(string, os.FileMode) error            { return nil }
func (s *sinkFs) MkdirAll(string, os.FileMode) error         { return nil }
func (s *sinkFs) Remove(string) error                        { return nil }
func (s *sinkFs) RemoveAll(string) error                     { return nil }
func (s *sinkFs) Rename(old, _ string) error                 { return readOnly("rename", old) }
func (s *sinkFs) Chmod(string, os.FileMode) error            { return nil }
func (s *sinkFs) Chown(string, int, int) error               { return nil }
func (s *sinkFs) Chtimes(string, time.Time, time.Time) error { return nil }

// A sinkFile gathers what is written until it is closed.
type sinkFile struct {
	fs     *sinkFs
	path   string
	buf    bytes.Buffer
	closed bool
}

func (f *sinkFile) Write(p []byte) (int, error)       { return f.buf.Write(p) }
func (f *sinkFile) WriteString(s string) (int, error) { return f.buf.WriteString(s) }
func (f *sinkFile) Name() string                      { return f.path }
func (f *sinkFile) Sync() error                       { return nil }

func (f *sinkFile) Close() error {
	if f.closed {
		return os.ErrClosed
	}
	f.closed = true
	f.fs.sink(f.path, f.buf.Bytes())
	return nil
}

func (f *sinkFile) Stat() (os.FileInfo, error) {
	return fileInfo{name: filepath.Base(f.path), size: int64(f.buf.Len())}, nil
}

func (f *sinkFile) Truncate(size int64) error {
	if size != 0 {
		return readOnly("truncate", f.path)
	}
	f.buf.Reset()
	return nil
}

func (f *sinkFile) Read([]byte) (int, error)           { return 0, io.EOF }
func (f *sinkFile) ReadAt([]byte, int64) (int, error)  { return 0, io.EOF }
func (f *sinkFile) Seek(int64, int) (int64, error)     { return 0, readOnly("seek", f.path) }
func (f *sinkFile) WriteAt([]byte, int64) (int, error) { return 0, readOnly("write", f.path) }
func (f *sinkFile) Readdir(int) ([]os.FileInfo, error) { return nil, io.EOF }
func (f *sinkFile) Readdirnames(int) ([]string, error) { return nil, io.EOF }
