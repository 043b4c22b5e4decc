package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// hostCases says which Host headers are answered.
var hostCases = map[string]bool{
	"localhost":            true,
	"localhost:1414":       true,
	"LOCALHOST:80":         true,
	"localhost.":           true,
	"localhost.:1414":      true,
	"localhost:":           true,
	"127.0.0.1":            true,
	"127.0.0.1:1414":       true,
	"[::1]":                true,
	"[::1]:1414":           true,
	"[0:0:0:0:0:0:0:1]:80": true,
	"[::ffff:127.0.0.1]":   true,
	"portal.intern":        true,
	"Portal.Intern:8080":   true,
	"10.1.2.3:9":           true,
	"[fd00::5]:1414":       true,

	"":                       false,
	":1414":                  false,
	".":                      false,
	"evil.example":           false,
	"evil.example:1414":      false,
	"localhost.evil.example": false,
	"localhost@evil.example": false,
	"evil.example@localhost": false,
	"evil.example#localhost": false,
	"localhost:1414:1414":    false,
	"localhost:http":         false,
	"localhost:-1":           false,
	"localhost..":            false,
	" localhost":             false,
	"127.0.0.1.nip.io":       false,
	"127.0.0.2":              false,
	"127.1":                  false,
	"2130706433":             false,
	"0.0.0.0:1414":           false,
	"::1":                    false,
	"[::1":                   false,
	"[::1]x":                 false,
	"[::1]80":                false,
	"[localhost]":            false,
	"[127.0.0.1]":            false,
	"[::2]":                  false,
	"[::1%25lo]":             false,
	"ｌocalhost":              false,
}

func TestHosts(t *testing.T) {
	s := New(Options{Hosts: []string{"portal.intern", "10.1.2.3:80", "fd00::5"}})
	s.Show(siteOf(portal()), nil)
	for host, allowed := range hostCases {
		r := httptest.NewRequest("GET", "http://localhost/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		want := http.StatusMisdirectedRequest
		if allowed {
			want = http.StatusOK
		}
		if w.Code != want {
			t.Errorf("Host %q: %d, want %d", host, w.Code, want)
		}
		if !allowed && strings.Contains(w.Body.String(), "home") {
			t.Errorf("Host %q: the page was sent", host)
		}
	}
}

func FuzzHostname(f *testing.F) {
	for _, host := range []string{"localhost:80", "[::1]:1414", "[", "]", "a:b:c", "."} {
		f.Add(host)
	}
	f.Fuzz(func(t *testing.T, host string) {
		name, ok := hostname(host)
		if ok == (name == "") {
			t.Fatalf("hostname(%q) = %q, %v", host, name, ok)
		}
		if !ok {
			return
		}
		if again, ok := hostname(bracket(name) + ":80"); !strings.HasSuffix(name, ".") && (!ok || again != name) {
			t.Fatalf("hostname(%q) = %q, and of that %q", host, name, again)
		}
	})
}
