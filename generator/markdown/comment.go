package markdown

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// MaxComment is how many bytes of a comment are read as data.
const MaxComment = 1000

// A Field is one word of a comment: key=value, or key alone.
type Field struct {
	Key, Value string
	At         int // offset in the comment
}

var fieldPattern = regexp.MustCompile(`([^\s=]+)(?:=("[^"]*"|\S*))?`)

// Fields splits a comment into its words; nil when it is longer than MaxComment.
func Fields(comment string) []Field {
	if len(comment) > MaxComment {
		return nil
	}
	var list []Field
	for _, m := range fieldPattern.FindAllStringSubmatchIndex(comment, -1) {
		f := Field{Key: comment[m[2]:m[3]], At: m[0]}
		if m[4] >= 0 {
			f.Value = strings.Trim(comment[m[4]:m[5]], `"`)
		}
		list = append(list, f)
	}
	return list
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// ValidID reports whether s can be the id of an exercise or of a part of one.
func ValidID(s string) bool { return idPattern.MatchString(s) }

// TakeComment takes the first comment among the inlines of n away and returns what it says and its offset in
// Source; ok is false without one.
func (s *Section) TakeComment(n ast.Node) (text string, at int, ok bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		raw, isRaw := c.(*ast.RawHTML)
		if !isRaw {
			continue
		}
		inner, isComment := strings.CutPrefix(string(raw.Segments.Value(s.Source())), "<!--")
		if !isComment {
			continue
		}
		n.RemoveChild(n, c)
		return strings.TrimSuffix(inner, "-->"), raw.Segments.At(0).Start + len("<!--"), true
	}
	return "", 0, false
}

// NewID returns an id that begins with prefix and a hyphen and is taken from nothing but chance, so that
// it stays when words change.
func NewID(prefix string, random io.Reader) (string, error) {
	const signs = "abcdefghijklmnopqrstuvwxyz234567"
	var b [8]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("new id: %w", err)
	}
	for i := range b {
		b[i] = signs[b[i]%byte(len(signs))]
	}
	return prefix + "-" + string(b[:]), nil
}

// SetID returns the file in which s stands with the id in the data below its heading. Nothing else changes. Above
// s the file has to be as it was parsed: ids of several sections are set from the last to the first.
func (s *Section) SetID(file []byte, id string) []byte {
	if s.HasComment {
		return SetIDAt(file, s.At(s.CommentAt).Line, s.At(s.CommentAt).Col, id)
	}
	end := lineBreak(file)
	at := lineStart(file, s.LastLine+1)
	if at == len(file) && !bytes.HasSuffix(file, []byte("\n")) && !bytes.HasSuffix(file, []byte("\r")) {
		return insert(file, at, end+"<!-- id="+id+" -->")
	}
	return insert(file, at, "<!-- id="+id+" -->"+end)
}

// SetIDAt adds the id to a comment whose text begins at a line and column, in characters from 1.
func SetIDAt(file []byte, line, col int, id string) []byte {
	at := lineStart(file, line)
	for range col - 1 {
		_, size := utf8.DecodeRune(file[at:])
		at += size
	}
	text := " id=" + id
	if at < len(file) && file[at] > ' ' {
		text += " "
	}
	return insert(file, at, text)
}

// AddIDAfter adds a comment with the id at the end of a line, before the blanks with which it ends.
func AddIDAfter(file []byte, line int, id string) []byte {
	start := lineStart(file, line)
	size := bytes.IndexAny(file[start:], "\r\n")
	if size < 0 {
		size = len(file) - start
	}
	at := start + len(bytes.TrimRight(file[start:start+size], " \t"))
	return insert(file, at, " <!-- id="+id+" -->")
}

func insert(file []byte, at int, text string) []byte {
	out := make([]byte, 0, len(file)+len(text))
	out = append(out, file[:at]...)
	out = append(out, text...)
	return append(out, file[at:]...)
}

// lineStart returns the offset of a line, from 1; a line ends in \n, \r\n or \r. The mark at
// the beginning of some files is no part of the first.
func lineStart(file []byte, line int) int {
	at := 0
	if bytes.HasPrefix(file, []byte("\uFEFF")) {
		at = len("\uFEFF")
	}
	for ; line > 1 && at < len(file); line-- {
		i := bytes.IndexAny(file[at:], "\r\n")
		if i < 0 {
			return len(file)
		}
		at += i + 1
		if file[at-1] == '\r' && at < len(file) && file[at] == '\n' {
			at++
		}
	}
	return at
}

// lineBreak is how the first line of the file ends.
func lineBreak(file []byte) string {
	i := bytes.IndexAny(file, "\r\n")
	switch {
	case i < 0 || file[i] == '\n':
		return "\n"
	case i+1 < len(file) && file[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}
