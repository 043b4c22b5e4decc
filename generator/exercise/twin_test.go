package exercise

import (
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// A poem is an exercise of lines.
type poem struct {
	id   string
	line int
	says []Fact
}

func (p poem) GivenID() string { return p.id }
func (p poem) Pos() diag.Pos   { return diag.Pos{File: "a.md", Line: p.line, Col: 1} }
func (p poem) Facts() []Fact   { return p.says }

// TestCompareTwins has the first difference of two poems told, whether it is in the poem, in a line of it, or that there
// is no such line, and the poems that have no twin.
func TestCompareTwins(t *testing.T) {
	at := func(line int) diag.Pos { return diag.Pos{File: "a.md", Line: line, Col: 2} }
	rose, snow := Fact{Text: "rose", Pos: at(2)}, Fact{Text: "snow", Pos: at(3), Of: "the line"}
	rain := Fact{Text: "rain", Pos: at(4), Of: "the line"}
	one := func(id string, says ...Fact) []poem { return []poem{{id, 1, says}} }
	for _, c := range []struct {
		name           string
		original, twin []poem
		want           string
	}{
		{"the same", one("a", rose, snow), one("a", rose, snow), ""},
		{"without ids", one("", rose), one("", snow), ""},
		{"a line", one("a", rose, snow), one("a", rose, rain), "4:2: error: the line differs from its original: snow there, rain here [poem-twin]\n\thint: compare it with a.md:3\n"},
		{"the poem", one("a", rose), one("a", Fact{Text: "oak", Pos: at(2)}), "2:2: error: the poem \"a\" differs from its original: rose there, oak here [poem-twin]\n\thint: compare it with a.md:2\n"},
		{"a line less", one("a", rose, snow), one("a", rose), "1:1: error: the poem \"a\" differs from its original: snow there, nothing here [poem-twin]\n\thint: compare it with a.md:3\n"},
		{"no original", nil, one("a", rose), "1:1: warning: the original a.md has no poem with the id \"a\" [poem-twin]\n\thint: translate the original's poems, with their ids\n"},
		{"no twin", one("a", rose), nil, "0:0: warning: the poem \"a\" of a.md is missing here [poem-twin]\n\thint: translate it, with its id\n"},
	} {
		var ds diag.List
		CompareTwins(Kind{Name: "poem", Code: "poem"}, Side[poem]{"a.md", c.original}, Side[poem]{"a.zh.md", c.twin}, &ds)
		if got := string(proof.Report(&ds)); got != c.want {
			t.Errorf("%s: told\n%s", c.name, got)
		}
	}
}
