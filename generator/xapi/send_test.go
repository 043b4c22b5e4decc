package xapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A store is a learning record store that keeps ids, and is out of order as a test wants it.
type store struct {
	mu      sync.Mutex
	kept    map[string]int              // times that a statement was taken
	odd     map[string]int              // answers to batches that have this statement
	answers []func(http.ResponseWriter) // the first answers, instead of the right ones
	sizes   []int                       // of batches
}

func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key, secret, _ := r.BasicAuth()
	if r.URL.Path != "/xapi/statements" || r.Method != http.MethodPost || r.Header.Get("X-Experience-API-Version") != Version ||
		r.Header.Get("Content-Type") != "application/json" || key != "key" || secret != "secret" {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	var batch []struct{ ID string }
	if text, err := io.ReadAll(r.Body); err != nil || json.Unmarshal(text, &batch) != nil {
		w.WriteHeader(http.StatusTeapot)
		return
	}
	s.sizes = append(s.sizes, len(batch))
	if len(s.answers) > 0 {
		answer := s.answers[0]
		s.answers = s.answers[1:]
		if answer != nil {
			answer(w)
			return
		}
	}
	for _, one := range batch {
		if status := s.odd[one.ID]; status != 0 {
			http.Error(w, "not\nthis \x1b[31mone", status)
			return
		}
	}
	for _, one := range batch {
		s.kept[one.ID]++
	}
	fmt.Fprint(w, "[]")
}

func status(code int, headers ...string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
	}
}

// hang ends the connection without an answer, as a timeout on the way does.
func hang(w http.ResponseWriter) { panic(http.ErrAbortHandler) }

func numbered(n int) []Statement {
	list := make([]Statement, n)
	for i := range list {
		r := record("read", "page/x", "")
		r.ID = fmt.Sprintf("0193568f-6a2b-7c3a-9f00-%012d", i)
		list[i], _ = portal().Statement(r)
	}
	return list
}

func TestSend(t *testing.T) {
	id := func(n int) string { return numbered(n + 1)[n].ID }
	for _, test := range []struct {
		name    string
		n       int
		answers []func(http.ResponseWriter)
		odd     map[string]int
		sent    int
		known   int
		refused []string
		waits   []time.Duration // at least
		fails   string
	}{
		{name: "nothing"},
		{name: "batches", n: 250, sent: 250},
		{name: "busy, then well", n: 3, sent: 3, answers: []func(http.ResponseWriter){status(503), status(500), status(429), nil}, waits: []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}},
		{name: "asks to wait", n: 1, sent: 1, answers: []func(http.ResponseWriter){status(429, "Retry-After", "30"), nil}, waits: []time.Duration{30 * time.Second}},
		{name: "asks to wait by date", n: 1, sent: 1, answers: []func(http.ResponseWriter){
			status(503, "Retry-After", "Mon, 23 Nov 2026 10:00:40 GMT", "Date", "Mon, 23 Nov 2026 10:00:00 GMT"), nil}, waits: []time.Duration{40 * time.Second}},
		{name: "asks for too long", n: 1, sent: 1, answers: []func(http.ResponseWriter){status(503, "Retry-After", "999999"), nil}, waits: []time.Duration{longestGap}},
		{name: "cut off", n: 2, sent: 2, answers: []func(http.ResponseWriter){hang, hang, nil}, waits: []time.Duration{time.Second, 2 * time.Second}},
		{name: "busy for good", n: 1, answers: slices.Repeat([]func(http.ResponseWriter){status(502)}, 20), waits: make([]time.Duration, maxTries-1), fails: "the store answers 502 Bad Gateway after 6 tries"},
		{name: "one is there already", n: 100, sent: 99, known: 1, odd: map[string]int{id(37): 409}},
		{name: "two are refused", n: 130, sent: 128, odd: map[string]int{id(0): 400, id(129): 400}, refused: []string{id(0) + " not this [31mone", id(129) + " not this [31mone"}},
		{name: "too large together", n: 4, sent: 4, answers: []func(http.ResponseWriter){status(413), nil}},
		{name: "forbidden", n: 2, answers: []func(http.ResponseWriter){status(403)}, fails: "the store answers 403 Forbidden"},
		{name: "sent elsewhere", n: 2, answers: []func(http.ResponseWriter){status(307, "Location", "/other")}, fails: "the store answers 307"},
	} {
		s := &store{kept: map[string]int{}, odd: test.odd, answers: test.answers}
		server := httptest.NewServer(s)
		var waits []time.Duration
		var done []string
		sender := Sender{
			Endpoint: server.URL + "/xapi/", Key: "key", Secret: "secret",
			Wait: func(_ context.Context, d time.Duration) error { waits = append(waits, d); return nil },
			Done: func(ids []string) error { done = append(done, ids...); return nil },
		}
		out, err := sender.Send(t.Context(), numbered(test.n))
		server.Close()
		var refused []string
		for _, r := range out.Refused {
			refused = append(refused, r.ID+" "+r.Reason)
		}
		if out.Sent != test.sent || out.Known != test.known || !reflect.DeepEqual(refused, test.refused) {
			t.Errorf("%s: %+v", test.name, out)
		}
		if test.fails == "" && err != nil || test.fails != "" && (err == nil || !strings.Contains(err.Error(), test.fails)) {
			t.Errorf("%s: %v, want %q", test.name, err, test.fails)
		}
		if len(waits) != len(test.waits) {
			t.Errorf("%s: waited %v, want %v", test.name, waits, test.waits)
		}
		for i := range min(len(waits), len(test.waits)) {
			if waits[i] < test.waits[i] || test.waits[i] > 0 && waits[i] > test.waits[i]*5/4 {
				t.Errorf("%s: wait %d is %v, want %v", test.name, i, waits[i], test.waits[i])
			}
		}
		s.check(t, test.name, done, test.sent+test.known)
	}
}

// check looks that each statement was taken once, and told of once.
func (s *store) check(t *testing.T, name string, done []string, want int) {
	t.Helper()
	for id, times := range s.kept {
		if times != 1 {
			t.Errorf("%s: %s was taken %d times", name, id, times)
		}
	}
	slices.Sort(done)
	if len(slices.Compact(slices.Clone(done))) != want || len(done) != want {
		t.Errorf("%s: told of %d statements, want %d", name, len(done), want)
	}
	for _, size := range s.sizes {
		if size > batchSize {
			t.Errorf("%s: a batch of %d", name, size)
		}
	}
}

// TestSendStops holds that an ended context ends the waiting, and that a failing Done ends the sending.
func TestSendStops(t *testing.T) {
	s := &store{kept: map[string]int{}, answers: slices.Repeat([]func(http.ResponseWriter){status(503)}, 20)}
	server := httptest.NewServer(s)
	defer server.Close()
	ctx, stop := context.WithCancel(t.Context())
	sender := Sender{Endpoint: server.URL + "/xapi", Key: "key", Secret: "secret", Wait: func(ctx context.Context, _ time.Duration) error {
		stop()
		return ctx.Err()
	}}
	if _, err := sender.Send(ctx, numbered(1)); !errors.Is(err, context.Canceled) {
		t.Errorf("ended by %v", err)
	}
	full := errors.New("disk is full")
	s.answers = nil
	sender.Done = func([]string) error { return full }
	if out, err := sender.Send(t.Context(), numbered(201)); !errors.Is(err, full) || out.Sent != batchSize {
		t.Errorf("sent %d, %v", out.Sent, err)
	}
}

// TestTimeout has a store that does not answer in the client's time.
func TestTimeout(t *testing.T) {
	release := make(chan struct{})
	var calls atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if calls.Add(1) == 1 {
			<-release
		}
	}))
	defer server.Close()
	defer close(release)
	sender := Sender{
		Endpoint: server.URL, Client: &http.Client{Timeout: 200 * time.Millisecond},
		Wait: func(context.Context, time.Duration) error { return nil },
	}
	if out, err := sender.Send(t.Context(), numbered(2)); err != nil || out.Sent != 2 || calls.Load() < 2 {
		t.Errorf("sent %d in %d calls, %v", out.Sent, calls.Load(), err)
	}
}

func TestAddress(t *testing.T) {
	for endpoint, want := range map[string]string{
		"https://lrs.example/xapi":             "https://lrs.example/xapi/statements",
		"https://lrs.example/xapi/":            "https://lrs.example/xapi/statements",
		"https://lrs.example/xapi/statements":  "https://lrs.example/xapi/statements",
		"https://lrs.example/xapi/statements/": "https://lrs.example/xapi/statements/",
		"http://localhost:8080/xapi?a=1#b":     "http://localhost:8080/xapi/statements",
		"http://[::1]/x":                       "http://[::1]/x/statements",
		"http://lrs.example/xapi":              "not encrypted",
		"http://127.0.0.1.example/xapi":        "not encrypted",
		"lrs.example/xapi":                     "no address",
		"ftp://lrs.example":                    "no address",
		"https://key:secret@lrs.example/":      "no address",
		"":                                     "no address",
	} {
		s := Sender{Endpoint: endpoint}
		got, err := s.address()
		if err != nil && !strings.Contains(err.Error(), want) || err == nil && got != want {
			t.Errorf("%s: %q, %v, want %q", endpoint, got, err, want)
		}
	}
}
