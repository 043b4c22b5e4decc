package server

import (
	"bufio"
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/url"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"rampbook/generator/diag"
)

// patience is how long a test waits for what must come: never reached when all is well.
const patience = 20 * time.Second

// running starts a server and returns its URL without the last slash, and what stops it.
func running(t *testing.T, s *Server) (base string, stop func() error) {
	t.Helper()
	base, err := s.listen(loopback, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	stop = func() error {
		cancel()
		select {
		case err := <-done:
			done <- err
			return err
		case <-time.After(patience):
			t.Fatal("the server does not end")
			return nil
		}
	}
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	return strings.TrimSuffix(base, "/"), stop
}

// A follower reads the messages that one page gets.
type follower struct {
	*testing.T
	response *http.Response
	lines    *bufio.Scanner
}

func follow(t *testing.T, base, page, build string, headers ...string) *follower {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	t.Cleanup(cancel)
	query := url.Values{"page": {page}, "build": {build}}
	r, err := http.NewRequestWithContext(ctx, "GET", base+Prefix+"events?"+query.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return &follower{t, response, bufio.NewScanner(response.Body)}
}

func (f *follower) next() message {
	f.Helper()
	for f.lines.Scan() {
		if data, ok := strings.CutPrefix(f.lines.Text(), "data: "); ok {
			var m message
			if err := json.Unmarshal([]byte(data), &m); err != nil {
				f.Fatal(err)
			}
			return m
		}
	}
	f.Fatalf("the stream ended: %v", f.lines.Err())
	return message{}
}

func TestStreamSaysWhatChanged(t *testing.T) {
	s := serving()
	base, _ := running(t, s)
	site := siteOf(portal())
	f := follow(t, base, "/a/", "run.1")
	if got := f.response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("content type %q", got)
	}
	mistake := diag.Diagnostic{
		Pos: diag.Pos{File: "a.md", Line: 3, Col: 5}, Severity: diag.Error,
		Message: "no such page", Hint: "make it", Snippet: "see [x](x.md)",
	}
	shown := problem{"a.md", 3, 5, "error", "no such page", "make it", "see [x](x.md)"}
	steps := []struct {
		name string
		do   func()
		want message
	}{
		{"at first", func() {}, message{Build: "run.1"}},
		{"another page", func() { s.Show(site, []string{"index.html"}) }, message{Build: "run.2"}},
		{"a style sheet", func() { s.Show(site, []string{"css/main.css", "index.html"}) },
			message{Build: "run.3", Files: []string{"/css/main.css"}}},
		{"nothing", func() { s.Show(site, []string{}) }, message{Build: "run.4"}},
		{"a failure", func() { s.Fail([]diag.Diagnostic{mistake}) },
			message{Build: "run.4", Failed: true, Problems: []problem{shown}}},
		{"mended", func() { s.Show(site, []string{}) }, message{Build: "run.5"}},
		{"a failure of ours", func() { s.Fail(nil) }, message{Build: "run.5", Failed: true}},
		{"this page", func() { s.Show(site, []string{"a/index.html", "css/main.css"}) }, message{Build: "run.6", Page: true}},
		{"everything", func() { s.Show(site, nil) }, message{Build: "run.7", Page: true}},
	}
	for _, step := range steps {
		step.do()
		if got := f.next(); !reflect.DeepEqual(got, step.want) {
			t.Errorf("%s: got %+v\nwant %+v", step.name, got, step.want)
		}
	}
}

// A tab that was hidden, or lost its connection, hears of all that it missed.
func TestStreamCatchesUp(t *testing.T) {
	s := serving()
	base, _ := running(t, s)
	site := siteOf(portal())
	s.Show(site, []string{"a/index.html"})          // run.2
	s.Show(site, []string{"css/main.css"})          // run.3
	s.Show(site, []string{"zh/手册/index.html"})      // run.4
	s.Show(site, []string{"zh/404.html", "x.json"}) // run.5
	tests := []struct {
		page, build string
		headers     []string
		want        message
	}{
		{"/a/", "run.1", nil, message{Page: true}},
		{"/a/index.html", "run.1", nil, message{Page: true}},
		{"/a/", "run.2", nil, message{Files: []string{"/css/main.css", "/x.json"}}},
		{"/a/", "run.1", []string{"Last-Event-ID", "run.3"}, message{Files: []string{"/x.json"}}},
		{"/zh/%E6%89%8B%E5%86%8C/", "run.3", nil, message{Page: true}},
		{"/zh/none/", "run.4", nil, message{Page: true}},
		{"/none/", "run.4", nil, message{Files: []string{"/x.json"}}},
		{"/a/", "run.0", nil, message{Page: true}},
		{"/a/", "other.5", nil, message{Page: true}},
		{"/a/", "", nil, message{Page: true}},
		{"%", "run.5", nil, message{}},
	}
	for _, tt := range tests {
		tt.want.Build = "run.5"
		if got := follow(t, base, tt.page, tt.build, tt.headers...).next(); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s as of %s %v: got %+v, want %+v", tt.page, tt.build, tt.headers, got, tt.want)
		}
	}
}

// A page that did not exist reloads when it comes to be.
func TestMissingPageAppears(t *testing.T) {
	s := serving()
	base, _ := running(t, s)
	f := follow(t, base, "/new", "run.1")
	f.next()
	files := portal()
	files["new/index.html"] = "new"
	s.Show(siteOf(files), []string{"new/index.html"})
	if m := f.next(); !m.Page {
		t.Errorf("got %+v", m)
	}
}

// Before the first good build no page reloads, be it the waiting page or one of an earlier run.
func TestFirstBuildFails(t *testing.T) {
	s := New(Options{})
	s.state.run = "run"
	base, _ := running(t, s)
	for _, build := range []string{"run.0", "earlier.7"} {
		f := follow(t, base, "/", build)
		if got, want := f.next(), (message{Build: "run.0"}); !reflect.DeepEqual(got, want) {
			t.Errorf("from %s: got %+v", build, got)
		}
	}
	f := follow(t, base, "/", "run.0")
	f.next()
	s.Fail(make([]diag.Diagnostic, mostProblems+3))
	if m := f.next(); m.Page || !m.Failed || len(m.Problems) != mostProblems || m.More != 3 {
		t.Errorf("got %d problems, %d more, %+v", len(m.Problems), m.More, m.Page)
	}
	s.Show(siteOf(portal()), []string{"index.html"})
	if m := f.next(); !m.Page || m.Failed {
		t.Errorf("got %+v", m)
	}
}

func TestServeEndsStreams(t *testing.T) {
	s := serving()
	base, stop := running(t, s)
	streams := []*follower{follow(t, base, "/", ""), follow(t, base, "/a/", "")}
	for _, f := range streams {
		f.next()
	}
	unused, err := net.Dial("tcp", strings.TrimPrefix(base, "http://")) // as browsers open them ahead
	if err != nil {
		t.Fatal(err)
	}
	defer unused.Close()
	if err := stop(); err != nil {
		t.Fatal(err)
	}
	for _, f := range streams {
		for f.lines.Scan() {
		}
	}
	if left := goroutines("server.(*Server)"); left != "" {
		t.Errorf("left running:\n%s", left)
	}
}

// goroutines waits until no goroutine has the name in its stack, and returns those that stay.
func goroutines(name string) string {
	for end := time.Now().Add(patience); ; runtime.Gosched() {
		buf := make([]byte, 1<<20)
		var left []string
		for _, stack := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
			if strings.Contains(stack, name) {
				left = append(left, stack)
			}
		}
		if len(left) == 0 || time.Now().After(end) {
			return strings.Join(left, "\n\n")
		}
	}
}

func TestPortTaken(t *testing.T) {
	taken, err := net.Listen("tcp", net.JoinHostPort(loopback, "0"))
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	if _, err := New(Options{}).Listen("", port); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a taken port that was asked for: %v", err)
	}
	s := New(Options{})
	base, err := s.listen(loopback, port, moreTries)
	if err != nil {
		t.Fatal(err)
	}
	defer s.listener.Close()
	if got := s.listener.Addr().(*net.TCPAddr).Port; got <= port || got > port+moreTries || !strings.HasSuffix(base, "/") {
		t.Errorf("port %d, URL %s", got, base)
	}
}

func TestListenToAll(t *testing.T) {
	var warnings []string
	s := New(Options{Log: func(m string) { warnings = append(warnings, m) }})
	base, err := s.listen("0.0.0.0", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer s.listener.Close()
	if len(warnings) != 1 || !strings.HasPrefix(base, "http://127.0.0.1:") {
		t.Errorf("warnings %q, URL %s", warnings, base)
	}
	for _, host := range machineHosts() {
		if !s.hosts.allow(bracket(host)) {
			t.Errorf("the machine's own %s is refused", host)
		}
	}
	if s.hosts.allow("evil.example") {
		t.Error("a foreign host is allowed")
	}
}

func TestServeWithoutListen(t *testing.T) {
	if err := New(Options{}).Serve(t.Context()); err == nil {
		t.Error("no error")
	}
}
