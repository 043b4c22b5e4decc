package diag

import (
	"bytes"
	"unicode/utf8"
)

// A Source is a file's name and text. It turns byte offsets into positions.
type Source struct {
	Name  string
	Text  []byte
	lines []int // byte offset at which each line starts; filled on first use
}

// At returns the position of byte offset off; an offset outside the text is clamped.
func (s *Source) At(off int) Pos {
	off = max(0, min(off, len(s.Text)))
	start, line := s.lineOf(off)
	return Pos{File: s.Name, Line: line, Col: utf8.RuneCount(s.Text[start:off]) + 1}
}

// Line returns the text of line n (from 1) without its line end, "" when there is none.
func (s *Source) Line(n int) string {
	s.index()
	if n < 1 || n > len(s.lines) {
		return ""
	}
	rest := s.Text[s.lines[n-1]:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return string(bytes.TrimRight(rest, "\r"))
}

func (s *Source) lineOf(off int) (start, line int) {
	s.index()
	lo, hi := 0, len(s.lines)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; s.lines[mid] <= off {
			lo = mid
		} else {
			hi = mid
		}
	}
	return s.lines[lo], lo + 1
}

func (s *Source) index() {
	if s.lines != nil {
		return
	}
	s.lines = []int{0}
	for i, c := range s.Text {
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
}
