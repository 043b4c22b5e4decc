package markdown

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"rampbook/generator/diag"
)

// json reads a file that begins with a JSON object.
func (r *metaReader) json() (Meta, int) {
	src := r.text.Text
	r.block = src[:min(len(src), MaxFrontMatter)]
	dec := json.NewDecoder(bytes.NewReader(r.block))
	var values map[string]any
	if err := dec.Decode(&values); err != nil {
		return r.jsonError(err)
	}
	end := int(dec.InputOffset())
	body := lineEnd(src, end)
	if len(bytes.TrimSpace(src[end:body])) > 0 {
		return r.meta, 0
	}
	r.block = src[:end]
	r.jsonKeys()
	r.keep(values)
	return r.meta, body
}

// jsonError reports an object that cannot be read. Its body begins behind the first line that
// is a closing brace; without one the file has no front matter.
func (r *metaReader) jsonError(err error) (Meta, int) {
	_, body := closingFence(r.text.Text, 0, "}")
	if body < 0 {
		return r.meta, 0
	}
	off := 0
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		off = max(0, int(syntax.Offset)-1)
	}
	r.fail(r.at(off), err.Error(), "JSON keys and text stand in double quotation marks; no comma behind the last value")
	return r.meta, body
}

// jsonKeys notes where the keys of the object begin, and reports those that are there twice.
func (r *metaReader) jsonKeys() {
	r.meta.keys = map[string]diag.Pos{}
	dec := json.NewDecoder(bytes.NewReader(r.block))
	depth, isKey := 0, false
	for {
		t, err := dec.Token()
		if err != nil {
			return
		}
		switch t {
		case json.Delim('{'), json.Delim('['):
			depth++
			isKey = depth == 1
			continue
		case json.Delim('}'), json.Delim(']'):
			depth--
			isKey = depth == 1
			continue
		}
		if depth != 1 {
			continue
		}
		if isKey {
			r.jsonKey(t.(string), int(dec.InputOffset()))
		}
		isKey = !isKey
	}
}

// jsonKey notes a key that ends at the offset end.
func (r *metaReader) jsonKey(key string, end int) {
	start := bytes.LastIndexByte(r.block[:end-1], '"')
	p := r.at(max(start, 0))
	if _, twice := r.meta.keys[key]; twice {
		r.fail(p, fmt.Sprintf("the key %q stands here twice", key), "each key may stand once: remove one of the two")
	}
	r.meta.keys[key] = p
}
