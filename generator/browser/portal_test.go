package browser

import (
	"bytes"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator"
)

// A portal is a finished site on disk and the places where a reader may find it.
type portal struct {
	name   string
	out    string   // folder of the output
	pages  []string // HTML files below out, sorted
	places []place
}

// A place is a way to reach a portal.
type place struct {
	name   string
	prefix string // the URL of the portal's root; nothing may be asked for elsewhere
}

// at is the address of a file of the portal.
func (p place) at(file string) string {
	return p.prefix + (&url.URL{Path: file}).EscapedPath()
}

// root is the portal at the root of a server that shows the portal's 404 pages.
func (p *portal) root() place { return p.places[0] }

// handbook is the portal of this repository.
func handbook(t *testing.T) *portal { return build(t, "handbook", filepath.Join("..", "..")) }

// trial is a small portal with one of each thing.
func trial(t *testing.T) *portal { return build(t, "trial", trialSource(t)) }

// quizzes is a portal with a quiz in each mode.
func quizzes(t *testing.T) *portal { return build(t, "quizzes", unpack(t, "quizzes.txtar")) }

// templates is a portal with forms to fill in.
func templates(t *testing.T) *portal { return build(t, "templates", unpack(t, "templates.txtar")) }

// trialSource unpacks the small portal's files into a folder of their own.
func trialSource(t *testing.T) string { return unpack(t, "portal.txtar") }

// unpack puts the files of an archive into a folder of their own.
func unpack(t *testing.T, name string) string {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range archive.Files {
		file := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func build(t *testing.T, name, dir string) *portal {
	t.Helper()
	p := &portal{name: name, out: filepath.Join(t.TempDir(), name)}
	result, err := generator.Build(t.Context(), generator.Options{Dir: dir, Output: p.out, Passphrase: passphrase})
	if err != nil {
		t.Fatal(err)
	}
	if result.Failed() {
		t.Fatalf("%s was not built: %v", name, result.Diagnostics)
	}
	err = fs.WalkDir(os.DirFS(p.out), ".", func(file string, _ fs.DirEntry, err error) error {
		if path.Ext(file) == ".html" {
			p.pages = append(p.pages, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	p.places = []place{
		{"root", serve(t, hosting(p.out)) + "/"},
		{"sub-path", serve(t, http.StripPrefix("/team/sales", http.FileServer(http.Dir(p.out)))) + "/team/sales/"},
		{"file", (&url.URL{Scheme: "file", Path: filepath.ToSlash(p.out) + "/"}).String()},
	}
	return p
}

func serve(t *testing.T, h http.Handler) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// hosting serves a folder as the guide to hosting has it: what is not there gets the 404 page of
// its language.
func hosting(dir string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(path.Clean(r.URL.Path)))); err == nil {
			files.ServeHTTP(w, r)
			return
		}
		name := "404.html"
		if strings.HasPrefix(r.URL.Path, "/zh/") {
			name = "zh/404.html"
		}
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = bytes.NewReader(page).WriteTo(w) // a browser that has gone is no failure
	})
}

// is404 reports whether a file is an error page. Those are shown at any depth, so their links
// count from the root of the server.
func is404(file string) bool { return path.Base(file) == "404.html" }

// languageOf is the language of a page by its address.
func languageOf(file string) string {
	if strings.HasPrefix(file, "zh/") {
		return "zh"
	}
	return "en"
}
