package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rampbook/generator"
)

func newBuildCmd() *cobra.Command {
	var o generator.Options
	var passphraseFile string
	cmd := &cobra.Command{
		Use:   "build [DIR]",
		Short: "Make the static site",
		Long: `Build reads the portal in DIR (the current folder if none is given) and writes
the site into DIR/public, or where -d says. Only files that differ are written,
and files of pages that are gone are removed. Nothing else in DIR is touched.

A page with a mistake is built as well as it can be, and build ends with exit
code 1. A mistake in rampbook.toml or in a layout of yours builds nothing: the
site published before stays as it is.

The questions of a page with locked: true are published under a passphrase, which
stands in the environment variable RAMPBOOK_PASSPHRASE or in a file. Without one
they are left out.

Exit codes: 0 all is well; 1 the portal has mistakes; 2 wrong usage, or the
site could not be written.`,
		Example: `  rampbook build
  rampbook build docs -d /srv/www/docs
  rampbook build --base-url https://training.example.com/sales/`,
		Args: takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Dir = dirOf(args)
			var err error
			if o.Passphrase, err = readPassphrase(passphraseFile); err != nil {
				return err
			}
			return runBuild(cmd, o)
		},
	}
	passphraseFlag(cmd, &passphraseFile)
	buildFlags(cmd.Flags(), &o)
	return cmd
}

func buildFlags(flags *pflag.FlagSet, o *generator.Options) {
	flags.StringVarP(&o.Output, "output", "d", "public", "`folder` to write the site to; a relative one is below DIR")
	flags.StringVar(&o.BaseURL, "base-url", "", "`address` the site will have; adds a sitemap and canonical links")
	flags.BoolVar(&o.Drafts, "drafts", false, "build pages with draft: true too")
	flags.BoolVar(&o.Force, "force", false, "publish into a folder that holds other files; they stay")
}

func runBuild(cmd *cobra.Command, o generator.Options) error {
	progress := newProgress(cmd.ErrOrStderr())
	o.Step = progress.step
	r, err := generator.Build(cmd.Context(), o)
	progress.clear()
	printErr := printDiagnostics(cmd.ErrOrStderr(), r.Diagnostics)
	if err != nil {
		return err
	}
	if printErr != nil {
		return printErr
	}
	if r.Pages > 0 && r.Written+r.Unchanged > 0 {
		fmt.Fprintln(cmd.OutOrStdout(), summary(r))
	}
	if r.Failed() {
		return errMistakes
	}
	return nil
}

// summary is the one line that says what was built.
func summary(r generator.Result) string {
	return fmt.Sprintf("%s, %s words, %s in %s: %s (%d written, %d unchanged, %d removed)",
		count(r.Pages, "page"), thousands(r.Words), size(r.Bytes), r.Took.Round(10*time.Millisecond), r.Output, r.Written, r.Unchanged, r.Removed)
}

// A progress is one line on a terminal that says what is being done. Elsewhere it prints nothing.
type progress struct {
	w     io.Writer
	tty   bool
	shown bool
}

func newProgress(w io.Writer) *progress { return &progress{w: w, tty: isTerminal(w)} }

func (p *progress) step(name string) {
	if p.tty {
		fmt.Fprintf(p.w, "\r\x1b[K%s …", name)
		p.shown = true
	}
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
