package server

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// rebase makes the relative links of a page absolute, as if it were at the path base. A 404
// page is shown at addresses of any depth, where its own links would lead nowhere.
func rebase(page []byte, base string) []byte {
	from := &url.URL{Path: base}
	z := html.NewTokenizer(bytes.NewReader(page))
	var out bytes.Buffer
	for {
		kind := z.Next()
		raw := slices.Clone(z.Raw()) // reading the attributes changes it in place
		if kind == html.ErrorToken {
			out.Write(raw)
			return out.Bytes()
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		t := z.Token()
		if rebaseTag(t.Attr, from) {
			out.WriteString(t.String())
		} else {
			out.Write(raw)
		}
	}
}

// rebaseTag changes the links among the attributes of one tag and reports whether it did.
func rebaseTag(attrs []html.Attribute, from *url.URL) bool {
	changed := false
	for i, a := range attrs {
		value := a.Val
		switch a.Key {
		case "href", "src", "action", "poster", "data":
			value = rebaseLink(a.Val, from)
		case "srcset":
			value = rebaseSet(a.Val, from)
		}
		changed = changed || value != a.Val
		attrs[i].Val = value
	}
	return changed
}

// rebaseLink leaves alone what is absolute, and what stays on the page.
func rebaseLink(link string, from *url.URL) string {
	u, err := url.Parse(strings.TrimSpace(link))
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" || path.IsAbs(u.Path) {
		return link
	}
	return from.ResolveReference(u).String()
}

// rebaseSet changes each image of a list such as "a.png 1x, b.png 2x".
func rebaseSet(set string, from *url.URL) string {
	images := strings.Split(set, ",")
	for i, image := range images {
		words := strings.Fields(image)
		if len(words) > 0 {
			words[0] = rebaseLink(words[0], from)
		}
		images[i] = strings.Join(words, " ")
	}
	return strings.Join(images, ", ")
}
