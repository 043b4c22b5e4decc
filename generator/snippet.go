package generator

import (
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"

	"rampbook/generator/diag"
)

// withSnippets gives each diagnostic of a file the line it points to.
func withSnippets(ds []diag.Diagnostic, text *diag.Source) []diag.Diagnostic {
	for i := range ds {
		if ds[i].Snippet == "" && ds[i].Pos.File == text.Name && ds[i].Pos.Line > 0 {
			ds[i].Snippet = text.Line(ds[i].Pos.Line)
		}
	}
	return ds
}

// addLines gives the diagnostics that were found after parsing the line they point to. Only
// files with mistakes are read again, and only if they are still what was parsed.
func (r *rendering) addLines(ds []diag.Diagnostic) []diag.Diagnostic {
	if r.site == nil {
		return ds
	}
	texts := map[string]*diag.Source{}
	for _, d := range ds {
		if d.Snippet == "" && d.Pos.Line > 0 && texts[d.Pos.File] == nil {
			texts[d.Pos.File] = r.site.reread(d.Pos.File)
		}
	}
	for i := range ds {
		if text := texts[ds[i].Pos.File]; text != nil {
			withSnippets(ds[i:i+1], text)
		}
	}
	return ds
}

// reread returns a file of the portal; without text when it is gone or not what was parsed.
func (s *site) reread(name string) *diag.Source {
	text := &diag.Source{Name: name}
	f, err := os.OpenInRoot(s.portal.Dir, filepath.FromSlash(name))
	if err != nil {
		return text
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if src := s.sources[name]; err == nil && (src == nil || src.sum == sha256.Sum256(data)) {
		text.Text = data
	}
	return text
}
