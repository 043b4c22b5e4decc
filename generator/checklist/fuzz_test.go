package checklist

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"rampbook/generator/proof"
)

// FuzzChecklist holds what every page of checklists promises, whatever an author writes.
func FuzzChecklist(f *testing.F) {
	proof.Seed(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		page, body, ds := parse("page.md", src)
		proof.Balanced(t, body)
		proof.Places(t, src, ds)
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
	proof.Seed(f)
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
