// Package server shows a portal on this machine while its author writes.
//
// The site is a snapshot in memory that the pipeline swaps after each build with Show; when
// a build fails, Fail keeps the last good site and lays the author's mistakes over it.
// Browsers follow by server-sent events: a script that the server adds to each page (never
// to the files on disk) reloads what changed.
//
// What the server owns lies below Prefix:
//
//	events      the stream of events; see message
//	reload.js   the script, reload.css its looks
//	log         the learner's records, if there is a Log to keep them; see Log
//	log.js      the script that moves them
//
// and what Handle mounts. Each request must name an allowed host, so that a web site
// whose name was pointed at this machine (DNS rebinding) can read and write nothing here.
package server

import (
	"crypto/rand"
	"net"
	"net/http"
	"strings"

	"rampbook/generator/diag"
)

// Prefix is where the server's own addresses begin; no page of a portal may.
const Prefix = "/__rampbook/"

// A Site returns the content of an output path such as "a/b/index.html"; false when there
// is none. It is called from many goroutines, and its answers must not change.
type Site func(path string) (data []byte, ok bool)

// Options is what a server is made with. The zero value is good.
type Options struct {
	Hosts []string             // names of this machine to answer to, besides those of loopback
	Log   func(message string) // takes warnings for the author; may be nil
	Keep  *Log                 // keeps learners' records; may be nil
}

// A Server shows one portal. Its methods may be called from many goroutines, except
// Listen and Handle, which come before Serve.
type Server struct {
	say      func(string)
	log      *logEndpoint // nil: records are kept in the browser only
	hosts    hostSet
	listener net.Listener
	own      *http.ServeMux // what is below Prefix
	state    *state
}

// New returns a server that shows a waiting page until Show is called.
func New(o Options) *Server {
	s := &Server{
		say:   o.Log,
		hosts: newHostSet(o.Hosts),
		own:   http.NewServeMux(),
		state: newState(rand.Text()),
	}
	if s.say == nil {
		s.say = func(string) {}
	}
	s.own.Handle(Prefix+"events", onlyGet(s.stream))
	s.own.Handle(Prefix+"reload.js", onlyGet(serveClient("reload.js")))
	s.own.Handle(Prefix+"reload.css", onlyGet(serveClient("reload.css")))
	if o.Keep != nil {
		s.log = &logEndpoint{*o.Keep, rand.Text()}
		s.own.Handle(Prefix+"log.js", onlyGet(serveClient("log.js")))
		s.Handle("log", s.log)
	}
	return s
}

// Show swaps the site after a good build. Changed are the output paths that differ from the
// site before, removed ones included; nil means that all may.
func (s *Server) Show(site Site, changed []string) { s.state.show(site, changed) }

// Fail tells browsers that a build failed and why. The site of the last good build stays.
func (s *Server) Fail(ds []diag.Diagnostic) { s.state.fail(ds) }

// Handle mounts h at Prefix+name. Requests pass the same check of hosts as pages do, and
// those that could change something are refused when another site's page sends them.
func (s *Server) Handle(name string, h http.Handler) {
	s.own.Handle(Prefix+name, http.NewCrossOriginProtection().Handler(h))
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Content-Security-Policy", "frame-ancestors 'self'")
	switch {
	case !s.hosts.allow(r.Host):
		refuseHost(w, r.Host)
	case strings.HasPrefix(r.URL.Path, Prefix):
		s.own.ServeHTTP(w, r)
	default:
		onlyGet(s.page)(w, r)
	}
}

// onlyGet refuses methods other than GET and HEAD.
func onlyGet(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
			return
		}
		h(w, r)
	}
}
