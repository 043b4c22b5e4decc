package tap

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// benchPage is a page of about 20 KB with 110 links, 50 of them in a menu.
func benchPage(n int) (string, []byte) {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>页面</title>` +
		`<link rel="stylesheet" href="/css/main.0123456789.css"><script defer src="/js/main.0123456789.js"></script></head><body><nav aria-label="menu">`)
	for i := range 50 {
		fmt.Fprintf(&b, `<li class="item"><a data-nav class="link" href="/section-%d/page-%d/">Page number %d of it</a></li>`, n/100, i, i)
	}
	b.WriteString("</nav><main id=main>")
	for i := range 20 {
		fmt.Fprintf(&b, `<h2 id="heading-%d">Heading %d</h2>`, i, i)
		fmt.Fprintf(&b, `<p>%s <a href="/section-%d/page-%d/#heading-%d">more</a> &amp; <a href="#heading-%d">here</a> <em class="x">so</em> <img src="/img/%d.png" alt="x" width="10"></p>`,
			strings.Repeat("The buyer names a price first. 客户先说价格。", 10), n/100, i, i, i, i)
	}
	b.WriteString("</main></body></html>")
	return fmt.Sprintf("section-%d/page-%d/index.html", n/100, n%100), []byte(b.String())
}

func BenchmarkPage(b *testing.B) {
	file, page := benchPage(4242)
	tap := New(Options{Base: "/", Text: func(string, []Section) {}})
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		tap.Page(file, page)
	}
}

func BenchmarkScanner(b *testing.B) {
	_, page := benchPage(4242)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		s := scanner{src: string(page)}
		for s.next() {
		}
	}
}

// BenchmarkTokenizer is what the scanner is measured against.
func BenchmarkTokenizer(b *testing.B) {
	_, page := benchPage(4242)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		z := html.NewTokenizer(strings.NewReader(string(page)))
		for z.Next(); z.Err() != io.EOF; z.Next() {
			for _, more := z.TagName(); more; {
				_, _, more = z.TagAttr()
			}
		}
	}
}

// BenchmarkCheck reports what 10,000 pages of 110 links cost to remember and to check.
func BenchmarkCheck(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	tap := New(Options{Base: "/"})
	for n := range 10_000 {
		file, page := benchPage(n)
		tap.Page(file, page)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	for b.Loop() {
		tap.Check(func(file string) bool { return true })
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
}
