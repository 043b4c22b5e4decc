package markdown

import (
	"bytes"
	"encoding/binary"
	"regexp"
	"unicode/utf16"
	"unicode/utf8"

	"rampbook/generator/diag"
)

// The two noncharacters between which the number of a hole stands while HTML is written.
// clean takes them out of what an author wrote, so nobody can forge a hole.
const (
	holeOpen  = '\uFDD0'
	holeClose = '\uFDD1'
)

// clean returns src as valid UTF-8 with line feeds as line ends and without a byte order mark.
// Each character that cannot stay becomes one U+FFFD, so lines and columns are still the file's.
func clean(src []byte, name string, ds *diag.List) *diag.Source {
	if wide := decodeUTF16(src); wide != nil {
		ds.Error("encoding", diag.Pos{File: name, Line: 1, Col: 1}, "file is not UTF-8", "it is UTF-16: save it as UTF-8")
		src = wide
	}
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	if bytes.IndexByte(src, '\r') >= 0 {
		src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
		src = bytes.ReplaceAll(src, []byte("\r"), []byte("\n"))
	}
	text := &diag.Source{Name: name, Text: src}
	if at := firstInvalid(src); at >= 0 {
		ds.Error("encoding", text.At(at), "file is not UTF-8", encodingHint(src))
	} else if at := bytes.IndexByte(src, 0); at >= 0 {
		ds.Error("encoding", text.At(at), "file holds a NUL byte", "this is no text file, or a damaged one: save it as UTF-8 text")
	}
	text.Text = withoutReferences(replaceBad(src))
	return &diag.Source{Name: name, Text: text.Text}
}

// replaceBad puts U+FFFD for every bad byte, NUL and hole mark.
func replaceBad(src []byte) []byte {
	if utf8.Valid(src) && !bytes.ContainsRune(src, holeOpen) && !bytes.ContainsRune(src, holeClose) && bytes.IndexByte(src, 0) < 0 {
		return src
	}
	out := make([]byte, 0, len(src)+len(src)/8)
	for len(src) > 0 {
		r, n := utf8.DecodeRune(src)
		if r == 0 || r == holeOpen || r == holeClose {
			r = utf8.RuneError
		}
		out = utf8.AppendRune(out, r)
		src = src[n:]
	}
	return out
}

var holeReference = regexp.MustCompile(`&#(?:[xX]0*[fF][dD][dD][01]|0*6497[67])`)

// withoutReferences makes numeric character references to a hole mark refer to U+FFFD.
func withoutReferences(src []byte) []byte {
	if !bytes.Contains(src, []byte("&#")) {
		return src
	}
	return holeReference.ReplaceAllFunc(src, func(ref []byte) []byte {
		if ref[2] == 'x' || ref[2] == 'X' {
			return append(bytes.Clone(ref[:len(ref)-4]), "FFFD"...)
		}
		return append(bytes.Clone(ref[:len(ref)-5]), "65533"...)
	})
}

func firstInvalid(src []byte) int {
	if utf8.Valid(src) {
		return -1
	}
	for i := 0; ; {
		r, n := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
}

// decodeUTF16 returns the text of a file that begins with a UTF-16 byte order mark, else nil.
func decodeUTF16(src []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(src, []byte("\xFF\xFE")):
		order = binary.LittleEndian
	case bytes.HasPrefix(src, []byte("\xFE\xFF")):
		order = binary.BigEndian
	default:
		return nil
	}
	units := make([]uint16, 0, len(src)/2)
	for i := 2; i+1 < len(src); i += 2 {
		units = append(units, order.Uint16(src[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// encodingHint guesses the encoding of a file that is not UTF-8: text whose high bytes nearly all
// fall into GB18030's pairs is Chinese from an older editor.
func encodingHint(src []byte) string {
	pairs, other := 0, 0
	for i := 0; i < len(src); i++ {
		if src[i] < 0x80 {
			continue
		}
		if i+1 < len(src) && src[i] > 0x80 && src[i] < 0xFF && src[i+1] >= 0x40 && src[i+1] != 0x7F && src[i+1] < 0xFF {
			pairs++
			i++
			continue
		}
		other++
	}
	if pairs > 0 && pairs > 9*other {
		return "it may be GB18030 (GBK): save it as UTF-8"
	}
	return "save it as UTF-8"
}
