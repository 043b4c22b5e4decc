package generator

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rampbook/generator/markdown"
	"rampbook/generator/project"
)

func TestMinutes(t *testing.T) {
	for _, c := range []struct{ words, han, want int }{
		{0, 0, 1}, {1, 0, 1}, {230, 0, 1}, {231, 0, 2}, {2300, 0, 10}, {400, 400, 1}, {401, 401, 2}, {630, 400, 2}, {5, 9, 1},
	} {
		if got := minutes(&markdown.Document{Words: c.words, Han: c.han}); got != c.want {
			t.Errorf("%d words, %d of them Chinese letters: %d minutes, want %d", c.words, c.han, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, c := range []struct {
		from any
		want string
	}{
		{"sales", "sales"},
		{" a , b,,c d ", "a|b|c d"},
		{"定价，发现、成交", "定价|发现|成交"},
		{[]any{"a", 7, int64(8), " b ", "", nil, []any{"x"}, true}, "a|7|8|b|true"},
		{map[string]any{"a": 1}, ""},
		{nil, ""},
	} {
		if got := strings.Join(words(c.from), "|"); got != c.want {
			t.Errorf("words of %v are %q, want %q", c.from, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		from any
		want string
	}{
		{" x ", "x"}, {3, "3"}, {int64(3), "3"}, {uint64(3), "3"}, {2.5, "2.5"}, {true, "true"},
		{time.Date(2026, 11, 1, 23, 0, 0, 0, time.UTC), "2026-11-01"}, {nil, ""}, {[]any{"x"}, ""},
	} {
		if got := text(c.from); got != c.want {
			t.Errorf("text of %v is %q, want %q", c.from, got, c.want)
		}
	}
}

func TestEditLink(t *testing.T) {
	for _, c := range []struct{ pattern, source, want string }{
		{"", "a.md", ""},
		{"https://git.example.com/{path}", "a b/客户.md", "https://git.example.com/a%20b/%E5%AE%A2%E6%88%B7.md"},
		{"https://git.example.com/?f={path}&g={path}", "x#y.md", "https://git.example.com/?f=x%23y.md&g=x%23y.md"},
	} {
		if got := editLink(c.pattern, c.source); got != c.want {
			t.Errorf("editLink(%q, %q) = %q, want %q", c.pattern, c.source, got, c.want)
		}
	}
}

func TestStarterName(t *testing.T) {
	for _, c := range []struct {
		name, langs, want string
		ok                bool
	}{
		{"a.svg", "zh", "a.svg", true},
		{"a.md", "en", "a.md", true},
		{"a.zh.md", "en", "", false},
		{"a.md", "zh", "", false},
		{"x/a.zh.md", "zh", "x/a.md", true},
		{"a.md", "en,zh", "a.md", true},
		{"a.zh.md", "en,zh", "a.zh.md", true},
		{"a.md", "zh,en", "a.en.md", true},
		{"a.zh.md", "zh,en", "a.md", true},
	} {
		got, ok := starterName(c.name, strings.Split(c.langs, ","))
		if got != c.want || ok != c.ok {
			t.Errorf("%s in %s is %q, %v; want %q, %v", c.name, c.langs, got, ok, c.want, c.ok)
		}
	}
}

func TestStarterConfig(t *testing.T) {
	text := "always = 1\nen = 1 #:en\n# 注释 #:zh\nboth = 1   #:en,zh\n#:en\n"
	for langs, want := range map[string]string{"en": "always = 1\nen = 1\n\n", "zh": "always = 1\n# 注释\n", "en,zh": "always = 1\nboth = 1\n", "zh,en": "always = 1\n"} {
		if got := string(starterConfig([]byte(text), strings.Split(langs, ","))); got != want {
			t.Errorf("%s: %q, want %q", langs, got, want)
		}
	}
}

func TestSetTranslatedFrom(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		ok               bool
	}{
		{"none", "# T\n", "---\ntranslated_from: \"r\"\n---\n\n# T\n", true},
		{"empty file", "", "---\ntranslated_from: \"r\"\n---\n\n", true},
		{"there", "---\na: 1\ntranslated_from: old # note\nb: 2\n---\nx\n", "---\na: 1\ntranslated_from: \"r\"\nb: 2\n---\nx\n", true},
		{"not there", "---\na: 1\n---\nx\n", "---\na: 1\ntranslated_from: \"r\"\n---\nx\n", true},
		{"empty", "---\n---\nx\n", "---\ntranslated_from: \"r\"\n---\nx\n", true},
		{"blanks behind the fence", "--- \t\na: 1\n---\nx\n", "--- \t\na: 1\ntranslated_from: \"r\"\n---\nx\n", true},
		{"in the body", "---\na: 1\n---\ntranslated_from: x\n", "---\na: 1\ntranslated_from: \"r\"\n---\ntranslated_from: x\n", true},
		{"windows", "---\r\na: 1\r\n---\r\nx\r\n", "---\r\na: 1\r\ntranslated_from: \"r\"\r\n---\r\nx\r\n", true},
		{"windows without", "x\r\n", "---\r\ntranslated_from: \"r\"\r\n---\r\n\r\nx\r\n", true},
		{"mixed", "---\na: 1\n---\nx\r\ny\n", "---\na: 1\ntranslated_from: \"r\"\n---\nx\r\ny\n", true},
		{"a mark", "\ufeff---\na: 1\n---\n", "\ufeff---\na: 1\ntranslated_from: \"r\"\n---\n", true},
		{"a mark without", "\ufeffx\n", "\ufeff---\ntranslated_from: \"r\"\n---\n\nx\n", true},
		{"toml", "+++\n+++\n", "", false},
		{"json", "{\"a\": 1}\n", "", false},
		{"no end", "---\na: 1\n", "", false},
	} {
		got, ok := setTranslatedFrom([]byte(c.text), "r")
		if ok != c.ok || ok && string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

// TestRewrite: an author's file keeps its mode and its place behind a link; on an error it is as it was.
func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "real", "a.md"), filepath.Join(dir, "a.md")
	mustWrite(t, file, []byte("old"))
	if err := errors.Join(os.Chmod(file, 0o640), os.Symlink(file, link)); err != nil {
		t.Skip(err)
	}
	wrong := errors.New("wrong")
	for _, c := range []struct {
		err  error
		want string
	}{{wrong, "old"}, {nil, "new"}} {
		if err := rewrite(link, func([]byte) ([]byte, error) { return []byte("new"), c.err }); !errors.Is(err, c.err) {
			t.Errorf("rewrite says %v, want %v", err, c.err)
		}
		if text, err := os.ReadFile(file); err != nil || string(text) != c.want {
			t.Errorf("the file holds %q, %v; want %q", text, err, c.want)
		}
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file's mode is %v, %v", info.Mode(), err)
	}
	if is, err := os.Lstat(link); err != nil || is.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", is.Mode(), err)
	}
	if left, err := os.ReadDir(filepath.Dir(file)); err != nil || len(left) != 1 {
		t.Errorf("beside the file lie %v, %v", left, err)
	}
}

// TestHugoPath: no name of an author's means something to Hugo, and two pages never share one.
func TestHugoPath(t *testing.T) {
	seen := map[string]string{}
	for _, c := range []struct {
		path   string
		branch bool
		want   string
	}{
		{"", true, "_index.html"},
		{"a", false, "a.html"},
		{"a", true, "a/_index.html"},
		{"a/index", false, "a/index~.html"},
		{"a/_index", false, "a/_index~.html"},
		{"index", false, "index~.html"},
		{"index", true, "index/_index.html"},
		{"v1.2/a.zh", false, "v1~2/a~zh.html"},
		{"404", false, "404~.html"},
		{"404/x", false, "404~/x.html"},
		{"sitemap", true, "sitemap~/_index.html"},
		{"a/404", false, "a/404.html"},
	} {
		got := hugoPath(&page{path: c.path, branch: c.branch})
		if got != c.want {
			t.Errorf("%q goes to %q, want %q", c.path, got, c.want)
		}
		if other, taken := seen[got]; taken {
			t.Errorf("%q and %q both go to %q", c.path, other, got)
		}
		seen[got] = c.path
	}
}

func TestOwnAddress(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "/": "", "/a/b/": "a/b/", "a.html": "a.html", "//a/b": "!", "客户/": "客户/", "/%E5%AE%A2/": "客/",
		"https://example.com/": "!", "mailto:x": "!", "a?b": "!", "a#b": "!", "../a": "!", "a/../../b": "!", "a/..b": "a/..b/", `a\b`: "!", "/:slug/": "!", "%zz": "!", "a%2fb": "a/b/", "a%3fb": "!",
		"/./a/": "!", "a/.": "!", "./": "!", "a//b/": "!", "   ": "!", "/b /": "!", "/.rampbook.json": "!", "a/index.html/b/": "!", "B/INDEX.HTML/c": "!",
		"/x.json": "x.json/", "v1.2": "v1.2/", "/a/index.html": "a/index.html", "/a.html/": "a.html/",
	} {
		src := &source{Page: &project.Page{}, doc: &markdown.Document{Meta: markdown.Meta{Values: map[string]any{"url": given}}}}
		got, ok := ownAddress(src)
		if !ok {
			got = "!"
		}
		if got != want {
			t.Errorf("url: %q asks for %q, want %q", given, got, want)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"a.md", "b.md", "b.md"}, {"a.md", "x/b.md", "x/b.md"}, {"x/a.md", "b.md", "../b.md"}, {"x/a.md", "x/b.md", "b.md"},
		{"x/y/a.md", "x/z/b.md", "../z/b.md"}, {"x/y/a.md", "y/b.md", "../../y/b.md"}, {"a/a.md", "a", "../a"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s is %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestCutTail(t *testing.T) {
	for dest, want := range map[string][]string{
		"a.md": {"a.md", ""}, "a.md#x?y": {"a.md", "#x?y"}, "a.md?x#y": {"a.md", "?x#y"}, "#x": {"", "#x"}, "": {"", ""},
	} {
		if name, tail := cutTail(dest); !slices.Equal([]string{name, tail}, want) {
			t.Errorf("%q is cut into %q and %q, want %q", dest, name, tail, want)
		}
	}
}
