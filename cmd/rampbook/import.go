package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/diag"
)

func newImportCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Bring questions from other programs",
		Long: `Import makes pages of what other programs wrote. There is one kind so far:

  rampbook import quiz FILE    a quiz page of a GIFT file or a numbered list

Exit codes: 0 done; 1 questions were left out; 2 wrong usage, or a file could
not be read or written.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newImportQuizCmd())
	return cmd
}

func newImportQuizCmd() *cobra.Command {
	var format string
	var to target
	cmd := &cobra.Command{
		Use:   "quiz FILE",
		Short: "Make a quiz page of a GIFT file or a numbered list",
		Long: `Import quiz reads questions and prints them as a page of markdown, or writes the
page with -o. It reads two formats:

  gift   Moodle's GIFT
  list   a plain list: 1. …, 2) …, 第三题 …; each becomes a reflection that goes
         to the manager, because the list does not say what is right

What could not be carried over is named with its file, line and reason: an error
is a question that was left out, a warning a part of one. The page itself is
read again before it is written, and has no errors. A comment of the file is
not carried over, but [id:…] and [tag:…] in it are.

Exit codes: 0 every question was carried over; 1 questions were left out, the
others were written; 2 wrong usage, or a file could not be read or written.`,
		Example: `  rampbook import quiz course.gift -o quizzes/course.md
  rampbook import quiz questions.txt --from list`,
		Args: takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := generator.ImportQuiz(args[0], format)
			if err != nil {
				return err
			}
			return to.write(cmd, result)
		},
	}
	cmd.Flags().StringVar(&format, "from", "", "`format`: gift or list (default: what the file looks like)")
	to.flags(cmd)
	return cmd
}

// A target is where questions are written.
type target struct {
	file  string
	force bool
}

func (t *target) flags(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&t.file, "output", "o", "", "write to this `file` (default: print)")
	cmd.Flags().BoolVar(&t.force, "force", false, "replace the file if it exists")
}

// write hands the questions over and names what was lost.
func (t *target) write(cmd *cobra.Command, result *generator.Exchange) error {
	if err := printDiagnostics(cmd.ErrOrStderr(), result.Diagnostics); err != nil {
		return err
	}
	if result.Count > 0 {
		if err := t.deliver(cmd, result); err != nil {
			return err
		}
	}
	if slices.ContainsFunc(result.Diagnostics, func(d diag.Diagnostic) bool { return d.Severity == diag.Error }) {
		return errMistakes
	}
	return nil
}

func (t *target) deliver(cmd *cobra.Command, result *generator.Exchange) error {
	if t.file == "" {
		_, err := cmd.OutOrStdout().Write(result.Output)
		return err
	}
	if err := generator.WriteExchange(t.file, result.Output, t.force); err != nil {
		return err
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s written to %s\n", count(result.Count, "question"), t.file)
	return nil
}
