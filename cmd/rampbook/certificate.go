package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"rampbook/generator"
	"rampbook/generator/certificate"
	"rampbook/generator/stats"
)

func newCertificateCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "certificate",
		Short: "Sign that somebody finished a path, and check it",
		Long: `Certificate makes and checks signed certificates of learning paths.

A valid signature proves that whoever holds the key saw a log in which the path
was done, and put the name to it on that day. It does not prove that the person
of that name answered alone: a log is a file on the learner's own machine, and
nothing in a static site keeps a learner from writing one. Look at the log, and
talk to the learner, before you sign.

Exit codes: 0 done, or the certificate is valid; 1 the path is not finished, or
the certificate is not valid; 2 wrong usage, or a file could not be read or
written.`,
		Example: `  rampbook certificate key trainer.key
  rampbook certificate sign --key trainer.key --path paths/seller --actor u-3f9c1e7ab2d04c55 --name "Mia Chen" --signer "Lin Qiao" > mia.json
  rampbook certificate verify mia.json --key trainer.key.pub`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newCertificateKeyCmd(), newCertificateSignCmd(), newCertificateVerifyCmd())
	return cmd
}

func newCertificateKeyCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "key FILE",
		Short: "Make the key that signs, and the one that verifies",
		Long: `Key makes an Ed25519 key pair: FILE is the private key, for you alone, and FILE.pub
the public one, to give away. Files that exist are kept. The fingerprint names
the key: tell it to those who verify by another way than the file.

Exit codes: 0 done; 2 wrong usage, or a file exists or could not be written.`,
		Example: `  rampbook certificate key trainer.key`,
		Args:    takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			fingerprint, err := generator.NewKeys(args[0])
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s is the private key, %s.pub the public one\nfingerprint %s\n", args[0], args[0], fingerprint)
			return nil
		},
	}
}

func newCertificateSignCmd() *cobra.Command {
	var o generator.CertificateOptions
	cmd := &cobra.Command{
		Use:   "sign [LOGS…]",
		Short: "Sign that a learner finished a path, if the log says so",
		Long: `Sign reads a learner's records and, if every step of the path is done, prints a
certificate: one line of JSON with the name, the path, the best result of each
quiz, the SHA-256 of the records, and a signature. A step that is not done is
named, and nothing is signed.

Exit codes: 0 signed; 1 the path is not finished, or lines of a log do not count;
2 wrong usage, or a file could not be read.`,
		Example: `  rampbook certificate sign mia.jsonl --key trainer.key --path paths/seller --actor u-3f9c1e7ab2d04c55 --name "Mia Chen" --signer "Lin Qiao" > mia.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Logs, o.Today = args, time.Now()
			line, ds, err := generator.SignCertificate(cmd.Context(), o)
			if errors.Is(err, generator.ErrUnfinished) {
				err = nil // what is missing is named
			}
			if _, writeErr := cmd.OutOrStdout().Write(line); err == nil {
				err = writeErr
			}
			return finish(cmd, ds, err)
		},
	}
	cmd.Flags().StringVar(&o.Dir, "portal", ".", "the portal's `folder`")
	for _, f := range []struct {
		to          *string
		name, usage string
	}{
		{&o.Key, "key", "`file` of the private key"}, {&o.Path, "path", "`page` of the learning path, such as paths/seller"}, {&o.Actor, "actor", "the learner's `pseudonym`"},
		{&o.Name, "name", "the learner's `name`, as it is to stand there"}, {&o.Signer, "signer", "your `name`"},
	} {
		cmd.Flags().StringVar(f.to, f.name, "", f.usage)
		if err := cmd.MarkFlagRequired(f.name); err != nil {
			panic(err) // the flag stands in the line above
		}
	}
	return cmd
}

func newCertificateVerifyCmd() *cobra.Command {
	var key string
	var logs []string
	cmd := &cobra.Command{
		Use:   "verify FILE",
		Short: "Check a certificate against a public key",
		Long: `Verify checks that a certificate is byte for byte what the key signed, and prints
it. With --log it also checks that the learner's records are those that the
signer saw.

Exit codes: 0 valid; 1 not valid, or the records are others; 2 wrong usage, or a
file could not be read.`,
		Example: `  rampbook certificate verify mia.json --key trainer.key.pub
  rampbook certificate verify mia.json --key trainer.key.pub --log mia.jsonl`,
		Args: takes(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, fingerprint, err := generator.VerifyCertificate(args[0], key, logs)
			if errors.Is(err, certificate.ErrSignature) || errors.Is(err, certificate.ErrForm) || errors.Is(err, generator.ErrOtherLog) {
				fmt.Fprintln(cmd.ErrOrStderr(), args[0]+":", err)
				return errMistakes
			}
			if err == nil {
				printCertificate(cmd, c, fingerprint)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "`file` of the public key")
	cmd.Flags().StringSliceVar(&logs, "log", nil, "`files` and folders of the learner's records")
	if err := cmd.MarkFlagRequired("key"); err != nil {
		panic(err) // the flag stands above
	}
	return cmd
}

func printCertificate(cmd *cobra.Command, c certificate.Certificate, fingerprint string) {
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "valid: signed by %s on %s with the key %s\n", c.Signer, c.Signed, fingerprint)
	fmt.Fprintf(w, "%s (%s) finished %q (%s of %s), %s, on %s\n", c.Name, c.Actor, c.Title, c.Path, c.Portal, count(c.Steps, "step"), c.Done)
	for _, q := range c.Quizzes {
		fmt.Fprintf(w, "  %s: %.0f %%\n", q.Path, stats.PercentDown(q.Score, 0))
	}
	fmt.Fprintf(w, "from %s with the SHA-256 %s\n", count(c.Records, "record"), c.Log)
}
