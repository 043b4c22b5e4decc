package engine

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Unpack writes a theme into a folder of its own below cache and returns the folder. The folder
// is named by the theme's content, so it is written once and never changed: esbuild, inside
// Hugo, reads the scripts that scripts import from disk.
func Unpack(theme fs.FS, cache string) (string, error) {
	name, err := themeName(theme)
	if err != nil {
		return "", fmt.Errorf("read the theme: %w", err)
	}
	dir := filepath.Join(cache, "rampbook", "theme-"+name)
	if _, err := os.Stat(dir); err == nil {
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
	if err := os.Rename(temp, dir); err != nil && !errors.Is(err, fs.ErrExist) {
		if _, statErr := os.Stat(dir); statErr != nil { // else another process was first
			return "", fmt.Errorf("unpack the theme: %w", err)
		}
	}
	return dir, nil
}

// themeName is the first 16 hex digits of SHA-256 over the theme's paths and files.
func themeName(theme fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(theme, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(theme, path)
		fmt.Fprintf(sum, "%s\x00%d\x00", path, len(data))
		sum.Write(data)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil))[:16], err
}
