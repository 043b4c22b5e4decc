package quiz

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// BenchmarkParse reads, checks and prints a page with the questions of the sample, 30 times each.
func BenchmarkParse(b *testing.B) {
	data, err := os.ReadFile(filepath.Join("..", "..", "quizzes", "one-of-each-kind.md"))
	if err != nil {
		b.Fatal(err)
	}
	_, body, _ := bytes.Cut(data[3:], []byte("---\n"))
	var src bytes.Buffer
	for i := range 30 {
		src.Write(bytes.ReplaceAll(bytes.ReplaceAll(body, []byte("id=each"), fmt.Appendf(nil, "id=n%d", i)), []byte("step-"), fmt.Appendf(nil, "step-%d-", i)))
	}
	questions := 0
	for b.Loop() {
		page, _, ds := parse("page.md", src.Bytes())
		if questions += len(page.All()); ds.Count(diag.Error) > 0 {
			b.Fatalf("%s", proof.Report(ds))
		}
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
		if mistakes := proof.Report(ds); len(mistakes) > 0 {
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
