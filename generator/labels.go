package generator

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"rampbook/generator/diag"
	"rampbook/generator/engine"
	"rampbook/generator/project"
	"rampbook/themes"
)

// labels are the words of the interface, by language and key. A word is a string, or a mapping of
// plural forms as Hugo's i18n files have it.
type labels map[string]map[string]any

// loadLabels reads the theme's words in each of the portal's languages. A language without words
// takes those of its base language ("pt" for "pt-br"), else English; the portal's own i18n
// files change single words.
func loadLabels(p *project.Portal, ds *diag.List) (labels, error) {
	all := labels{}
	for _, l := range p.Languages {
		short, _, _ := strings.Cut(l.Code, "-")
		merged := map[string]any{}
		for _, code := range []string{"en", short, l.Code} {
			if err := addWords(merged, themes.FS, "rampbook/i18n/"+code+".yaml"); err != nil {
				return nil, err
			}
		}
		if p.HasConfig && p.IsFile("i18n/"+l.Code+".yaml") {
			addOwnWords(merged, p, "i18n/"+l.Code+".yaml", ds)
		}
		all[l.Code] = merged
	}
	return all, nil
}

func addWords(to map[string]any, fsys fs.FS, name string) error {
	data, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read words: %w", err)
	}
	var words map[string]any
	if err := yaml.Unmarshal(data, &words); err != nil {
		return fmt.Errorf("read words of %s: %w", name, err)
	}
	maps.Copy(to, words)
	return nil
}

// addOwnWords lays the words in one of the portal's own files over the theme's.
func addOwnWords(to map[string]any, p *project.Portal, name string, ds *diag.List) {
	data, err := p.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var words map[string]any
	if err == nil {
		err = yaml.Unmarshal(data, &words)
	}
	if err != nil {
		reportWords(name, err, ds)
		return
	}
	for _, key := range slices.Sorted(maps.Keys(words)) {
		switch words[key].(type) {
		case string, map[string]any:
			to[key] = words[key]
		default:
			ds.Error("words", diag.Pos{File: name}, fmt.Sprintf("the word %q is no text", key), "write it between quotation marks")
		}
	}
}

func reportWords(name string, err error, ds *diag.List) {
	pos, message := diag.Pos{File: name}, err.Error()
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		place := syntax.GetToken().Position
		pos.Line, pos.Col, message = place.Line, place.Column, syntax.GetMessage()
	}
	ds.Error("words", pos, message, "each line is a key, a colon and a text")
}

// in returns the lookup for one language: "" for a word that is not there.
func (l labels) in(lang string) func(key string) string {
	words := l[lang]
	return func(key string) string {
		switch v := words[key].(type) {
		case string:
			return v
		case map[string]any:
			other, _ := v["other"].(string)
			return other
		}
		return ""
	}
}

// files returns the words as Hugo reads them, a file for each language.
func (l labels) files() (map[string][]byte, error) {
	files := map[string][]byte{}
	for code, words := range l {
		data, err := json.Marshal(words) // JSON is YAML
		if err != nil {
			return nil, fmt.Errorf("words of %s: %w", code, err)
		}
		files[code] = data
	}
	return files, nil
}

// shortcodesOf lists the shortcodes a page may call: Hugo's harmless ones and the portal's own.
// A folder without rampbook.toml has none: what looks like one there was meant for another program.
func shortcodesOf(p *project.Portal) []string {
	if !p.HasConfig {
		return nil
	}
	names := slices.Clone(engine.Shortcodes)
	for _, dir := range []string{"layouts/_shortcodes", "layouts/shortcodes", "themes/*/layouts/_shortcodes", "themes/*/layouts/shortcodes"} {
		found, err := filepath.Glob(filepath.Join(p.Dir, filepath.FromSlash(dir), "*.html"))
		if err != nil {
			continue // the pattern is ours and right
		}
		for _, f := range found {
			names = append(names, strings.TrimSuffix(filepath.Base(f), ".html"))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
