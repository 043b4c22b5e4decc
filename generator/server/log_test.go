package server

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

var errFull, errBusy = errors.New("full"), errors.New("busy")

// logServer is a server whose log holds what was sent to it.
func logServer(kept *[]string) *Server {
	s := New(Options{Hosts: []string{"portal.intern"}, Keep: &Log{
		Read: func(actor, after string) ([]byte, string, error) {
			if actor != "u-1" {
				return nil, "", ErrActor
			}
			return []byte("after " + after + "\n"), "u-2", nil
		},
		Append: func(actor string, lines []byte) (Kept, error) {
			switch string(lines) {
			case "full":
				return Kept{}, fmt.Errorf("append: %w", errFull)
			case "busy":
				return Kept{}, fmt.Errorf("append: %w", errBusy)
			case "broken":
				return Kept{}, errors.New("append: broken")
			}
			*kept = append(*kept, actor+" "+string(lines))
			return Kept{1, []BadLine{{2, "no record"}}}, nil
		},
		Full: func(err error) bool { return errors.Is(err, errFull) },
		Busy: func(err error) bool { return errors.Is(err, errBusy) },
	}})
	s.Show(siteOf(portal()), nil)
	return s
}

// A trial is a request for the log: a good one unless a test changes it.
type trial struct {
	method, host, origin, site, kind, token, remote, body string
}

func (s *Server) try(c trial) *httptest.ResponseRecorder {
	r := httptest.NewRequest(c.method, "http://localhost"+Prefix+"log?actor=u-1&after=x", strings.NewReader(c.body))
	r.Host, r.RemoteAddr = c.host, c.remote
	for name, value := range map[string]string{"Origin": c.origin, "Sec-Fetch-Site": c.site, "Content-Type": c.kind, tokenField: c.token} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func good(s *Server) trial {
	return trial{"POST", "localhost:1414", "http://localhost:1414", "same-origin", linesType, s.log.token, "127.0.0.1:5000", "{}\n"}
}

// TestLogGate sends every combination of hosts, origins and content types. Only a page of this server,
// reached by one of its names, may write.
func TestLogGate(t *testing.T) {
	hosts := map[string]bool{
		"localhost:1414": true, "127.0.0.1:1414": true, "[::1]:1414": true, "portal.intern:1414": true,
		"evil.example:1414": false, "localhost.evil.example:1414": false, "": false,
	}
	origins := map[string]bool{
		"http://HOST": true, "": true, // none: a program of this machine, which has the token from the page
		"http://evil.example": false, "https://HOST": false, "http://HOST.evil.example": false, "null": false,
		"http://HOST/": false, "http://evil@HOST": false, "http://localhost:9999": false, "file://": false,
	}
	kinds := map[string]bool{
		linesType: true, "": false, "text/plain": false, "application/json": false, "application/x-www-form-urlencoded": false,
		"multipart/form-data; boundary=x": false, "application/x-ndjson; charset=utf-8": false, "text/plain; application/x-ndjson": false,
	}
	var kept []string
	s := logServer(&kept)
	count := 0
	for host, hostGood := range hosts {
		for origin, originGood := range origins {
			for kind, kindGood := range kinds {
				count++
				c := good(s)
				c.host, c.origin, c.kind, c.site = host, strings.ReplaceAll(origin, "HOST", host), kind, ""
				want := http.StatusOK
				switch {
				case !hostGood:
					want = http.StatusMisdirectedRequest
				case !originGood:
					want = http.StatusForbidden
				case !kindGood:
					want = http.StatusUnsupportedMediaType
				}
				kept = nil
				w := s.try(c)
				if w.Code != want || (len(kept) > 0) != (want == http.StatusOK) {
					t.Errorf("host %q, origin %q, type %q: %d with %q kept, want %d", c.host, c.origin, kind, w.Code, kept, want)
				}
				if w.Header().Get("Access-Control-Allow-Origin") != "" {
					t.Errorf("host %q, origin %q: other sites may read the answer", c.host, c.origin)
				}
			}
		}
	}
	if count < 60 {
		t.Errorf("only %d combinations", count)
	}
}

func TestLogRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*trial)
		status int
	}{
		"a good one":            {func(*trial) {}, 200},
		"no token":              {func(c *trial) { c.token = "" }, 403},
		"another run's token":   {func(c *trial) { c.token = "A" + c.token[1:] }, 403},
		"a longer token":        {func(c *trial) { c.token += "A" }, 403},
		"from the network":      {func(c *trial) { c.remote = "192.168.0.7:5000" }, 403},
		"from nowhere":          {func(c *trial) { c.remote = "" }, 403},
		"version 6":             {func(c *trial) { c.remote = "[::1]:5000" }, 200},
		"version 4 in 6":        {func(c *trial) { c.remote = "[::ffff:127.0.0.1]:5000" }, 200},
		"another site":          {func(c *trial) { c.site = "cross-site" }, 403},
		"the same site":         {func(c *trial) { c.site = "same-site" }, 403},
		"typed by the reader":   {func(c *trial) { c.site = "none" }, 403},
		"another port's page":   {func(c *trial) { c.origin, c.site = "http://localhost:8080", "" }, 403},
		"put":                   {func(c *trial) { c.method = "PUT" }, 405},
		"delete":                {func(c *trial) { c.method = "DELETE" }, 405},
		"options":               {func(c *trial) { c.method = "OPTIONS" }, 405},
		"too much":              {func(c *trial) { c.body = strings.Repeat("x", mostBody+1) }, 413},
		"as much as may be":     {func(c *trial) { c.body = strings.Repeat("x", mostBody) }, 200},
		"reading":               {func(c *trial) { c.method, c.body, c.kind = "GET", "", "" }, 200},
		"reading, no token":     {func(c *trial) { c.method, c.token = "GET", "" }, 403},
		"reading, network":      {func(c *trial) { c.method, c.remote = "GET", "10.0.0.1:1" }, 403},
		"reading, another site": {func(c *trial) { c.method, c.site = "GET", "cross-site" }, 403},
		"the disk is full":      {func(c *trial) { c.body = "full" }, 507},
		"somebody is writing":   {func(c *trial) { c.body = "busy" }, 503},
		"the disk is broken":    {func(c *trial) { c.body = "broken" }, 500},
	} {
		t.Run(name, func(t *testing.T) {
			var kept []string
			s := logServer(&kept)
			r := good(s)
			c.change(&r)
			w := s.try(r)
			if w.Code != c.status || (len(kept) > 0) != (c.status == 200 && r.method == "POST") {
				t.Errorf("%d %q with %d kept, want %d", w.Code, w.Body, len(kept), c.status)
			}
			if w.Code == http.StatusOK && w.Header().Get("Cache-Control") != "no-store" {
				t.Error("the answer may be kept by the browser")
			}
		})
	}
}

func TestLogAnswers(t *testing.T) {
	var kept []string
	s := logServer(&kept)
	if got, want := s.try(good(s)).Body.String(), `{"added":1,"problems":[{"line":2,"reason":"no record"}]}`+"\n"; got != want {
		t.Errorf("POST: %s", got)
	}
	r := good(s)
	r.method, r.body = "GET", ""
	w := s.try(r)
	if w.Body.String() != "after x\n" || w.Header().Get(actorField) != "u-2" || w.Header().Get("Content-Type") != linesType {
		t.Errorf("GET: %q %v", w.Body, w.Header())
	}
	if len(kept) != 1 || kept[0] != "u-1 {}\n" {
		t.Errorf("kept %q", kept)
	}
}

// TestLogIsAnnounced holds that only pages given to this machine hold the token.
func TestLogIsAnnounced(t *testing.T) {
	for _, tt := range []struct {
		name, remote string
		keeps, wants bool
	}{
		{"this machine", "127.0.0.1:1", true, true},
		{"the network", "192.168.0.7:1", true, false},
		{"no log", "127.0.0.1:1", false, false},
	} {
		s := serving()
		if tt.keeps {
			s = logServer(new([]string))
		}
		for _, target := range []string{"/", "/none"} {
			r := httptest.NewRequest("GET", "http://localhost"+target, nil)
			r.RemoteAddr = tt.remote
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			if got := strings.Contains(w.Body.String(), "log.js"); got != tt.wants {
				t.Errorf("%s, %s: announced is %v", tt.name, target, got)
			}
		}
	}
	if a, b := logServer(nil), logServer(nil); a.log.token == b.log.token || len(a.log.token) < 20 {
		t.Errorf("tokens %q and %q", a.log.token, b.log.token)
	}
}
