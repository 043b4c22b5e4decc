package generator

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
)

var update = flag.Bool("update", false, "write what the builds give into the archives' site and diagnostics")

// TestSites builds the folder in each archive of testdata/site. An archive holds
//
//	in/…         the folder
//	out/…        files beside the folder
//	symlinks     a line each: a name below the folder, and what the link says
//	options      a line each: "base-url URL", "drafts"
//	facts        what must hold of the pages; see factOf
//	site         every page with its language, title, headings and links, and every other file
//	diagnostics  what an author is told
func TestSites(t *testing.T) {
	archives, err := filepath.Glob("testdata/site/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			o := unpack(t, a, t.TempDir())
			r, err := Build(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			tree := readTree(t, o.Output)
			if compareGolden(t, a, map[string]string{"site": digest(t, tree), "diagnostics": printed(t, r.Diagnostics)}) {
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for line := range strings.Lines(section(a, "facts")) {
				checkFact(t, tree, strings.TrimSuffix(line, "\n"))
			}
		})
	}
}

// compareGolden compares the sections with what the build gave; with -update it puts that into the
// archive instead and reports true.
func compareGolden(t *testing.T, a *txtar.Archive, got map[string]string) (changed bool) {
	t.Helper()
	for _, name := range []string{"site", "diagnostics"} {
		if section(a, name) == got[name] {
			continue
		}
		if !*update {
			t.Errorf("%s is\n%s\nwant\n%s", name, got[name], section(a, name))
			continue
		}
		changed = true
		a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
		a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got[name])})
	}
	return changed
}

// unpack writes an archive's folder and what stands beside it, and returns how to build it.
func unpack(t *testing.T, a *txtar.Archive, dir string) Options {
	t.Helper()
	portal := filepath.Join(dir, "portal")
	mustMkdir(t, portal)
	for _, f := range a.Files {
		if rest, ok := strings.CutPrefix(f.Name, "in/"); ok {
			mustWrite(t, filepath.Join(portal, rest), f.Data)
		}
		if rest, ok := strings.CutPrefix(f.Name, "out/"); ok {
			mustWrite(t, filepath.Join(dir, rest), f.Data)
		}
	}
	for line := range strings.Lines(section(a, "symlinks")) {
		name, to, _ := strings.Cut(strings.TrimSpace(line), " ")
		if err := os.Symlink(to, filepath.Join(portal, name)); err != nil {
			t.Fatal(err)
		}
	}
	o := Options{Dir: portal, Output: filepath.Join(dir, "site")}
	for line := range strings.Lines(section(a, "options")) {
		switch key, value, _ := strings.Cut(strings.TrimSpace(line), " "); key {
		case "base-url":
			o.BaseURL = value
		case "drafts":
			o.Drafts = true
		default:
			t.Fatalf("unknown option %q", key)
		}
	}
	return o
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func printed(t *testing.T, ds []diag.Diagnostic) string {
	t.Helper()
	var b bytes.Buffer
	if err := diag.WriteText(&b, ds, diag.Style{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func mustMkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func mustWrite(t *testing.T, name string, data []byte) {
	t.Helper()
	mustMkdir(t, filepath.Dir(name))
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// readTree returns every file below a folder that was published to, by its path with forward slashes.
func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	tree := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		tree[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return tree
}
