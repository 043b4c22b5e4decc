package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/diag"
)

func newCheckCmd() *cobra.Command {
	var o generator.Options
	var format string
	cmd := &cobra.Command{
		Use:   "check [DIR]",
		Short: "Name every mistake, without writing anything",
		Long: `Check builds the portal in memory and names everything that is wrong with it, at
once: front matter that cannot be read, links that lead nowhere, headings that
are missing, and hints for better pages. Each has its file, line and column,
the line itself, and a hint.

With --format json it prints a list of objects with the members file, line, col,
severity (error, warning or hint), code, message, hint and snippet; with --format
sarif what servers show beside the lines of a change.

Exit codes: 0 no errors and no warnings (there may be hints); 1 errors or
warnings were found; 2 wrong usage, or the portal could not be read.`,
		Example: `  rampbook check
  rampbook check docs --format json
  rampbook check --format sarif > rampbook.sarif`,
		Args: takes(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "json", "sarif"}, format) {
				return fmt.Errorf("unknown format %q: choose text, json or sarif", format)
			}
			o.Dir = dirOf(args)
			ds, err := generator.Check(cmd.Context(), o)
			if err != nil {
				return err
			}
			return reportCheck(cmd.OutOrStdout(), ds, format)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "`form` of what is printed: text, json or sarif")
	cmd.Flags().BoolVar(&o.Drafts, "drafts", false, "check pages with draft: true too")
	return cmd
}

func reportCheck(w io.Writer, ds []diag.Diagnostic, format string) error {
	var err error
	switch format {
	case "json":
		err = diag.WriteJSON(w, ds)
	case "sarif":
		err = diag.WriteSARIF(w, ds, generator.Version)
	default:
		err = printDiagnostics(w, ds)
	}
	if err != nil {
		return err
	}
	if slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Severity >= diag.Warning }) {
		return errMistakes
	}
	if format == "text" && len(ds) == 0 {
		fmt.Fprintln(w, "no mistakes found")
	}
	return nil
}
