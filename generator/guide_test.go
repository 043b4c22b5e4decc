package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rampbook/generator/diag"
)

// TestTheGuideToTemplatesIsTrue builds a page of every example in the guide to checklists, scorecards and worksheets, in
// both languages: without a mistake, and translations that ask for the same.
func TestTheGuideToTemplatesIsTrue(t *testing.T) {
	dir := t.TempDir()
	mustWrite(t, filepath.Join(dir, "rampbook.toml"), []byte("title = \"T\"\n"))
	mustWrite(t, filepath.Join(dir, "content", "README.md"), []byte("# T\n"))
	for _, ext := range []string{".md", ".zh.md"} {
		data, err := os.ReadFile(filepath.Join("..", "content", "guide", "templates"+ext))
		if err != nil {
			t.Fatal(err)
		}
		page := "# Examples\n\n## All\n\n"
		blocks := strings.Split(string(data), "```markdown\n")[1:]
		if len(blocks) != 8 {
			t.Errorf("templates%s has %d examples", ext, len(blocks))
		}
		for _, block := range blocks {
			example, _, _ := strings.Cut(block, "\n```\n")
			page += example + "\n\n"
		}
		mustWrite(t, filepath.Join(dir, "playbooks", "examples"+ext), []byte(page))
	}
	out := filepath.Join(t.TempDir(), "site")
	r, err := Build(t.Context(), Options{Dir: dir, Output: out})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		if d.Severity > diag.Hint && strings.HasPrefix(d.Pos.File, "playbooks/") {
			t.Errorf("%v %s: %s", d.Pos, d.Message, d.Hint)
		}
	}
	tree := readTree(t, out)
	if t.Failed() || len(tree) == 0 {
		t.Fatalf("%s", printed(t, r.Diagnostics))
	}
	for _, prefix := range []string{"", "zh/"} {
		html, data := string(tree[prefix+"playbooks/examples/index.html"]), string(tree[prefix+"playbooks/examples/exercises.js"])
		for class, want := range map[string]int{"checklist": 1, "scorecard": 3, "worksheet": 4} {
			if got := strings.Count(html, `<section class="`+class+`"`); got != want {
				t.Errorf("%s: %d %ss", prefix, got, class)
			}
			if !strings.Contains(data, `\"`+class+`s\":[`) {
				t.Errorf("%s: no %ss in the data", prefix, class)
			}
		}
	}
}
