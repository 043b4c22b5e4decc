package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/diag"
)

func newServeCmd() *cobra.Command {
	var o generator.ServeOptions
	var passphraseFile string
	cmd := &cobra.Command{
		Use:   "serve [DIR]",
		Short: "Look at the portal while you write",
		Long: `Serve builds the portal in DIR (the current folder if none is given) in memory,
prints an address, and shows every change in the browser as soon as a file is
saved. Mistakes are shown in the page and here.

What you read and answer in the pages is kept in a file too: by default in
DIR/progress, a file for each learner, which a build never publishes. --log names
another file, --no-log leaves the records to the browser. Nothing else is written.

Only this computer can reach the address, unless --host says otherwise. When the
port is taken the next free one is used. Stop with Ctrl-C.

Exit codes: 0 stopped by you; 2 wrong usage, or the server could not start.`,
		Example: `  rampbook serve
  rampbook serve docs --port 8080`,
		Args: takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Dir, o.PortChosen = dirOf(args), cmd.Flags().Changed("port")
			o.Ready = func(url string) { fmt.Fprintf(cmd.OutOrStdout(), "%s\n", url) }
			o.Built = func(line string, ds []diag.Diagnostic) {
				if err := printDiagnostics(cmd.ErrOrStderr(), ds); err == nil {
					fmt.Fprintln(cmd.OutOrStdout(), line)
				}
			}
			var err error
			if o.Passphrase, err = readPassphrase(passphraseFile); err != nil {
				return err
			}
			return generator.Serve(cmd.Context(), o)
		},
	}
	passphraseFlag(cmd, &passphraseFile)
	serveFlags(cmd, &o)
	return cmd
}

func serveFlags(cmd *cobra.Command, o *generator.ServeOptions) {
	flags := cmd.Flags()
	flags.IntVar(&o.Port, "port", 1414, "port to listen on")
	flags.StringVar(&o.Host, "host", "127.0.0.1", "`address` to listen on")
	flags.StringSliceVar(&o.AllowHosts, "allow-host", nil, "further host `names` by which browsers may reach the server")
	flags.DurationVar(&o.Poll, "poll", 0, "look for changes this often, such as 2s: for network drives, which do not report them")
	flags.StringVar(&o.Log, "log", "", "`file` that keeps the learner's records")
	flags.BoolVar(&o.NoLog, "no-log", false, "keep records in the browser only")
	flags.BoolVar(&o.Drafts, "drafts", false, "show pages with draft: true too")
	oneOf(cmd, "log", "no-log")
}
