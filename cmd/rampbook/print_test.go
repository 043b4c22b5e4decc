package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"rampbook/generator"
	"rampbook/generator/diag"
	"rampbook/generator/publish"
)

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{thousands(0), "0"},
		{thousands(999), "999"},
		{thousands(1000), "1,000"},
		{thousands(1234567), "1,234,567"},
		{count(0, "page"), "0 pages"},
		{count(1, "page"), "1 page"},
		{count(12000, "page"), "12,000 pages"},
		{size(999), "999 bytes"},
		{size(1000), "1.0 kB"},
		{size(74_749), "74.7 kB"},
		{size(2_500_000), "2.5 MB"},
		{size(3_000_000_000), "3.0 GB"},
		{percent(generator.Graded{Score: 79.999, Max: 100}), "79.99 %"},
		{percent(generator.Graded{Score: 0.1 + 0.7, Max: 1}), "80 %"},
		{percent(generator.Graded{Score: 0.29, Max: 1}), "29 %"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestTally(t *testing.T) {
	ds := []diag.Diagnostic{{Severity: diag.Hint}, {Severity: diag.Error}, {Severity: diag.Error}, {Severity: diag.Warning}}
	if got, want := tally(ds), "2 errors, 1 warning, 1 hint"; got != want {
		t.Errorf("tally is %q, want %q", got, want)
	}
	if got, want := tally(ds[:1]), "1 hint"; got != want {
		t.Errorf("tally is %q, want %q", got, want)
	}
}

// TestProgress: elsewhere than on a terminal nothing is printed, on one the line is taken back.
func TestProgress(t *testing.T) {
	var w bytes.Buffer
	p := newProgress(&w)
	p.step("render")
	p.clear()
	if w.Len() > 0 {
		t.Errorf("printed %q into a pipe", w.String())
	}
	p.tty = true
	p.step("render")
	p.clear()
	if got := w.String(); !strings.Contains(got, "render …") || !strings.HasSuffix(got, "\r\x1b[K") {
		t.Errorf("printed %q on a terminal", got)
	}
}

func TestHintFor(t *testing.T) {
	for _, c := range []struct {
		err  error
		hint string
	}{
		{syscall.ENOSPC, "disk is full"},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EROFS}, "look at the permissions there, or choose another place; the site published before was left whole"},
		{&os.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, "look at the permissions there, or choose another place; the site published before was left whole"},
		{publish.ErrNotEmpty, "--force"},
		{os.NewSyscallError("bind", syscall.EADDRINUSE), "--port"},
		{os.ErrNotExist, "check the path"},
		{errors.New("else"), ""},
	} {
		got := hintFor(fmt.Errorf("wrapped: %w", c.err), newBuildCmd())
		if !strings.Contains(got, c.hint) || (got == "") != (c.hint == "") {
			t.Errorf("hint for %v is %q, want %q in it", c.err, got, c.hint)
		}
	}
}
