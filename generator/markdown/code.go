package markdown

import (
	"bytes"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
)

// maxColoured is the longest block of code, in bytes, that is coloured.
const maxColoured = 100 << 10

// fence writes a fenced block by its language, the first word behind the fence.
func (w *writer) fence(n *ast.FencedCodeBlock) {
	language := ""
	if n.Info != nil {
		info := string(unmarked(n.Info.Segment.Value(w.src)))
		if i := strings.IndexAny(info, " \t,{"); i >= 0 {
			info = info[:i]
		}
		language = strings.ToLower(info)
	}
	code := w.lines(n)
	switch language {
	case "goat":
		w.goat(code)
	case "flow":
		w.flow(n, code)
	default:
		w.code(language, code)
	}
}

// code writes a block of code in language; "" or an unknown one is printed plain.
func (w *writer) code(language string, code []byte) {
	w.doc.HasCode = true
	code = unescapeShortcodes(code)
	w.out.WriteString(`<div class="code"><pre tabindex="0"><code`)
	if language != "" {
		w.attribute("class", "language-"+language)
	}
	w.out.WriteByte('>')
	if !w.coloured(language, code) {
		w.escaped(code)
	}
	w.out.WriteString("</code></pre></div>\n")
}

// coloured writes code with a <span> around each token; it writes nothing and returns false when
// chroma has no use for it.
func (w *writer) coloured(language string, code []byte) bool {
	if language == "" || language == "text" || language == "txt" || language == "plain" || len(code) > maxColoured {
		return false
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		return false
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, string(code))
	if err != nil {
		return false
	}
	for t := range tokens.Stdlib() {
		w.token(t)
	}
	return true
}

func (w *writer) token(t chroma.Token) {
	class := chroma.StandardTypes[t.Type]
	if class == "" || class == "w" {
		w.escaped([]byte(t.Value))
		return
	}
	w.out.WriteString(`<span class="` + class + `">`)
	w.escaped([]byte(t.Value))
	w.out.WriteString("</span>")
}

func (w *writer) codeSpan(n ast.Node) {
	w.out.WriteString("<code>")
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			value := unescapeShortcodes(t.Segment.Value(w.src))
			w.escaped(bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))
		}
	}
	w.out.WriteString("</code>")
}
