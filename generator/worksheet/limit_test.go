package worksheet

import (
	"fmt"
	"strings"
	"testing"

	"rampbook/generator/markdown"
	"rampbook/generator/proof"
)

// TestLimits goes one beyond each limit.
func TestLimits(t *testing.T) {
	const head = "| A | B |\n| - | - |\n"
	rows := func(n int) string { return strings.Repeat("| a | `= 1` |\n", n) }
	for _, c := range []struct{ name, src, want string }{
		{"sheets", strings.Repeat("## Worksheet: a\n"+head+rows(1)+"\n", MaxSheets+1), "more than 50 worksheets"},
		{"tables", "## Worksheet: a\n" + strings.Repeat(head+rows(1)+"\n", MaxTables+1), "more than 10 tables"},
		{"rows", "## Worksheet: a\n" + head + rows(MaxRows+1), "more than 300 rows"},
		{"columns", "## Worksheet: a\n" + strings.Repeat("| A ", MaxColumns+1) + "|\n" + strings.Repeat("| - ", MaxColumns+1) + "|\n| a | `= 1` |\n", "more than 40 columns"},
		{"cells", "## Worksheet: a\n" + strings.Repeat(head+rows(MaxRows)+"\n", 4), "more than 1000 inputs and formulas"},
		{"formula", "## Worksheet: a\n" + head + "| a | `= " + strings.Repeat("1+", MaxFormula/2) + "1` |", "the cell has more than 1000 bytes"},
		{"depth", "## Worksheet: a\n" + head + "| a | `= " + strings.Repeat("(", MaxDepth+1) + "1" + strings.Repeat(")", MaxDepth+1) + "` |", "more than 50 brackets within each other"},
		{"signs", "## Worksheet: a\n" + head + "| a | `= " + strings.Repeat("-", MaxDepth+1) + "1` |", "more than 50 brackets within each other"},
		{"options", "## Worksheet: a\n" + head + "| a | `choice " + numbered(MaxOptions+1) + "` |", "a choice has 2 to 26 options, and not 27"},
		{"metadata", "## Worksheet: a\n<!-- currency=" + strings.Repeat("a", markdown.MaxComment) + " -->\n" + head + rows(1), "metadata is longer than 1000 bytes"},
	} {
		_, _, ds := parse("a.md", []byte(c.src))
		proof.Told(t, c.name, ds, c.want)
	}
}

func numbered(n int) string {
	var parts []string
	for i := range n {
		parts = append(parts, fmt.Sprint("o", i))
	}
	return strings.Join(parts, " / ")
}

// TestGrowth: cells that multiply each other stay small, or fault.
func TestGrowth(t *testing.T) {
	src := "## Worksheet: a\n| A | B |\n| - | - |\n| r0 | `= 1.23456789 / 7` |\n"
	for i := 1; i < 200; i++ {
		src += fmt.Sprintf("| r%d | `= [r%d] * [r%d] + 1 / %d` |\n", i, i-1, i-1, 2*i+1)
	}
	page, _, _ := parse("a.md", []byte(src))
	checkSheet(t, page.Sheets[0])
}

func BenchmarkCompute(b *testing.B) {
	src := "## Worksheet: a\n| A | B | C |\n| - | - | - |\n"
	for i := range 300 {
		src += fmt.Sprintf("| r%d | `number = %d.%d` | `= round([B] * 1.17 / 3, 2)` |\n", i, i, i%100)
	}
	page, _, _ := parse("a.md", []byte(src))
	s := page.Sheets[0]
	typed := s.Defaults()
	for b.Loop() {
		s.Compute(typed)
	}
}
