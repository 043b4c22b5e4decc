// Package proof is what the tests of several packages hold their results against: archives in testdata, what every page
// promises, and the same code in TypeScript. Only tests import it.
//
// With the flag -update a test writes what it got into testdata.
package proof

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what the tests got into testdata")

// File holds that a file of testdata says what the test got.
func File(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got, want) {
		return
	}
	line := 0
	left, right := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for line < min(len(left), len(right))-1 && bytes.Equal(left[line], right[line]) {
		line++
	}
	t.Errorf("%s:%d\ngot  %s\nwant %s", name, line+1, left[line], right[line])
}

// JSON is v as lines of text. HTML in it stays as it is.
func JSON(t testing.TB, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ReadJSON reads a file of testdata into what v points to.
func ReadJSON(t testing.TB, name string, v any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// Archive holds that a txtar archive is what made makes of its files.
func Archive(t *testing.T, file string, made func(files []txtar.File) []txtar.File) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	archive.Files = made(archive.Files)
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, f := range archive.Files {
		if string(f.Data) != want[f.Name] {
			t.Errorf("%s\n--- got\n%s--- want\n%s", f.Name, f.Data, want[f.Name])
		}
		delete(want, f.Name)
	}
	for name := range want {
		t.Errorf("%s: nothing of that name is made any more", name)
	}
}

// Archives runs a test for each archive in testdata.
func Archives(t *testing.T, test func(t *testing.T, file string)) {
	t.Helper()
	for _, file := range archives(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { test(t, file) })
	}
}

func archives(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	return files
}
