package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A theme is the folder on disk that Hugo reads layouts, components, styles and words from. It is
// a folder because esbuild, inside Hugo, reads the scripts that scripts import from disk.
type theme struct {
	dir    string
	origin map[string]string // file of dir → the owner's file that it came from
	temp   bool              // dir is this theme's alone and goes with it
}

// openTheme gives the built-in theme with the owner's files laid over it, file by file. Hugo
// could overlay folders itself, but it takes the first of two mounts for layouts and the last
// for assets.
//
// The built-in theme alone is unpacked once into a folder of the cache named by its content.
func openTheme(s Site) (*theme, error) {
	over, err := s.overrides()
	if err != nil {
		return nil, err
	}
	if len(over) == 0 && s.Cache != "" {
		dir, err := unpack(s.Theme, s.Cache)
		return &theme{dir: dir}, err
	}
	dir, err := os.MkdirTemp("", "rampbook-theme-")
	if err != nil {
		return nil, fmt.Errorf("unpack the theme: %w", err)
	}
	t := &theme{dir: dir, origin: over, temp: true}
	if err := os.CopyFS(dir, s.Theme); err != nil {
		return nil, errors.Join(fmt.Errorf("unpack the theme: %w", err), t.close())
	}
	if err := t.lay(s.Root); err != nil {
		return nil, errors.Join(fmt.Errorf("unpack the theme: %w", err), t.close())
	}
	return t, nil
}

// lay copies the owner's files into the theme's folder.
func (t *theme) lay(portal string) error {
	root, err := os.OpenRoot(portal)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, to := range slices.Sorted(maps.Keys(t.origin)) {
		data, err := root.ReadFile(filepath.FromSlash(t.origin[to]))
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(t.dir, filepath.FromSlash(to)), data); err != nil {
			return err
		}
	}
	return nil
}

func (t *theme) close() error {
	if !t.temp {
		return nil
	}
	return os.RemoveAll(t.dir)
}

// overrides maps the theme's files to the owner's that take their place: those below
// themes/<any name>/ first, then those in layouts/, assets/ and data/, which win.
func (s Site) overrides() (map[string]string, error) {
	over := map[string]string{}
	if !s.Overrides {
		return over, nil
	}
	root, err := os.OpenRoot(s.Root) // a folder that is a symbolic link out of the portal is refused
	if errors.Is(err, fs.ErrNotExist) {
		return over, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find themes: %w", err)
	}
	defer root.Close()
	fsys := root.FS()
	themes, err := fs.ReadDir(fsys, "themes")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("find themes: %w", err)
	}
	for _, t := range themes {
		if !t.IsDir() {
			continue
		}
		if err := addOverrides(over, fsys, area{from: "themes/" + t.Name()}); err != nil {
			return nil, err
		}
	}
	for _, dir := range []string{"layouts", "assets", "data"} {
		if err := addOverrides(over, fsys, area{from: dir, to: dir + "/"}); err != nil {
			return nil, err
		}
	}
	return over, nil
}

// An area is a folder of the owner's, and what its files' names in the theme begin with.
type area struct{ from, to string }

func addOverrides(over map[string]string, fsys fs.FS, a area) error {
	err := fs.WalkDir(fsys, a.from, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && name == a.from {
			return fs.SkipAll
		}
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && name != a.from) {
			return fs.SkipDir
		}
		if d.Type().IsRegular() && !strings.HasPrefix(d.Name(), ".") {
			over[placeOf(a.to+strings.TrimPrefix(name, a.from+"/"))] = name
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("read %s: %w", a.from, err)
	}
	return nil
}

// placeOf is where a theme keeps what Hugo finds at a path: a component's parts lie together.
func placeOf(name string) string {
	for _, prefix := range []string{"assets/components/", "layouts/_partials/components/", "layouts/partials/components/"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			return "components/" + rest
		}
	}
	if rest, ok := strings.CutPrefix(name, "assets/styles/"); ok {
		return "styles/" + rest
	}
	return name
}

func writeFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// unpack writes a theme into a folder of its own below cache, once, and returns the folder.
func unpack(theme fs.FS, cache string) (string, error) {
	name, err := themeName(theme)
	if err != nil {
		return "", fmt.Errorf("read the theme: %w", err)
	}
	dir := filepath.Join(cache, "rampbook", "theme-"+name)
	if isUnpacked(theme, dir) {
		return dir, nil
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", fmt.Errorf("unpack the theme: %w", err)
	}
	temp, err := os.MkdirTemp(filepath.Dir(dir), "theme-")
	if err != nil {
		return "", fmt.Errorf("unpack the theme: %w", err)
	}
	defer os.RemoveAll(temp)
	if err := os.CopyFS(temp, theme); err != nil {
		return "", fmt.Errorf("unpack the theme: %w", err)
	}
	err = os.Rename(temp, dir)
	if err == nil || isUnpacked(theme, dir) { // another process was first
		return dir, nil
	}
	if err := errors.Join(os.RemoveAll(dir), os.Rename(temp, dir)); err != nil {
		return "", fmt.Errorf("unpack the theme: %w", err)
	}
	return dir, nil
}

// isUnpacked reports whether a folder has each file of the theme with its size: a cleaner of caches or a power cut may
// have left part of it.
func isUnpacked(theme fs.FS, dir string) bool {
	err := fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := d.Info()
		if err != nil {
			return err
		}
		if there, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil || there.Size() != want.Size() {
			return fs.ErrNotExist
		}
		return nil
	})
	return err == nil
}

// themeName is the first 16 hex digits of SHA-256 over the theme's paths and files.
func themeName(theme fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, name)
		fmt.Fprintf(sum, "%s\x00%d\x00", path.Clean(name), len(data))
		sum.Write(data)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:16], err
}
