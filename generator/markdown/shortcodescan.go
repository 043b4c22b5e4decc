package markdown

import "bytes"

// maxShortcode is the longest tag that is read, in bytes.
const maxShortcode = 8 << 10

// A shortcodeTag is one {{< … >}} or {{% … %}}.
type shortcodeTag struct {
	name    string
	closing bool // {{< /name >}}
	single  bool // {{< name />}}
	literal bool // {{</* name */>}}
	size    int  // bytes
}

// readShortcode reads the tag at the start of b; ok is false when there is none.
func readShortcode(b []byte) (t shortcodeTag, ok bool) {
	if len(b) < 6 || b[0] != '{' || b[1] != '{' || (b[2] != '<' && b[2] != '%') {
		return t, false
	}
	b = b[:min(len(b), maxShortcode)]
	end := ">}}"
	if b[2] == '%' {
		end = "%}}"
	}
	n := tagLength(b[3:], end)
	if n < 0 {
		return t, false
	}
	inner := bytes.TrimSpace(b[3 : 3+n])
	t.size = 3 + n + len(end)
	if bytes.HasPrefix(inner, []byte("/*")) && bytes.HasSuffix(inner, []byte("*/")) && len(inner) >= 4 {
		t.literal = true
		return t, true
	}
	t.single = bytes.HasSuffix(inner, []byte("/"))
	inner, t.closing = bytes.CutPrefix(inner, []byte("/"))
	inner = bytes.TrimLeft(inner, " \t")
	size := 0
	for size < len(inner) && isNameByte(inner[size]) {
		size++
	}
	t.name = string(bytes.TrimSuffix(inner[:size], []byte("/")))
	return t, t.name != ""
}

// tagLength returns the number of bytes before end, which does not count within quotes; -1: none.
func tagLength(b []byte, end string) int {
	var quote byte
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '`':
			quote = c
		case c == '{' && bytes.HasPrefix(b[i:], []byte("{{")):
			return -1
		case c == end[0] && bytes.HasPrefix(b[i:], []byte(end)):
			return i
		}
	}
	return -1
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c == '/' || c >= 0x80
}

// pairShortcodes maps the offset of each opening tag to the offset behind its closing tag.
func pairShortcodes(src []byte) map[int]int {
	pairs, open := map[int]int{}, map[string][]int{}
	for i := 0; ; {
		next := bytes.Index(src[i:], []byte("{{"))
		if next < 0 {
			return pairs
		}
		i += next
		t, ok := readShortcode(src[i:])
		if !ok {
			i++
			continue
		}
		starts := open[t.name]
		switch {
		case t.literal || t.single:
		case !t.closing:
			open[t.name] = append(starts, i)
		case len(starts) > 0:
			pairs[starts[len(starts)-1]] = i + t.size
			open[t.name] = starts[:len(starts)-1]
		}
		i += t.size
	}
}

// unescapeShortcodes turns {{</* name */>}} into {{< name >}}.
func unescapeShortcodes(b []byte) []byte {
	if !bytes.Contains(b, []byte("{{</*")) && !bytes.Contains(b, []byte("{{%/*")) {
		return b
	}
	var out []byte
	for len(b) > 0 {
		t, ok := readShortcode(b)
		if !ok || !t.literal {
			out, b = append(out, b[0]), b[1:]
			continue
		}
		tag := bytes.Replace(b[:t.size], []byte("/*"), nil, 1)
		i := bytes.LastIndex(tag, []byte("*/"))
		out = append(append(out, tag[:i]...), tag[i+2:]...)
		b = b[t.size:]
	}
	return out
}
