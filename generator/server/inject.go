package server

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// inject adds scripts to a page: at the end of its head, so that the one that follows builds can put
// the scroll position back before anything is painted.
func inject(page []byte, scripts string) []byte {
	at := headEnd(page)
	out := make([]byte, 0, len(page)+len(scripts))
	out = append(out, page[:at]...)
	out = append(out, scripts...)
	return append(out, page[at:]...)
}

// reloadScript follows builds.
func reloadScript(build string) string {
	return fmt.Sprintf("<script src=\"%sreload.js\" data-build=\"%s\"></script>", Prefix, html.EscapeString(build))
}

// headEnd returns the offset of </head>, or of <body> if the head is left open, or
// the length of a page that has neither. Text that only looks like them does not count.
func headEnd(page []byte) int {
	z := html.NewTokenizer(bytes.NewReader(page))
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return len(page)
		}
		length := len(z.Raw())
		if kind == html.StartTagToken || kind == html.EndTagToken {
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if kind == html.EndTagToken && tag == atom.Head || kind == html.StartTagToken && tag == atom.Body {
				return at
			}
		}
		at += length
	}
}
