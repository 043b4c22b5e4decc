package scorecard

import (
	"fmt"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// TestLimits goes one beyond each limit.
func TestLimits(t *testing.T) {
	const head = "| A | 1 | 2 |\n| - | - | - |\n"
	list := func(format, join string, n int) string {
		var parts []string
		for i := range n {
			parts = append(parts, fmt.Sprintf(format, i))
		}
		return strings.Join(parts, join)
	}
	for _, c := range []struct{ name, src, want string }{
		{"cards", strings.Repeat("## Scorecard: a\n"+head+"| a | b | c |\n\n", MaxCards+1), "more than 50 scorecards"},
		{"criteria", "## Scorecard: a\n" + head + list("| a%d | b | c |", "\n", MaxCriteria+1), "more than 100 criteria"},
		{"levels", "## Scorecard: a\n| A" + list(" | %d", "", MaxLevels+2)[len(" | 0"):] + " |\n" + strings.Repeat("| - ", MaxLevels+2) + "|\n| a | b |", "the table has 11 levels"},
		{"bands", "## Scorecard: a\n<!-- bands=" + list("%[1]d:b%[1]d", ",", MaxBands+1) + " -->\n" + head + "| a | b | c |", "more than 10 bands"},
		{"raters", "## Scorecard: a\n<!-- raters=" + list("r%d:1", ",", MaxRaters+1) + " -->\n" + head + "| a | b | c |", "more than 10 groups of raters"},
		{"metadata", "## Scorecard: a\n<!-- id=" + strings.Repeat("a", markdown.MaxComment) + " -->\n" + head + "| a | b | c |", "metadata is longer than 1000 bytes"},
	} {
		_, _, ds := parse("a.md", []byte(c.src))
		proof.Told(t, c.name, ds, c.want)
	}
}

// TestFilesThatAreNotRead: what is no UTF-8, has too many rows or broken quotation marks throughout.
func TestFilesThatAreNotRead(t *testing.T) {
	page, _, _ := parse("a.md", []byte("## Scorecard: a\n| A | 1 | 2 |\n| - | - | - |\n| B | b | c |\n"))
	for _, c := range []struct {
		name, data, want string
		people           int
	}{
		{"encoding", "\xc3\xfb,B\nx,1\n", "the file is not UTF-8", 0},
		{"empty", "", "", 0},
		{"rows", "name,B\n" + strings.Repeat("x,1\n", MaxPeople+1), "more than 100000 rows", MaxPeople},
		{"an open mark", "name,B\nx,\"1\ny,2\n", "2:1: error: the row is left out: its quotation marks do not match", 1},
		{"open marks", "name,B\n" + strings.Repeat("x,\"1\n", 3*maxBroken) + "y,2\n", "its quotation marks do not match", 0},
		{"short rows", "name,B\nx\n", "", 1},
	} {
		var ds diag.List
		people := page.Cards[0].ReadPeople("a.csv", []byte(c.data), &ds)
		if len(people) != c.people || !strings.Contains(string(proof.Report(&ds)), c.want) {
			t.Errorf("%s: %d people, %.200s", c.name, len(people), proof.Report(&ds))
		}
	}
}

func BenchmarkReadPeople(b *testing.B) {
	page, _, _ := parse("a.md", []byte("## Scorecard: a\n| A | 1 | 2 |\n| - | - | - |\n| B | b | c |\n| C | d | e |\n"))
	data := []byte("name,B,C\n" + strings.Repeat("somebody,1,2\n", 10000))
	for b.Loop() {
		var ds diag.List
		if n := len(page.Cards[0].ReadPeople("a.csv", data, &ds)); n != 10000 {
			b.Fatal(n)
		}
	}
}
