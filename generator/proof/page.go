package proof

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// A Page is a page in an archive: x.md.
type Page struct {
	Name   string // x.md
	Source []byte
	Given  []txtar.File // the other files called x that no test makes: x.csv
}

// Input is the file that is given beside the page with an extension; "" when there is none.
func (p Page) Input(ext string) string {
	for _, f := range p.Given {
		if filepath.Ext(f.Name) == ext {
			return string(f.Data)
		}
	}
	return ""
}

// Pages checks the archives in testdata: x.md, then what comes of it, such as x.html and x.err. Which of them an archive
// has, its comment says in a line "check: html err"; what is empty has no file. results says how each is made.
func Pages(t *testing.T, results func(t *testing.T, p Page) map[string]func() []byte) {
	t.Helper()
	Archives(t, func(t *testing.T, file string) {
		wanted := checked(t, file)
		Archive(t, file, func(files []txtar.File) []txtar.File {
			var made []txtar.File
			for _, f := range files {
				if filepath.Ext(f.Name) == ".md" {
					p := Page{f.Name, f.Data, given(files, f.Name, wanted)}
					made = append(append(append(made, f), p.Given...), resultsOf(t, p, wanted, results(t, p))...)
				}
			}
			return made
		})
	})
}

// checked lists what an archive has of each page.
func checked(t *testing.T, file string) []string {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, wanted, ok := strings.Cut(string(archive.Comment), "check: ")
	if !ok {
		t.Fatal("the comment has no line check:")
	}
	return strings.Fields(wanted)
}

func given(files []txtar.File, page string, wanted []string) []txtar.File {
	var list []txtar.File
	for _, f := range files {
		ext := filepath.Ext(f.Name)
		if f.Name != page && strings.TrimSuffix(f.Name, ext) == strings.TrimSuffix(page, ".md") && !slices.Contains(wanted, strings.TrimPrefix(ext, ".")) {
			list = append(list, f)
		}
	}
	return list
}

func resultsOf(t *testing.T, p Page, wanted []string, results map[string]func() []byte) []txtar.File {
	t.Helper()
	var list []txtar.File
	for _, ext := range wanted {
		if results[ext] == nil {
			t.Fatalf("no test makes %s", ext)
		}
		if data := results[ext](); len(data) > 0 {
			list = append(list, txtar.File{Name: strings.TrimSuffix(p.Name, "md") + ext, Data: data})
		}
	}
	return list
}

// Sources lists the pages of the named archives of testdata, of all when none is named.
func Sources(t testing.TB, names ...string) [][]byte {
	t.Helper()
	var list [][]byte
	for _, file := range archives(t) {
		if len(names) > 0 && !slices.Contains(names, strings.TrimSuffix(filepath.Base(file), ".txtar")) {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(data).Files {
			if filepath.Ext(f.Name) == ".md" {
				list = append(list, f.Data)
			}
		}
	}
	if len(list) == 0 {
		t.Fatalf("no pages in %v", names)
	}
	return list
}

// Seed adds the same pages to the corpus of a fuzz test.
func Seed(f *testing.F, names ...string) {
	f.Helper()
	for _, source := range Sources(f, names...) {
		f.Add(source)
	}
}
