package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/diag"
)

func newProgressCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "progress",
		Short: "Read, merge and report learners' logs",
		Long: `Progress works with the logs that learners hand in, or that rampbook serve keeps
in the folder progress of a portal. A log names nobody: who is behind a
pseudonym only a roster says, which stays with the trainer.

LOGS are files and folders; in a folder every .jsonl file below it is read.
Without any it is the folder progress below --portal. A line that cannot be read
is named with its file and line, and the others count all the same.

Exit codes: 0 all is well; 1 lines or rows do not count, and are named; 2 wrong
usage, or a file could not be read or written.`,
		Example: `  rampbook progress import handed-in/*.jsonl
  rampbook progress show
  rampbook progress report --roster roster.csv -o team`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newProgressShowCmd(), newProgressMergeCmd(), newProgressVerifyCmd(), newProgressImportCmd(), newProgressExportCmd(), newProgressReportCmd())
	return cmd
}

// logFlags say where a command finds its logs.
type logFlags struct{ portal string }

func (f *logFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.portal, "portal", ".", "the portal's `folder`")
}

func newProgressShowCmd() *cobra.Command {
	var logs logFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show [LOGS…]",
		Short: "Say whose records there are, how many and since when",
		Long: `Show prints a line for each learner: pseudonym, records, sessions, first and last
day, and what happened how often. A record that is in several logs counts once.

Exit codes: 0 all was read; 1 some lines do not count, and are named; 2 wrong
usage, or a file could not be read.`,
		Example: `  rampbook progress show
  rampbook progress show handed-in --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			list, ds, err := generator.ShowLogs(generator.LogsOf(logs.portal, args))
			if err == nil {
				err = printLogs(cmd.OutOrStdout(), list, asJSON)
			}
			return finish(cmd, ds, err)
		},
	}
	logs.add(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func printLogs(w io.Writer, list []generator.LogSummary, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(list)
	}
	if len(list) == 0 {
		fmt.Fprintln(w, "there are no records")
		return nil
	}
	t := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	fmt.Fprintln(t, "learner\tportal\trecords\tsessions\tfirst\tlast\tread\tanswered\tsubmitted")
	for _, s := range list {
		fmt.Fprintf(t, "%s\t%s\t%d\t%d\t%s\t%s\t%d\t%d\t%d\n", s.Actor, s.Portal, s.Records, s.Sessions, s.First[:10], s.Last[:10], s.Events["read"], s.Events["answered"], s.Events["submitted"])
	}
	return t.Flush()
}

// An outlet is where a command writes what it makes.
type outlet struct{ file string }

func (o *outlet) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write to this `file`, for you alone to read (default: print)")
}

// write gives the outlet to a function and says how much it wrote.
func (o *outlet) write(cmd *cobra.Command, make func(io.Writer) (int, []diag.Diagnostic, error)) error {
	if o.file == "" {
		_, ds, err := make(cmd.OutOrStdout())
		return finish(cmd, ds, err)
	}
	var n int
	var ds []diag.Diagnostic
	err := generator.ReplaceFile(o.file, func(w io.Writer) (err error) {
		n, ds, err = make(w)
		return err
	})
	if err == nil {
		fmt.Fprintf(cmd.OutOrStdout(), "%s written to %s\n", count(n, "record"), o.file)
	}
	return finish(cmd, ds, err)
}

func newProgressMergeCmd() *cobra.Command {
	var logs logFlags
	var to outlet
	cmd := &cobra.Command{
		Use:   "merge [LOGS…]",
		Short: "Make one log of several",
		Long: `Merge writes the union of logs, each record once, sorted by id: the same logs give
the same bytes in whatever order they are named. Where two lines share an id the
one with the right checksum is kept. Lines that are no records are left out and
named; records of later versions are kept as they are.

Exit codes: 0 all was read; 1 some lines do not count, and are named; 2 wrong
usage, or a file could not be read or written.`,
		Example: `  rampbook progress merge handed-in laptop.jsonl -o all.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return to.write(cmd, func(w io.Writer) (int, []diag.Diagnostic, error) {
				return generator.MergeLogs(w, generator.LogsOf(logs.portal, args))
			})
		},
	}
	logs.add(cmd)
	to.add(cmd)
	return cmd
}

func newProgressVerifyCmd() *cobra.Command {
	var logs logFlags
	cmd := &cobra.Command{
		Use:   "verify [LOGS…]",
		Short: "Name damaged lines, missing records and odd clocks",
		Long: `Verify reads logs and names every line that is damaged or no record, ids under
which lines differ, and exports that are not whole. It hints at gaps in the
numbers of a session and at clocks that went back or are ahead.

A checksum finds accidents. It does not keep anybody from writing records.

Exit codes: 0 every line counts (there may be hints); 1 some do not; 2 wrong
usage, or a file could not be read.`,
		Example: `  rampbook progress verify handed-in`,
		RunE: func(cmd *cobra.Command, args []string) error {
			n, ds, err := generator.VerifyLogs(generator.LogsOf(logs.portal, args), time.Now())
			if err == nil {
				fmt.Fprintf(cmd.OutOrStdout(), "%s read\n", count(n, "record"))
			}
			return finish(cmd, ds, err)
		},
	}
	logs.add(cmd)
	return cmd
}

func newProgressImportCmd() *cobra.Command {
	var logs logFlags
	cmd := &cobra.Command{
		Use:   "import LOGS…",
		Short: "Add what learners hand in to the portal's folder of logs",
		Long: `Import adds records to the folder progress of a portal, a file for each learner.
What is there already is not added again, so the same file may come twice.
Damaged lines are left out and named.

Exit codes: 0 all was read; 1 some lines do not count, and are named; 2 wrong
usage, or a file could not be read or written.`,
		Example: `  rampbook progress import handed-in/*.jsonl --portal my-portal`,
		Args:    takes(1, many),
		RunE: func(cmd *cobra.Command, args []string) error {
			n, ds, err := generator.ImportLogs(logs.portal, args)
			if err == nil {
				fmt.Fprintf(cmd.OutOrStdout(), "%s added\n", count(n, "record"))
			}
			return finish(cmd, ds, err)
		},
	}
	logs.add(cmd)
	return cmd
}
