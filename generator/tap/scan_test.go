package tap

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// FuzzScanner holds the scanner to x/net/html: the same tags with the same attributes.
func FuzzScanner(f *testing.F) {
	for _, s := range []string{
		`<!doctype html><a href="/x/" id=b class='c d'>t</a>`,
		`<a href=/x/?a=1&copy=2&amp;b=&notit;&lt;&#x41;&semi;&fjlig;>`,
		`<a b=&#X; c=&#0 d=&#x d=&#12x e=&#xg f="&#6=&" g=&#>`,
		`<A HREF = '/x' HREF=/y / =z b=/>`,
		`<script>"<a href=x>"<!--<script></script>--></script><b c>`,
		`<script><!--></script><i><title><a b></title><style></stylex></style ><u v>`,
		`<!--><a b><!---><a c><!-- --!><a d><!-- -- > --><a e><!x><a f></><a g></ ><?p><a h>`,
		`<textarea><a b></TEXTAREA><plaintext><a b>`,
		"<a \x00=\x00 b='\r\n' c=\"&Aacute&Aacute=&Aacutex\"", `<`, `</`, `<a`, `<noscript><a b></noscript>`, `<![CDATA[<a>]]>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, "\x00") {
			t.Skip("x/net replaces NUL") // a page has none: it would not be HTML
		}
		if got, want := ours(src), theirs(src); got != want {
			t.Errorf("%q\ngot\n%s\nwant\n%s", src, got, want)
		}
	})
}

func ours(src string) string {
	var b strings.Builder
	s := scanner{src: src}
	for s.next() {
		switch s.tok.kind {
		case startToken:
			fmt.Fprintf(&b, "<%s", s.tok.name)
			for _, a := range s.tok.attrs {
				v := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(src[a.from:a.to])
				fmt.Fprintf(&b, " %s=%q", a.name, unescapeAttr(v))
			}
			b.WriteString(">\n")
		case endToken:
			fmt.Fprintf(&b, "</%s>\n", s.tok.name)
		}
	}
	return b.String()
}

func theirs(src string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(src))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			if tok.Data == "noscript" {
				z.NextIsNotRawText()
			}
			fmt.Fprintf(&b, "<%s", tok.Data)
			for _, a := range tok.Attr {
				fmt.Fprintf(&b, " %s=%q", a.Key, a.Val)
			}
			b.WriteString(">\n")
		case html.EndTagToken:
			fmt.Fprintf(&b, "</%s>\n", z.Token().Data)
		}
	}
}
