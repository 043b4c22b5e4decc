package quiz

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

const vectorFile = "testdata/twin/grade.txtar"

// TestVectors checks the answers that the browser's grader checks too.
func TestVectors(t *testing.T) {
	archive, err := txtar.ParseFile(vectorFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []txtar.File
	var q *Question
	for _, f := range archive.Files {
		name, kind, _ := strings.Cut(f.Name, ".")
		switch kind {
		case "md":
			page, _, _ := parse(f.Name, f.Data)
			q = page.Questions[0]
			data := indented(t, page.Data("", nil, noSources).Questions[0])
			out = append(out, f, txtar.File{Name: name + ".data", Data: data})
		case "data":
			if !*update && !bytes.Equal(f.Data, out[len(out)-1].Data) {
				t.Errorf("%s is\n%s\nwant\n%s", f.Name, out[len(out)-1].Data, f.Data)
			}
		case "scores":
			for line := range strings.Lines(string(f.Data)) {
				checkScore(t, q, strings.TrimSpace(line))
			}
			out = append(out, f)
		default:
			for line := range strings.Lines(string(f.Data)) {
				checkTyped(t, f.Name, strings.TrimSpace(line))
			}
			out = append(out, f)
		}
	}
	archive.Files = out
	if *update {
		if err := os.WriteFile(vectorFile, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func indented(t *testing.T, v any) []byte {
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

// checkScore checks a line: a response, a rule and a share such as 2/3.
func checkScore(t *testing.T, q *Question, line string) {
	t.Helper()
	at := strings.LastIndex(line, "]") + 1
	var list []string
	if err := json.Unmarshal([]byte(line[:at]), &list); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	var rule, want string
	if _, err := fmt.Sscan(line[at:], &rule, &want); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	if got := q.GradeList(list, Rule(rule)); math.Abs(got-fraction(t, want)) > 1e-12 {
		t.Errorf("%s: %s: got %v", q.ID, line, got)
	}
}

func fraction(t *testing.T, text string) float64 {
	t.Helper()
	a, b, divided := strings.Cut(text, "/")
	x, err := strconv.ParseFloat(a, 64)
	if err == nil && divided {
		var y float64
		y, err = strconv.ParseFloat(b, 64)
		x /= y
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func checkTyped(t *testing.T, name, line string) {
	t.Helper()
	typed, want, _ := strings.Cut(line, " => ")
	var text string
	if err := json.Unmarshal([]byte(typed), &text); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	var got []byte
	if name == "fold" {
		got, _ = json.Marshal(Fold(text))
	} else if n, ok := ParseNumber(text); ok {
		got = []byte(formatNumber(n))
	} else {
		got = []byte("null")
	}
	if string(got) != want {
		t.Errorf("%s: %s: got %s", name, line, got)
	}
}
