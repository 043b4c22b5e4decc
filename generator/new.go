package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNotEmpty says that a folder for a new portal holds files.
var ErrNotEmpty = errors.New("the folder is not empty")

// starterLanguages are those the starter portal is written in; the first is its base language.
var starterLanguages = []string{"en", "zh"}

// New unpacks the starter portal into dir, which must be empty or not exist. With one language
// its pages become the base pages; with two the first is the base language and the other
// its twins.
func New(dir string, starter fs.FS, langs []string) error {
	for i, l := range langs {
		if !slices.Contains(starterLanguages, l) || slices.Contains(langs[:i], l) {
			return fmt.Errorf("new portal: language %q: choose en, zh, or both", l)
		}
	}
	if len(langs) == 0 {
		return errors.New("new portal: no language: choose en, zh, or both")
	}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("new portal: %w", err)
	}
	if len(entries) > 0 {
		return fmt.Errorf("new portal: %s: %w", dir, ErrNotEmpty)
	}
	return fs.WalkDir(starter, "generator/starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(starter, name)
		if err != nil {
			return fmt.Errorf("new portal: %w", err)
		}
		to, ok := starterName(strings.TrimPrefix(name, "generator/starter/"), langs)
		if !ok {
			return nil
		}
		if to == "rampbook.toml" {
			data = starterConfig(data, langs)
		}
		return writeNew(filepath.Join(dir, filepath.FromSlash(to)), data)
	})
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
