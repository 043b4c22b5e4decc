package quiz

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// TestTheGuideIsTrue reads every example of the guide to questions. An example that holds "…" is left out: it only
// shows a form.
func TestTheGuideIsTrue(t *testing.T) {
	for _, name := range []string{"questions.md", "questions.zh.md"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "content", "guide", name))
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[Kind]bool{}
		for _, block := range strings.Split(string(data), "```markdown\n")[1:] {
			example, _, _ := strings.Cut(block, "\n```\n")
			if strings.Contains(example, "…") {
				continue
			}
			page, _, ds := parse(name, []byte(example+"\n"))
			if len(page.Questions) == 0 || ds.Count(diag.Error)+ds.Count(diag.Warning) > 0 {
				t.Errorf("%s: %s\n%s", name, example, proof.Report(ds))
			}
			for _, q := range page.All() {
				kinds[q.Kind] = true
			}
		}
		if len(kinds) != 8 {
			t.Errorf("%s has examples of %v", name, kinds)
		}
	}
}
