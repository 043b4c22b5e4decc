package server

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

const (
	heartbeat   = 20 * time.Second // below the patience of proxies; finds browsers that went away
	sendTimeout = 10 * time.Second
)

// stream sends messages to one page until it or the server goes away. The query says which
// page it is and which build it shows; after a lost connection the browser's
// Last-Event-ID header knows better.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	build := r.URL.Query().Get("build")
	if id := r.Header.Get("Last-Event-ID"); id != "" {
		build = id
	}
	page := pageURL(r.URL.Query().Get("page"))
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		m, next := s.state.news(page, build)
		if err := send(w, eventText(m)); err != nil {
			return
		}
		build = m.Build
		for waiting := true; waiting; {
			select {
			case <-r.Context().Done():
				return
			case <-next:
				waiting = false
			case <-beat.C:
				if err := send(w, ":\n\n"); err != nil {
					return
				}
			}
		}
	}
}

// pageURL reads the path of a page as browsers write it. A malformed one names no page.
func pageURL(escaped string) *url.URL {
	decoded, err := url.PathUnescape(escaped)
	if err != nil {
		return &url.URL{}
	}
	return &url.URL{Path: decoded, RawPath: escaped}
}

// eventText writes m as one event. JSON has no line ends that could break it.
func eventText(m message) string {
	data, err := json.Marshal(m)
	if err != nil {
		panic(err) // a message holds nothing that JSON cannot write
	}
	return fmt.Sprintf("retry: 500\nid: %s\ndata: %s\n\n", m.Build, data)
}

func send(w http.ResponseWriter, text string) error {
	c := http.NewResponseController(w)
	if err := c.SetWriteDeadline(time.Now().Add(sendTimeout)); err != nil {
		return err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return err
	}
	return c.Flush()
}
