package server

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// portal is a small site.
func portal() map[string]string {
	return map[string]string{
		"index.html":        "<head></head>home",
		"404.html":          `<head></head><a href="index.html">lost</a>`,
		"a/index.html":      "<head></head>a",
		"a/b c/index.html":  "<head></head>b",
		"a/index.js":        "js",
		"a/x:y/index.html":  "<head></head>colon",
		"zh/404.html":       `<head></head><a href="../index.html">迷路</a>`,
		"zh/手册/index.html":  "<head></head>手册",
		"css/main.css":      "css",
		"data/progress.bin": "0123456789",
	}
}

func siteOf(files map[string]string) Site {
	return func(name string) ([]byte, bool) {
		text, ok := files[name]
		return []byte(text), ok
	}
}

// serving returns a server whose builds have the names run.1, run.2 and so on.
func serving() *Server {
	s := New(Options{})
	s.state.run = "run"
	s.Show(siteOf(portal()), nil)
	return s
}

// ask sends one request, with headers given as name, value, name, value.
func ask(s *Server, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, "http://localhost/", nil)
	u, err := url.ParseRequestURI(target)
	if err != nil {
		panic(err)
	}
	r.URL = u
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const (
	script   = `<script src="/__rampbook/reload.js" data-build="run.1"></script>`
	htmlType = "text/html; charset=utf-8"
	lost     = "<head>" + script + `</head><a href="/index.html">lost</a>`
	lostZh   = "<head>" + script + `</head><a href="/index.html">迷路</a>`
)

// routes says what the portal answers.
var routes = []struct {
	target   string
	status   int
	kind     string // content type, or where a redirect leads
	contains string
}{
	{"/", 200, htmlType, "<head>" + script + "</head>home"},
	{"/index.html", 200, htmlType, "home"},
	{"/a/", 200, htmlType, "</head>a"},
	{"/a/index.html", 200, htmlType, "</head>a"},
	{"/a/?q=1", 200, htmlType, "</head>a"},
	{"/a", 307, "./a/", ""},
	{"/a?q=1&r=%2F", 307, "./a/?q=1&r=%2F", ""},
	{"/a/b%20c", 307, "./b%20c/", ""},
	{"/a/b%20c/", 200, htmlType, "</head>b"},
	{"/a/x:y", 307, "./x:y/", ""},
	{"/zh/%E6%89%8B%E5%86%8C/", 200, htmlType, "手册"},
	{"/zh/%E6%89%8B%E5%86%8C", 307, "./%E6%89%8B%E5%86%8C/", ""},
	{"/a/index.js", 200, "text/javascript; charset=utf-8", "js"},
	{"/css/main.css", 200, "text/css; charset=utf-8", "css"},
	{"/data/progress.bin", 200, "application/octet-stream", "0123456789"},
	{"/none", 404, htmlType, lost},
	{"/a/none/deep/", 404, htmlType, lost},
	{"/zh/none", 404, htmlType, lostZh},
	{"/zh/none/deep", 404, htmlType, lostZh},
	{"/zhx/none", 404, htmlType, lost},
	{"/zh", 404, htmlType, lost},
	{"/index.html/", 404, htmlType, lost},
	{"//evil.example/", 404, htmlType, lost},
	{"//a", 404, htmlType, lost},
	{"/a//", 404, htmlType, lost},
	{"/a/./", 404, htmlType, lost},
	{"/./", 404, htmlType, lost},
	{"/../a/", 404, htmlType, lost},
	{"/a/../a/", 404, htmlType, lost},
	{"/%2e%2e/a/", 404, htmlType, lost},
	{"/a%2Findex.js", 404, htmlType, lost},
	{"/a%2findex.js", 404, htmlType, lost},
	{"/a%5Cindex.js", 404, htmlType, lost},
	{"/%5C%5Cevil.example", 404, htmlType, lost},
	{"/a%00", 404, htmlType, lost},
	{"/%FF", 404, htmlType, lost},
	{"/__rampbook", 404, htmlType, lost},
	{"/__rampbook/none", 404, "text/plain; charset=utf-8", "not found"},
	{"/__rampbook/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
	{"/__rampbook/reload.css", 200, "text/css; charset=utf-8", ".problems"},
}

func TestRouting(t *testing.T) {
	for _, tt := range routes {
		r := ask(serving(), "GET", tt.target)
		kind := r.Header.Get("Content-Type")
		if r.StatusCode == http.StatusTemporaryRedirect {
			kind = r.Header.Get("Location")
		}
		if got := body(t, r); r.StatusCode != tt.status || kind != tt.kind || !strings.Contains(got, tt.contains) {
			t.Errorf("GET %s: %d %q %q\nwant %d %q with %q", tt.target, r.StatusCode, kind, got, tt.status, tt.kind, tt.contains)
		}
	}
}

func TestMethods(t *testing.T) {
	for _, target := range []string{"/", "/none", "/a", "/__rampbook/reload.js", "/__rampbook/events"} {
		for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"} {
			r := ask(serving(), method, target)
			if r.StatusCode != http.StatusMethodNotAllowed || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d", method, target, r.StatusCode)
			}
		}
	}
	for _, target := range []string{"/", "/none", "/css/main.css"} {
		get, head := ask(serving(), "GET", target), ask(serving(), "HEAD", target)
		if text := body(t, head); text != "" || head.StatusCode != get.StatusCode {
			t.Errorf("HEAD %s: %d %q", target, head.StatusCode, text)
		}
		if got, want := head.Header.Get("Content-Length"), get.Header.Get("Content-Length"); got != want || got == "" {
			t.Errorf("HEAD %s: length %q, want %q", target, got, want)
		}
	}
}

func TestBrowserKeepsWhatIsTheSame(t *testing.T) {
	s := serving()
	tag := ask(s, "GET", "/css/main.css").Header.Get("ETag")
	if r := ask(s, "GET", "/css/main.css", "If-None-Match", tag); r.StatusCode != http.StatusNotModified {
		t.Errorf("the same file: %d", r.StatusCode)
	}
	changed := portal()
	changed["css/main.css"] = "new"
	s.Show(siteOf(changed), []string{"css/main.css"})
	if r := ask(s, "GET", "/css/main.css", "If-None-Match", tag); r.StatusCode != http.StatusOK || body(t, r) != "new" {
		t.Errorf("a changed file: %d", r.StatusCode)
	}
}

func TestRange(t *testing.T) {
	r := ask(serving(), "GET", "/data/progress.bin", "Range", "bytes=2-4")
	if got := body(t, r); r.StatusCode != http.StatusPartialContent || got != "234" {
		t.Errorf("%d %q", r.StatusCode, got)
	}
}

func TestSecurityHeaders(t *testing.T) {
	for _, target := range []string{"/", "/none", "/a", "/css/main.css", "/__rampbook/reload.js"} {
		h := ask(serving(), "GET", target).Header
		for name, want := range map[string]string{
			"X-Content-Type-Options":       "nosniff",
			"Referrer-Policy":              "same-origin",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
			"Content-Security-Policy":      "frame-ancestors 'self'",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", target, name, got, want)
			}
		}
	}
}

func TestWaitingPage(t *testing.T) {
	s := New(Options{})
	r := ask(s, "GET", "/any/page/")
	if got := body(t, r); r.StatusCode != http.StatusServiceUnavailable || !strings.Contains(got, "reload.js") {
		t.Errorf("%d %q", r.StatusCode, got)
	}
}

func TestPortalWithoutMissingPage(t *testing.T) {
	s := New(Options{})
	s.Show(siteOf(nil), nil)
	r := ask(s, "GET", "/")
	if got := body(t, r); r.StatusCode != http.StatusNotFound || !strings.Contains(got, "There is no such page") {
		t.Errorf("%d %q", r.StatusCode, got)
	}
}

func TestHandle(t *testing.T) {
	s := serving()
	s.Handle("log", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusAccepted)
	}))
	tests := []struct {
		headers []string
		status  int
	}{
		{nil, http.StatusAccepted},
		{[]string{"Sec-Fetch-Site", "same-origin"}, http.StatusAccepted},
		{[]string{"Origin", "http://localhost"}, http.StatusAccepted},
		{[]string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden},
		{[]string{"Origin", "http://evil.example"}, http.StatusForbidden},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("POST", "http://localhost/__rampbook/log", nil)
		for i := 0; i < len(tt.headers); i += 2 {
			r.Header.Set(tt.headers[i], tt.headers[i+1])
		}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != tt.status {
			t.Errorf("%v: %d, want %d", tt.headers, w.Code, tt.status)
		}
	}
	r := httptest.NewRequest("POST", "http://evil.example/__rampbook/log", nil)
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("a foreign host reached the handler: %d", w.Code)
	}
}

func TestContentTypes(t *testing.T) {
	for name, want := range map[string]string{
		"a.html": "text/html; charset=utf-8", "a.css": "text/css; charset=utf-8",
		"a.js": "text/javascript; charset=utf-8", "a.mjs": "text/javascript; charset=utf-8",
		"a.json": "application/json", "a.xml": "application/xml; charset=utf-8",
		"a.svg": "image/svg+xml", "a.PNG": "image/png", "a.jpg": "image/jpeg", "a.jpeg": "image/jpeg",
		"a.webp": "image/webp", "a.ico": "image/vnd.microsoft.icon", "a.woff2": "font/woff2",
		"a.pdf": "application/pdf", "a.mp4": "video/mp4", "a.mp3": "audio/mpeg",
		"a.txt": "text/plain; charset=utf-8", "a.webmanifest": "application/manifest+json",
		"a": "application/octet-stream", "a.exe": "application/octet-stream",
	} {
		if got := contentType(name); got != want {
			t.Errorf("contentType(%q) = %q, want %q", name, got, want)
		}
	}
}
