package quiz

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// BenchmarkParse reads, checks and prints a page with the questions of every archive, 30 times each.
func BenchmarkParse(b *testing.B) {
	var src bytes.Buffer
	for i := range 30 {
		for _, kind := range []string{"choice", "answer", "cloze", "order", "match", "reflect"} {
			archive, err := txtar.ParseFile(filepath.Join("testdata", kind+".txtar"))
			if err != nil {
				b.Fatal(err)
			}
			for _, f := range archive.Files {
				if filepath.Ext(f.Name) == ".md" {
					src.Write(bytes.ReplaceAll(f.Data, []byte("id="), fmt.Appendf(nil, "id=n%d-", i)))
					src.WriteString("\n\n")
				}
			}
		}
	}
	questions := 0
	for b.Loop() {
		page, _, _ := parse("page.md", src.Bytes())
		questions += len(page.All())
	}
	b.ReportMetric(float64(questions)/b.Elapsed().Seconds(), "questions/s")
}

// TestTheSampleHasEveryKind reads the sample of the handbook.
func TestTheSampleHasEveryKind(t *testing.T) {
	for _, name := range []string{"one-of-each-kind.md", "one-of-each-kind.zh.md"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "quizzes", name))
		if err != nil {
			t.Fatal(err)
		}
		page, _, ds := parse(name, data)
		if mistakes := report(ds); len(mistakes) > 0 {
			t.Errorf("%s", mistakes)
		}
		kinds := map[Kind]bool{}
		for _, q := range page.All() {
			kinds[q.Kind] = true
		}
		if len(kinds) != 9 {
			t.Errorf("%s has the kinds %v", name, kinds)
		}
		text := Format(page.Questions, 3)
		again, _, _ := parse(name, []byte(text))
		if want, got := dump(t, page.Questions), dump(t, again.Questions); !bytes.Equal(got, want) {
			t.Errorf("%s is not read again as it was written:\n%s", name, text)
		}
	}
}
