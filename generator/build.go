// Package generator is rampbook's pipeline: a folder of markdown goes in, a static portal comes
// out.
//
//	project ─► compile ─► plan ─► links ─► engine (Hugo) ─► tap ─► publish
//
// Every file is parsed once, on all cores, into HTML with holes where links stand. When all
// pages have their addresses the holes are filled, as Hugo opens each page, in the language that
// it is shown in. Each rendered file passes the tap, which makes links relative and remembers what
// leads where. Nothing is written but the output.
package generator

import (
	"cmp"
	"context"
	"errors"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/publish"
)

// Options say what to build and where to.
type Options struct {
	Dir     string // the portal's folder
	Output  string // the folder to publish to; a relative one is below Dir
	BaseURL string // where the site will be; "" for rampbook.toml's base_url
	Drafts  bool   // build pages with draft: true too
	Force   bool   // publish into a folder that is not ours

	// Passphrase locks the questions of pages that say locked: true. Without one these are left out.
	Passphrase string

	Step func(name string)
}

// A Result says what a build did.
type Result struct {
	Pages       int   // rendered, all languages
	Words       int   // in the rendered pages' text
	Bytes       int64 // of the whole site
	Written     int   // files
	Unchanged   int
	Removed     int
	Output      string // absolute
	Took        time.Duration
	Diagnostics []diag.Diagnostic
}

// Failed reports whether an author's mistake is an error.
func (r Result) Failed() bool { return hasErrors(r.Diagnostics) }

// Build makes the portal and publishes it. A page with mistakes is built as well as can be; only
// a mistake in the configuration or in a template keeps the output as it was. The
// error is for what is not the author's doing.
func Build(ctx context.Context, o Options) (Result, error) {
	start := time.Now()
	o.Output = outputFolder(o)
	if err := checkOutput(o); err != nil {
		return Result{}, err
	}
	out, err := publish.Open(o.Output, publish.Options{Force: o.Force, Protect: []string{absolute(o.Dir)}})
	if err != nil {
		return Result{}, err
	}
	update, err := out.Begin()
	if err != nil {
		return Result{}, err
	}
	r, err := render(ctx, job{Options: o, put: func(file string, data []byte) error {
		return update.Put(file, publish.File{Data: data})
	}})
	defer r.close()
	res := Result{Output: o.Output, Diagnostics: r.diagnostics()}
	if err != nil || r.site == nil || r.broken {
		return res, errors.Join(err, update.Abort())
	}
	o.step("publish")
	stats, err := r.publish(update)
	if err != nil {
		return res, err
	}
	res.Pages, res.Words, res.Bytes = len(r.site.pages), int(r.words.Load()), stats.Total
	res.Written, res.Unchanged, res.Removed = stats.Written, stats.Unchanged, stats.Removed
	res.Took = time.Since(start)
	return res, nil
}

// Check finds the mistakes of a portal without publishing it.
func Check(ctx context.Context, o Options) ([]diag.Diagnostic, error) {
	o.Output = outputFolder(o)
	o.Passphrase = cmp.Or(o.Passphrase, "that nothing is published with")
	r, err := render(ctx, job{Options: o, put: func(string, []byte) error { return nil }})
	defer r.close()
	if err != nil {
		return nil, err
	}
	return r.diagnostics(), nil
}

func (o Options) step(name string) {
	if o.Step != nil {
		o.Step(name)
	}
}
