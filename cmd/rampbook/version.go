package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/engine"
)

func newVersionCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long: `Version prints the release of rampbook, and of Hugo and Go inside it.

Exit code: 0.`,
		Args: takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "rampbook %s (Hugo %s, %s, %s/%s)\n",
				generator.Version, engine.HugoVersion, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
