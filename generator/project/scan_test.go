package project

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rampbook/generator/diag"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"a.md", "a.md", true},
		{"a.md", "b/a.md", true},
		{"/a.md", "b/a.md", false},
		{"drafts", "drafts/x/y.md", true},
		{"drafts/", "drafts/x.md", true},
		{"/drafts", "drafts/x.md", true},
		{"drafts/**", "drafts/x/y.md", true},
		{"drafts/*", "drafts/x.md", true},
		{"drafts/*.md", "drafts/x/y.md", false},
		{"**/tmp", "a/b/tmp/c.md", true},
		{"**/tmp", "tmp/c.md", true},
		{"**/*.tmp.md", "x.tmp.md", true},
		{"*.tmp.md", "a/x.tmp.md", true},
		{"a/**/z.md", "a/z.md", true},
		{"a/**/z.md", "a/b/c/z.md", true},
		{"a/**/z.md", "b/z.md", false},
		{"[", "[", false},
		{"客户?.md", "客户名.md", true},
		{"a/b", "a", false},
	} {
		if got := match(c.pattern, c.name); got != c.want {
			t.Errorf("match(%q, %q) = %v", c.pattern, c.name, got)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("**/a/*", "b/a/c")
	f.Add("**/**/**", "a")
	f.Add("[", "a")
	f.Fuzz(func(t *testing.T, pattern, name string) {
		if len(pattern) > 40 || len(name) > 40 {
			return
		}
		if !strings.Contains(name, "/") && match(pattern, name) && !match(pattern, name+"/below") {
			t.Errorf("%q matches %q but not what is in it", pattern, name)
		}
	})
}

func pagesOf(p *Portal) []string {
	var list []string
	for _, page := range p.Pages {
		list = append(list, page.Source)
	}
	return list
}

func TestWhatIsRead(t *testing.T) {
	all := map[string]string{
		"README.md": "", "a.markdown": "", "B.MD": "", "c.txt": "", ".hidden.md": "", ".git/x.md": "", "node_modules/x/y.md": "", "sub/vendor/x.md": "", "layouts/x.md": "", "old/.rampbook.json": "{}", "old/x.md": "", "ignored/x.md": "",
	}
	p, ds := open(t, all)
	if want := []string{"B.MD", "README.md", "a.markdown", "ignored/x.md", "layouts/x.md"}; !slices.Equal(pagesOf(p), want) {
		t.Errorf("any folder: pages are %q, want %q", pagesOf(p), want)
	}
	if want := []string{"c.txt"}; !slices.Equal(p.Files, want) || len(ds) > 0 {
		t.Errorf("any folder: files are %q, want %q; said %v", p.Files, want, ds)
	}
	all[ConfigFile] = `ignore = ["ignored"]`
	p, _ = open(t, all)
	if want := []string{"B.MD", "README.md", "a.markdown"}; !slices.Equal(pagesOf(p), want) {
		t.Errorf("with a configuration: pages are %q, want %q", pagesOf(p), want)
	}
	all["content/x.md"], all["logo.svg"], all["img/logo.svg"], all["img/other.svg"] = "", "", "", ""
	all[ConfigFile] = `logo = "img/logo.svg"`
	p, _ = open(t, all)
	if want := []string{"content/x.md"}; !slices.Equal(pagesOf(p), want) {
		t.Errorf("with content: pages are %q, want %q", pagesOf(p), want)
	}
	if want := []string{"img/logo.svg"}; !slices.Equal(p.Files, want) {
		t.Errorf("with content: files are %q, want %q", p.Files, want)
	}
}

func TestThreeFolders(t *testing.T) {
	p, _ := open(t, map[string]string{"content/a.md": "", "README.md": ""})
	if len(p.Pages) != 2 || p.InContent("content/a.md") {
		t.Errorf("one of the folders alone makes no portal: %q", pagesOf(p))
	}
	p, _ = open(t, map[string]string{"content/a.md": "", "quizzes/b.md": "", "README.md": ""})
	if want := []string{"content/a.md", "quizzes/b.md"}; !slices.Equal(pagesOf(p), want) || !p.InContent("content/a.md") || p.InContent("quizzes/b.md") {
		t.Errorf("two of the folders: pages are %q, want %q", pagesOf(p), want)
	}
}

func TestOutputIsNotRead(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.md", "site/b.md"} {
		mustWrite(t, filepath.Join(dir, name), nil)
	}
	p, err := Open(dir, Options{Output: filepath.Join(dir, "site")}, &diag.List{})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if want := []string{"a.md"}; !slices.Equal(pagesOf(p), want) {
		t.Errorf("pages are %q, want %q", pagesOf(p), want)
	}
}

func mustWrite(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestHugeFile(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, "fits.md"), bytes.Repeat([]byte{'a'}, MaxBytes))
	mustWrite(t, filepath.Join(dir, "huge.md"), bytes.Repeat([]byte{'a'}, MaxBytes+1))
	var ds diag.List
	p, err := Open(dir, Options{}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	got := ds.Sorted()
	if len(got) != 1 || got[0].Code != "file-huge" || got[0].Pos.File != "huge.md" || !slices.Equal(pagesOf(p), []string{"fits.md"}) {
		t.Errorf("said %v; pages are %q", got, pagesOf(p))
	}
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, "a.md"), nil)
	mustWrite(t, filepath.Join(dir, "shut", "b.md"), nil)
	if err := os.Chmod(filepath.Join(dir, "shut"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "shut"), 0o755) })
	var ds diag.List
	p, err := Open(dir, Options{}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if got := ds.Sorted(); len(got) != 1 || got[0].Code != "file-unreadable" || got[0].Pos.File != "shut" || got[0].Message != "permission denied" {
		t.Errorf("said %v", got)
	}
}

func TestOpenFails(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, "file"), nil)
	if _, err := Open(filepath.Join(dir, "none"), Options{}, &diag.List{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "file"), Options{}, &diag.List{}); err == nil || !strings.Contains(err.Error(), "not a directory") {
		t.Errorf("a file: %v", err)
	}
}
