package server

import (
	"bytes"
	"strings"
	"testing"
)

func TestInject(t *testing.T) {
	// The script goes where the bar is.
	for _, page := range []string{
		"<!doctype html><html><head><title>t</title>|</head><body>x</body></html>",
		"<HTML><HEAD>|</HEAD ><BODY></BODY>",
		"<head><title>a </head> b</title>|</head>",
		"<head><!-- </head> -->|</head>",
		"<head><script>'</head>'</script>|</head>",
		"<title>t</title>|<body class=a>x</head>",
		"<p>text|",
		"|",
	} {
		before, after, _ := strings.Cut(page, "|")
		got := string(inject([]byte(before+after), reloadScript("b.1")))
		if want := before + `<script src="/__rampbook/reload.js" data-build="b.1"></script>` + after; got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func FuzzInject(f *testing.F) {
	f.Add([]byte("<head></head><body>"))
	f.Add([]byte("<title></head>"))
	f.Add([]byte("<"))
	f.Fuzz(func(t *testing.T, page []byte) {
		out, script := inject(page, reloadScript("b")), inject(nil, reloadScript("b"))
		at := headEnd(page)
		if !bytes.Equal(out[:at], page[:at]) || !bytes.Equal(out[at+len(script):], page[at:]) {
			t.Fatalf("the page is not kept around the script: %q", out)
		}
	})
}

func TestRebase(t *testing.T) {
	tests := map[string]string{
		`<a href="x/index.html#h">`:          `<a href="/zh/x/index.html#h">`,
		`<a href="../index.html">`:           `<a href="/index.html">`,
		`<link href="手册.css">`:               `<link href="/zh/%E6%89%8B%E5%86%8C.css">`,
		`<a href="#h">`:                      `<a href="#h">`,
		`<a href="?q">`:                      `<a href="?q">`,
		`<a href="/x">`:                      `<a href="/x">`,
		`<a href="//host/x">`:                `<a href="//host/x">`,
		`<a href="mailto:a@b">`:              `<a href="mailto:a@b">`,
		`<img srcset="a.png 1x, ../b.png" >`: `<img srcset="/zh/a.png 1x, /b.png">`,
		`<p title="a.md">a  &amp; b`:         `<p title="a.md">a  &amp; b`,
		`<script src="a.js">"<a href='x'>"`:  `<script src="/zh/a.js">"<a href='x'>"`,
		`text <a href="x`:                    `text <a href="x`,
	}
	for in, want := range tests {
		if got := string(rebase([]byte(in), "/zh/404.html")); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// After one pass no relative link is left for a second one to change.
func FuzzRebase(f *testing.F) {
	f.Add([]byte(`<a href="x/y.html?q#h"><img srcset="a 1x, b">`))
	f.Add([]byte(`<a href="..//x"><a href='"'><script src=a></script>`))
	f.Fuzz(func(t *testing.T, page []byte) {
		once := rebase(page, "/zh/404.html")
		if twice := rebase(once, "/zh/404.html"); !bytes.Equal(once, twice) {
			t.Fatalf("once  %q\ntwice %q", once, twice)
		}
	})
}
