package generator

import (
	"os"
	"path/filepath"
	"testing"

	"rampbook/bench/portal"
)

// BenchmarkBuild builds a portal of 1,000 pages into an empty folder.
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	if err := portal.Write(dir, portal.Pages(1000)); err != nil {
		b.Fatal(err)
	}
	out := filepath.Join(b.TempDir(), "public")
	for b.Loop() {
		if err := os.RemoveAll(out); err != nil {
			b.Fatal(err)
		}
		if _, err := Build(b.Context(), Options{Dir: dir, Output: out}); err != nil {
			b.Fatal(err)
		}
	}
}
