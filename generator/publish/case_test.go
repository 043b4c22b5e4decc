package publish

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A caselessDisk takes names that differ in case for one, as those of macOS and Windows do. It knows the
// names of one folder.
type caselessDisk struct {
	disk
	dir string
}

func (d caselessDisk) there(name string) string {
	entries, err := os.ReadDir(d.dir)
	if err != nil {
		return name
	}
	for _, e := range entries {
		if strings.EqualFold(e.Name(), name) {
			return e.Name()
		}
	}
	return name
}

func (d caselessDisk) Lstat(name string) (fs.FileInfo, error) { return d.disk.Lstat(d.there(name)) }
func (d caselessDisk) OpenFile(name string, flag int, perm fs.FileMode) (*os.File, error) {
	return d.disk.OpenFile(d.there(name), flag, perm)
}
func (d caselessDisk) Link(from, to string) error { return d.disk.Link(d.there(from), to) }
func (d caselessDisk) Remove(name string) error   { return d.disk.Remove(d.there(name)) }
func (d caselessDisk) Rename(from, to string) error {
	return d.disk.Rename(d.there(from), d.there(to))
}

// TestNewCase: a file whose name changes in case alone is still there afterwards, whatever the disk makes of case.
func TestNewCase(t *testing.T) {
	for _, caseless := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "out")
		mustSync(t, dir, site{"Logo.PNG": "x", "a": "1"})
		f, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if caseless {
			f.on = func(d disk) disk { return caselessDisk{d, dir} }
		}
		if _, err := f.Sync(site{"logo.png": "x", "a": "1"}.files()); err != nil {
			t.Fatal(err)
		}
		got := snapshot(t, dir)
		delete(got, manifestName)
		if want := (site{"logo.png": "x", "a": "1"}); !maps.Equal(got, want) {
			t.Errorf("caseless %t: the folder holds %q, want %q", caseless, got, want)
		}
	}
}
