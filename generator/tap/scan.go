package tap

import "strings"

// scanner finds the tags of an HTML document as the HTML standard's tokenizer does, but
// keeps offsets instead of building values, so that all that is not touched can be copied
// in long runs. It reads a page in about a fifth of the time that x/net/html's tokenizer needs (see
// the benchmarks); a fuzz test holds the two to the same tags and attributes.
type scanner struct {
	src string
	pos int
	raw string // name of the element just opened whose content is no markup
	tok token  // the last token; its attributes are overwritten by the next
}

type kind uint8

const (
	textToken  kind = iota // characters, entities not decoded
	rawToken               // content of script, style, title and the like
	startToken             // a start tag
	endToken               // an end tag
	skipToken              // comment, doctype, processing instruction
)

type token struct {
	kind       kind
	start, end int    // where it stands in the source
	name       string // of a tag, lower case
	attrs      []attr // of a start tag, each name once
}

type attr struct {
	name       string // lower case
	start, end int    // the whole attribute, from its name to its closing quote
	from, to   int    // its value, without quotes
	quote      byte   // 0 when the value has no quotes
}

// next reads one token; false at the end of the document. A tag that never ends is dropped.
func (s *scanner) next() bool {
	if s.raw != "" {
		end := s.pos + rawLength(s.src[s.pos:], s.raw)
		s.raw = ""
		if end > s.pos {
			s.emit(rawToken, end)
			return true
		}
	}
	if s.pos >= len(s.src) {
		return false
	}
	if i := markup(s.src, s.pos); i > s.pos {
		s.emit(textToken, i)
		return true
	}
	switch c := s.src[s.pos+1]; {
	case isLetter(c):
		return s.tag(startToken, s.pos+1)
	case c == '/' && isLetter(s.src[s.pos+2]):
		return s.tag(endToken, s.pos+2)
	default:
		s.emit(skipToken, s.pos+commentLength(s.src[s.pos:]))
		return true
	}
}

func (s *scanner) emit(k kind, end int) {
	s.tok.kind, s.tok.start, s.tok.end = k, s.pos, end
	s.pos = end
}

// markup returns the offset of the next < that begins a tag or comment, len(src) when there is none.
func markup(src string, from int) int {
	for i := from; ; i++ {
		j := strings.IndexByte(src[i:], '<')
		if j < 0 || i+j+1 >= len(src) {
			return len(src)
		}
		i += j
		c := src[i+1]
		if isLetter(c) || c == '!' || c == '?' || c == '/' && i+2 < len(src) {
			return i
		}
	}
}

// tag reads the tag whose name begins at i.
func (s *scanner) tag(k kind, i int) bool {
	src, from := s.src, i
	for i < len(src) && !isSpace(src[i]) && src[i] != '/' && src[i] != '>' {
		i++
	}
	s.tok.name = lower(src[from:i])
	s.tok.attrs = s.tok.attrs[:0]
	for {
		i = skipSpace(src, i)
		if i >= len(src) {
			s.pos = len(src)
			return false
		}
		if src[i] == '>' {
			break
		}
		var a attr
		a, i = readAttr(src, i)
		if k == startToken && a.name != "" && s.tok.attr(a.name) == nil {
			s.tok.attrs = append(s.tok.attrs, a)
		}
	}
	s.emit(k, i+1)
	if k == startToken && isRaw(s.tok.name) {
		s.raw = s.tok.name
	}
	return true
}

// readAttr reads one attribute and returns where the next may begin. The name is empty
// when there was only a slash.
func readAttr(src string, i int) (attr, int) {
	a := attr{start: i}
	for i < len(src) && !isSpace(src[i]) && src[i] != '/' && src[i] != '>' && (src[i] != '=' || i == a.start) {
		i++
	}
	a.name, a.end, a.from, a.to = lower(src[a.start:i]), i, i, i
	i = skipSpace(src, i)
	if i < len(src) && src[i] == '/' {
		return a, i + 1
	}
	if i >= len(src) || src[i] != '=' {
		return a, i
	}
	i = skipSpace(src, i+1)
	if i >= len(src) {
		return a, i
	}
	if c := src[i]; c == '"' || c == '\'' {
		a.quote, a.from = c, i+1
		n := strings.IndexByte(src[a.from:], c)
		if n < 0 {
			return a, len(src)
		}
		a.to, a.end = a.from+n, a.from+n+1
		return a, a.end
	}
	a.from = i
	for i < len(src) && !isSpace(src[i]) && src[i] != '>' {
		i++
	}
	a.to, a.end = i, i
	return a, i
}

// attr returns the attribute with that name, nil when the tag has none.
func (t *token) attr(name string) *attr {
	for i := range t.attrs {
		if t.attrs[i].name == name {
			return &t.attrs[i]
		}
	}
	return nil
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isAlnum(c byte) bool { return isLetter(c) || isDigit(c) }

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

func skipSpace(s string, i int) int {
	for i < len(s) && isSpace(s[i]) {
		i++
	}
	return i
}

// lower lowers ASCII letters only, as HTML does; it allocates only when there is one to lower.
func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for j, c := range b[i:] {
				if 'A' <= c && c <= 'Z' {
					b[i+j] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}
