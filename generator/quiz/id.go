package quiz

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// NewID returns an id that is taken from nothing but chance, so that it stays when words change.
func NewID(random io.Reader) (string, error) {
	const signs = "abcdefghijklmnopqrstuvwxyz234567"
	var b [8]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("new id: %w", err)
	}
	for i := range b {
		b[i] = signs[b[i]%byte(len(signs))]
	}
	return "q-" + string(b[:]), nil
}

// SetID returns the file in which q stands with the id in q's metadata. Nothing else changes. Above q the file has to
// be as it was parsed: ids of several questions are set from the last to the first.
func SetID(file []byte, q *Question, id string) []byte {
	if q.section.HasComment {
		p := q.section.At(q.section.CommentAt)
		at := lineStart(file, p.Line)
		for range p.Col - 1 {
			_, size := utf8.DecodeRune(file[at:])
			at += size
		}
		text := " id=" + id
		if at < len(file) && file[at] > ' ' {
			text += " "
		}
		return insert(file, at, text)
	}
	end := lineBreak(file)
	at := lineStart(file, q.section.LastLine+1)
	if at == len(file) && !bytes.HasSuffix(file, []byte("\n")) && !bytes.HasSuffix(file, []byte("\r")) {
		return insert(file, at, end+"<!-- id="+id+" -->")
	}
	return insert(file, at, "<!-- id="+id+" -->"+end)
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
