package server

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

// DefaultPort is the first port that Listen tries when none is named.
const DefaultPort = 1414

const (
	moreTries = 20 // ports after DefaultPort that are tried when it is taken
	loopback  = "127.0.0.1"

	// grace is how long Serve waits at its end for answers under way. A browser may hold
	// connections that it opened ahead and never used; they are not worth more.
	grace = time.Second
)

// Listen opens the port and returns the URL to show in a browser, which ends in a slash.
// Address "" means this machine only. Port 0 means DefaultPort or the next free one; any
// other port is the one that was asked for, and an error when it is taken.
func (s *Server) Listen(address string, port int) (url string, err error) {
	if address == "" {
		address = loopback
	}
	if port != 0 {
		return s.listen(address, port, 0)
	}
	return s.listen(address, DefaultPort, moreTries)
}

func (s *Server) listen(address string, port, more int) (url string, err error) {
	s.listener, err = net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(port)))
	for next := port + 1; s.listener == nil && next <= port+more; next++ {
		// Whatever is wrong with the port, the first error says it best.
		s.listener, _ = net.Listen("tcp", net.JoinHostPort(address, strconv.Itoa(next)))
	}
	if s.listener == nil {
		return "", fmt.Errorf("open port %d: %w", port, err)
	}
	bound := s.listener.Addr().(*net.TCPAddr).Port
	s.hosts.add(address)
	if ip, err := netip.ParseAddr(address); err == nil && ip.IsUnspecified() {
		s.hosts.add(machineHosts()...)
		s.say(fmt.Sprintf("the preview is open to everyone who can reach port %d of this machine", bound))
		address = loopback
	}
	return fmt.Sprintf("http://%s/", net.JoinHostPort(address, strconv.Itoa(bound))), nil
}

// Serve answers requests until ctx ends, then ends all streams and returns nil. Listen must
// have been called.
func (s *Server) Serve(ctx context.Context) error {
	if s.listener == nil {
		return errors.New("serve: no port is open")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	web := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(logWriter(s.say), "", 0),
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stopped <- stop(web)
	}()
	err := web.Serve(s.listener)
	cancel()
	stopErr := <-stopped
	if !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return stopErr
}

// stop lets answers end, and cuts those that do not.
func stop(web *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := web.Shutdown(ctx); err == nil {
		return nil
	}
	if err := web.Close(); err != nil {
		return fmt.Errorf("stop the server: %w", err)
	}
	return nil
}

// A logWriter gives each line that net/http logs to a function.
type logWriter func(string)

func (l logWriter) Write(line []byte) (int, error) {
	l(strings.TrimSpace(string(line)))
	return len(line), nil
}
