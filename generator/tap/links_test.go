package tap

import (
	"fmt"
	"html"
	"math/rand/v2"
	"net/url"
	"path"
	"strings"
	"testing"
)

// TestRelativeLinksResolve builds random trees and asks net/url where each rewritten link
// leads from the page's own file.
func TestRelativeLinksResolve(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, base := range []string{"/", "/sub/", "/两 层/b/"} {
		tap := New(Options{Base: base})
		files := randomFiles(r, 60)
		for _, from := range files {
			for _, to := range files {
				checkLink(t, tap, from, to)
			}
		}
	}
}

func checkLink(t *testing.T, tap *Tap, from, to string) {
	t.Helper()
	page := fmt.Sprintf(`<a href="%s?q=1&amp;r#f">`, html.EscapeString(tap.site.address(to)))
	out := string(tap.Page(from, []byte(page)))
	href := html.UnescapeString(strings.TrimSuffix(strings.TrimPrefix(out, `<a href="`), `">`))
	link, err := url.Parse(href)
	if err != nil || link.IsAbs() || link.Host != "" || strings.HasPrefix(href, "/") {
		t.Fatalf("from %q to %q: %q is not relative: %v", from, to, href, err)
	}
	for _, root := range []string{"https://host/x/y/", "file:///home/me/"} {
		start, _ := url.Parse(root)
		start.Path += from
		got := start.ResolveReference(link)
		want, _ := url.Parse(root)
		want.Path += to
		if got.Path != want.Path || got.RawQuery != "q=1&r" || got.Fragment != "f" {
			t.Fatalf("from %q to %q: %q leads to %q", from, to, href, got)
		}
	}
}

func randomFiles(r *rand.Rand, n int) []string {
	names := []string{"a", "b", "ab", "销售", "x y", "50%", "%41", "q?", "h#", "a:b", "a&b", `"'<>`, "a+b;c,d", "v1.2", "..a", "a\\b"}
	files := []string{"index.html", "404.htm"}
	for len(files) < n {
		p := ""
		for range r.IntN(4) {
			p = path.Join(p, names[r.IntN(len(names))])
		}
		leaf := []string{"index.html", names[r.IntN(len(names))] + ".png"}[r.IntN(2)]
		files = append(files, path.Join(p, leaf))
	}
	return files
}

// FuzzPage: whatever the HTML is, a second pass changes nothing, and the tags stay the
// same tags with the same attributes, in number and name.
func FuzzPage(f *testing.F) {
	for _, s := range []string{
		`<a href="/a/?b&amp;c#d" data-nav>x</a><main><h1>x</h1>y</main>`, `<a href=/b/c href=x>`, `<img srcset=",/a 1x,, /b,c/d 2x">`,
		`<a href='\a\"b'>`, `<a href=" /a	b/ ">`, `<meta http-equiv=refresh content='0;url="/a"b'>`, `<a href="//a">`, `<a href="%2f%2fa">`,
		`<a href="https://h/sub/a:b/%zz/../..">`, `<a href="a/../../b">`, `<a href="./..">`, `<a data-nav=x href>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Count(lower(src), "data-nav") > 1 {
			t.Skip("of an attribute given twice only the first counts: the second pass finds the second")
		}
		tap := New(Options{Base: "/sub/", BaseURL: "https://h/sub/", Text: func(string, []Section) {}})
		once := string(tap.Page("p/q/index.html", []byte(src)))
		if twice := string(tap.Page("p/q/index.html", []byte(once))); twice != once {
			t.Errorf("%q\nonce  %q\ntwice %q", src, once, twice)
		}
		if before, after := shape(src), shape(once); before != after {
			t.Errorf("%q\nbefore %s\nafter  %s", src, before, after)
		}
		tap.Check(func(string) bool { return false })
	})
}

// shape prints tags and names of attributes, but not those the pass adds or takes away.
func shape(src string) string {
	var b strings.Builder
	s := scanner{src: src}
	for s.next() {
		fmt.Fprintf(&b, "%d %s", s.tok.kind, s.tok.name)
		for _, a := range s.tok.attrs {
			if a.name != "data-nav" && a.name != "aria-current" {
				fmt.Fprintf(&b, " %q", a.name)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
