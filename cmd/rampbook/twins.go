package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rampbook/generator"
)

func newTwinsCmd() *cobra.Command {
	var accept []string
	cmd := &cobra.Command{
		Use:   "twins [DIR]",
		Short: "List translations, and which of them are out of date",
		Long: `Twins lists each page of the base language with its counterpart in every other:

  current    the counterpart was written from the page as it is now
  outdated   the page has changed since; readers see a notice
  unknown    the counterpart does not say what it was written from
  missing    there is none; readers see the page in the base language

When you have brought a counterpart up to date, --accept FILE records that in
its front matter (translated_from) and changes nothing else in the file.

Exit codes: 0 done; 1 a page could not be read, and is named; 2 wrong usage, or the
portal could not be read or a file not written.`,
		Example: `  rampbook twins
  rampbook twins --accept playbooks/first-call.zh.md`,
		Args: takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			twins, ds, err := generator.Twins(cmd.Context(), dirOf(args))
			switch {
			case err != nil:
			case len(accept) > 0:
				err = acceptTwins(cmd, dirOf(args), twins, accept)
			default:
				err = listTwins(cmd, twins)
			}
			return finish(cmd, ds, err)
		},
	}
	cmd.Flags().StringArrayVar(&accept, "accept", nil, "record that this `file` is up to date; may be repeated")
	return cmd
}

func listTwins(cmd *cobra.Command, twins []generator.Twin) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 4, 2, ' ', 0)
	for _, t := range twins {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", t.State, t.Lang, t.Source, t.File)
	}
	if len(twins) == 0 {
		fmt.Fprintln(w, "the portal has one language")
	}
	return w.Flush()
}

func acceptTwins(cmd *cobra.Command, dir string, twins []generator.Twin, files []string) error {
	for _, file := range files {
		i := slices.IndexFunc(twins, func(t generator.Twin) bool { return t.File == path.Clean(filepath.ToSlash(file)) })
		if i < 0 {
			return fmt.Errorf("%s is no counterpart of a page; paths are below %s", file, dir)
		}
		if err := generator.Accept(dir, twins[i]); err != nil {
			return err
		}
		fmt.Fprintf(cmd.OutOrStdout(), "%s is up to date with %s\n", twins[i].File, twins[i].Source)
	}
	return nil
}
