package markdown

import (
	"encoding/json"
	"strings"
	"testing"

	"rampbook/generator/diag"
)

func checkJSON(t *testing.T, values map[string]any) {
	t.Helper()
	if _, err := json.Marshal(values); err != nil {
		t.Fatalf("front matter is no JSON: %v", err)
	}
}

// TestMetaPos says where keys stand, in each of the three formats.
func TestMetaPos(t *testing.T) {
	for _, c := range []struct {
		name, src, key string
		line, col      int
	}{
		{"yaml", "---\ntitle: A\n价格: 1\nx:\n  title: B\n---\n", "价格", 3, 1},
		{"yaml first", "---\n# comment\ntitle: A\n---\n", "title", 3, 1},
		{"toml", "+++\na = 1\n  b = 2\n[c]\na = 3\n+++\n", "b", 3, 3},
		{"toml table", "+++\na = 1\n[c.d]\na = 3\n+++\n", "c", 3, 2},
		{"toml dotted", "+++\nx.y = 1\n+++\n", "x", 2, 1},
		{"json", "{\n \"a\": {\"b\": 1},\n \"b\": 2\n}\n", "b", 3, 2},
		{"no such key", "---\ntitle: A\n---\n", "other", 1, 1},
		{"none", "Text", "title", 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var ds diag.List
			d := Parse([]byte(c.src), Options{Name: "a.md"}, &ds)
			if got := d.Meta.Pos(c.key); got != (diag.Pos{File: "a.md", Line: c.line, Col: c.col}) {
				t.Errorf("%s stands at %+v, want %d:%d", c.key, got, c.line, c.col)
			}
		})
	}
}

// TestMetaTypes says that only JSON's types come out.
func TestMetaTypes(t *testing.T) {
	for _, src := range []string{
		"---\na: .nan\nb: -.inf\nc: 2026-11-01T10:00:00Z\nd: {1: x, true: y}\ne: ~\nf: !!binary aGk=\n---\n",
		"+++\na = nan\nb = inf\nc = 2026-11-01T10:00:00Z\nd = 10:00:00\ne = [{x = 1979-05-27T07:32:00}]\n+++\n",
		`{"a": 1e308, "b": [null, true, {"c": "d"}]}`,
	} {
		var ds diag.List
		d := Parse([]byte(src), Options{}, &ds)
		if len(d.Meta.Values) == 0 || ds.Count(diag.Error) > 0 {
			t.Errorf("%s: no values, %v", src, ds.Sorted())
		}
		checkJSON(t, d.Meta.Values)
	}
}

func TestFrontMatterTooLong(t *testing.T) {
	var ds diag.List
	d := Parse([]byte("---\na: "+strings.Repeat("x", MaxFrontMatter)+"\n---\nBody"), Options{}, &ds)
	if ds.Count(diag.Error) != 1 || string(d.HTML(resolve)) != "<p>Body</p>\n" {
		t.Errorf("got %v and %q", ds.Sorted(), d.HTML(resolve))
	}
}
