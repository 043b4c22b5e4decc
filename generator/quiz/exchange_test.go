package quiz

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// TestImport checks the archives in testdata/gift: x.gift or x.txt, then the page it becomes (x.page) and what is
// reported (x.err).
func TestImport(t *testing.T) {
	for _, name := range []string{"kinds", "list"} {
		proof.Archive(t, filepath.Join("testdata", "gift", name+".txtar"), func(files []txtar.File) []txtar.File {
			var made []txtar.File
			for _, f := range files {
				made = append(made, imported(t, f)...)
			}
			return made
		})
	}
}

// imported is a file and what is made of it; nothing for what was made.
func imported(t *testing.T, f txtar.File) []txtar.File {
	t.Helper()
	var ds diag.List
	var draft *Draft
	switch filepath.Ext(f.Name) {
	case ".gift":
		draft = ReadGIFT(f.Name, f.Data, &ds)
	case ".txt":
		draft = ReadList(f.Name, f.Data, &ds)
	default:
		return nil
	}
	checkDraft(t, draft)
	base := strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	list := []txtar.File{f, {Name: base + ".page", Data: draft.Markdown()}}
	if r := proof.Report(&ds); len(r) > 0 {
		list = append(list, txtar.File{Name: base + ".err", Data: r})
	}
	return list
}

// checkDraft holds what every import promises: the page is read without errors, as the same questions.
func checkDraft(t *testing.T, draft *Draft) {
	t.Helper()
	text := draft.Markdown()
	page, _, ds := parse("page.md", text)
	if ds.Count(diag.Error) > 0 {
		t.Fatalf("%s\nin\n%s", proof.Report(ds), text)
	}
	var all []*Question
	for _, g := range draft.Groups {
		all = append(all, g.Questions...)
	}
	if len(all) != len(page.Questions) {
		t.Fatalf("%d questions became %d in\n%s", len(all), len(page.Questions), text)
	}
	for i, q := range all {
		if d := difference(q, page.Questions[i]); d != "" {
			t.Errorf("question %d: %s in\n%s", i+1, d, text)
		}
	}
}

// TestExportComesBack holds that the kinds which GIFT has come back as they were.
func TestExportComesBack(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("testdata", "gift", "export.md"))
	if err != nil {
		t.Fatal(err)
	}
	page, _, ds := parse("export.md", src)
	if ds.Count(diag.Error) > 0 {
		t.Fatalf("%s", proof.Report(ds))
	}
	comeBack(t, page, 15)
}

// comeBack exports the questions of a page, of which count survive, and imports them again.
func comeBack(t *testing.T, page *Page, count int) {
	t.Helper()
	var out, in diag.List
	gift, written := WriteGIFT(page, &out)
	draft := ReadGIFT("page.gift", gift, &in)
	if in.Count(diag.Error)+in.Count(diag.Warning) > 0 {
		t.Errorf("%s\nof\n%s", proof.Report(&in), gift)
	}
	if draft.Count() != written || count >= 0 && written != count {
		t.Fatalf("%d questions came back of %d, of\n%s%s", draft.Count(), written, gift, proof.Report(&out))
	}
	checkDraft(t, draft)
	var first, second diag.List
	again, _, _ := parse("page.md", draft.Markdown())
	once, _ := WriteGIFT(again, &first)
	twice, _ := WriteGIFT(again, &second)
	if !bytes.Equal(once, twice) {
		t.Error("two exports differ")
	}
	if first.Count(diag.Error) > 0 {
		t.Errorf("the second export lost questions: %s\nof\n%s", proof.Report(&first), draft.Markdown())
	}
	kept := exported(page, &out)
	got := exported(again, &first)
	if len(kept) != len(got) {
		t.Fatalf("%d questions became %d", len(kept), len(got))
	}
	for i := range kept {
		if d := difference(kept[i], got[i]); d != "" {
			t.Errorf("question %d: %s\nof\n%s", i+1, d, gift)
		}
	}
}

// exported are the questions of a page that GIFT took, without what was reported.
func exported(page *Page, ds *diag.List) []*Question {
	lost := map[diag.Pos]bool{}
	for _, d := range ds.Sorted() {
		lost[d.Pos] = lost[d.Pos] || d.Severity == diag.Error
	}
	var list []*Question
	for _, q := range page.All() {
		w := &giftWriter{ds: &diag.List{}}
		if said, ok := w.reduced(q); ok && !lost[q.pos] {
			list = append(list, said)
		}
	}
	return list
}

// TestExport checks what is written and reported, in testdata/gift/export.txtar.
func TestExport(t *testing.T) {
	src, err := os.ReadFile(filepath.Join("testdata", "gift", "export.md"))
	if err != nil {
		t.Fatal(err)
	}
	page, _, _ := parse("export.md", src)
	var ds diag.List
	gift, _ := WriteGIFT(page, &ds)
	proof.File(t, filepath.Join("testdata", "gift", "export.txtar"), txtar.Format(&txtar.Archive{Files: []txtar.File{
		{Name: "export.gift", Data: gift},
		{Name: "export.err", Data: proof.Report(&ds)},
	}}))
}

// TestImportWindows holds that the line ends and the first sign of Windows' files change nothing.
func TestImportWindows(t *testing.T) {
	var ds diag.List
	lines := "Who?{=a#yes\n~b}\n\nWhy?\nReally?{}\n"
	want := ReadGIFT("a.gift", []byte(lines), &ds).Markdown()
	for _, end := range []string{"\r\n", "\r"} {
		got := ReadGIFT("a.gift", []byte("\uFEFF"+strings.ReplaceAll(lines, "\n", end)), &ds).Markdown()
		if !bytes.Equal(got, want) || !bytes.Contains(got, []byte("\n## Reflect: Why? Really?")) {
			t.Errorf("%q became\n%s", end, got)
		}
	}
}

// TestImportNested holds that elements may be nested as deeply as anybody likes.
func TestImportNested(t *testing.T) {
	var ds diag.List
	deep := "[html]Go " + strings.Repeat("<b><i>", 500) + "down" + strings.Repeat("</i></b>", 500) + "?{}"
	draft := ReadGIFT("a.gift", []byte(deep), &ds)
	checkDraft(t, draft)
	if draft.Count() != 1 || !bytes.Contains(draft.Markdown(), []byte("down")) {
		t.Errorf("%s\n%s", draft.Markdown(), proof.Report(&ds))
	}
}

func TestImportLimits(t *testing.T) {
	var ds diag.List
	var b strings.Builder
	for i := range MaxQuestions + 2 {
		fmt.Fprintf(&b, "%d. why\n", i+1)
	}
	if draft := ReadList("a.txt", []byte(b.String()), &ds); draft.Count() != MaxQuestions || ds.Count(diag.Error) != 1 {
		t.Errorf("%d questions\n%s", draft.Count(), proof.Report(&ds))
	}
	for _, data := range [][]byte{make([]byte, MaxImport+1), []byte("a\xff{}"), []byte("long " + strings.Repeat("a\n", MaxEntry) + "{}"), []byte("many {" + strings.Repeat("~a", MaxAnswers+1) + "}")} {
		var ds diag.List
		if draft := ReadGIFT("a.gift", data, &ds); draft.Count() != 0 || ds.Count(diag.Error) != 1 {
			t.Errorf("%d questions\n%s", draft.Count(), proof.Report(&ds))
		}
	}
}

func TestChineseNumber(t *testing.T) {
	for text, want := range map[string]int{"一": 1, "十": 10, "十二": 12, "二十三": 23, "一百零五": 105, "两百": 200} {
		if got := chineseNumber(text); got != want {
			t.Errorf("%s is %d, want %d", text, got, want)
		}
	}
}

// FuzzGIFT holds that whatever is imported becomes a page without errors, and comes back from GIFT.
func FuzzGIFT(f *testing.F) {
	archive, err := txtar.ParseFile(filepath.Join("testdata", "gift", "kinds.txtar"))
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		for item := range strings.SplitSeq(string(file.Data), "\n\n") {
			f.Add([]byte(item))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var ds diag.List
		draft := ReadGIFT("a.gift", data, &ds)
		checkDraft(t, draft)
		if page, _, _ := parse("a.md", draft.Markdown()); !bytes.Contains(data, []byte("@@PLUGINFILE@@")) {
			comeBack(t, page, -1)
		}
		checkDraft(t, ReadList("a.txt", data, &ds))
	})
}

// FuzzExport holds that questions without mistakes either come back from GIFT or are reported.
func FuzzExport(f *testing.F) {
	proof.Seed(f, "choice", "answer", "match", "reflect", "pool")
	src, err := os.ReadFile(filepath.Join("testdata", "gift", "export.md"))
	if err != nil {
		f.Fatal(err)
	}
	for q := range strings.SplitSeq(string(src), "\n### ") {
		f.Add([]byte("### " + q))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		page, _, ds := parse("page.md", src)
		if ds.Count(diag.Error)+ds.Count(diag.Warning) == 0 {
			comeBack(t, page, -1)
		}
	})
}
