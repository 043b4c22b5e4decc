package tap

import (
	"path"
	"strings"
)

const indexName = "index.html"

// site knows which addresses belong to it and which file each of them is.
type site struct {
	base  string // decoded path of the base URL, with a slash at both ends
	url   string // base URL with a slash at its end, or ""
	asset func(string) bool
}

// target is a place within the site.
type target struct {
	file     string // output path, decoded: "zh/a/index.html"
	query    string // with its ?, as written
	fragment string // with its #, as written
}

func newSite(o Options) site {
	s := site{base: "/", asset: o.Asset}
	if b := strings.Trim(unescapePath(o.Base), "/"); b != "" {
		s.base = "/" + b + "/"
	}
	if o.BaseURL != "" {
		s.url = strings.TrimSuffix(o.BaseURL, "/") + "/"
	}
	if s.asset == nil {
		s.asset = func(string) bool { return false }
	}
	return s
}

// resolve returns what href means on the page file in folder dir ("" or with a slash at its
// end); false when it leads out of the site, or nowhere.
func (s *site) resolve(file, dir, href string) (target, bool) {
	var t target
	p := trimURL(href)
	p, t.fragment = cutBefore(p, '#')
	p, t.query = cutBefore(p, '?')
	if p == "" {
		t.file = file
		return t, t.fragment != "" && t.query == ""
	}
	if strings.IndexByte(p, '\\') >= 0 {
		p = strings.ReplaceAll(p, `\`, "/") // as browsers do
	}
	if strings.HasPrefix(p, "//") || hasScheme(p) {
		return t, false
	}
	p = unescapePath(p)
	if p[0] != '/' {
		p = s.base + dir + p
	}
	var ok bool
	t.file, ok = s.file(p)
	return t, ok
}

// local turns an absolute address below the base URL into a root-absolute one. Other
// addresses stay as they are.
func (s *site) local(href string) string {
	if s.url == "" || len(href) < len(s.url)-1 || href[0] == '/' || href[0] == '#' {
		return href
	}
	if rest, ok := strings.CutPrefix(href, s.url); ok {
		return escapePath(s.base) + rest
	}
	rest, ok := strings.CutPrefix(href, strings.TrimSuffix(s.url, "/"))
	if ok && (rest == "" || rest[0] == '?' || rest[0] == '#') {
		return escapePath(s.base) + rest
	}
	return href
}

// file returns the output path behind the decoded root-absolute path p.
func (s *site) file(p string) (string, bool) {
	clean := path.Clean(p)
	if clean+"/" == s.base || clean == "/" && s.base == "/" {
		return indexName, true
	}
	rest, ok := strings.CutPrefix(clean, s.base)
	if !ok {
		return "", false
	}
	last := p[strings.LastIndexByte(p, '/')+1:]
	isFolder := last == "" || last == "." || last == ".."
	if isFolder || !hasExtension(last) && !s.asset(rest) {
		return rest + "/" + indexName, true
	}
	return rest, true
}

// address returns the root-absolute address of an output file.
func (s *site) address(file string) string {
	if file == indexName || strings.HasSuffix(file, "/"+indexName) {
		file = strings.TrimSuffix(file, indexName)
	}
	return escapePath(s.base + file)
}

// relative returns the link from a page in folder dir ("" or with a slash at its end) to file.
func relative(dir, file string) string {
	shared := 0
	for i := 0; i < len(dir) && i < len(file) && dir[i] == file[i]; i++ {
		if dir[i] == '/' {
			shared = i + 1
		}
	}
	up := strings.Count(dir[shared:], "/")
	return strings.Repeat("../", up) + escapePath(file[shared:])
}

// hasExtension reports whether a name ends like a file's: in a dot and a short word with
// a letter in it. "v1.2" is a page.
func hasExtension(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	ext := name[dot+1:]
	if dot < 0 || len(ext) > 11 {
		return false
	}
	letter := false
	for i := range len(ext) {
		if !isAlnum(ext[i]) {
			return false
		}
		letter = letter || isLetter(ext[i])
	}
	return letter
}

// hasScheme reports whether an address begins like "mailto:".
func hasScheme(s string) bool {
	colon := strings.IndexByte(s, ':')
	if colon < 1 || !isLetter(s[0]) {
		return false
	}
	for _, c := range []byte(s[1:colon]) {
		if !isAlnum(c) && c != '+' && c != '-' && c != '.' {
			return false
		}
	}
	return true
}

func cutBefore(s string, mark byte) (before, from string) {
	if i := strings.IndexByte(s, mark); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}
