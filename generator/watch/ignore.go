package watch

import (
	"path"
	"strings"
)

// ignored reports whether rel is to be left out; the root never is.
func (o Options) ignored(rel string, dir bool) bool {
	if rel == "." {
		return false
	}
	return dropping(path.Base(rel)) || o.Ignore != nil && o.Ignore(rel, dir)
}

// dropping reports whether a file of this name is what an editor or a desktop leaves
// behind for itself: never content, however it is named in front.
func dropping(name string) bool {
	switch name {
	case "4913", ".DS_Store", "Thumbs.db", "desktop.ini": // 4913: vim's test for a writable folder
		return true
	}
	switch path.Ext(name) {
	case ".swp", ".swo", ".swx", ".swpx":
		return true
	}
	return strings.HasSuffix(name, "~") || // backup of vim, Emacs and many more
		strings.HasPrefix(name, "~$") || // lock of an office suite
		strings.HasPrefix(name, ".#") || // lock of Emacs
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") || // autosave of Emacs
		strings.HasPrefix(name, ".goutputstream-") || // GNOME
		strings.HasSuffix(name, "___jb_tmp___") || strings.HasSuffix(name, "___jb_old___") // JetBrains
}
