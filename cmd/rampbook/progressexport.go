package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/diag"
	"rampbook/generator/xapi"
)

func newProgressExportCmd() *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:   "export [LOGS…]",
		Short: "Write records as one export, or as xAPI statements",
		Long: `Export writes records into one file. Its last line has their number and their
SHA-256, so that a reader can tell whether something is missing.

With --xapi it writes statements of the Experience API 1.0.3 as JSON: the actor is
an account with the pseudonym as its name, the activity the portal's address with
the object of the record, the id that of the record. A learner's own words, notes
and what was taken back are left out.

With --send it posts them to a learning record store, in batches. Its key and
secret are taken from RAMPBOOK_LRS_KEY and RAMPBOOK_LRS_SECRET. What fails is tried
again, and what was sent is remembered in the portal's folder progress, so the
next run sends only what is new; a statement that comes twice is one statement.

Exit codes: 0 all was read, and taken by the store; 1 some lines do not count, or
the store refused statements, and they are named; 2 wrong usage, a file could not
be read or written, or the store cannot be reached.`,
		Example: `  rampbook progress export -o all.jsonl
  rampbook progress export --xapi --iri https://training.example.com/ -o statements.json
  rampbook progress export --send https://lrs.example.com/xapi/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			e.Dir, e.Logs = e.logs.portal, args
			return e.run(cmd)
		},
	}
	e.flags(cmd)
	return cmd
}

// An exporting is what one run exports, and how.
type exporting struct {
	generator.StatementOptions
	logs logFlags
	to   outlet
	xapi bool
	send string
}

func (e *exporting) flags(cmd *cobra.Command) {
	e.logs.add(cmd)
	e.to.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&e.Actor, "actor", "", "only the records of this `pseudonym`")
	flags.BoolVar(&e.xapi, "xapi", false, "write xAPI statements")
	flags.StringVar(&e.IRI, "iri", "", "the portal's `address` in statements (default: base_url of rampbook.toml)")
	flags.StringVar(&e.send, "send", "", "`address` of a learning record store to post statements to")
	oneOf(cmd, "send", "output")
}

func (e *exporting) run(cmd *cobra.Command) error {
	switch {
	case e.send != "":
		return e.post(cmd)
	case e.xapi:
		return e.to.write(cmd, func(w io.Writer) (int, []diag.Diagnostic, error) { return e.statements(cmd, w) })
	}
	return e.to.write(cmd, func(w io.Writer) (int, []diag.Diagnostic, error) {
		return generator.ExportLogs(w, generator.LogsOf(e.Dir, e.Logs), e.Actor)
	})
}

func (e *exporting) statements(cmd *cobra.Command, w io.Writer) (int, []diag.Diagnostic, error) {
	list, ds, err := generator.Statements(cmd.Context(), e.StatementOptions)
	if err != nil {
		return 0, ds, err
	}
	return len(list), ds, generator.WriteStatements(w, list)
}

// post sends statements to the store.
func (e *exporting) post(cmd *cobra.Command) error {
	sender := &xapi.Sender{Endpoint: e.send, Key: os.Getenv("RAMPBOOK_LRS_KEY"), Secret: os.Getenv("RAMPBOOK_LRS_SECRET")}
	if sender.Key == "" || sender.Secret == "" {
		return errors.New("set RAMPBOOK_LRS_KEY and RAMPBOOK_LRS_SECRET to the key and secret of the record store")
	}
	list, ds, err := generator.Statements(cmd.Context(), e.StatementOptions)
	if err != nil {
		return err
	}
	out, before, err := generator.SendStatements(cmd.Context(), e.Dir, sender, list)
	if err != nil && out.Sent == 0 {
		return finish(cmd, ds, err)
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s sent, %d there already, %d sent before, %d refused\n", count(out.Sent, "statement"), out.Known, before, len(out.Refused))
	for _, r := range out.Refused {
		ds = append(ds, diag.Diagnostic{Severity: diag.Error, Code: "xapi-refused", Message: fmt.Sprintf("the store refuses %s: %s", r.ID, r.Reason)})
	}
	return finish(cmd, ds, err)
}
