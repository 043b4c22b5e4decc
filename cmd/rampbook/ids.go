package main

import (
	"crypto/rand"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rampbook/generator"
)

func newIdsCmd() *cobra.Command {
	var write bool
	cmd := &cobra.Command{
		Use:   "ids [DIR]",
		Short: "List questions and forms without an id, or give them one",
		Long: `Ids lists each question, checklist, item of a checklist, scorecard and worksheet that
has no id yet, with its file, line and kind.

With --write each gets one, in a comment below its heading or behind the item:
<!-- id=q-… -->. It is drawn at random and not made of the words, so it stays when
they change. A translation gets the id of its original, if both pages have the same
kinds in the same order; else it is left to its author. Nothing else in a file
changes.

Exit codes: 0 done; 1 a page could not be read, and is named; 2 wrong usage, or the
portal could not be read or a file not written.`,
		Example: `  rampbook ids
  rampbook ids --write`,
		Args: takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			list, ds, err := generator.Ids(cmd.Context(), dirOf(args), rand.Reader)
			switch {
			case err != nil:
			case write:
				err = writeIds(cmd, dirOf(args), list)
			default:
				err = listIds(cmd, list)
			}
			return finish(cmd, ds, err)
		},
	}
	cmd.Flags().BoolVar(&write, "write", false, "write the missing ids into the files")
	return cmd
}

func listIds(cmd *cobra.Command, list []generator.Nameless) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
	for _, n := range list {
		fmt.Fprintf(w, "%s:%d\t%s\t%s\n", n.Pos.File, n.Pos.Line, n.Kind, n.Stem)
	}
	if len(list) == 0 {
		fmt.Fprintln(w, "everything has an id")
	}
	return w.Flush()
}

func writeIds(cmd *cobra.Command, dir string, list []generator.Nameless) error {
	for _, n := range list {
		if n.ID == "" {
			fmt.Fprintf(cmd.ErrOrStderr(), "%s: left without an id: the original has others, or in another order\n", n.Pos)
		}
	}
	written, err := generator.WriteIds(dir, list)
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s written\n", count(written, "id"))
	return nil
}
