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
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/publish"
	"rampbook/generator/watch"
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
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is main with its surroundings passed in.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	root := newRootCmd()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	understood := false // the command line was
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		err := missingFlags(cmd)
		understood = err == nil
		return err
	}
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errMistakes):
		return exitMistakes
	}
	fmt.Fprintln(stderr, "rampbook:", plainly(err))
	hint := hintFor(err, cmd)
	if !understood {
		hint = usageHint(cmd, args, err)
	}
	if hint != "" {
		fmt.Fprintln(stderr, "  hint:", hint)
	}
	return exitFailure
}

// plainly prints an error without the system call in which it came up.
func plainly(err error) string {
	if errors.Is(err, context.Canceled) {
		return "stopped"
	}
	var failed *os.PathError
	if !errors.As(err, &failed) {
		return err.Error()
	}
	return strings.Replace(err.Error(), failed.Error(), failed.Path+": "+failed.Err.Error(), 1)
}

// hintFor says how to mend a fault of the machine that a command came upon.
func hintFor(err error, cmd *cobra.Command) string {
	whole := ""
	if cmd.Name() == "build" {
		whole = "; the site published before was left whole"
	}
	var limit *watch.LimitError
	switch {
	case errors.Is(err, context.Canceled):
		return strings.TrimPrefix(whole, "; ")
	case errors.As(err, &limit):
		return limit.Hint()
	case errors.Is(err, generator.ErrConfig):
		return "rampbook check names every mistake in rampbook.toml"
	case errors.Is(err, publish.ErrNotEmpty):
		return "choose another folder with -d, or add --force to publish into this one"
	case errors.Is(err, generator.ErrNotEmpty):
		return "choose a folder that is empty, or is not there yet"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full" + whole
	case errors.Is(err, syscall.EROFS), errors.Is(err, os.ErrPermission):
		return "look at the permissions there, or choose another place" + whole
	case errors.Is(err, syscall.EADDRINUSE):
		return "choose another port with --port, or leave it out to get the next free one"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return "--host is an address of this computer: leave it out, or 0.0.0.0 for all of them"
	}
	return hintForPath(err, cmd)
}

// hintForPath says how to mend a path that is not what it was taken for.
func hintForPath(err error, cmd *cobra.Command) string {
	switch {
	case errors.Is(err, syscall.ENOTDIR):
		return "this is a file where a folder is wanted"
	case errors.Is(err, syscall.EISDIR):
		return "this is a folder where a file is wanted"
	case errors.Is(err, os.ErrExist) && cmd.Flags().Lookup("force") != nil:
		return "choose another name, or add --force to replace it"
	case errors.Is(err, os.ErrExist):
		return "choose another name"
	case errors.Is(err, os.ErrNotExist) && cmd.Flags().Lookup("portal") != nil:
		return "check the path; when no logs are named they are those in the folder progress of the portal that --portal names"
	case errors.Is(err, os.ErrNotExist):
		return "check the path"
	}
	return ""
}
