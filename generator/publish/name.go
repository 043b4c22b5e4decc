package publish

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// CheckName refuses every name that leaves the folder, or that the system would read as
// something else (on Windows NUL, or a name with a colon), and our own.
func CheckName(name string) error {
	local := filepath.FromSlash(name)
	first, _, _ := strings.Cut(name, "/")
	switch {
	case !fs.ValidPath(name), name == ".", !filepath.IsLocal(local), strings.ContainsAny(name, "\x00\\"):
	case strings.EqualFold(first, manifestName), strings.EqualFold(first, stagingName):
	default:
		return nil
	}
	return fmt.Errorf("%q: %w", name, ErrName)
}

// checkNames says what is wrong with sorted names.
func checkNames(names []string) error {
	folded := make(map[string]string, len(names))
	for _, name := range names {
		if err := CheckName(name); err != nil {
			return err
		}
		key := strings.ToLower(name)
		if other, ok := folded[key]; ok {
			return fmt.Errorf("%q and %q: %w", other, name, ErrClash)
		}
		folded[key] = name
	}
	for _, name := range names {
		for dir := range folders(name) {
			if other, ok := folded[strings.ToLower(dir)]; ok {
				return fmt.Errorf("%q and %q: %w", other, name, ErrClash)
			}
		}
	}
	return nil
}

// folders yields each folder that name lies in, outermost first.
func folders(name string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := range len(name) {
			if name[i] == '/' && !yield(name[:i]) {
				return
			}
		}
	}
}

// foldersOf returns every folder that one of names lies in, each before those inside it.
func foldersOf(names []string) []string {
	seen := map[string]bool{}
	for _, name := range names {
		for dir := range folders(name) {
			seen[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
