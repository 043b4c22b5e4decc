package generator

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestSameBytes builds folders with the same files at two places, written in another order, in
// another time zone and language of the machine.
func TestSameBytes(t *testing.T) {
	for _, name := range []string{"languages", "config", "tags", "names", "chosen"} {
		t.Run(name, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join("testdata", "site", name+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			t.Setenv("TZ", "Pacific/Kiritimati")
			first := buildTree(t, a, filepath.Join(t.TempDir(), "one"))
			slices.Reverse(a.Files)
			t.Setenv("TZ", "America/Los_Angeles")
			t.Setenv("LC_ALL", "zh_CN.UTF-8")
			t.Setenv("HUGO_TITLE", "from the environment")
			second := buildTree(t, a, filepath.Join(t.TempDir(), "a longer, stranger place"))
			compareTrees(t, first, second)
		})
	}
}

// TestStopped: a build that is stopped while it runs leaves the site as it was.
func TestStopped(t *testing.T) {
	for _, step := range []string{"compile", "render"} {
		dir := t.TempDir()
		mustWrite(t, filepath.Join(dir, "a.md"), []byte("# A\n"))
		before, err := Build(t.Context(), Options{Dir: dir})
		if err != nil {
			t.Fatal(err)
		}
		mustWrite(t, filepath.Join(dir, "b.md"), []byte("# B\n"))
		ctx, cancel := context.WithCancel(t.Context())
		_, err = Build(ctx, Options{Dir: dir, Step: func(name string) {
			if name == step {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped at %s it says %v", step, err)
		}
		if _, err := os.Stat(filepath.Join(before.Output, "b", "index.html")); err == nil {
			t.Errorf("stopped at %s it was published", step)
		}
	}
}

func buildTree(t *testing.T, a *txtar.Archive, dir string) map[string][]byte {
	t.Helper()
	mustMkdir(t, dir)
	o := unpack(t, a, dir)
	r, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Pages == 0 || r.Written == 0 {
		t.Fatalf("nothing was built: %+v", r)
	}
	again, err := Build(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if again.Written != 0 || again.Removed != 0 || again.Unchanged != r.Written {
		t.Errorf("built again, %d files were written, %d removed, %d of %d unchanged", again.Written, again.Removed, again.Unchanged, r.Written)
	}
	return readTree(t, o.Output)
}

func compareTrees(t *testing.T, a, b map[string][]byte) {
	t.Helper()
	if x, y := slices.Sorted(maps.Keys(a)), slices.Sorted(maps.Keys(b)); !slices.Equal(x, y) {
		t.Fatalf("files are\n%q\nand\n%q", x, y)
	}
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// TestNameThatIsNoText: a file name that is not UTF-8 breaks nothing.
func TestNameThatIsNoText(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "\xad\xff.md")
	if err := os.WriteFile(name, []byte("text"), 0o644); err != nil {
		t.Skipf("this file system has no such names: %v", err)
	}
	r, err := Build(t.Context(), Options{Dir: dir, Output: filepath.Join(t.TempDir(), "site")})
	if err != nil || r.Pages != 2 {
		t.Errorf("%d pages, %v; want the home page and the file's", r.Pages, err)
	}
}
