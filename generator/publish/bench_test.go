package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"testing"
)

func benchFiles() map[string]File {
	files := map[string]File{}
	for i := range 10_000 {
		text := bytes.Repeat([]byte(fmt.Sprintf("page %d ", i)), 4000)[:20_000]
		files[fmt.Sprintf("section-%d/page-%d/index.html", i/100, i)] = File{Data: text}
	}
	return files
}

// BenchmarkSync publishes 10,000 pages of 20 KB of which none differs.
func BenchmarkSync(b *testing.B) {
	f, err := Open(filepath.Join(b.TempDir(), "out"), Options{})
	if err != nil {
		b.Fatal(err)
	}
	files := benchFiles()
	for first := true; b.Loop(); first = false {
		if first {
			b.StopTimer()
		}
		if _, err := f.Sync(files); err != nil {
			b.Fatal(err)
		}
		if first {
			b.StartTimer()
		}
	}
}

// BenchmarkHash is what a manifest with hashes would cost on one processor, before any stat.
func BenchmarkHash(b *testing.B) {
	files := benchFiles()
	for b.Loop() {
		for _, f := range files {
			sha256.Sum256(f.Data)
		}
	}
}
