package server

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed client
var client embed.FS

// page answers a request for something of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	site, build := s.state.shown()
	scripts := reloadScript(build)
	if site == nil {
		page := inject(clientFile("waiting.html"), scripts)
		w.Header().Set("Retry-After", "1")
		sendStatus(w, r, answer{http.StatusServiceUnavailable, "waiting.html", page})
		return
	}
	if s.log != nil && s.log.mayAsk(r) {
		scripts += s.log.script()
	}
	f := find(site, r.URL)
	switch {
	case f.location != "":
		w.Header().Set("Location", f.location)
		w.Header().Set("Cache-Control", "no-cache")
		w.WriteHeader(http.StatusTemporaryRedirect)
	case f.file == "":
		missing(w, r, findMissing(site, r.URL), scripts)
	default:
		sendFile(w, r, f.file, withClient(f.file, f.data, scripts))
	}
}

// missing answers that there is no such page, with f if the portal has a page for that.
func missing(w http.ResponseWriter, r *http.Request, f found, scripts string) {
	a := answer{http.StatusNotFound, "404.html", clientFile("missing.html")}
	if f.file != "" {
		a.data = rebase(f.data, "/"+f.file)
	}
	a.data = inject(a.data, scripts)
	sendStatus(w, r, a)
}

// withClient adds the client's scripts to what browsers show as a page.
func withClient(name string, data []byte, scripts string) []byte {
	if path.Ext(name) != ".html" {
		return data
	}
	return inject(data, scripts)
}

// sendFile answers with data, or that the browser has it already, or with the part it
// asked for. Browsers keep it and ask each time whether it is still the same.
func sendFile(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sha256.Sum256(data)))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// An answer is a whole answer that no browser may keep.
type answer struct {
	status int
	name   string // decides the content type
	data   []byte
}

func sendStatus(w http.ResponseWriter, r *http.Request, a answer) {
	w.Header().Set("Content-Type", contentType(a.name))
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Length", fmt.Sprint(len(a.data)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.data) // a browser that went away misses nothing
	}
}

func serveClient(name string) http.HandlerFunc {
	data := clientFile(name)
	return func(w http.ResponseWriter, r *http.Request) { sendFile(w, r, name, data) }
}

func clientFile(name string) []byte {
	data, err := client.ReadFile("client/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return data
}

// contentType returns the content type of an output path. It asks no table of the
// machine, which may be wrong about .js.
func contentType(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".html", ".css", ".csv":
		return "text/" + ext[1:] + "; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".txt", ".md", ".toml":
		return "text/plain; charset=utf-8"
	case ".json", ".jsonl", ".map":
		return "application/json"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".webmanifest":
		return "application/manifest+json"
	case ".svg":
		return "image/svg+xml"
	case ".png", ".gif", ".webp", ".avif", ".jpeg":
		return "image/" + ext[1:]
	case ".jpg":
		return "image/jpeg"
	case ".ico":
		return "image/vnd.microsoft.icon"
	case ".woff", ".woff2", ".ttf", ".otf":
		return "font/" + ext[1:]
	case ".mp4", ".webm":
		return "video/" + ext[1:]
	case ".mp3":
		return "audio/mpeg"
	case ".pdf", ".zip":
		return "application/" + ext[1:]
	}
	return "application/octet-stream"
}
