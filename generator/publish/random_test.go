package publish

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path"
	"path/filepath"
	"slices"
	"testing"
)

// TestRandomSyncs publishes random sites one after the other into one folder: each time it
// holds that site, its folders, the foreign files and nothing else.
func TestRandomSyncs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	dir := filepath.Join(t.TempDir(), "out")
	mustSync(t, dir, site{})
	foreign := site{"CNAME": "c", "a/foreign": "f", "z/y/foreign": "g"}
	lay(t, dir, foreign)
	for n := range 80 {
		s := randomSite(r)
		mustSync(t, dir, s)
		want := maps.Clone(foreign)
		maps.Copy(want, s)
		for _, d := range foldersOf(slices.Collect(maps.Keys(want))) {
			want[d] = "/"
		}
		text, err := formatManifest(slices.Sorted(maps.Keys(s)))
		if err != nil {
			t.Fatal(err)
		}
		want[manifestName] = string(text)
		if got := snapshot(t, dir); !maps.Equal(got, want) {
			t.Fatalf("sync %d:\ngot  %q\nwant %q", n, got, want)
		}
	}
}

// randomSite has files and folders of the same few names, so that one becomes the other.
func randomSite(r *rand.Rand) site {
	s := site{}
	for range r.IntN(12) {
		name := ""
		for range 1 + r.IntN(3) {
			name = path.Join(name, string("bcd"[r.IntN(3)]))
		}
		if r.IntN(4) == 0 {
			name = path.Join("a", name)
		}
		clone := maps.Clone(s)
		clone[name] = fmt.Sprint(r.IntN(3))
		if err := checkNames(slices.Sorted(maps.Keys(clone))); err == nil {
			s = clone
		}
	}
	return s
}
