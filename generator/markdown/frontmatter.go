package markdown

import (
	"bytes"
	"encoding"
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"

	"rampbook/generator/diag"
)

// MaxFrontMatter is the longest front matter, in bytes.
const MaxFrontMatter = 64 << 10

// A Meta is the front matter of a page.
type Meta struct {
	Values map[string]any      // nil when the page has none; dates are strings, numbers int64, uint64 or float64
	keys   map[string]diag.Pos // where each key of Values stands
	pos    diag.Pos
}

// Pos returns where the top-level key stands; without such a key, where the front matter
// begins, or would.
func (m Meta) Pos(key string) diag.Pos {
	if p, ok := m.keys[key]; ok {
		return p
	}
	return m.pos
}

// text returns the value of key as text, "" when it is a list or not there: title: 2026 is a title.
func (m Meta) text(key string) string {
	switch v := m.Values[key].(type) {
	case string:
		return v
	case int64, uint64, float64:
		return fmt.Sprint(v)
	}
	return ""
}

// A metaReader reads one front matter.
type metaReader struct {
	text  *diag.Source
	ds    *diag.List
	start int    // offset of block in text
	block []byte // what is between the fences; for JSON the object
	meta  Meta
}

// at returns the position of the byte at off of the block.
func (r *metaReader) at(off int) diag.Pos { return r.text.At(r.start + off) }

// frontMatter reads the front matter of a file and returns the offset at which the body begins.
func frontMatter(text *diag.Source, ds *diag.List) (Meta, int) {
	r := &metaReader{text: text, ds: ds}
	r.meta.pos = text.At(0)
	switch src := text.Text; {
	case bytes.HasPrefix(src, []byte("---")):
		return r.fenced("---", (*metaReader).yaml, yamlKey)
	case bytes.HasPrefix(src, []byte("+++")):
		return r.fenced("+++", (*metaReader).toml, tomlKey)
	case jsonStart.Match(src):
		return r.json()
	}
	return r.meta, 0
}

var (
	yamlKey   = regexp.MustCompile(`^["']?[\pL_][\pL\pN_ .-]*["']?\s*:(\s|$)`)
	tomlKey   = regexp.MustCompile(`^(\[|["']?[\pL_][\pL\pN_.-]*["']?\s*=)`)
	jsonStart = regexp.MustCompile(`^\{\s*["}]`)
)

// fenced reads front matter between two lines that are fence. read returns false when what is
// there is no front matter after all; key matches the first line of one.
func (r *metaReader) fenced(fence string, read func(*metaReader) bool, key *regexp.Regexp) (Meta, int) {
	src := r.text.Text
	first := lineEnd(src, 0)
	if string(bytes.TrimRight(src[:first], " \t\n")) != fence {
		return r.meta, 0
	}
	end, body := closingFence(src, first, fence)
	if end < 0 {
		if key.Match(src[first:]) {
			r.ds.Warn("front-matter", r.text.At(0), "front matter is not closed", "put a line "+fence+" behind its last line")
		}
		return r.meta, 0
	}
	r.start, r.block = first, src[first:end]
	if len(r.block) > MaxFrontMatter {
		r.ds.Error("front-matter", r.text.At(0), fmt.Sprintf("front matter is longer than %d KiB", MaxFrontMatter>>10), "")
		return r.meta, body
	}
	if !read(r) {
		return Meta{pos: r.meta.pos}, 0
	}
	return r.meta, body
}

// closingFence returns where the line begins that closes the front matter, and where the next one
// does; -1 when there is none.
func closingFence(src []byte, from int, fence string) (at, behind int) {
	for from < len(src) {
		end := lineEnd(src, from)
		if string(bytes.TrimRight(src[from:end], " \t\n")) == fence {
			return from, end
		}
		from = end
	}
	return -1, -1
}

// lineEnd returns the offset behind the line feed of the line that holds from.
func lineEnd(src []byte, from int) int {
	if i := bytes.IndexByte(src[from:], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(src)
}

// fail reports an error of a parser of front matter.
func (r *metaReader) fail(p diag.Pos, message, hint string) {
	message = strings.ToLower(message[:min(1, len(message))]) + message[min(1, len(message)):]
	r.ds.Error("front-matter", p, "front matter: "+message, hint)
}

// keep takes values and brings them to the few types that Meta promises.
func (r *metaReader) keep(values map[string]any) {
	r.meta.Values = map[string]any{}
	for k, v := range values {
		r.meta.Values[k] = plainValue(v)
	}
}

// plainValue makes a value one that JSON can hold.
func plainValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, x := range v {
			m[k] = plainValue(x)
		}
		return m
	case map[any]any:
		m := make(map[string]any, len(v))
		for k, x := range v {
			m[fmt.Sprint(k)] = plainValue(x)
		}
		return m
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = plainValue(x)
		}
		return list
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return fmt.Sprint(v)
		}
		return v
	case int:
		return int64(v)
	case time.Time:
		return v.Format(time.RFC3339)
	case encoding.TextMarshaler:
		return marshalled(v)
	}
	return v
}

// marshalled is the text of a local date or time of TOML.
func marshalled(v encoding.TextMarshaler) string {
	b, err := v.MarshalText()
	if err != nil {
		return ""
	}
	return string(b)
}
