package tap

import (
	"html"
	"strings"
)

// unescapeAttr decodes the character references of an attribute's value. There, unlike in
// text, a name without its semicolon stands for itself when = follows or when only the
// name's beginning is known: ?a=1&copy=2 is a query, not a copyright sign.
func unescapeAttr(s string) string {
	i := strings.IndexByte(s, '&')
	if i < 0 {
		return s
	}
	var b strings.Builder
	for ; i >= 0; i = strings.IndexByte(s, '&') {
		b.WriteString(s[:i])
		s = s[i:]
		n := referenceLength(s)
		b.WriteString(reference(s[:n], s[n:]))
		s = s[n:]
	}
	b.WriteString(s)
	return b.String()
}

// referenceLength returns the length of what may be the reference that s begins with.
func referenceLength(s string) int {
	i, in := 1, isAlnum
	switch {
	case strings.HasPrefix(s, "&#x"), strings.HasPrefix(s, "&#X"):
		i, in = 3, isHex
	case strings.HasPrefix(s, "&#"):
		i, in = 2, isDigit
	}
	for i < len(s) && in(s[i]) {
		i++
	}
	if i < len(s) && s[i] == ';' {
		i++
	}
	return i
}

// reference decodes ref, which after follows.
func reference(ref, after string) string {
	last := ref[len(ref)-1:]
	if number, ok := strings.CutPrefix(lower(ref), "&#"); ok {
		if strings.Trim(number, "x;") == "" {
			return ref
		}
		return html.UnescapeString(strings.TrimSuffix(ref, ";") + ";") // it misreads a lone digit without one
	}
	if last != ";" && strings.HasPrefix(after, "=") {
		return ref
	}
	text := html.UnescapeString(ref)
	if strings.HasSuffix(text, last) && ref != "&semi;" {
		return ref // only its beginning was a name
	}
	return text
}

// escapeAttr makes s safe between double or single quotes.
func escapeAttr(s string) string {
	if !strings.ContainsAny(s, `&"'`) {
		return s
	}
	return strings.NewReplacer("&", "&amp;", `"`, "&#34;", "'", "&#39;").Replace(s)
}
