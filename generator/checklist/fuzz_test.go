package checklist

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
)

// seed adds the pages of testdata to a corpus.
func seed(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no testdata: %v", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, a := range txtar.Parse(data).Files {
			if filepath.Ext(a.Name) == ".md" {
				f.Add(a.Data)
			}
		}
	}
}

// FuzzChecklist holds what every page of checklists promises, whatever an author writes.
func FuzzChecklist(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		page, body, ds := parse("page.md", src)
		checkTree(t, body)
		lines := bytes.Count(bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")), []byte("\n")) + 1
		for _, d := range ds.Sorted() {
			if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > lines {
				t.Errorf("%s is at %v of %d lines", d.Message, d.Pos, lines)
			}
		}
		for _, d := range page.Data(anywhere()) {
			for i, item := range d.Items {
				if item.ID == "" || i > 0 && item.Depth > d.Items[i-1].Depth+1 {
					t.Errorf("item %+v", item)
				}
			}
		}
	})
}

// FuzzSetID holds that an id is written where it is read, and that nothing else changes.
func FuzzSetID(f *testing.F) {
	seed(f)
	f.Add([]byte("\uFEFF## Checklist: a\r\n- [ ] a  \r\n- [ ] b <!--severity=high-->"))
	f.Fuzz(func(t *testing.T, src []byte) {
		page, _, _ := parse("page.md", src)
		if !utf8.Valid(src) || len(page.Lists) == 0 || len(page.Lists[0].Items) == 0 {
			return
		}
		item := page.Lists[0].Items[0]
		if item.ID != "" || item.lastLine == 0 || item.Text == "" || item.commentAt.Line == 0 && plainLine(src, item.lastLine) != item.Text {
			return // an id is already there, or the line ends in something that would swallow the comment
		}
		out := item.SetID(src, "q-test")
		again, _, _ := parse("page.md", out)
		if len(again.Lists) == 0 || again.Lists[0].Items[0].ID != "q-test" && !bytes.Contains(src, []byte("id=")) {
			t.Fatalf("the id is not read in %q", out)
		}
		shorter := bytes.Replace(bytes.Replace(out, []byte(" <!-- id=q-test -->"), nil, 1), []byte(" id=q-test"), nil, 1)
		if len(shorter) > len(src)+1 {
			t.Errorf("%q became %q", src, out)
		}
	})
}

// plainLine is a line without its box, when it is nothing but letters.
func plainLine(src []byte, line int) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(src)), "\n")
	text := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(lines[min(line, len(lines))-1]), "- [ ]"))
	for _, r := range text {
		if !unicode.IsLetter(r) {
			return ""
		}
	}
	return text
}

// checkTree fails when the page is no balanced HTML or an id is there twice.
func checkTree(t *testing.T, body []byte) {
	if !utf8.Valid(body) {
		t.Fatal("not UTF-8")
	}
	ids := map[string]bool{}
	var open []string
	z := html.NewTokenizer(bytes.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v left open in %s", open, body)
			}
			return
		case html.StartTagToken:
			token := z.Token()
			for _, a := range token.Attr {
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("id %q twice in %s", a.Val, body)
				}
				if a.Key == "id" {
					ids[a.Val] = true
				}
			}
			if !strings.Contains(" br hr img input wbr ", " "+token.Data+" ") {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> within %v in %s", token.Data, open, body)
			}
			open = open[:len(open)-1]
		}
	}
}
