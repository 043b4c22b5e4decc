package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// passphraseFlag adds the flag that names a file with the passphrase. The passphrase itself is no flag: the command
// line of a program can be seen by others.
func passphraseFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "passphrase-file", "", "`file` with the passphrase for locked questions (default: $RAMPBOOK_PASSPHRASE)")
}

// readPassphrase returns the first line of a file, or what the environment says; "" when neither is there.
func readPassphrase(file string) (string, error) {
	if file == "" {
		return os.Getenv("RAMPBOOK_PASSPHRASE"), nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	line, _, _ := strings.Cut(string(data), "\n")
	if line = strings.TrimSpace(line); line == "" {
		return "", fmt.Errorf("read the passphrase: the first line of %s is empty", file)
	}
	return line, nil
}
