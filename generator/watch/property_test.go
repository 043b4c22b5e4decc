package watch

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// The batches, applied one after the other to the old state, give the new state, whatever was done.
func TestBatchesExplainTheFolder(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			o := Options{Quiet: 2 * time.Millisecond, MaxWait: 10 * time.Millisecond}
			f := watchFolder(t, o, "a/a.md", "a/b/c.md", "b.md")
			rng := rand.New(rand.NewPCG(seed, 1))
			old := contents(t, f.root)
			for round := range 8 {
				for range 1 + rng.IntN(30) {
					change(f, rng)
				}
				last := fmt.Sprintf("zz%d", round)
				f.write(last, "")
				edited := apply(f, old, last)
				old = verify(f, old, edited)
			}
		})
	}
}

// change does one random thing to the folder; what cannot be done is not done.
func change(f *folder, rng *rand.Rand) {
	name := func() string {
		p := string("abc"[rng.IntN(3)])
		for rng.IntN(2) == 0 {
			p += "/" + string("abc"[rng.IntN(3)])
		}
		return f.path(p)
	}
	text := []byte(fmt.Sprint(rng.IntN(1000)))
	switch p := name(); rng.IntN(8) {
	case 0:
		_ = os.MkdirAll(p, 0o755)
	case 1:
		_ = os.RemoveAll(p)
	case 2, 3:
		_ = os.Rename(p, name())
	case 4:
		_ = os.WriteFile(p+".tmp", text, 0o644)
		_ = os.Rename(p+".tmp", p+".md")
	default:
		_ = os.MkdirAll(filepath.Dir(p), 0o755)
		_ = os.WriteFile(p+".md", text, 0o644)
	}
}

// apply plays the batches up to the creation of last on the set of known files and
// returns the files that were reported in any way.
func apply(f *folder, known map[string]string, last string) map[string]bool {
	f.Helper()
	reported := map[string]bool{}
	for !reported[last] {
		b := f.next()
		if b.Err != nil {
			f.Fatal(b.Err)
		}
		if !slices.IsSortedFunc(b.Changed, func(x, y Change) int { return byPath(x.Path, y.Path) }) {
			f.Fatalf("not sorted, or not unique: %v", b.Changed)
		}
		for _, c := range b.Changed {
			if _, ok := known[c.Path]; ok != (c.Op != Create) {
				f.Fatalf("%s of %s, known: %v", c.Op, c.Path, ok)
			}
			if c.Op == Remove {
				delete(known, c.Path)
			} else if c.Op == Create {
				known[c.Path] = ""
			}
			reported[c.Path] = true
		}
	}
	return reported
}

// byPath orders equal paths too, so that a path given twice counts as unsorted.
func byPath(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

// verify compares what was reported with the disk, and returns what is on the disk.
func verify(f *folder, known map[string]string, reported map[string]bool) map[string]string {
	f.Helper()
	now := contents(f.T, f.root)
	got, want := slices.Sorted(maps.Keys(known)), slices.Sorted(maps.Keys(now))
	if !slices.Equal(got, want) {
		f.Fatalf("reported %v\non disk  %v", got, want)
	}
	for p, text := range now {
		if text != known[p] && !reported[p] {
			f.Fatalf("%s changed and was not reported", p)
		}
	}
	return now
}

func contents(t *testing.T, root string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for p, st := range scan(Options{Root: root}, ".") {
		if st.dir {
			continue
		}
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path.Clean(p))))
		if err != nil {
			t.Fatal(err)
		}
		all[p] = string(text)
	}
	return all
}

func BenchmarkScan(b *testing.B) {
	root := b.TempDir()
	for i := range 10_000 {
		dir := filepath.Join(root, fmt.Sprint(i%100))
		if err := os.MkdirAll(dir, 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		scan(Options{Root: root}, ".")
	}
}
