package publish

import (
	"io/fs"
	"os"
)

// disk is the part of os.Root that a Sync needs: nothing done through it leaves the
// output folder. Its second implementation is the failing one of the tests.
type disk interface {
	Lstat(name string) (fs.FileInfo, error)
	OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error)
	Write(f *os.File, b []byte) (int, error)
	Mkdir(name string, perm fs.FileMode) error
	Link(from, to string) error
	Rename(from, to string) error
	Remove(name string) error
	RemoveAll(name string) error
}

type rootDisk struct{ *os.Root }

func (rootDisk) Write(f *os.File, b []byte) (int, error) { return f.Write(b) }

// diskWriter is an open file of a disk, as a writer.
type diskWriter struct {
	disk disk
	file *os.File
}

func (w diskWriter) Write(b []byte) (int, error) { return w.disk.Write(w.file, b) }
