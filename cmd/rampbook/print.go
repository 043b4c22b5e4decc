package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"rampbook/generator/diag"
)

// isTerminal reports whether w is a terminal a person looks at.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// printDiagnostics prints mistakes for a person; in colour on a terminal unless NO_COLOR is set.
func printDiagnostics(w io.Writer, ds []diag.Diagnostic) error {
	colour := isTerminal(w) && os.Getenv("NO_COLOR") == ""
	if err := diag.WriteText(w, ds, diag.Style{Colour: colour}); err != nil {
		return err
	}
	if len(ds) > 0 {
		fmt.Fprintln(w, tally(ds))
	}
	return nil
}

// finish prints the mistakes behind what a command did, and makes an exit code of them: a hint is none.
func finish(cmd *cobra.Command, ds []diag.Diagnostic, err error) error {
	if printErr := printDiagnostics(cmd.ErrOrStderr(), ds); err == nil && printErr != nil {
		return printErr
	}
	if err != nil {
		return err
	}
	if slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Severity >= diag.Warning }) {
		return errMistakes
	}
	return nil
}

// tally counts the mistakes: "2 errors, 1 hint".
func tally(ds []diag.Diagnostic) string {
	text := ""
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Hint} {
		n := 0
		for _, d := range ds {
			if d.Severity == s {
				n++
			}
		}
		if n > 0 && text != "" {
			text += ", "
		}
		if n > 0 {
			text += count(n, s.String())
		}
	}
	return text
}

// count is "1 page" or "12 pages".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return thousands(n) + " " + thing + "s"
}

// thousands prints 1234567 as 1,234,567.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size prints bytes in decimal units.
func size(bytes int64) string {
	switch {
	case bytes >= 1e9:
		return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
	case bytes >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	case bytes >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%d bytes", bytes)
}
