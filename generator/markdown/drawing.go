package markdown

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/bep/goat"
	"github.com/yuin/goldmark/ast"

	"rampbook/generator/flow"
)

// maxDrawing is the longest ASCII drawing, in bytes; each character becomes an element.
const maxDrawing = 16 << 10

// goat writes an ASCII drawing as SVG that follows the colour of the text around it. The search would read single letters.
func (w *writer) goat(code []byte) {
	if len(code) > maxDrawing || len(bytes.TrimSpace(code)) == 0 {
		w.code("", code)
		return
	}
	svg := goat.BuildSVG(bytes.NewReader(code))
	// The security policy forbids style attributes; the theme sets the size of the text.
	body := strings.ReplaceAll(svg.Body, " style='font-size:1em'", "")
	name := w.label("drawing")
	if w.section != "" {
		name += " · " + w.section
	}
	size := strconv.Itoa(svg.Width) + " " + strconv.Itoa(svg.Height)
	w.out.WriteString(`<figure class="goat" ` + searchIgnore + `><svg xmlns="http://www.w3.org/2000/svg" role="img"`)
	w.attribute("viewBox", "0 0 "+size)
	w.attribute("width", strconv.Itoa(svg.Width))
	w.attribute("height", strconv.Itoa(svg.Height))
	w.attribute("aria-label", name)
	w.out.WriteString(">\n" + body + "</svg></figure>\n")
}

// flow writes a stage diagram; a block that cannot be drawn stays text.
func (w *writer) flow(n *ast.FencedCodeBlock, code []byte) {
	svg, problems := flow.SVG(string(code), w.opt.Label)
	for _, p := range problems {
		pos := w.at(n.Pos())
		if lines := n.Lines(); p.Line >= 1 && p.Line <= lines.Len() {
			line := lines.At(p.Line - 1)
			pos = w.at(line.Start)
			pos.Col += p.Col - 1
		}
		w.ds.Warn("flow", pos, fmt.Sprintf("flow: %s", p.Message), p.Hint)
	}
	if svg == "" {
		w.code("", code)
		return
	}
	w.out.WriteString(svg)
	w.out.WriteByte('\n')
}
