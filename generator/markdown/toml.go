package markdown

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"rampbook/generator/diag"
)

// toml reads the block as TOML. It returns true always: +++ means nothing else in markdown.
func (r *metaReader) toml() bool {
	var values map[string]any
	err := toml.Unmarshal(r.block, &values)
	if err == nil {
		r.tomlKeys()
		r.keep(values)
		return true
	}
	p := r.at(0)
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		row, col := decode.Position()
		off := 0
		for range row - 1 {
			off = lineEnd(r.block, off)
		}
		p = r.at(min(off+col-1, max(off, lineEnd(r.block, off)-1)))
	}
	r.fail(p, strings.TrimPrefix(err.Error(), "toml: "), r.tomlHint(p))
	return true
}

func (r *metaReader) tomlHint(p diag.Pos) string {
	if yamlKey.MatchString(r.text.Line(p.Line)) {
		return "between +++ is TOML, key = value; YAML stands between ---"
	}
	return `text stands in quotation marks: title = "A"; each key may stand once`
}

// tomlKeys notes where the top-level keys and tables begin.
func (r *metaReader) tomlKeys() {
	r.meta.keys = map[string]diag.Pos{}
	var p unstable.Parser
	p.Reset(r.block)
	top := true
	for p.NextExpression() {
		e := p.Expression()
		table := e.Kind == unstable.Table || e.Kind == unstable.ArrayTable
		if table {
			top = false
		}
		if !table && (!top || e.Kind != unstable.KeyValue) {
			continue
		}
		key := e.Key()
		if !key.Next() {
			continue
		}
		n := key.Node()
		if _, known := r.meta.keys[string(n.Data)]; !known {
			r.meta.keys[string(n.Data)] = r.at(int(n.Raw.Offset))
		}
	}
}
