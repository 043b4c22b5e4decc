package server

import (
	"io/fs"
	"net/url"
	"path"
	"strings"
)

// A found is what a site has for an address: a file, a redirect, or nothing.
type found struct {
	file     string // output path; "" when there is none
	data     []byte
	location string // where to go instead: relative, so that it cannot lead to another host
}

// find looks up an address. A folder's address without its slash leads to the one with it,
// since relative links count on the slash.
func find(site Site, u *url.URL) found {
	names := outputs(u)
	for i, name := range names {
		data, ok := site(name)
		switch {
		case !ok:
		case i > 0:
			return found{location: addSlash(u)}
		default:
			return found{file: name, data: data}
		}
	}
	return found{}
}

// findMissing returns the page that says that there is none: the 404.html nearest to the
// address, so that of its language if the portal has one.
func findMissing(site Site, u *url.URL) found {
	for _, name := range missingPages(u) {
		if data, ok := site(name); ok {
			return found{file: name, data: data}
		}
	}
	return found{}
}

// outputs returns the output paths that may answer an address, best first; none when the
// address is malformed or tries to leave the site.
func outputs(u *url.URL) []string {
	p, ok := strings.CutPrefix(u.Path, "/")
	if !ok || encodesSlash(u) {
		return nil
	}
	if p == "" {
		return []string{"index.html"}
	}
	folder, isFolder := strings.CutSuffix(p, "/")
	if !fs.ValidPath(folder) || folder == "." || strings.ContainsAny(folder, "\\\x00") {
		return nil
	}
	if isFolder {
		return []string{folder + "/index.html"}
	}
	return []string{p, p + "/index.html"}
}

// encodesSlash reports whether a slash hides in one name of the path.
func encodesSlash(u *url.URL) bool {
	return strings.Contains(strings.ToLower(u.EscapedPath()), "%2f")
}

// missingPages returns the output paths of the 404 pages of an address, nearest first.
func missingPages(u *url.URL) []string {
	var pages []string
	for dir := path.Dir(path.Clean("/" + u.Path)); dir != "/"; dir = path.Dir(dir) {
		pages = append(pages, dir[1:]+"/404.html")
	}
	return append(pages, "404.html")
}

// addSlash returns the relative reference from an address to itself with a slash.
// The leading dot keeps a name with a colon from being read as a scheme.
func addSlash(u *url.URL) string {
	location := "./" + url.PathEscape(path.Base(u.Path)) + "/"
	if u.RawQuery != "" {
		location += "?" + u.RawQuery
	}
	return location
}
