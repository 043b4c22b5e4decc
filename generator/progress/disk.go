package progress

import (
	"io"
	"io/fs"
	"os"
)

// A disk is what a File needs of the system. Its other implementations are the tests': one that
// fails, one that kills the program, one that forgets what was not synced.
type disk interface {
	OpenFile(name string, flag int, perm fs.FileMode) (handle, error)
	MkdirAll(name string, perm fs.FileMode) error
	SyncDir(name string) error // makes new names in a folder last
}

// A handle is an open file.
type handle interface {
	io.ReadWriteCloser
	Stat() (fs.FileInfo, error)
	Truncate(size int64) error
	Sync() error
}

type osDisk struct{}

func (osDisk) OpenFile(name string, flag int, perm fs.FileMode) (handle, error) {
	f, err := os.OpenFile(name, flag, perm)
	if err != nil {
		return nil, err // not a handle that holds nil
	}
	return f, nil
}

func (osDisk) MkdirAll(name string, perm fs.FileMode) error { return os.MkdirAll(name, perm) }

func (osDisk) SyncDir(name string) error { return syncDir(name) }
