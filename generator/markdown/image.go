package markdown

import (
	"fmt"
	"path"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"

	"rampbook/generator/diag"
)

func (w *writer) image(n *ast.Image) {
	if w.inTitle {
		return
	}
	dest, to := locate(unmarked(n.Destination))
	l := Link{Kind: Image, Dest: dest, Pos: w.at(n.Pos()), Text: w.plain(n)}
	if l.Text == "" {
		w.ds.Note("image-alt", l.Pos, "image without alternative text", "say between the brackets what it shows: ![the pipeline in May](…)")
	}
	if !w.picture(l, to) {
		return
	}
	if len(n.Title) > 0 {
		w.out.WriteString(` title="`)
		html.DefaultWriter.Write(&w.out, n.Title)
		w.out.WriteByte('"')
	}
	w.out.WriteByte('>')
}

// picture writes <img with its address and alt text and returns true. It writes something else and
// returns false when the image cannot be shown.
func (w *writer) picture(l Link, to address) bool {
	switch to {
	case inside:
		w.out.WriteString("<img")
		w.href("src", l, to)
		w.attribute("alt", l.Text)
		w.out.WriteString(` loading="lazy" decoding="async"`)
		return true
	case outside:
		w.remoteImage(l)
	default:
		w.barred(l.Dest, l.Pos)
		w.escaped([]byte(l.Text))
	}
	return false
}

// remoteImage writes a link to an image on another site.
func (w *writer) remoteImage(l Link) {
	w.remote = append(w.remote, l.Pos)
	name := l.Text
	if name == "" {
		file, _, _ := l.Target()
		name = path.Base(strings.TrimSuffix(file, "/"))
	}
	if w.links > 0 { // a link cannot hold a link
		w.out.WriteString(`<span class="remote-image">`)
		w.escaped([]byte(name))
		w.out.WriteString("</span>")
		return
	}
	w.out.WriteString(`<a class="remote-image"`)
	w.href("href", l, outside)
	w.out.WriteString(` rel="noopener">`)
	w.escaped([]byte(name))
	w.out.WriteString("</a>")
}

// reportRemote says once a file how many images a reader has to open elsewhere.
func (w *writer) reportRemote() {
	if len(w.remote) == 0 {
		return
	}
	message := "an image from another site is printed as a link"
	if n := len(w.remote); n > 1 {
		message = fmt.Sprintf("%d images from other sites are printed as links", n)
	}
	w.ds.Add(diag.Diagnostic{
		Pos: w.remote[0], Severity: diag.Hint, Code: "image-remote", Message: message,
		Hint: "a portal calls no other site: save the image beside the page",
	})
}
