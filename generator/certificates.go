package generator

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"rampbook/generator/certificate"
	"rampbook/generator/diag"
	"rampbook/generator/progress"
	"rampbook/generator/report"
)

// CertificateOptions say what is to be signed.
type CertificateOptions struct {
	Dir    string   // the portal
	Logs   []string // files and folders of records; none: the portal's own
	Path   string   // page of the learning path
	Actor  string   // the learner's pseudonym
	Name   string   // as it is to stand on the certificate
	Signer string
	Key    string // file of the private key
	Today  time.Time
}

// ErrUnfinished says that a path is not done; the diagnostics name what is missing.
var ErrUnfinished = errors.New("the path is not finished")

// NewKeys makes a key pair and writes it into two new files: the private one for its owner alone, and
// the public one, with .pub behind the name. It returns the public key's fingerprint.
func NewKeys(file string) (fingerprint string, err error) {
	private, public, err := certificate.NewKey(rand.Reader)
	if err != nil {
		return "", err
	}
	for _, f := range []struct {
		name string
		data []byte
		perm os.FileMode
	}{{file, private, 0o600}, {file + ".pub", public, 0o644}} {
		if err := writeKey(f.name, f.data, f.perm); err != nil {
			return "", fmt.Errorf("write key: %w", err)
		}
	}
	key, err := certificate.ReadPublic(public)
	if err != nil {
		return "", err
	}
	return certificate.Fingerprint(key), nil
}

func writeKey(name string, data []byte, perm os.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// SignCertificate signs that a learner finished a path, if the logs say so. With ErrUnfinished the
// diagnostics name each step that is missing.
func SignCertificate(ctx context.Context, o CertificateOptions) (line []byte, ds []diag.Diagnostic, err error) {
	pem, err := os.ReadFile(o.Key)
	if err != nil {
		return nil, nil, fmt.Errorf("read key: %w", err)
	}
	key, err := certificate.ReadPrivate(pem)
	if err != nil {
		return nil, nil, err
	}
	s, err := openSite(ctx, o.Dir, &diag.List{})
	if err != nil {
		return nil, nil, err
	}
	defer s.portal.Close()
	lines, ds, err := mergedLogs(LogsOf(o.Dir, o.Logs))
	if err != nil {
		return nil, ds, err
	}
	lines = slices.DeleteFunc(lines, func(l progress.Line) bool { return l.Quality != progress.Good || l.Record.Actor != o.Actor })
	done, err := report.Finish(s.teamFacts(), o.Path, o.Actor, lines)
	if err != nil {
		return nil, ds, err
	}
	if len(done.Missing) > 0 {
		for _, step := range done.Missing {
			ds = append(ds, diag.Diagnostic{Severity: diag.Error, Code: "certificate-step", Message: fmt.Sprintf("%q (%s) is not done", step.Title, step.Page)})
		}
		return nil, ds, ErrUnfinished
	}
	sum := sha256.Sum256([]byte(progress.Text(lines)))
	c := certificate.Certificate{
		Portal: s.portalID(), Path: done.Path.Page, Title: done.Path.Title, Name: o.Name, Actor: o.Actor, Done: done.Day, Steps: done.Steps,
		Records: len(lines), Log: hex.EncodeToString(sum[:]), Signer: o.Signer, Signed: o.Today.Format(time.DateOnly),
	}
	for _, q := range done.Quizzes {
		c.Quizzes = append(c.Quizzes, certificate.Quiz{Path: q.Page, Score: q.Share})
	}
	line, err = certificate.Sign(c, key)
	return line, ds, err
}

// VerifyCertificate checks a certificate against a public key, and against the logs of the learner if logs are named: they
// must be, record for record, those that the signer saw.
func VerifyCertificate(file, keyFile string, logs []string) (c certificate.Certificate, fingerprint string, err error) {
	pem, err := os.ReadFile(keyFile)
	if err != nil {
		return c, "", fmt.Errorf("read key: %w", err)
	}
	key, err := certificate.ReadPublic(pem)
	if err != nil {
		return c, "", err
	}
	line, err := readLimited(file)
	if err != nil {
		return c, "", fmt.Errorf("read certificate: %w", err)
	}
	if c, err = certificate.Verify(line, key); err != nil {
		return c, "", err
	}
	if len(logs) == 0 {
		return c, certificate.Fingerprint(key), nil
	}
	lines, _, err := mergedLogs(logs)
	if err != nil {
		return c, "", err
	}
	lines = slices.DeleteFunc(lines, func(l progress.Line) bool { return l.Quality != progress.Good || l.Record.Actor != c.Actor })
	if sum := sha256.Sum256([]byte(progress.Text(lines))); hex.EncodeToString(sum[:]) != c.Log {
		return c, "", ErrOtherLog
	}
	return c, certificate.Fingerprint(key), nil
}

// ErrOtherLog says that a certificate is valid and the log is not the one that was signed.
var ErrOtherLog = errors.New("the signature is right, but the records are not those that the signer saw: some were added, lost or changed since")
