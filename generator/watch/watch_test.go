package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for what must come: never reached when all is well.
const patience = 20 * time.Second

// A folder is a folder under watch, with the means to change it.
type folder struct {
	*testing.T
	root    string
	batches <-chan Batch
}

func watchFolder(t *testing.T, o Options, files ...string) *folder {
	t.Helper()
	f := &folder{T: t, root: t.TempDir()}
	for _, name := range files {
		f.write(name, "old")
	}
	o.Root = f.root
	var err error
	if f.batches, err = Watch(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *folder) path(name string) string { return filepath.Join(f.root, filepath.FromSlash(name)) }

func (f *folder) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *folder) write(name, text string) {
	f.Helper()
	f.must(os.MkdirAll(filepath.Dir(f.path(name)), 0o755))
	f.must(os.WriteFile(f.path(name), []byte(text), 0o644))
}

func (f *folder) rename(from, to string) { f.must(os.Rename(f.path(from), f.path(to))) }
func (f *folder) remove(name string)     { f.must(os.RemoveAll(f.path(name))) }

// next returns the next batch.
func (f *folder) next() Batch {
	f.Helper()
	select {
	case b, ok := <-f.batches:
		if !ok {
			f.Fatal("the channel is closed")
		}
		return b
	case <-time.After(patience):
		f.Fatal("no batch came")
		return Batch{}
	}
}

// until gathers all changes up to the creation of the file last, which it leaves out.
func (f *folder) until(last string) []string {
	f.Helper()
	var got []string
	for {
		b := f.next()
		if b.Err != nil {
			f.Fatal(b.Err)
		}
		seen := false
		for _, c := range b.Changed {
			seen = seen || c.Path == last
			if c.Path != last {
				got = append(got, c.Op.String()+" "+c.Path)
			}
		}
		if seen {
			return got
		}
	}
}

// changes says, for a folder with a few files, what is reported of what is done to it.
var changes = map[string]struct {
	do   func(f *folder)
	want string
}{
	"edit":                  {func(f *folder) { f.write("a.md", "new") }, "edit a.md"},
	"edit, deep":            {func(f *folder) { f.write("dir/sub/d.md", "new") }, "edit dir/sub/d.md"},
	"edit twice":            {func(f *folder) { f.write("a.md", "1"); f.write("a.md", "2") }, "edit a.md"},
	"create":                {func(f *folder) { f.write("n.md", "") }, "create n.md"},
	"remove":                {func(f *folder) { f.remove("a.md") }, "remove a.md"},
	"rename":                {func(f *folder) { f.rename("a.md", "n.md") }, "remove a.md, create n.md"},
	"save aside and rename": {func(f *folder) { f.write("a.tmp", "new"); f.rename("a.tmp", "a.md") }, "edit a.md"},
	"delete and create":     {func(f *folder) { f.remove("a.md"); f.write("a.md", "new") }, "edit a.md"},
	"save with a backup": {func(f *folder) {
		f.rename("a.md", "a.md~")
		f.write("a.md", "new")
		f.remove("a.md~")
	}, "edit a.md"},
	"come and gone":      {func(f *folder) { f.write("n.md", ""); f.remove("n.md") }, ""},
	"chmod":              {func(f *folder) { f.must(os.Chmod(f.path("a.md"), 0o600)) }, ""},
	"droppings":          {func(f *folder) { f.write(".a.md.swp", ""); f.write("4913", ""); f.write("#a.md#", "") }, ""},
	"new folder":         {func(f *folder) { f.write("n/o/p/q.md", "") }, "create n/o/p/q.md"},
	"folder removed":     {func(f *folder) { f.remove("dir") }, "remove dir/c.md, remove dir/sub/d.md"},
	"folder renamed":     {func(f *folder) { f.rename("dir/sub", "sub") }, "remove dir/sub/d.md, create sub/d.md"},
	"file to folder":     {func(f *folder) { f.remove("a.md"); f.write("a.md/b", "") }, "remove a.md, create a.md/b"},
	"folder to file":     {func(f *folder) { f.remove("dir/sub"); f.write("dir/sub", "") }, "create dir/sub, remove dir/sub/d.md"},
	"ignored":            {func(f *folder) { f.write("out/x.html", "new"); f.write("out/y/z.html", "") }, ""},
	"ignored file":       {func(f *folder) { f.write("dir/x.log", "") }, ""},
	"out of the ignored": {func(f *folder) { f.rename("out", "in") }, "create in/x.html"},
	"into the ignored":   {func(f *folder) { f.rename("dir", "out/dir") }, "remove dir/c.md, remove dir/sub/d.md"},
	"link to a folder":   {func(f *folder) { f.must(os.Symlink(f.path("dir"), f.path("link"))) }, ""},
	"link to a file":     {func(f *folder) { f.must(os.Symlink(f.path("a.md"), f.path("link"))) }, "create link"},
	"link to nothing":    {func(f *folder) { f.must(os.Symlink("nowhere", f.path("link"))) }, ""},
}

func TestChanges(t *testing.T) {
	before := []string{"a.md", "b.md", "dir/c.md", "dir/sub/d.md", "out/x.html"}
	ignore := func(rel string, dir bool) bool { return dir && rel == "out" || filepath.Ext(rel) == ".log" }
	for how, o := range map[string]Options{"events": {}, "poll": {Poll: time.Millisecond}} {
		for name, tt := range changes {
			t.Run(how+"/"+name, func(t *testing.T) {
				o.Root, o.Ignore, o.Quiet = t.TempDir(), ignore, 100*time.Millisecond
				f := &folder{T: t, root: o.Root}
				for _, file := range before {
					f.write(file, "old")
				}
				run, err := begin(o)
				f.must(err)
				tt.do(f) // all of it before the first look, however slow the machine
				f.write("zz", "")
				out := make(chan Batch)
				f.batches = out
				go run(t.Context(), out)
				if got := strings.Join(f.until("zz"), ", "); got != tt.want {
					t.Errorf("got  %s\nwant %s", got, tt.want)
				}
			})
		}
	}
}

// A renamed folder is still watched, under its new name and not under its old one.
func TestWatchFollowsRenamedFolder(t *testing.T) {
	f := watchFolder(t, Options{}, "dir/sub/a.md")
	f.rename("dir", "new")
	f.write("z1", "")
	f.until("z1")
	f.write("new/sub/a.md", "new")
	f.write("z2", "")
	if got := f.until("z2"); !reflect.DeepEqual(got, []string{"edit new/sub/a.md"}) {
		t.Errorf("got %v", got)
	}
	f.write("dir/sub/a.md", "again")
	f.write("z3", "")
	if got := f.until("z3"); !reflect.DeepEqual(got, []string{"create dir/sub/a.md"}) {
		t.Errorf("got %v", got)
	}
}

func TestRootRemoved(t *testing.T) {
	for how, o := range map[string]Options{"events": {}, "poll": {Poll: 5 * time.Millisecond}} {
		t.Run(how, func(t *testing.T) {
			o.Root = filepath.Join(t.TempDir(), "root")
			f := &folder{T: t, root: o.Root}
			f.write("a.md", "")
			batches, err := Watch(t.Context(), o)
			f.must(err)
			f.remove(".")
			var last Batch
			for b := range batches {
				last = b
			}
			if last.Err == nil || !strings.Contains(last.Err.Error(), fs.ErrNotExist.Error()) {
				t.Errorf("the last batch says %v", last.Err)
			}
		})
	}
}

func TestWatchRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{file, file + "-missing"} {
		if _, err := Watch(t.Context(), Options{Root: root}); err == nil {
			t.Errorf("Watch(%s) gave no error", root)
		}
	}
}

func TestWatchEnds(t *testing.T) {
	for how, o := range map[string]Options{"events": {}, "poll": {Poll: time.Millisecond}} {
		t.Run(how, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			o.Root = t.TempDir()
			batches, err := Watch(ctx, o)
			if err != nil {
				t.Fatal(err)
			}
			cancel()
			for b := range batches {
				t.Errorf("got %v", b)
			}
		})
	}
}
