package tap

import "strings"

// isRaw tells whether the content of an element is no markup. noscript is not among
// them: with scripts off, its content is part of the page.
func isRaw(name string) bool {
	switch name {
	case "script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp", "plaintext":
		return true
	}
	return false
}

// rawLength returns how much of s, which follows the start tag of the raw element name,
// belongs to that element.
func rawLength(s, name string) int {
	switch name {
	case "plaintext":
		return len(s)
	case "script":
		return scriptLength(s)
	}
	for i := 0; ; i += 2 {
		j := strings.Index(s[i:], "</")
		if j < 0 {
			return len(s)
		}
		i += j
		if named(s[i+2:], name) {
			return i
		}
	}
}

// scriptLength knows the one oddity of scripts: after <!-- a <script> inside hides the
// next </script>, until -->.
func scriptLength(s string) int {
	comment, nested := false, false
	for i := 0; i < len(s); i++ {
		switch rest := s[i:]; {
		case rest[0] == '-':
			if comment && strings.HasPrefix(rest, "-->") {
				comment, nested = false, false
			}
		case rest[0] != '<':
		case strings.HasPrefix(rest, "<!--"):
			comment = true
			i++ // the dashes may begin the -->
		case strings.HasPrefix(rest, "</") && named(rest[2:], "script"):
			if !nested {
				return i
			}
			nested = false
		case comment && named(rest[1:], "script"):
			nested = true
		}
	}
	return len(s)
}

// named reports whether s begins with a tag's name and the name ends there.
func named(s, name string) bool {
	if len(s) <= len(name) || lower(s[:len(name)]) != name {
		return false
	}
	c := s[len(name)]
	return isSpace(c) || c == '/' || c == '>'
}

// commentLength returns the length of the comment, doctype or the like that s begins with.
func commentLength(s string) int {
	if !strings.HasPrefix(s, "<!--") {
		return through(s, ">", 1)
	}
	body := s[len("<!--"):]
	for _, short := range []string{">", "->"} {
		if strings.HasPrefix(body, short) {
			return len("<!--") + len(short)
		}
	}
	return len("<!--") + min(through(body, "-->", 0), through(body, "--!>", 0))
}

// through returns the length of s up to and with the first mark at or after from.
func through(s, mark string, from int) int {
	i := strings.Index(s[from:], mark)
	if i < 0 {
		return len(s)
	}
	return from + i + len(mark)
}
