package server

import (
	"io/fs"
	"net/url"
	"strings"
	"testing"
)

// Whatever the address: only well-formed paths are asked of the site, and a redirect stays
// on the host and leads to the same path with a slash.
func FuzzRoute(f *testing.F) {
	for _, target := range []string{
		"/", "/a", "/a/", "//evil.example", "/a//b", "/../a", "/a%2Fb", "/%5C", "/x:y?q=1", "/手册", "/%", "*", "/a?//b",
	} {
		f.Add(target)
	}
	f.Fuzz(func(t *testing.T, target string) {
		u, err := url.ParseRequestURI(target)
		if err != nil {
			return
		}
		onlyFolders := func(name string) ([]byte, bool) {
			if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") {
				t.Fatalf("%q asks for %q", target, name)
			}
			return nil, strings.HasSuffix(name, "/index.html")
		}
		findMissing(func(string) ([]byte, bool) { return nil, false }, u)
		got := find(onlyFolders, u)
		if got.location == "" {
			return
		}
		to, err := (&url.URL{Scheme: "http", Host: "localhost", Path: u.Path}).Parse(got.location)
		if err != nil || to.Host != "localhost" || to.Path != u.Path+"/" || to.RawQuery != u.RawQuery {
			t.Fatalf("%q redirects to %q: %v, %v", target, got.location, to, err)
		}
	})
}
