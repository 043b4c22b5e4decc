package markdown

import (
	"bytes"
	"errors"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"rampbook/generator/diag"
)

// yaml reads the block as YAML; false: it is no mapping, so the lines --- are thematic breaks.
func (r *metaReader) yaml() bool {
	file, err := parser.ParseBytes(r.block, 0)
	if err != nil {
		if !r.looksLikeYAML() {
			return false
		}
		r.yamlError(err)
		return true
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		r.keep(nil)
		return true
	}
	pairs, ok := mapping(file.Docs[0].Body)
	if !ok {
		return file.Docs[0].Body.Type() == ast.CommentType
	}
	r.yamlKeys(pairs)
	if alias := findAlias(file.Docs[0].Body); alias != nil {
		r.fail(r.tokenPos(alias), "aliases are not read here", "write the value out")
		return true
	}
	var values map[string]any
	if err := yaml.NodeToValue(file.Docs[0].Body, &values); err != nil {
		r.yamlError(err)
		return true
	}
	r.keep(values)
	return true
}

func mapping(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

func (r *metaReader) yamlKeys(pairs []*ast.MappingValueNode) {
	r.meta.keys = map[string]diag.Pos{}
	for _, p := range pairs {
		if t := p.Key.GetToken(); t != nil {
			r.meta.keys[t.Value] = r.tokenPos(t)
		}
	}
}

// tokenPos returns where a token stands in the file.
func (r *metaReader) tokenPos(t *token.Token) diag.Pos {
	if t == nil || t.Position == nil {
		return r.at(0)
	}
	off := 0
	for range t.Position.Line - 1 {
		off = lineEnd(r.block, off)
	}
	p := r.at(off)
	width := len([]rune(r.text.Line(p.Line)))
	p.Col = max(1, min(t.Position.Column, width+1))
	return p
}

func (r *metaReader) yamlError(err error) {
	var syntax yaml.Error
	if !errors.As(err, &syntax) {
		r.fail(r.at(0), err.Error(), "")
		return
	}
	p := r.tokenPos(syntax.GetToken())
	message, _, _ := strings.Cut(syntax.GetMessage(), " at [") // a position within the block
	r.fail(p, message, r.yamlHint(err, p))
}

var colonInValue = regexp.MustCompile(`^\s*[^"'#:]+:\s+[^"'\[{|>].*:\s`)

// yamlHint guesses what went wrong at p.
func (r *metaReader) yamlHint(err error, p diag.Pos) string {
	var duplicate *yaml.DuplicateKeyError
	line := r.text.Line(p.Line)
	switch {
	case errors.As(err, &duplicate) || strings.Contains(err.Error(), "already defined"):
		return "each key may stand once: remove one of the two"
	case bytes.Contains(r.block, []byte("\n\t")) || bytes.HasPrefix(r.block, []byte("\t")):
		return "YAML is indented with blanks, not with tabs"
	case colonInValue.MatchString(line+" ") || colonInValue.MatchString(r.text.Line(p.Line-1)+" "):
		return `a value that holds ": " stands in quotation marks: title: "A: B"`
	case strings.Count(line, `"`)%2 == 1 || strings.Count(line, `'`)%2 == 1:
		return "a quotation mark is missing"
	}
	return ""
}

// looksLikeYAML is true when a line of the block begins as a key does.
func (r *metaReader) looksLikeYAML() bool {
	for line := range bytes.Lines(r.block) {
		if yamlKey.Match(line) {
			return true
		}
	}
	return false
}

type aliasFinder struct{ found *token.Token }

func (f *aliasFinder) Visit(n ast.Node) ast.Visitor {
	if n.Type() == ast.AliasType && f.found == nil {
		f.found = n.GetToken()
	}
	return f
}

// findAlias returns the first alias. A few nested ones can stand for gigabytes.
func findAlias(n ast.Node) *token.Token {
	var f aliasFinder
	ast.Walk(&f, n)
	return f.found
}
