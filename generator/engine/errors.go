package engine

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bep/logg"
	"github.com/gohugoio/hugo/common/herrors"
	"github.com/gohugoio/hugo/common/loggers"

	"rampbook/generator/diag"
)

// logs keeps what Hugo says while it works; nothing is printed.
type logs struct {
	mu      sync.Mutex
	entries []logEntry
	log     loggers.Logger
}

type logEntry struct {
	level logg.Level
	text  string
}

func (l *logs) logger() loggers.Logger {
	if l.log == nil {
		l.log = loggers.New(loggers.Options{
			StdOut: discard{}, StdErr: discard{},
			Level: logg.LevelWarn, DistinctLevel: logg.LevelWarn,
			HandlerPost: l.keep,
		})
	}
	return l.log
}

func (l *logs) keep(e *logg.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = append(l.entries, logEntry{e.Level, e.Message})
	return nil
}

func (l *logs) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = nil
	l.logger().Reset()
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// diagnose turns Hugo's error and log into diagnostics.
func (e *Engine) diagnose(err error) []diag.Diagnostic {
	var ds []diag.Diagnostic
	for _, leaf := range leaves(err) {
		ds = append(ds, e.fromError(leaf))
	}
	e.log.mu.Lock()
	defer e.log.mu.Unlock()
	for _, entry := range e.log.entries {
		severity := diag.Warning
		if entry.level >= logg.LevelError {
			severity = diag.Error
		}
		ds = append(ds, diag.Diagnostic{Pos: e.position(entry.text), Severity: severity, Code: "hugo", Message: oneLine(entry.text)})
	}
	return ds
}

// leaves splits a joined error.
func leaves(err error) []error {
	for unwrapped := err; unwrapped != nil; unwrapped = errors.Unwrap(unwrapped) {
		if joined, ok := unwrapped.(interface{ Unwrap() []error }); ok {
			var all []error
			for _, part := range joined.Unwrap() {
				all = append(all, leaves(part)...)
			}
			return all
		}
	}
	if err == nil || strings.HasPrefix(err.Error(), "logged ") {
		return nil // the logged errors are reported one by one
	}
	return []error{err}
}

func (e *Engine) fromError(err error) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "template", Message: oneLine(herrors.Cause(err).Error())}
	var file herrors.FileError
	for inner := err; errors.As(inner, &file); inner = errors.Unwrap(file) {
		p := file.Position()
		if p.Filename == "" {
			continue
		}
		d.Pos = diag.Pos{File: e.sourceOf(p.Filename), Line: max(p.LineNumber, 0), Col: max(p.ColumnNumber, 0)}
		if ctx := file.ErrorContext(); ctx != nil && ctx.LinesPos >= 0 && ctx.LinesPos < len(ctx.Lines) {
			d.Snippet = strings.TrimRight(ctx.Lines[ctx.LinesPos], "\r")
		}
	}
	if d.Pos.File == "" {
		d.Pos = e.position(err.Error())
	}
	e.inTemplate(&d)
	if e.ofContent(d.Pos.File) {
		d.Pos.Line, d.Pos.Col, d.Snippet = 0, 0, "" // they are of the file as made for Hugo
	}
	return d
}

// ofContent reports whether a file is one of the author's pages.
func (e *Engine) ofContent(file string) bool {
	return slices.ContainsFunc(e.site.Contents, func(c Content) bool { return c.Source == file && file != "" })
}

var templateError = regexp.MustCompile(`^template: ([^:]+):(\d+): `)

// inTemplate mends the place of an error in a template's syntax: Hugo names the base template,
// the message the one that is wrong.
func (e *Engine) inTemplate(d *diag.Diagnostic) {
	m := templateError.FindStringSubmatch(d.Message)
	if m == nil {
		return
	}
	name := filepath.Join(e.theme.dir, "layouts", filepath.FromSlash(m[1]))
	text, err := os.ReadFile(name)
	if err != nil {
		return
	}
	src := diag.Source{Text: text}
	d.Message = strings.TrimPrefix(d.Message, m[0])
	d.Pos = diag.Pos{File: e.sourceOf(name), Line: number(m[2])}
	d.Snippet = src.Line(d.Pos.Line)
}

var place = regexp.MustCompile(`"([^"]+?):(\d+):(\d+)"`)

// position finds a quoted file:line:col in what Hugo says.
func (e *Engine) position(text string) diag.Pos {
	m := place.FindStringSubmatch(text)
	if m == nil {
		return diag.Pos{}
	}
	return diag.Pos{File: e.sourceOf(m[1]), Line: number(m[2]), Col: number(m[3])}
}

// sourceOf turns a file name of Hugo's into one the owner knows.
func (e *Engine) sourceOf(name string) string {
	name = filepath.Clean(name)
	if rel, ok := below(filepath.Join(e.layer.root, "content"), name); ok {
		for _, c := range e.site.Contents {
			if c.Lang+"/"+c.Path == rel && c.Source != "" {
				return c.Source
			}
		}
		return rel
	}
	if rel, ok := below(e.theme.dir, name); ok {
		if own, ok := e.theme.origin[rel]; ok {
			return own
		}
		return "themes/rampbook/" + rel
	}
	if rel, ok := below(e.site.Root, name); ok {
		return rel
	}
	return filepath.ToSlash(name)
}

func below(dir, name string) (string, bool) {
	rel, err := filepath.Rel(dir, name)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func number(digits string) int {
	n := 0
	for _, c := range digits {
		n = min(n*10+int(c-'0'), 1<<30)
	}
	return n
}
