package publish

import (
	"io/fs"
	"os"
	"path/filepath"
)

// disk is the part of os.Root that an update needs: nothing done through it leaves the
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

// A dirDisk is a folder that nobody else knows of: its names need none of os.Root's care.
type dirDisk string

func (d dirDisk) at(name string) string { return filepath.Join(string(d), filepath.FromSlash(name)) }

func (d dirDisk) Lstat(name string) (fs.FileInfo, error) { return os.Lstat(d.at(name)) }
func (d dirDisk) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(d.at(name), flag, perm)
}
func (d dirDisk) Write(f *os.File, b []byte) (int, error)   { return f.Write(b) }
func (d dirDisk) Mkdir(name string, perm fs.FileMode) error { return os.Mkdir(d.at(name), perm) }
func (d dirDisk) Link(from, to string) error                { return os.Link(d.at(from), d.at(to)) }
func (d dirDisk) Rename(from, to string) error              { return os.Rename(d.at(from), d.at(to)) }
func (d dirDisk) Remove(name string) error                  { return os.Remove(d.at(name)) }
func (d dirDisk) RemoveAll(name string) error               { return os.RemoveAll(d.at(name)) }
