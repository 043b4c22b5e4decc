package main

import (
	"github.com/spf13/cobra"

	"rampbook/generator"
)

func newExportCmd() *cobra.Command {
	var to target
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write the questions of a page for Moodle (GIFT)",
		Long: `Export reads the questions of a page and prints them in Moodle's GIFT format, or
writes them with -o. Choices, short answers, numbers, matches and reflections
come back from GIFT as they were. What GIFT cannot say is named with its file,
line and reason: an error is a question that was left out (ordering, gaps,
scenarios, patterns), a warning a part of one (points, hints, pins). A page with
errors of its own is not exported; its errors are named.

Exit codes: 0 every question was written; 1 questions were left out, or the page
has errors; 2 wrong usage, or a file could not be read or written.`,
		Example: `  rampbook export quizzes/first-call.md -o first-call.gift`,
		Args:    takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := generator.ExportQuiz(args[0])
			if err != nil {
				return err
			}
			return to.write(cmd, result)
		},
	}
	to.flags(cmd)
	return cmd
}
