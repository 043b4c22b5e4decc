package generator

import (
	goparser "go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
)

// floors are the packages of rampbook from the ground up. A package imports lower floors only,
// never a neighbour.
var floors = [][]string{
	{"generator/certificate", "generator/diag", "generator/flow", "generator/lock", "generator/progress", "generator/review", "generator/stats", "themes", "."},
	{"generator/project", "generator/proof"},
	{"generator/markdown"},
	{"generator/exercise"},
	{"generator/quiz", "generator/checklist", "generator/scorecard", "generator/worksheet", "generator/path"},
	{"generator/engine", "generator/tap", "generator/publish", "generator/report", "generator/search", "generator/server", "generator/watch", "generator/xapi"},
	{"generator"},
	{"cmd/rampbook"},
}

// owners are the only packages that may import a module.
var owners = map[string]string{
	"github.com/gohugoio/hugo":        "generator/engine",
	"github.com/bep/overlayfs":        "generator/engine",
	"github.com/spf13/afero":          "generator/engine",
	"github.com/blevesearch/bleve":    "generator/search",
	"github.com/fsnotify/fsnotify":    "generator/watch generator/engine",
	"github.com/spf13/cobra":          "cmd/rampbook",
	"github.com/yuin/goldmark":        "generator/markdown generator/quiz generator/checklist generator/scorecard generator/worksheet",
	"github.com/alecthomas/chroma":    "generator/markdown",
	"github.com/pelletier/go-toml/v2": "generator/project generator/markdown",
}

func TestFloors(t *testing.T) {
	floorOf := map[string]int{}
	for i, floor := range floors {
		for _, pkg := range floor {
			floorOf[pkg] = i
		}
	}
	for file, imports := range sourceImports(t) {
		pkg := path.Dir(file)
		floor, known := floorOf[pkg]
		if !known {
			t.Errorf("%s: package %s is on no floor", file, pkg)
			continue
		}
		for _, imported := range imports {
			checkImport(t, file, imported, floor, floorOf)
		}
	}
}

func checkImport(t *testing.T, file, imported string, floor int, floorOf map[string]int) {
	t.Helper()
	if imported == "rampbook" || strings.HasPrefix(imported, "rampbook/") {
		below := strings.TrimPrefix(strings.TrimPrefix(imported, "rampbook"), "/")
		if below == "" {
			below = "."
		}
		if n, known := floorOf[below]; !known || n >= floor {
			t.Errorf("%s imports %s, which is not below it", file, imported)
		}
		return
	}
	for module, owner := range owners {
		if strings.HasPrefix(imported, module) && !strings.Contains(" "+owner+" ", " "+path.Dir(file)+" ") {
			t.Errorf("%s imports %s, which belongs to %s", file, imported, owner)
		}
	}
}

// sourceImports returns the imports of every Go file that is no test.
func sourceImports(t *testing.T) map[string][]string {
	t.Helper()
	root := os.DirFS("..")
	all := map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if _, err := fs.Stat(root, name+"/go.mod"); d.IsDir() && name != "." && err == nil {
			return fs.SkipDir // a module of its own
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != ".") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "bench/") {
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := goparser.ParseFile(token.NewFileSet(), name, src, goparser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			all[name] = append(all[name], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 20 {
		t.Fatalf("found only %d files: the test looks in the wrong place", len(all))
	}
	return all
}
