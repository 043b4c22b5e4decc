package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// ErrNotEmpty says that a folder for a new portal holds files.
var ErrNotEmpty = errors.New("the folder is not empty")

// starterLanguages are those the templates are written in; the first is its base language.
var starterLanguages = []string{"en", "zh"}

// A Template is the files that a new portal begins with.
type Template struct {
	Files  fs.FS
	Root   string // the folder in Files that becomes the portal's
	Config string // the file in Files that becomes rampbook.toml
}

// New unpacks a template into dir, which must be empty or not exist. With one language
// its pages become the base pages; with two the first is the base language and the other
// its twins.
func New(dir string, from Template, langs []string) error {
	if err := checkLanguages(langs); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("new portal: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("new portal: %s: %w", dir, ErrNotEmpty)
	}
	return fs.WalkDir(from.Files, from.Root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from.Files, name)
		if err != nil {
			return fmt.Errorf("new portal: %w", err)
		}
		if name == from.Config {
			return writeNew(filepath.Join(dir, "rampbook.toml"), starterConfig(data, langs))
		}
		from := strings.TrimPrefix(name, from.Root+"/")
		to, ok := starterName(from, langs)
		if !ok {
			return nil
		}
		if to != from {
			data = asOriginal(data)
		}
		return writeNew(filepath.Join(dir, filepath.FromSlash(to)), data)
	})
}

func checkLanguages(langs []string) error {
	for i, l := range langs {
		if !slices.Contains(starterLanguages, l) {
			return fmt.Errorf("new portal: language %q: choose en, zh, or both", l)
		}
		if slices.Contains(langs[:i], l) {
			return fmt.Errorf("new portal: the language %q is there twice", l)
		}
	}
	if len(langs) == 0 {
		return errors.New("new portal: no language: choose en, zh, or both")
	}
	return nil
}

// starterName is a starter file's name in a portal of the given languages; ok is false when it
// has no place there.
func starterName(name string, langs []string) (to string, ok bool) {
	ext := path.Ext(name)
	if ext != ".md" {
		return name, true
	}
	stem, lang := strings.TrimSuffix(name, ext), starterLanguages[0]
	if rest, found := strings.CutSuffix(stem, "."+starterLanguages[1]); found {
		stem, lang = rest, starterLanguages[1]
	}
	switch slices.Index(langs, lang) {
	case -1:
		return "", false
	case 0:
		return stem + ext, true
	}
	return stem + "." + lang + ext, true
}

// originLine is the line of front matter by which a translation names its original.
var originLine = regexp.MustCompile(`(?m)\A(---\n(?:[^-].*\n)*?)translated_from: .*\n`)

// asOriginal is a translation that is one no longer.
func asOriginal(page []byte) []byte { return originLine.ReplaceAll(page, []byte("$1")) }

// starterConfig keeps the lines of rampbook.toml that fit the languages. A line ending in
// "#:en", "#:zh", "#:both" or such stays only where it applies; the mark goes.
func starterConfig(data []byte, langs []string) []byte {
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		text, mark, marked := strings.Cut(strings.TrimRight(line, "\n"), "#:")
		if !marked {
			out.WriteString(line)
			continue
		}
		if strings.TrimSpace(mark) == strings.Join(langs, ",") {
			out.WriteString(strings.TrimRight(text, " ") + "\n")
		}
	}
	return []byte(out.String())
}

func writeNew(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("new portal: %w", err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("new portal: %w", err)
	}
	return nil
}
