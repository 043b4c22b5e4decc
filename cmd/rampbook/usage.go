package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rampbook/generator/diag"
)

// many is as many arguments as there are.
const many = -1

// takes refuses too few or too many arguments.
func takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return fmt.Errorf("an argument is missing: %s", cmd.UseLine())
		case most != many && len(args) > most:
			return fmt.Errorf("%q is one argument too many: %s", args[most], cmd.UseLine())
		}
		return nil
	}
}

// oneOf refuses flags that contradict each other.
func oneOf(cmd *cobra.Command, a, b string) {
	cmd.PreRunE = func(cmd *cobra.Command, _ []string) error {
		if cmd.Flags().Changed(a) && cmd.Flags().Changed(b) {
			return fmt.Errorf("choose one of --%s and --%s", a, b)
		}
		return nil
	}
}

// missingFlags refuses a command line without a flag that has to be there; all of them are named.
func missingFlags(cmd *cobra.Command) error {
	var missing []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if f.Annotations[cobra.BashCompOneRequiredFlag] != nil && !f.Changed {
			missing = append(missing, "--"+f.Name)
		}
	})
	switch len(missing) {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("the flag %s is missing", missing[0])
	}
	return fmt.Errorf("the flags %s are missing", strings.Join(missing, ", "))
}

// flagError says what a flag wants without naming functions of Go.
func flagError(_ *cobra.Command, err error) error {
	var wrong *pflag.InvalidValueError
	if !errors.As(err, &wrong) {
		return err
	}
	flag := wrong.GetFlag()
	wanted, known := map[string]string{"int": "a whole number", "duration": "a time such as 2s", "bool": "true or false"}[flag.Value.Type()]
	if !known {
		return err
	}
	return fmt.Errorf("--%s wants %s, not %q", flag.Name, wanted, wrong.GetValue())
}

// usageHint names the command or flag that was probably meant, else where to read how the command is used.
func usageHint(cmd *cobra.Command, args []string, err error) string {
	if near := nearestWord(cmd, args, err); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return fmt.Sprintf("%s --help says how it is used", cmd.CommandPath())
}

func nearestWord(cmd *cobra.Command, args []string, err error) string {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var flags []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { flags = append(flags, "--"+f.Name) })
		return diag.Nearest("--"+unknown.GetSpecifiedName(), flags)
	}
	if cmd.Name() == "help" {
		cmd = cmd.Root()
	}
	cmd.SuggestionsMinimumDistance = 2
	for _, arg := range args {
		if near := cmd.SuggestionsFor(arg); len(near) > 0 {
			return near[0]
		}
	}
	return ""
}

func newHelpCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say how a command is used",
		Long: `Help says how a command is used, as its flag --help does.

Exit codes: 0 done; 2 there is no such command.`,
		Example: `  rampbook help build
  rampbook help progress report`,
		Args: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err == nil && len(rest) > 0 {
				err = fmt.Errorf("unknown command %q for %q", rest[0], found.CommandPath())
			}
			return err
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			found, _, err := cmd.Root().Find(args)
			if err != nil {
				return err
			}
			return found.Help()
		},
	}
}
