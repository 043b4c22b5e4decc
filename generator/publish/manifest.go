package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
)

const manifestVersion = 1

// manifest is the content of .rampbook.json.
type manifest struct {
	Version int      `json:"version"`
	Files   []string `json:"files"` // sorted, with forward slashes
}

// readManifest returns the files that were published; false when there is no manifest.
func readManifest(d disk) ([]string, bool, error) {
	r, err := d.OpenFile(manifestName, os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", manifestName, err)
	}
	files, err := parseManifest(text)
	return files, true, err
}

// parseManifest trusts nothing: the list says what may be deleted.
func parseManifest(text []byte) ([]string, error) {
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("%s: %w (%w)", manifestName, ErrManifest, err)
	}
	if m.Version != manifestVersion {
		return nil, fmt.Errorf("%s: %w (version %d)", manifestName, ErrManifest, m.Version)
	}
	for _, name := range m.Files {
		if err := CheckName(name); err != nil {
			return nil, fmt.Errorf("%s: %w (%w)", manifestName, ErrManifest, err)
		}
	}
	slices.Sort(m.Files)
	return slices.Compact(m.Files), nil
}

// formatManifest returns the manifest of sorted files, one on each line.
func formatManifest(files []string) ([]byte, error) {
	if files == nil {
		files = []string{} // [] and not null
	}
	text, err := json.MarshalIndent(manifest{manifestVersion, files}, "", " ")
	return append(text, '\n'), err
}
