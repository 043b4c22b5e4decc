package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A lines is a writer that hands on each whole line.
type lines struct {
	mu   sync.Mutex
	rest []byte
	line func(string)
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rest = append(l.rest, p...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		if !whole {
			return len(p), nil
		}
		l.rest = rest
		l.line(string(line))
	}
}

// serveUntilBuilt runs a serve command until its first build is shown, calls visit with the address, and
// stops it as Ctrl-C does.
func serveUntilBuilt(t *testing.T, args []string, visit func(url string)) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	said := make(chan string, 100)
	ended := make(chan int, 1)
	var stderr bytes.Buffer
	go func() {
		ended <- run(ctx, args, &lines{line: func(s string) { said <- s }}, &stderr)
	}()
	url := ""
	for built := false; !built; {
		select {
		case line := <-said:
			if strings.HasPrefix(line, "http://") {
				url = line
			}
			built = strings.HasPrefix(line, "built ")
		case code := <-ended:
			t.Fatalf("%v ended with exit code %d: %s", args, code, stderr.String())
		}
	}
	visit(url)
	stop()
	if code := <-ended; code != exitOK {
		t.Errorf("%v: exit code %d, want 0: %s", args, code, stderr.String())
	}
}

func TestServe(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "README.md"), []byte("# Hello from serve\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	serveUntilBuilt(t, []string{"serve", dir}, func(url string) {
		res, err := http.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		page, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != http.StatusOK || !bytes.Contains(page, []byte("Hello from serve")) {
			t.Errorf("%s: %s, %v: %s", url, res.Status, err, page)
		}
	})
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("serve left %v in the portal (%v)", entries, err)
	}
}
