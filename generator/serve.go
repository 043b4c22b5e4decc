package generator

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/server"
	"rampbook/generator/watch"
)

// ServeOptions say what to show and where.
type ServeOptions struct {
	Dir        string
	Host       string   // address to listen on
	Port       int      // 0: the usual one
	PortChosen bool     // use Port or fail; otherwise the next free one will do
	AllowHosts []string // names by which browsers may reach the server, besides this machine's own
	Drafts     bool
	Log        string                                     // the file that keeps the learner's records; "": one for each learner in the portal's folder for logs
	NoLog      bool                                       // keep no records outside the browser
	Passphrase string                                     // see Options
	Poll       time.Duration                              // look at the folder this often instead of waiting for the system's word; 0: do not
	Ready      func(url string)                           // the server listens
	Built      func(summary string, ds []diag.Diagnostic) // after each build
}

// Serve shows a portal on this machine until ctx ends, and builds it again at every change.
func Serve(ctx context.Context, o ServeOptions) error {
	if err := checkServe(o); err != nil {
		return err
	}
	srv := server.New(o.server())
	port := o.Port
	if !o.PortChosen {
		port = 0
	}
	url, err := srv.Listen(o.Host, port)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	p := newPreview(o, srv)
	defer p.close()
	changes, err := watch.Watch(ctx, watch.Options{Root: absolute(o.Dir), Ignore: p.ignores, Poll: o.Poll})
	if err != nil {
		return fmt.Errorf("watch %s: %w", o.Dir, err)
	}
	served := make(chan error, 1)
	go func() { served <- srv.Serve(ctx) }()
	o.Ready(url)
	if err := p.build(ctx); err != nil {
		return ended(ctx, err)
	}
	for batch := range changes {
		if batch.Err != nil {
			return fmt.Errorf("watch %s: %w", o.Dir, batch.Err)
		}
		if err := p.update(ctx, batch); err != nil {
			return ended(ctx, err)
		}
	}
	return <-served
}

func (o ServeOptions) server() server.Options {
	options := server.Options{Hosts: o.AllowHosts, Log: func(message string) { o.Built(message, nil) }}
	if !o.NoLog {
		options.Keep = newKeeper(absolute(o.Dir), o.Log).log()
	}
	return options
}

// checkServe refuses what can only fail once somebody reads or answers.
func checkServe(o ServeOptions) error {
	if err := checkFolder(o.Dir); err != nil {
		return err
	}
	if info, err := os.Stat(o.Log); o.Log != "" && err == nil && info.IsDir() {
		return fmt.Errorf("keep records: %w", &os.PathError{Op: "open", Path: o.Log, Err: syscall.EISDIR})
	}
	if o.Port < 0 || o.Port > 65535 {
		return fmt.Errorf("the port %d is not between 1 and 65535", o.Port)
	}
	return nil
}

// ended drops the error of a build that was cut off because the user stopped the server.
func ended(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, ctx.Err()) {
		return nil
	}
	return err
}
