package engine

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
)

// A bench builds a small site whose theme and overrides are a txtar archive.
type bench struct {
	t     *testing.T
	site  Site
	mu    sync.Mutex
	out   map[string]string
	pages map[string]string // language/path → content, as Open gives it
}

const plainTheme = `
-- theme/layouts/baseof.html --
<title>{{ .Title }}</title>{{ block "main" . }}{{ end }}
-- theme/layouts/page.html --
{{ define "main" }}<main lang="{{ site.Language.Lang }}">{{ .Content }}</main>{{ T "hello" }}{{ partial "components/foot/foot.html" . }}{{ end }}
-- theme/layouts/section.html --
{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
-- theme/layouts/home.html --
{{ define "main" }}{{ with resources.Get "components/foot/foot.css" }}<link href="{{ .RelPermalink }}">{{ end }}{{ end }}
-- theme/components/foot/foot.html --
<footer>foot</footer>
-- theme/components/foot/foot.css --
footer { color: red }
-- theme/layouts/taxonomy.html --
-- theme/layouts/term.html --
`

func newBench(t *testing.T, archive string) *bench {
	t.Helper()
	root := t.TempDir()
	for _, f := range txtar.Parse([]byte(plainTheme + archive)).Files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b := &bench{t: t, out: map[string]string{}, pages: map[string]string{
		"en/_index.html":   `{"title":"Home"}`,
		"en/a/_index.html": `{"title":"A","url":"/a/","weight":1}`,
		"en/a/b.html":      `{"title":"B","url":"/a/b/","weight":1}` + "\n<p>One {{&lt; x >}}</p>",
		"en/a/c.html":      `{"title":"C","url":"/a/c/","weight":2}` + "\n<p>Other</p>",
		"zh/_index.html":   `{"title":"首页"}`,
		"zh/a/_index.html": `{"title":"甲","url":"/zh/a/","weight":1}`,
		"zh/a/b.html":      `{"title":"乙","url":"/zh/a/b/","weight":1}` + "\n<p>一</p>",
	}}
	b.site = Site{
		Root: filepath.Join(root, "portal"), Theme: os.DirFS(filepath.Join(root, "theme")), Cache: filepath.Join(root, "cache"), Title: "T", BaseURL: "/", Overrides: true, Watch: true,
		Languages: []Language{{Code: "en", Name: "English", Title: "T"}, {Code: "zh", Name: "中文", Title: "T"}},
		Words:     map[string][]byte{"en": []byte("hello: Hello"), "zh": []byte("hello: 你好")},
	}
	return b
}

func (b *bench) open() (*Engine, []diag.Diagnostic) {
	b.t.Helper()
	for _, key := range slices.Sorted(maps.Keys(b.pages)) {
		lang, path, _ := strings.Cut(key, "/")
		b.site.Contents = append(b.site.Contents, Content{Lang: lang, Path: path, Source: "src/" + key, Open: func() []byte { return []byte(b.pages[key]) }})
	}
	e, ds, err := Open(b.site, func(path string, data []byte) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.out[path] = string(data)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	if e != nil {
		b.t.Cleanup(func() { e.Close() })
	}
	return e, ds
}

func (b *bench) build() (*Engine, []diag.Diagnostic) {
	b.t.Helper()
	e, ds := b.open()
	if len(ds) > 0 {
		b.t.Fatal(ds)
	}
	ds, err := e.Build()
	if err != nil {
		b.t.Fatal(err)
	}
	return e, ds
}

func (b *bench) want(file string, parts ...string) {
	b.t.Helper()
	for _, part := range parts {
		if !strings.Contains(b.out[file], part) {
			b.t.Errorf("%s lacks %q:\n%s", file, part, b.out[file])
		}
	}
}

func TestBuild(t *testing.T) {
	b := newBench(t, "")
	if _, ds := b.build(); len(ds) > 0 {
		t.Error(ds)
	}
	b.want("a/b/index.html", "<title>B</title>", `<main lang="en"><p>One {{&lt; x >}}</p></main>Hello<footer>foot</footer>`)
	b.want("zh/a/b/index.html", `<main lang="zh"><p>一</p></main>你好`)
	b.want("zh/a/index.html", `<a href="/zh/a/b/">乙</a>`)
	b.want("index.html", `href="/components/foot/foot.css"`)
	b.want("components/foot/foot.css", "color: red")
}

// What lies in the portal for other programs must not reach Hugo, and Hugo must not write there.
func TestIsolation(t *testing.T) {
	b := newBench(t, "-- portal/go.mod --\nmodule broken {\n-- portal/hugo.toml --\ntheme = \"none\"\n= broken\n-- portal/config/_default/hugo.toml --\n= broken\n")
	t.Setenv("HUGO_TITLE", "environment")
	if _, ds := b.build(); len(ds) > 0 {
		t.Error(ds)
	}
	b.want("a/b/index.html", "<title>B</title>")
	var names []string
	err := filepath.WalkDir(b.site.Root, func(path string, d os.DirEntry, err error) error {
		names = append(names, filepath.Base(path))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"portal", "config", "_default", "hugo.toml", "go.mod", "hugo.toml"}; !slices.Equal(names, want) {
		t.Errorf("the portal holds %v, want %v", names, want)
	}
}

func TestOverrides(t *testing.T) {
	b := newBench(t, `
-- portal/layouts/_partials/components/foot/foot.html --
<footer>layouts</footer>
-- portal/themes/mine/components/foot/foot.html --
<footer>themes</footer>
-- portal/themes/mine/components/foot/foot.css --
footer { color: blue }
-- portal/layouts/_shortcodes/shout.html --
<b>{{ .Get 0 | upper }}</b>
`)
	b.pages["en/a/b.html"] = `{"title":"B","url":"/a/b/"}` + "\n<p>{{< shout hey >}}</p>"
	if _, ds := b.build(); len(ds) > 0 {
		t.Error(ds)
	}
	b.want("a/b/index.html", "<footer>layouts</footer>", "<b>HEY</b>")
	b.want("components/foot/foot.css", "color: blue")
}

// What a cleaner of caches or a power cut has left of the theme is not used.
func TestDamagedCache(t *testing.T) {
	theme := fstest.MapFS{"theme.toml": {Data: []byte("name = 1")}, "layouts/all.html": {Data: []byte("all")}}
	cache := t.TempDir()
	for _, damage := range []func(file string) error{os.Remove, func(file string) error { return os.Truncate(file, 1) }, func(file string) error { return os.RemoveAll(filepath.Dir(file)) }} {
		dir, err := unpack(theme, cache)
		if err != nil {
			t.Fatal(err)
		}
		if err := damage(filepath.Join(dir, "layouts", "all.html")); err != nil {
			t.Fatal(err)
		}
		again, err := unpack(theme, cache)
		if text, _ := os.ReadFile(filepath.Join(dir, "layouts", "all.html")); err != nil || again != dir || string(text) != "all" {
			t.Errorf("unpacked again in %s: %q, %v", again, text, err)
		}
	}
}

// Processes that begin together with an empty cache find a whole theme each, and none takes it from another.
func TestUnpackAtOnce(t *testing.T) {
	theme := fstest.MapFS{"theme.toml": {Data: []byte("name = 1")}, "layouts/all.html": {Data: []byte("all")}}
	cache := t.TempDir()
	var wait sync.WaitGroup
	for range 16 {
		wait.Go(func() {
			if dir, err := unpack(theme, cache); err != nil || !isUnpacked(theme, dir) {
				t.Errorf("unpacked in %s: %v", dir, err)
			}
		})
	}
	wait.Wait()
}

// Without a cache the theme lies in a folder of this build alone, which goes with it.
func TestNoCache(t *testing.T) {
	b := newBench(t, "-- portal/README.md --\n")
	t.Setenv("TMPDIR", t.TempDir())
	b.site.Cache = ""
	e, _ := b.build()
	b.want("a/b/index.html", "<footer>foot</footer>")
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestRebuild(t *testing.T) {
	b := newBench(t, "")
	e, _ := b.build()
	clear(b.out)
	b.pages["en/a/b.html"] = `{"title":"B","url":"/a/b/","weight":1}` + "\n<p>Two</p>"
	ds, err := e.Rebuild([]Changed{{"en", "a/b.html"}})
	if err != nil || len(ds) > 0 {
		t.Fatal(ds, err)
	}
	b.want("a/b/index.html", "<p>Two</p>")
	if _, ok := b.out["a/c/index.html"]; ok {
		t.Error("another page was rendered again")
	}
}

func TestDiagnostics(t *testing.T) {
	tests := map[string]struct {
		archive string
		file    string
		line    int
		message string
	}{
		"template syntax": {"-- portal/layouts/page.html --\n{{ define \"main\" }}\n{{ if }}{{ end }}{{ end }}\n", "layouts/page.html", 2, "missing value for if"},
		"template run":    {"-- portal/layouts/page.html --\n{{ define \"main\" }}\n\n{{ .Nothing }}{{ end }}\n", "layouts/page.html", 3, "can't evaluate field Nothing"},
		"override":        {"-- portal/themes/mine/components/foot/foot.html --\n{{ index 1 2 }}\n", "themes/mine/components/foot/foot.html", 1, "index"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, tt.archive)
			e, ds := b.open()
			if e != nil {
				var err error
				if ds, err = e.Build(); err != nil {
					t.Fatal(err)
				}
			}
			if len(ds) == 0 {
				t.Fatal("no diagnostics")
			}
			d := ds[0]
			if d.Severity != diag.Error || d.Pos.File != tt.file || d.Pos.Line != tt.line || !strings.Contains(d.Message, tt.message) {
				t.Errorf("got %+v", d)
			}
		})
	}
}

// No template may run a program, read the environment or call another site.
func TestNoReach(t *testing.T) {
	for _, call := range []string{`dict "Content" (getenv "HOME")`, `resources.GetRemote "http://127.0.0.1:1/x"`, `css.PostCSS (resources.FromString "x.css" "a{}")`} {
		b := newBench(t, "-- portal/layouts/page.html --\n{{ define \"main\" }}{{ with "+call+" }}{{ .Content }}{{ end }}{{ end }}\n")
		_, ds := b.build()
		if len(ds) == 0 {
			t.Errorf("%s was allowed", call)
		}
	}
}

// A folder of overrides that is a symbolic link out of the portal would show its files to templates.
func TestOverridesStayInPortal(t *testing.T) {
	b := newBench(t, "-- outside/secret.txt --\nsecret\n-- portal/layouts/page.html --\n{{ define \"main\" }}{{ with resources.Get \"secret.txt\" }}{{ .Content }}{{ end }}{{ end }}\n")
	if err := os.Symlink("../outside", filepath.Join(b.site.Root, "assets")); err != nil {
		t.Skip(err)
	}
	if _, _, err := Open(b.site, func(string, []byte) {}); err == nil {
		t.Error("a folder outside the portal was read")
	}
}

// The owner's settings cannot change what must hold, in whatever case they are written.
func TestOwnersSettings(t *testing.T) {
	b := newBench(t, "")
	b.site.Hugo = map[string]any{
		"EnableInlineShortcodes": true, "Build": map[string]any{"writeStats": true}, "SECURITY": map[string]any{},
		"ArchetypeDir": "/", "Params": map[string]any{"own": 1},
	}
	text, err := hugoConfig(b.site, "theme")
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for key := range got {
		if lower := strings.ToLower(key); seen[lower] {
			t.Errorf("%s is set twice", lower)
		} else {
			seen[lower] = true
		}
	}
	if got["enableInlineShortcodes"] != false || got["params"].(map[string]any)["own"] != 1.0 || seen["archetypedir"] {
		t.Errorf("got %s", text)
	}
}

// Where Hugo panics over the owner's settings there is an error to print.
func TestGuarded(t *testing.T) {
	err := guarded(func() error { panic("slice bounds out of range") })
	if err == nil || !strings.Contains(err.Error(), "slice bounds") {
		t.Errorf("got %v", err)
	}
}
