package project

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rampbook/generator/diag"
)

func TestClean(t *testing.T) {
	for name, want := range map[string]string{
		"":                               "",
		"Guide":                          "guide",
		"My Notes":                       "my-notes",
		"a/B c/D":                        "a/b-c/d",
		"C# and F#":                      "c-and-f",
		"100%":                           "100",
		"what?":                          "what",
		"!!!":                            "page",
		"a/???/b":                        "a/page/b",
		"..":                             "page",
		".x.":                            "x",
		"销售/客户 名单":                       "销售/客户-名单",
		"“价格”异议":                         "价格-异议",
		"snake_case":                     "snake_case",
		"v1.2":                           "v1.2",
		"a/Index.html/b":                 "a/index-html/b",
		"-a--b-":                         "a-b",
		"Cafe\u0301":                     "café",
		"\u0645\u0631\u062d\u0628\u0627": "مرحبا",
		"ＡＢＣ":                            "ａｂｃ",
	} {
		if got := Clean(name); got != want {
			t.Errorf("Clean(%q) = %q, want %q", name, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{"a b", "a/../b", "İ", "\xff", "a//b", "%2f", "ß/ſ", "1\u0301", "\u0301", "ǅ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		got := Clean(name)
		if Clean(got) != got {
			t.Errorf("Clean(%q) = %q, and cleaned again %q", name, got, Clean(got))
		}
		if name == "" {
			return
		}
		if strings.Count(got, "/") != strings.Count(name, "/") {
			t.Errorf("Clean(%q) = %q: other folders", name, got)
		}
		for part := range strings.SplitSeq(got, "/") {
			if part == "" || part == "." || part == ".." || strings.ContainsAny(part, "?#%\\: \x00~") || !utf8.ValidString(part) {
				t.Errorf("Clean(%q) = %q has the part %q", name, got, part)
			}
		}
	})
}

// open writes files into a new folder and opens it.
func open(t *testing.T, files map[string]string) (*Portal, []diag.Diagnostic) {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var ds diag.List
	p, err := Open(dir, Options{}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	return p, ds.Sorted()
}

// addresses prints where each page goes: "en a/b" with a slash at the end for a folder's page.
func addressesOf(p *Portal) map[string]string {
	got := map[string]string{}
	for _, page := range p.Pages {
		got[page.Source] = page.Lang + " " + page.Path
		if page.Branch {
			got[page.Source] += "/"
		}
	}
	return got
}

func TestAddresses(t *testing.T) {
	for name, want := range map[string]map[string]string{
		"indexes":        {"README.md": "en /", "a/index.md": "en a/", "a/README.md": "en a/readme", "b/_index.md": "en b/", "b/index.md": "en b/index", "c.md": "en c/", "c/x.md": "en c/x"},
		"case":           {"Guide.md": "en guide", "guide.md": "en guide-2"},
		"index and file": {"a.md": "en a-2", "a/README.md": "en a/"},
		"two homes":      {"index.md": "en /", "README.md": "en readme"},
		"twins":          {"a.md": "en a", "a.zh.md": "zh a", "b.zh.md": "zh b", "README.zh.md": "zh /", "README.md": "en /"},
		"reserved":       {"a.md": "en a", "a.zh.md": "zh a", "zh/b.md": "en zh-2/b", "tags.md": "en tags-2/", "tags/x.md": "en tags-2/x", "x/tags/y.md": "en x/tags/y", "en/c.md": "en en/c"},
		"no twin":        {"a.zh.md": "en a.zh", "b.v2.md": "en b.v2"},
		"layout":         {"content/README.md": "en /", "content/a/b.md": "en a/b", "playbooks/c.md": "en playbooks/c"},
		"layout clash":   {"content/playbooks/c.md": "en playbooks/c", "playbooks/c.md": "en playbooks/c-2"},
	} {
		files := map[string]string{}
		for source := range want {
			files[source] = "text"
		}
		p, _ := open(t, files)
		for source, address := range addressesOf(p) {
			if want[source] != address {
				t.Errorf("%s: %s is at %q, want %q", name, source, address, want[source])
			}
		}
		if len(p.Pages) != len(want) {
			t.Errorf("%s: %d pages, want %d", name, len(p.Pages), len(want))
		}
	}
}

func TestPathOf(t *testing.T) {
	p := &Portal{layout: true, Languages: []Language{{Code: "en"}, {Code: "zh"}}}
	for name, want := range map[string]string{
		"content": "", "content/a b": "a-b", "playbooks": "playbooks", "zh": "zh-2", "content/zh/x": "zh-2/x", "en": "en", "tags": "tags-2", "a/tags": "a/tags",
	} {
		if got := p.PathOf(name); got != want {
			t.Errorf("PathOf(%q) = %q, want %q", name, got, want)
		}
	}
}

// TestAddressesAreUnique: in random folders no two pages of a language share a path, and the paths do not
// depend on the order in which the files are found.
func TestAddressesAreUnique(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	words := []string{"a", "A", "a-2", "a b", "a!b", "index", "README", "_index", "tags", "zh", "page", "!", "?", "home-2", "a.zh", "index.zh", "é", "é"}
	for range 500 {
		var sources []source
		for range 1 + r.IntN(15) {
			name := words[r.IntN(len(words))]
			for range r.IntN(3) {
				name = path.Join(words[r.IntN(len(words))], name)
			}
			sources = append(sources, source{path: name + []string{".md", ".markdown"}[r.IntN(2)]})
		}
		slices.SortFunc(sources, func(a, b source) int { return strings.Compare(a.path, b.path) })
		sources = slices.CompactFunc(sources, func(a, b source) bool { return a.path == b.path })
		first := settled(sources)
		r.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		if second := settled(sources); !slices.Equal(first, second) {
			t.Fatalf("%v\nin another order gives %v", first, second)
		}
		seen := map[string]bool{}
		for _, line := range first {
			_, address, _ := strings.Cut(line, " -> ")
			if seen[address] {
				t.Fatalf("two pages at %s: %v", address, first)
			}
			seen[address] = true
		}
	}
}

func settled(sources []source) []string {
	p := &Portal{Languages: []Language{{Code: "en"}, {Code: "zh"}}}
	p.address(slices.Clone(sources), &diag.List{})
	var list []string
	for _, page := range p.Pages {
		list = append(list, fmt.Sprintf("%s -> %s/%s", page.Source, page.Lang, page.Path))
	}
	return list
}
