package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"rampbook"
	"rampbook/generator"
)

func newNewCmd() *cobra.Command {
	var langs []string
	var full bool
	cmd := &cobra.Command{
		Use:   "new DIR",
		Short: "Start a portal",
		Long: `New makes a folder with a small portal to start from: a home page, a playbook, a
glossary and a commented rampbook.toml. With --full it is the whole sales process
handbook: eight parts, their quizzes and an exam, learning paths, glossary and
synonyms, to adapt to your own company. The folder must be empty or not exist.

Exit codes: 0 done; 2 wrong usage, or the folder could not be written.`,
		Example: `  rampbook new my-portal
  rampbook new my-portal --lang zh
  rampbook new my-portal --lang en,zh
  rampbook new my-handbook --full --lang en,zh`,
		Args: takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			from := generator.Template{Files: rampbook.Starter, Root: "generator/starter", Config: "generator/starter/rampbook.toml"}
			if full {
				from = generator.Template{Files: rampbook.Handbook, Root: ".", Config: "generator/handbook.toml"}
			}
			if err := generator.New(args[0], from, langs); err != nil {
				return err
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s is ready. Look at it with:\n\n  rampbook serve %s\n", args[0], asWord(args[0]))
			return err
		},
	}
	cmd.Flags().StringSliceVar(&langs, "lang", []string{"en"}, "`languages`, the base language first: en, zh, or en,zh")
	cmd.Flags().BoolVar(&full, "full", false, "begin with the whole sales process handbook")
	return cmd
}

// asWord is a path as one word of a command line.
func asWord(path string) string {
	if strings.ContainsAny(path, " \t&;()'") {
		return `"` + path + `"`
	}
	return path
}
