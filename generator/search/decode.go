package search

import (
	"fmt"
	"strings"
)

// values are the digits' values, 64 for what is no digit.
var values = func() (t [256]uint8) {
	for i := range t {
		t[i] = 64
	}
	for i := range digits {
		t[digits[i]] = uint8(i)
	}
	return t
}()

// readNumber reads the number that s begins with; false when there is none of 32 bits.
func readNumber(s string) (n uint32, rest string, ok bool) {
	for i := 0; i < len(s) && i < 7; i++ {
		v := values[s[i]]
		if v == 64 || i == 6 && v > 3 {
			return 0, s, false
		}
		n |= uint32(v&31) << (5 * i)
		if v < 32 {
			return n, s[i+1:], true
		}
	}
	return 0, s, false
}

// readNumbers reads numbers that stand one after the other.
func readNumbers(s string) (list []uint32, ok bool) {
	for s != "" {
		n, rest, ok := readNumber(s)
		if !ok {
			return nil, false
		}
		list, s = append(list, n), rest
	}
	return list, true
}

// readPostings reads a term's postings. Each is of one of so many sections.
func readPostings(s string, sections int) ([]posting, error) {
	list := make([]posting, 0, len(s)/2+1)
	next := uint64(0)
	for s != "" {
		n, rest, ok := readNumber(s)
		p := posting{count: 1}
		if ok && n&1 == 1 {
			p.count, rest, ok = readNumber(rest)
			p.count += 2
		}
		section := next + uint64(n>>1)
		if !ok || section >= uint64(sections) || p.count == 0 {
			return nil, errDamaged
		}
		p.section = uint32(section)
		list, next, s = append(list, p), section+1, rest
	}
	return list, nil
}

// A line is a term and what a file says of it.
type line struct{ term, value string }

// readLines reads a file of terms.
func readLines(content string) ([]line, error) {
	var lines []line
	before := ""
	for text := range strings.Lines(content) {
		rest, value, ok := strings.Cut(strings.TrimSuffix(text, "\n"), " ")
		if !ok || rest == "" || values[rest[0]] == 64 {
			return nil, errDamaged
		}
		start, ok := units(before, int(values[rest[0]]))
		if !ok {
			return nil, errDamaged
		}
		term := start + rest[1:]
		if term <= before {
			return nil, errDamaged
		}
		lines = append(lines, line{term, value})
		before = term
	}
	return lines, nil
}

// A textPart is a text file: the first section of which it has the text, and its name.
type textPart struct {
	section int
	name    string
}

// readTextParts reads the list of text files.
func readTextParts(content string) ([]textPart, error) {
	sizes, names, _ := strings.Cut(content, "\n")
	counts, ok := readNumbers(sizes)
	if !ok || len(names) != len(counts)*nameLength {
		return nil, errDamaged
	}
	var list []textPart
	section := 0
	for i, n := range counts {
		list = append(list, textPart{section, names[i*nameLength : (i+1)*nameLength]})
		section += int(n)
	}
	return list, nil
}

// units is the beginning of s with so many UTF-16 units; false when there is none.
func units(s string, n int) (string, bool) {
	for i, r := range s {
		if n <= 0 {
			return s[:i], n == 0
		}
		n -= utf16Length(r)
	}
	return s, n == 0
}

// readScript returns the content of a file of the index; name is what it must be called inside.
func readScript(name string, file []byte) (string, error) {
	text, ok := strings.CutPrefix(string(file), scriptStart)
	if !ok {
		return "", errDamaged
	}
	head, text, _ := strings.Cut(text, "\n")
	if text, ok = strings.CutSuffix(text, scriptEnd); !ok {
		return "", errDamaged
	}
	if strings.Contains(text, `\`) {
		text = strings.NewReplacer(`\\`, `\`, "\\`", "`", `\${`, "${").Replace(text)
	}
	if head != fmt.Sprintf("%s %d", name, sumOf(text)) {
		return "", errDamaged
	}
	return text, nil
}
