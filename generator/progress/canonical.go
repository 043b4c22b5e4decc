package progress

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Data writes a value as the data of a record. The value is what encoding/json can write as an
// object; the order of a struct's fields is kept.
func Data(value any) (string, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return "", fmt.Errorf("write a record's data: %w", err)
	}
	return canonical(b.String())
}

// canonical writes a JSON object as a browser's JSON.stringify does, so that both twins write the
// same bytes: no blanks, names that are array indexes first and by number, the others in the
// order in which they were given, numbers as ECMAScript prints them.
func canonical(text string) (string, error) {
	s := scanner{text: text}
	s.blanks()
	v, err := s.value(1)
	if err != nil {
		return "", err
	}
	s.blanks()
	switch {
	case s.at != len(text):
		return "", errors.New("text after the data's end")
	case v.kind != '{':
		return "", errors.New("the data is no object")
	case v.depth > maxDepth:
		return "", fmt.Errorf("the data is %d levels deep, more than %d", v.depth, maxDepth)
	}
	w := writer{scanner{text: text}, make([]byte, 0, len(text))}
	w.blanks()
	w.write()
	return string(w.out), nil
}

// A writer rewrites JSON that was scanned before and found right.
type writer struct {
	scanner
	out []byte
}

func (w *writer) write() {
	switch start := w.at; w.text[w.at] {
	case '{':
		w.object()
	case '[':
		w.list()
	case '"':
		raw, _ := w.string()
		w.out = rewriteString(w.out, raw)
	case 't', 'f', 'n':
		_, _ = w.value(1)
		w.out = append(w.out, w.text[start:w.at]...)
	default:
		f, _ := w.number()
		w.out = appendNumber(w.out, f)
	}
}

func (w *writer) list() {
	w.out = append(w.out, '[')
	w.at++
	for w.blanks(); w.text[w.at] != ']'; w.blanks() {
		if w.text[w.at] == ',' {
			w.out = append(w.out, ',')
			w.at++
			w.blanks()
		}
		w.write()
	}
	w.at++
	w.out = append(w.out, ']')
}

// A member is one name of an object with its value, rewritten.
type member struct {
	name  []byte
	value []byte
	index int64 // -1 for a name that is no array index
}

func (w *writer) object() {
	var members []member
	w.at++
	for w.blanks(); w.text[w.at] != '}'; w.blanks() {
		if w.text[w.at] == ',' {
			w.at++
			w.blanks()
		}
		raw, _ := w.string()
		m := member{name: rewriteString(nil, raw), index: arrayIndex(raw)}
		w.blanks()
		w.at++ // the colon
		w.blanks()
		before := len(w.out)
		w.write()
		m.value = slices.Clone(w.out[before:])
		w.out = w.out[:before]
		members = append(members, m)
	}
	w.at++
	slices.SortStableFunc(members, func(a, b member) int {
		switch {
		case a.index < 0 && b.index < 0:
			return 0
		case a.index < 0:
			return 1
		case b.index < 0:
			return -1
		}
		return int(a.index - b.index)
	})
	w.out = append(w.out, '{')
	for i, m := range members {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out = append(append(append(w.out, m.name...), ':'), m.value...)
	}
	w.out = append(w.out, '}')
}

// arrayIndex returns the number that a raw name is when ECMAScript takes it for an array index, else -1.
func arrayIndex(raw string) int64 {
	name := unquote(raw)
	n, err := strconv.ParseUint(name, 10, 32)
	if err != nil || n == math.MaxUint32 || strconv.FormatUint(n, 10) != name {
		return -1
	}
	return int64(n)
}

// appendNumber writes a number as ECMAScript's Number::toString does.
func appendNumber(b []byte, f float64) []byte {
	if f == 0 {
		return append(b, '0') // -0 too
	}
	form := byte('f')
	if abs := math.Abs(f); abs < 1e-6 || abs >= 1e21 {
		form = 'e'
	}
	b = strconv.AppendFloat(b, f, form, -1, 64)
	if n := len(b); form == 'e' && b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' {
		b = append(b[:n-2], b[n-1]) // e-07 is e-7
	}
	return b
}

// rewriteString writes the string whose raw text stands between quotation marks. Half of a
// surrogate pair stays an escape: it has no other form.
func rewriteString(b []byte, raw string) []byte {
	b = append(b, '"')
	for len(raw) > 0 {
		r, half, n := firstRune(raw)
		if half {
			b = fmt.Appendf(b, `\u%04x`, r)
		} else {
			b = appendRune(b, r)
		}
		raw = raw[n:]
	}
	return append(b, '"')
}

// appendString writes text as a JSON string. What is no UTF-8 becomes U+FFFD.
func appendString(b []byte, text string) []byte {
	b = append(b, '"')
	for _, r := range text {
		b = appendRune(b, r)
	}
	return append(b, '"')
}

func appendRune(b []byte, r rune) []byte {
	switch r {
	case '"', '\\':
		return append(b, '\\', byte(r))
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	}
	if r < ' ' {
		return fmt.Appendf(b, `\u%04x`, r)
	}
	return utf8.AppendRune(b, r)
}
