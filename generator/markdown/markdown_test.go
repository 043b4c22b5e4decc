package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rampbook/generator/diag"
	"rampbook/generator/proof"
)

// testOptions are the options of every page in testdata; a name that begins with "raw" allows raw HTML.
func testOptions(name string) Options {
	known := []string{"quiz", "figure", "box"}
	return Options{
		Name:           name,
		RawHTML:        strings.HasPrefix(name, "raw"),
		ShortcodeNames: known,
		Shortcode: func(s string) bool {
			return s == known[0] || s == known[1] || s == known[2]
		},
	}
}

// resolve answers as a portal would in which every page is there but those called missing.
func resolve(_ int, l Link) (string, bool) {
	return "/to/" + l.Dest, !strings.Contains(l.Dest, "missing")
}

// TestData checks the archives in testdata: the body of a page (x.html), what Document tells (x.doc) and the diagnostics
// (x.err).
func TestData(t *testing.T) {
	proof.Pages(t, func(t *testing.T, p proof.Page) map[string]func() []byte {
		var ds diag.List
		d := Parse(escapes(p.Source), testOptions(p.Name), &ds)
		return map[string]func() []byte{
			"html": func() []byte { return d.HTML(resolve) },
			"doc":  func() []byte { return describe(d) },
			"err":  func() []byte { return proof.Report(&ds) },
		}
	})
}

// escapes lets testdata hold bytes that a text file cannot: \xHH.
func escapes(src []byte) []byte {
	for i := range 256 {
		src = bytes.ReplaceAll(src, fmt.Appendf(nil, `\x%02X`, i), []byte{byte(i)})
	}
	return src
}

func describe(d *Document) []byte {
	var b bytes.Buffer
	line := func(name string, v any, show bool) {
		if show {
			fmt.Fprintf(&b, "%s: %v\n", name, v)
		}
	}
	line("meta", d.Meta.Values, d.Meta.Values != nil)
	line("title", d.Title, d.Title != "")
	line("title html", d.TitleHTML, d.TitleHTML != "" && d.TitleHTML != d.Title)
	line("title id", d.TitleID, d.TitleID != "")
	line("own heading", d.OwnHeading, d.OwnHeading)
	line("shortcode", d.HasShortcode, d.HasShortcode)
	for _, h := range d.Headings {
		fmt.Fprintf(&b, "heading: %d:%d h%d #%s %s\n", h.Pos.Line, h.Pos.Col, h.Level, h.ID, h.Text)
	}
	for _, l := range d.Links {
		fmt.Fprintf(&b, "link: %d:%d %d %q %q\n", l.Pos.Line, l.Pos.Col, l.Kind, l.Dest, l.Text)
	}
	return b.Bytes()
}
