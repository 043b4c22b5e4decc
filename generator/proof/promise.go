package proof

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"rampbook/generator/diag"
)

// Report is what an author is told, by line.
func Report(ds *diag.List) []byte {
	var b bytes.Buffer
	for _, d := range ds.Sorted() {
		fmt.Fprintf(&b, "%d:%d: %v: %s [%s]\n", d.Pos.Line, d.Pos.Col, d.Severity, d.Message, d.Code)
		if d.Hint != "" {
			fmt.Fprintf(&b, "\thint: %s\n", d.Hint)
		}
	}
	return b.Bytes()
}

// Told fails unless an author is told want about what the test calls about, and nothing when want is "".
func Told(t *testing.T, about string, ds *diag.List, want string) {
	t.Helper()
	got := string(Report(ds))
	if (want == "") != (got == "") || !strings.Contains(got, want) {
		t.Errorf("%s: told\n%.500s\nwant %q", about, got, want)
	}
}

// Places fails when a mistake stands outside the file.
func Places(t *testing.T, src []byte, ds *diag.List) {
	t.Helper()
	lines := bytes.Count(bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")), []byte("\n")) + 1
	for _, d := range ds.Sorted() {
		if d.Pos.Line < 1 || d.Pos.Col < 1 || d.Pos.Line > lines {
			t.Errorf("%s is at %v of %d lines", d.Message, d.Pos, lines)
		}
	}
}

// Balanced fails when a page is no balanced HTML, an id is there twice, or an attribute is of a kind that the
// security policy forbids.
func Balanced(t *testing.T, page []byte) {
	t.Helper()
	if !utf8.Valid(page) {
		t.Fatal("not UTF-8")
	}
	ids := map[string]bool{}
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v left open in %s", open, page)
			}
			return
		case html.StartTagToken:
			token := z.Token()
			checkAttributes(t, token, ids)
			if !strings.Contains(" br hr img input wbr ", " "+token.Data+" ") {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			token := z.Token()
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> within %v in %s", token.Data, open, page)
			}
			open = open[:len(open)-1]
		}
	}
}

func checkAttributes(t *testing.T, token html.Token, ids map[string]bool) {
	t.Helper()
	for _, a := range token.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("attribute %s", a.Key)
		}
		if a.Key != "id" {
			continue
		}
		if ids[a.Val] {
			t.Errorf("the id %q is there twice", a.Val)
		}
		ids[a.Val] = true
	}
}

// Words fails when the theme says another English word for a key, or none.
func Words(t *testing.T, english map[string]string) {
	t.Helper()
	theme, err := os.ReadFile(filepath.Join(themeFolder, "i18n", "en.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for key, word := range english {
		if !strings.Contains(string(theme), "\n"+key+": "+word+"\n") && !strings.Contains(string(theme), "\n"+key+`: "`+word+`"`+"\n") {
			t.Errorf("the theme does not say %s: %s", key, word)
		}
	}
}
