package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"rampbook/generator"
)

func newGradeCmd() *cobra.Command {
	var o generator.GradeOptions
	var form gradeForm
	var results string
	cmd := &cobra.Command{
		Use:   "grade [DIR] FILE…",
		Short: "Mark what learners handed in",
		Long: `Grade marks attempts at quizzes from the portal's source, offline. A file is what a
learner handed in at the end of a sealed quiz, or an export of a learner's log.
The source is in DIR, the current folder if the first argument is no folder.

It prints a line for each attempt, then the answers that a person has to mark:
reflections with grade=manager. For their marks fill in the column "score" of
what --csv prints, or write a file of lines "id,score", and give it with --marks.

With -o each learner gets a file of results, named by the learner's pseudonym, to
open in the portal. What is not yet marked is left out of it.

Lines that cannot be read are named and passed over. If a text has changed since
it was answered, both revisions are named.

Exit codes: 0 all was read, and marked from the text that was answered; 1 some of
it was not, and is named; 2 wrong usage, or a file could not be read or written.`,
		Example: `  rampbook grade handed-in/*.jsonl
  rampbook grade handed-in/*.jsonl --csv > marks.csv
  rampbook grade handed-in/*.jsonl --marks marks.csv -o results`,
		Args: takes(1, many),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.Dir, o.Files = cutDir(args); len(o.Files) == 0 {
				return fmt.Errorf("name the files that were handed in, behind the portal's folder %s", args[0])
			}
			return runGrade(cmd, o, form, results)
		},
	}
	cmd.Flags().StringVar(&o.Marks, "marks", "", "a CSV `file` with marks: id,score")
	cmd.Flags().StringVarP(&results, "output", "o", "", "write a file of results for each learner into this `folder`")
	form.flags(cmd)
	return cmd
}

// cutDir takes the portal's folder from the arguments.
func cutDir(args []string) (dir string, files []string) {
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return args[0], args[1:]
	}
	return ".", args
}

func runGrade(cmd *cobra.Command, o generator.GradeOptions, form gradeForm, results string) error {
	list, ds, err := generator.Grade(cmd.Context(), o)
	if err != nil {
		return err
	}
	if err := form.print(cmd.OutOrStdout(), list); err != nil {
		return err
	}
	if results != "" {
		files, err := generator.WriteResults(results, list)
		if err != nil {
			return err
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "%s of results written to %s\n", count(files, "file"), results)
	}
	return finish(cmd, ds, nil)
}
