package progress

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// vectors are the lines of one file of testdata/records.txtar, in pairs.
func vectors(t *testing.T, name string) [][2]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/records.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range archive.Files {
		for line := range strings.Lines(string(f.Data)) {
			if line = strings.TrimSuffix(line, "\n"); f.Name == name && !strings.HasPrefix(line, "#") {
				lines = append(lines, line)
			}
		}
	}
	if len(lines) < 2 || len(lines)%2 != 0 {
		t.Fatalf("%d lines of %s", len(lines), name)
	}
	var pairs [][2]string
	for i := 0; i < len(lines); i += 2 {
		pairs = append(pairs, [2]string{lines[i], lines[i+1]})
	}
	return pairs
}

func TestVectorsWrite(t *testing.T) {
	for _, v := range vectors(t, "records") {
		var in struct {
			ID, T, S, A, P, R, E, O string
			N                       int64
			D                       json.RawMessage
		}
		if err := json.Unmarshal([]byte(v[0]), &in); err != nil {
			t.Fatal(err)
		}
		l, err := Record{in.ID, in.T, in.S, in.N, in.A, in.P, in.R, in.E, in.O, string(in.D)}.Line()
		if err != nil || l.Text != v[1] {
			t.Errorf("%s\nwant %s\n%v", l.Text, v[1], err)
		}
	}
}

func TestVectorsRead(t *testing.T) {
	for _, v := range vectors(t, "lines") {
		if l := ParseLine(v[1]); readOf(l).Quality != v[0] {
			t.Errorf("%s is %v, want %s", v[1], readOf(l), v[0])
		}
	}
}
