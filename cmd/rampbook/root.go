package main

import (
	"github.com/spf13/cobra"

	"rampbook/generator"
)

func newRootCmd() *cobra.Command {
	root := &cobra.Command{
		Use:   "rampbook",
		Short: "Turn a folder of markdown into a training portal",
		Long: `rampbook turns a folder of markdown into a training portal: a static site with
playbooks to learn from, in one or many languages, that works on any web
server, under any path, and opened from disk.

Begin with one of these:

  rampbook new my-portal       a small portal to start from
  rampbook serve my-portal     look at it while you write
  rampbook build my-portal     make the site, in my-portal/public

Exit codes: 0 all is well; 1 the portal has mistakes, each named with file,
line and column; 2 wrong usage, or a fault that is not in the portal.`,
		Version:       generator.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(newHelpCmd())
	root.SetVersionTemplate("rampbook {{.Version}}\n")
	root.AddCommand(newBuildCmd(), newServeCmd(), newCheckCmd(), newNewCmd(), newTwinsCmd(), newSearchCmd(), newIdsCmd(), newImportCmd(), newExportCmd(), newGradeCmd(), newScoreCmd(), newProgressCmd(), newCertificateCmd(), newVersionCmd())
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil { // it would take any word and print its help
		completion.Args = cobra.NoArgs
		completion.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	}
	return root
}

// dirOf is the folder a command works on: its argument, else the current folder.
func dirOf(args []string) string {
	if len(args) == 0 {
		return "."
	}
	return args[0]
}
