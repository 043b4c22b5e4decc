package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

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

// languages are chroma's lexers by lower-case name, alias and, where no other has that name,
// file extension. chroma's own search tries every file pattern there is, milliseconds for each
// block in a language it does not know.
var languages = sync.OnceValue(func() map[string]chroma.Lexer {
	all := map[string]chroma.Lexer{}
	add := func(word string, l chroma.Lexer) {
		if word = strings.ToLower(word); all[word] == nil {
			all[word] = l
		}
	}
	known := slices.Clone(lexers.GlobalLexerRegistry.Lexers)
	slices.SortStableFunc(known, func(a, b chroma.Lexer) int { return cmp.Compare(priority(b), priority(a)) })
	for _, l := range known {
		add(l.Config().Name, l)
	}
	for _, l := range known {
		for _, alias := range l.Config().Aliases {
			add(alias, l)
		}
	}
	for _, l := range known {
		for _, pattern := range l.Config().Filenames {
			if ext, ok := strings.CutPrefix(pattern, "*."); ok {
				add(ext, l)
			}
		}
	}
	for _, plain := range []string{"text", "txt", "plain", "plaintext"} {
		delete(all, plain)
	}
	return all
})

// priority is chroma's order among lexers for the same files; 0 stands for 1.
func priority(l chroma.Lexer) float32 { return cmp.Or(l.Config().Priority, 1) }

// coloured writes code with a <span> around each token; it writes nothing and returns false when
// chroma has no use for it.
func (w *writer) coloured(language string, code []byte) bool {
	lexer := languages()[language]
	if lexer == nil || len(code) > maxColoured {
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
