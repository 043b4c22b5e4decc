package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site is paths and texts.
type site map[string]string

func (s site) files() map[string]File {
	files := map[string]File{}
	for name, text := range s {
		files[name] = File{Data: []byte(text)}
	}
	return files
}

// snapshot reads a whole folder: files by their text, links by their target, folders as "/".
func snapshot(t *testing.T, dir string) site {
	t.Helper()
	s := site{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name := filepath.ToSlash(strings.TrimPrefix(path, dir+string(filepath.Separator)))
		switch {
		case d.IsDir():
			s[name] = "/"
		case d.Type()&fs.ModeSymlink != 0:
			s[name], err = os.Readlink(path)
			s[name] = "-> " + s[name]
		default:
			var text []byte
			text, err = os.ReadFile(path)
			s[name] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// lay writes files (and, with the text "/", folders) below dir.
func lay(t *testing.T, dir string, s site) {
	t.Helper()
	for name, text := range s {
		path := filepath.Join(dir, name)
		if text == "/" {
			path = filepath.Join(path, "x")
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if text == "/" {
			continue
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Sync makes the folder hold files and nothing else that was published.
func (f *Folder) Sync(files map[string]File) (Stats, error) {
	u, err := f.Begin()
	if err != nil {
		return Stats{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := u.Put(name, files[name]); err != nil {
			return Stats{}, errors.Join(err, u.Abort())
		}
	}
	return u.Commit()
}

func mustSync(t *testing.T, dir string, s site) Stats {
	t.Helper()
	f, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	stats, err := f.Sync(s.files())
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func TestOpen(t *testing.T) {
	const ours = `{"version":1,"files":[]}`
	cases := map[string]struct {
		lay     site
		dir     string
		force   bool
		protect []string
		want    error
	}{
		"missing":                 {dir: "out"},
		"empty":                   {lay: site{"out": "/"}, dir: "out"},
		"ours":                    {lay: site{"out/.rampbook.json": ours, "out/a": ""}, dir: "out"},
		"cut off":                 {lay: site{"out/.rampbook-tmp/new/0": ""}, dir: "out"},
		"foreign":                 {lay: site{"out/a": ""}, dir: "out", want: ErrNotEmpty},
		"foreign, forced":         {lay: site{"out/a": ""}, dir: "out", force: true},
		"a file":                  {lay: site{"out": "text"}, dir: "out", force: true, want: ErrNotFolder},
		"the project":             {lay: site{"p/content/a.md": ""}, dir: "p", force: true, protect: []string{"p"}, want: ErrProtected},
		"above the project":       {lay: site{"p/a.md": ""}, dir: ".", force: true, protect: []string{"p"}, want: ErrProtected},
		"holds the sources":       {lay: site{"p/docs/a.md": ""}, dir: "p", force: true, protect: []string{"q", "p/docs"}, want: ErrProtected},
		"holds what is not there": {lay: site{"p/a": ""}, dir: "p", force: true, protect: []string{"p/none/at/all"}, want: ErrProtected},
		"below the project":       {lay: site{"p/a.md": "", "p/out": "/"}, dir: "p/out", protect: []string{"p"}},
		"like the project's name": {lay: site{"p/a.md": "", "p-out": "/"}, dir: "p-out", protect: []string{"p"}},
		"manifest of nonsense":    {lay: site{"out/.rampbook.json": "{"}, dir: "out", force: true, want: ErrManifest},
		"manifest from tomorrow":  {lay: site{"out/.rampbook.json": `{"version":2}`}, dir: "out", want: ErrManifest},
		"manifest that climbs":    {lay: site{"out/.rampbook.json": `{"version":1,"files":["../a"]}`}, dir: "out", want: ErrManifest},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			lay(t, ".", c.lay)
			if _, err := Open(c.dir, Options{Force: c.force, Protect: c.protect}); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestOpenSeesThroughLinks(t *testing.T) {
	t.Chdir(t.TempDir())
	lay(t, ".", site{"p/a.md": ""})
	if err := os.Symlink("p", "out"); err != nil {
		t.Skip(err)
	}
	if _, err := Open("out", Options{Force: true, Protect: []string{"p"}}); !errors.Is(err, ErrProtected) {
		t.Errorf("got %v, want %v", err, ErrProtected)
	}
}

func TestSyncRefusesNames(t *testing.T) {
	cases := map[string]struct {
		site site
		want error
		text string // that the error holds
	}{
		"climbs":          {site{"../a": ""}, ErrName, `"../a"`},
		"climbs inside":   {site{"a/../../b": ""}, ErrName, ""},
		"absolute":        {site{"/etc/a": ""}, ErrName, ""},
		"empty":           {site{"": ""}, ErrName, ""},
		"the folder":      {site{".": ""}, ErrName, ""},
		"a folder":        {site{"a/": ""}, ErrName, ""},
		"NUL":             {site{"a\x00b": ""}, ErrName, ""},
		"backslash":       {site{`a\b`: ""}, ErrName, ""},
		"not text":        {site{"a\xff": ""}, ErrName, ""},
		"our manifest":    {site{".rampbook.json": ""}, ErrName, ""},
		"our staging":     {site{".Rampbook-TMP/new/0": ""}, ErrName, ""},
		"case":            {site{"a/B.html": "", "a/b.html": ""}, ErrClash, `"a/B.html" and "a/b.html"`},
		"file and folder": {site{"a": "", "A/b": "", "a-b": ""}, ErrClash, `"a" and "A/b"`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			f, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Sync(c.site.files()); !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
				t.Errorf("got %v, want %v with %s", err, c.want, c.text)
			}
			if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the folder was made: %v", err)
			}
		})
	}
}

func TestSyncWritesOnlyWhatDiffers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "out")
	steps := []struct {
		edit site // by hand, before
		site site
		want Stats
	}{
		{nil, site{"a": "1", "b/c": "22"}, Stats{Written: 2, Bytes: 3, Total: 3}},
		{nil, site{"a": "1", "b/c": "22"}, Stats{Unchanged: 2, Total: 3}},
		{site{"a": "x", "b/d": "foreign"}, site{"a": "1", "b/c": "333"}, Stats{Written: 2, Bytes: 4, Total: 4}},
		{nil, site{"a": "1"}, Stats{Unchanged: 1, Removed: 1, Total: 1}},
		{nil, site{}, Stats{Removed: 1}},
	}
	for i, s := range steps {
		lay(t, dir, s.edit)
		if got := mustSync(t, dir, s.site); got != s.want {
			t.Errorf("step %d: got %+v, want %+v", i, got, s.want)
		}
	}
	want := site{".rampbook.json": "{\n \"version\": 1,\n \"files\": []\n}\n", "b": "/", "b/d": "foreign"}
	if got := snapshot(t, dir); !maps.Equal(got, want) {
		t.Errorf("left: %q", got)
	}
}

func TestSyncCopiesFrom(t *testing.T) {
	tmp := t.TempDir()
	big := strings.Repeat("0123456789abcdef", 10_000)
	lay(t, tmp, site{"src/big": big})
	out, from := filepath.Join(tmp, "out"), filepath.Join(tmp, "src", "big")
	f, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]File{"img/big": {From: from}}
	for i, want := range []Stats{{Written: 1, Bytes: 160_000, Total: 160_000}, {Unchanged: 1, Total: 160_000}} {
		if got, err := f.Sync(files); err != nil || got != want {
			t.Errorf("sync %d: %+v, %v", i, got, err)
		}
	}
	lay(t, out, site{"img/big": big[:159_999] + "x"})
	if got, err := f.Sync(files); err != nil || got.Written != 1 {
		t.Errorf("last byte: %+v, %v", got, err)
	}
	before := snapshot(t, out)
	files["gone"] = File{From: filepath.Join(tmp, "none")}
	if _, err := f.Sync(files); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "gone") {
		t.Errorf("a missing source: %v", err)
	}
	if got := snapshot(t, out); !maps.Equal(got, before) {
		t.Errorf("changed: %v", got)
	}
}

func TestSyncFollowsNoLinks(t *testing.T) {
	tmp := t.TempDir()
	out := filepath.Join(tmp, "out")
	mustSync(t, out, site{"a/x": "1", "b": "2"})
	lay(t, tmp, site{"away/x": "precious", "file": "precious"})
	if err := os.RemoveAll(filepath.Join(out, "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../away", filepath.Join(out, "a")); err != nil {
		t.Skip(err)
	}
	f, _ := Open(out, Options{})
	if _, err := f.Sync(site{"a/x": "1", "b": "2"}.files()); !errors.Is(err, ErrInTheWay) {
		t.Errorf("a folder that is a link: %v", err)
	}
	os.Remove(filepath.Join(out, "b"))
	os.Symlink("../file", filepath.Join(out, "b"))
	if got := mustSync(t, out, site{"b": "2"}); got != (Stats{Written: 1, Bytes: 1, Total: 1}) {
		t.Errorf("a file that is a link: %+v", got)
	}
	got := snapshot(t, tmp)
	if got["away/x"] != "precious" || got["file"] != "precious" || got["out/b"] != "2" || got["out/a"] != "-> ../away" {
		t.Errorf("left: %q", got)
	}
}

func TestSyncKeepsWhatBecameForeign(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	mustSync(t, out, site{"a/x": "1", "b": "2", "c": "3"})
	os.RemoveAll(filepath.Join(out, "a"))
	os.Remove(filepath.Join(out, "b"))
	lay(t, out, site{"a": "mine", "b/mine": "mine"})
	mustSync(t, out, site{"c": "3"})
	got := snapshot(t, out)
	if got["a"] != "mine" || got["b/mine"] != "mine" || got["c"] != "3" {
		t.Errorf("left: %q", got)
	}
	for _, s := range []site{{"a/x": "1"}, {"b": "2"}} {
		f, err := Open(out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Sync(s.files()); !errors.Is(err, ErrInTheWay) {
			t.Errorf("%v: %v", s, err)
		}
		if after := snapshot(t, out); !maps.Equal(after, got) {
			t.Errorf("%v changed %q to %q", s, got, after)
		}
	}
}

func FuzzParseManifest(f *testing.F) {
	for _, s := range []string{`{"version":1,"files":["a","b/c"]}`, `{"version":1}`, `{"version":1,"files":["b","a","a"]}`, `[]`, `{"version":1,"files":["../a"]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		files, err := parseManifest(text)
		if err != nil {
			if !errors.Is(err, ErrManifest) {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		for _, name := range files {
			if err := CheckName(name); err != nil {
				t.Errorf("%q: %v", text, err)
			}
		}
		again, err := formatManifest(files)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := parseManifest(again); err != nil || strings.Join(back, "\n") != strings.Join(files, "\n") {
			t.Errorf("%q: %q became %q, %v", text, files, back, err)
		}
	})
}
