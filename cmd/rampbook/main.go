// Command rampbook turns a folder of markdown into a training portal: a static site to learn
// sales playbooks from.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/publish"
)

// Exit codes.
const (
	exitOK       = 0
	exitMistakes = 1 // the author's: named with file, line and column
	exitFailure  = 2 // wrong usage, or a fault that is not in the portal
)

// errMistakes says that an author's mistakes were printed.
var errMistakes = errors.New("mistakes were found")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is main with its surroundings passed in.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRootCmd()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	understood := false // the command line was
	root.PersistentPreRun = func(*cobra.Command, []string) { understood = true }
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errMistakes):
		return exitMistakes
	}
	fmt.Fprintln(stderr, "rampbook:", err)
	hint := hintFor(err)
	if !understood {
		hint = usageHint(cmd, args)
	}
	if hint != "" {
		fmt.Fprintln(stderr, "  hint:", hint)
	}
	return exitFailure
}

// usageHint names the command that was probably meant, else where to read how the command is used.
func usageHint(cmd *cobra.Command, args []string) string {
	if !cmd.HasParent() {
		for _, arg := range args {
			if near := cmd.SuggestionsFor(arg); len(near) > 0 {
				return fmt.Sprintf("did you mean %q?", near[0])
			}
		}
	}
	return fmt.Sprintf("%s --help says how it is used", cmd.CommandPath())
}

// hintFor says how to mend a fault of the machine.
func hintFor(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; the site published before was left whole"
	case errors.Is(err, syscall.EROFS), errors.Is(err, os.ErrPermission):
		return "choose a folder you may write to with -d; the site published before was left whole"
	case errors.Is(err, generator.ErrConfig):
		return "rampbook check names every mistake in rampbook.toml"
	case errors.Is(err, publish.ErrNotEmpty):
		return "choose another folder with -d, or add --force to publish into this one"
	case errors.Is(err, syscall.EADDRINUSE):
		return "choose another port with --port, or leave it out to get the next free one"
	case errors.Is(err, os.ErrNotExist):
		return "check the path"
	}
	return ""
}
