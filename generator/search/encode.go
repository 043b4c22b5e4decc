package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// appendNumber appends n as the manual writes numbers.
func appendNumber(to []byte, n uint32) []byte {
	for n >= 32 {
		to = append(to, digits[n&31|32])
		n >>= 5
	}
	return append(to, digits[n])
}

// A posting is one section that has a term, and how often.
type posting struct{ section, count uint32 }

func appendPostings(to []byte, list []posting) []byte {
	next := uint32(0)
	for _, p := range list {
		if p.count > 1 {
			to = appendNumber(to, (p.section-next)<<1|1)
			to = appendNumber(to, p.count-2)
		} else {
			to = appendNumber(to, (p.section-next)<<1)
		}
		next = p.section + 1
	}
	return to
}

// appendTerm appends a term as it stands behind the term before, "" for the first of a file.
func appendTerm(to []byte, before, term string) []byte {
	units, size := shared(before, term)
	to = append(to, digits[units])
	to = append(to, term[size:]...)
	return append(to, ' ')
}

// shared is what two terms begin with: in UTF-16 units, and in bytes.
func shared(a, b string) (units, size int) {
	for i, r := range b {
		if !strings.HasPrefix(a[i:], string(r)) || units+utf16Length(r) > 63 {
			return units, i
		}
		units += utf16Length(r)
		size = i + len(string(r))
	}
	return units, size
}

// between is the shortest beginning of a term that stands behind the term before.
func between(before, term string) string {
	for i, r := range term {
		if start := term[:i+len(string(r))]; start > before {
			return start
		}
	}
	return term
}

func utf16Length(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// nameLength is how many letters the name of a file has.
const nameLength = 8

// nameOf is the name of a file with this content.
func nameOf(content []byte) string {
	sum := sha256.Sum256(content)
	return strings.ToLower(base32.HexEncoding.EncodeToString(sum[:])[:nameLength])
}

// sumOf is the sum by which a reader knows that a content is whole: the hash of Java's strings, over UTF-16 units.
func sumOf(content string) int32 {
	var sum int32
	for _, r := range content {
		if high, low := utf16.EncodeRune(r); high != unicode.ReplacementChar {
			sum, r = sum*31+high, low
		}
		sum = sum*31 + r
	}
	return sum
}

// script makes a file of the index of its name and content.
func script(name string, content []byte) []byte {
	file := make([]byte, 0, len(content)+len(content)/32+64)
	file = append(file, scriptStart...)
	file = fmt.Appendf(file, "%s %d\n", name, sumOf(string(content)))
	for i, c := range content {
		if c == '\\' || c == '`' || c == '$' && i+1 < len(content) && content[i+1] == '{' {
			file = append(file, '\\')
		}
		file = append(file, c)
	}
	return append(file, scriptEnd...)
}

const (
	scriptStart = "rampbook.data(`"
	scriptEnd   = "`)\n"
)

// marshal is JSON without the escapes that only HTML needs, and without the line end.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
