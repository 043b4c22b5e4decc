package generator

import (
	"os"
	"path"
	"path/filepath"
	"strings"
)

// media are the files that are published beside the pages even if no page links to them, since a
// raw <img> or an owner's template may.
var media = map[string]bool{
	".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".webp": true, ".avif": true, ".svg": true, ".ico": true,
	".mp3": true, ".ogg": true, ".wav": true, ".m4a": true, ".mp4": true, ".webm": true, ".vtt": true,
	".pdf": true, ".csv": true, ".xlsx": true, ".docx": true, ".pptx": true, ".odt": true, ".ods": true, ".odp": true, ".zip": true,
}

// hasFile reports whether a file that is no page is published at an output path.
func (s *site) hasFile(name string) bool {
	for _, file := range []string{name, "content/" + name} {
		if linked, known := s.files[file]; known && s.filePath(file) == name {
			return s.publishes(file, linked)
		}
	}
	return false
}

// publishes reports whether a file that is no page belongs to the output: a page links to it, or
// it is of a kind that pages show.
func (s *site) publishes(name string, linked bool) bool {
	return linked || media[strings.ToLower(path.Ext(name))]
}

// cacheFolder is where the theme is kept between builds: the user's cache, "" where there is none
// that can be written. A folder for everybody, such as /tmp, will not do: whoever was there first
// could have left a theme of their own.
func cacheFolder() string {
	dir, err := os.UserCacheDir()
	if err != nil || os.MkdirAll(filepath.Join(dir, "rampbook"), 0o700) != nil {
		return ""
	}
	return dir
}
