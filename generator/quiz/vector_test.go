package quiz

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/proof"
)

// TestVectors checks the answers that the browser's grader checks too.
func TestVectors(t *testing.T) {
	var q *Question
	proof.Archive(t, "testdata/twin/grade.txtar", func(files []txtar.File) []txtar.File {
		var made []txtar.File
		for _, f := range files {
			name, kind, _ := strings.Cut(f.Name, ".")
			check := checkTyped
			switch kind {
			case "data":
				continue
			case "md":
				page, _, _ := parse(f.Name, f.Data)
				q = page.Questions[0]
				made = append(made, f, txtar.File{Name: name + ".data", Data: proof.JSON(t, page.Data("", nil, noSources).Questions[0])})
				continue
			case "scores":
				check = func(t *testing.T, _, line string) { checkScore(t, q, line) }
			}
			for line := range strings.Lines(string(f.Data)) {
				check(t, f.Name, strings.TrimSpace(line))
			}
			made = append(made, f)
		}
		return made
	})
}

// checkScore checks a line: a response, a rule and a share such as 2/3; a whole one exactly, since who reads records compares it.
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
	got := q.GradeList(list, Rule(rule))
	if math.Abs(got-fraction(t, want)) > 1e-12 || want == "1" && got != 1 {
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
