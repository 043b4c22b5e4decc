package progress

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// string reads a string and returns what stands between its quotation marks.
func (s *scanner) string() (raw string, err error) {
	if err := s.word(`"`); err != nil {
		return "", err
	}
	for start := s.at; s.at < len(s.text); {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return s.text[start : s.at-1], nil
		case c < ' ':
			return "", s.fail("a string without control characters")
		case c == '\\':
			n := escapeLength(s.text[s.at:])
			if n == 0 {
				return "", s.fail("an escape")
			}
			s.at += n
		default:
			s.at++
		}
	}
	return "", s.fail("the end of a string")
}

// escapeLength is the length of the escape at the beginning of text, 0 for none.
func escapeLength(text string) int {
	if len(text) < 2 {
		return 0
	}
	if strings.IndexByte(`"\/bfnrt`, text[1]) >= 0 {
		return 2
	}
	if text[1] != 'u' || len(text) < 6 || strings.Trim(text[2:6], "0123456789abcdefABCDEF") != "" {
		return 0
	}
	return 6
}

// firstRune decodes the first letter of a string's raw text. half says that it is one half of a surrogate pair.
func firstRune(raw string) (r rune, half bool, length int) {
	if raw[0] != '\\' {
		r, length = utf8.DecodeRuneInString(raw)
		return r, false, length
	}
	if raw[1] != 'u' {
		return rune("\"\\/\b\f\n\r\t"[strings.IndexByte(`"\/bfnrt`, raw[1])]), false, 2
	}
	r = hexRune(raw[2:6])
	if !utf16.IsSurrogate(r) {
		return r, false, 6
	}
	if len(raw) >= 12 && raw[6] == '\\' && raw[7] == 'u' {
		if both := utf16.DecodeRune(r, hexRune(raw[8:12])); both != utf8.RuneError {
			return both, false, 12
		}
	}
	return r, true, 6
}

func hexRune(digits string) rune {
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return utf8.RuneError // escapeLength has looked
	}
	return rune(n)
}

// unquote decodes a string's raw text. Half of a surrogate pair becomes three bytes that are no UTF-8
// (WTF-8), so that names which differ stay different.
func unquote(raw string) string {
	if strings.IndexByte(raw, '\\') < 0 {
		return raw
	}
	var b []byte
	for len(raw) > 0 {
		r, half, n := firstRune(raw)
		if half {
			b = append(b, 0xe0|byte(r>>12), 0x80|byte(r>>6)&0x3f, 0x80|byte(r)&0x3f)
		} else {
			b = utf8.AppendRune(b, r)
		}
		raw = raw[n:]
	}
	return string(b)
}
