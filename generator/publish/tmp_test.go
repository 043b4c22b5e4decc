package publish

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkTmp(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "out")
	f, _ := Open(dir, Options{})
	files := benchFiles()
	f.Sync(files)
	root, _ := os.OpenRoot(dir)
	names, _ := checkNames(files)
	b.Run("names", func(b *testing.B) {
		for b.Loop() {
			checkNames(files)
		}
	})
	b.Run("manifest", func(b *testing.B) {
		for b.Loop() {
			readManifest(rootDisk{root})
		}
	})
	b.Run("inspect", func(b *testing.B) {
		for b.Loop() {
			j := &job{disk: rootDisk{root}, files: files, names: names, old: names}
			j.inspect()
		}
	})
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			j := &job{disk: rootDisk{root}, files: files, names: names}
			j.compare()
		}
	})
	b.Run("hash", func(b *testing.B) {
		for b.Loop() {
			each(len(names), func() func(int) error {
				return func(i int) error {
					root.Lstat(names[i])
					sha256.Sum256(files[names[i]].Data)
					return nil
				}
			})
		}
	})
}
