package server

import (
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// A Log keeps learners' records, which pages send and ask for as JSON lines. Its functions are
// called from many goroutines.
type Log struct {
	// Read returns the lines of a learner after an id, and the learner whose lines those are: somebody
	// else when this one has no records and only one other does.
	Read func(actor, after string) (lines []byte, owner string, err error)
	// Append keeps lines before it returns, and names those that are no records.
	Append func(actor string, lines []byte) (Kept, error)
	// Full reports whether an error of Append says that the disk is full, Busy that somebody else is writing.
	Full, Busy func(error) bool
}

// Kept says what became of lines.
type Kept struct {
	Added    int       `json:"added"` // that were not there
	Problems []BadLine `json:"problems,omitempty"`
}

// A BadLine is a line that was not kept.
type BadLine struct {
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

const (
	linesType  = "application/x-ndjson"
	mostBody   = 4 << 20
	tokenField = "Rampbook-Token"
	actorField = "Rampbook-Actor"
)

// A logEndpoint lets the pages of this server, and nobody else, at a Log. The name of the server
// has been checked before, and that no other site's page is asking. Beyond that a request
//
//   - comes from this machine,
//   - bears the token of this run, which only pages of this server hold,
//   - if it names an origin, names this server,
//   - carries JSON lines and says so: a form of another site cannot.
type logEndpoint struct {
	Log
	token string
}

// script moves records between the page's log and this one.
func (e *logEndpoint) script() string {
	return fmt.Sprintf("<script src=\"%slog.js\" data-token=\"%s\" defer></script>", Prefix, e.token)
}

// mayAsk reports whether a request comes from this machine.
func (e *logEndpoint) mayAsk(r *http.Request) bool {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

func (e *logEndpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if status, why := e.refuse(r); status != 0 {
		if status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, POST")
		}
		http.Error(w, why, status)
		return
	}
	if r.Method == http.MethodGet {
		e.read(w, r)
		return
	}
	e.append(w, r)
}

// refuse returns why a request is not answered, and with which status; 0 if it is.
func (e *logEndpoint) refuse(r *http.Request) (status int, why string) {
	switch {
	case !e.mayAsk(r):
		return http.StatusForbidden, "records are given to this machine only"
	case r.Method != http.MethodGet && r.Method != http.MethodPost:
		return http.StatusMethodNotAllowed, "only GET and POST are answered here"
	case !sameOrigin(r):
		return http.StatusForbidden, "records are given to pages of this server only"
	case subtle.ConstantTimeCompare([]byte(r.Header.Get(tokenField)), []byte(e.token)) != 1:
		return http.StatusForbidden, "the page is of another run of the server; load it again"
	case r.Method == http.MethodPost && r.Header.Get("Content-Type") != linesType:
		return http.StatusUnsupportedMediaType, "records are sent as " + linesType
	case r.ContentLength > mostBody:
		return http.StatusRequestEntityTooLarge, tooMuch
	}
	return 0, ""
}

var tooMuch = fmt.Sprintf("more than %d MB at once", mostBody>>20)

// sameOrigin reports whether a request that names its origin was sent by a page of this server.
func sameOrigin(r *http.Request) bool {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" {
		return false
	}
	origins := r.Header.Values("Origin")
	if len(origins) == 0 {
		return true
	}
	u, err := url.Parse(origins[0])
	return err == nil && len(origins) == 1 && u.Scheme == "http" && strings.EqualFold(u.Host, r.Host) && u.Path == "" && u.User == nil
}

func (e *logEndpoint) read(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	lines, owner, err := e.Read(query.Get("actor"), query.Get("after"))
	if err != nil {
		e.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", linesType)
	w.Header().Set(actorField, owner)
	_, _ = w.Write(lines) // a page that went away asks again
}

func (e *logEndpoint) append(w http.ResponseWriter, r *http.Request) {
	lines, err := io.ReadAll(http.MaxBytesReader(w, r.Body, mostBody))
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		http.Error(w, tooMuch, http.StatusRequestEntityTooLarge)
		return
	}
	if err != nil {
		return // the page went away: nothing is acknowledged
	}
	kept, err := e.Append(r.URL.Query().Get("actor"), lines)
	if err != nil {
		e.fail(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(kept) // a page that went away sends the same again
}

// ErrActor says that a request names no learner.
var ErrActor = errors.New("the request names no learner")

func (e *logEndpoint) fail(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	switch {
	case errors.Is(err, ErrActor):
		status = http.StatusBadRequest
	case e.Full(err):
		status = http.StatusInsufficientStorage
	case e.Busy(err):
		status = http.StatusServiceUnavailable
	}
	http.Error(w, err.Error(), status)
}
