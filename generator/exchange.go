package generator

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
	"rampbook/generator/quiz"
)

// An Exchange is questions that were carried from one format to another.
type Exchange struct {
	Output      []byte
	Count       int // questions in Output
	Diagnostics []diag.Diagnostic
}

// giftMark is what a GIFT file has and a plain list does not: answers in braces, or a category.
var giftMark = regexp.MustCompile(`(?m)^\$CATEGORY:|^::|(?:^|[^\\])\{(?:[^}]|\\\})*\}`)

// ImportQuiz makes a page of questions of a file. format is gift, list, or "" to find out by looking at it.
func ImportQuiz(file, format string) (*Exchange, error) {
	data, err := readLimited(file)
	if err != nil {
		return nil, fmt.Errorf("import quiz: %w", err)
	}
	if format == "" {
		format = "list"
		if strings.EqualFold(filepath.Ext(file), ".gift") || giftMark.Match(data) {
			format = "gift"
		}
	}
	var ds diag.List
	name := filepath.ToSlash(file)
	text := &diag.Source{Name: name, Text: data}
	var draft *quiz.Draft
	switch format {
	case "gift":
		draft = quiz.ReadGIFT(name, data, &ds)
	case "list":
		draft = quiz.ReadList(name, data, &ds)
	default:
		return nil, fmt.Errorf("import quiz: unknown format %q: choose gift or list", format)
	}
	return &Exchange{draft.Markdown(), draft.Count(), withSnippets(ds.Sorted(), text)}, nil
}

// ExportQuiz makes a GIFT file of the questions of a page. The page's mistakes are named too: a question
// with one is not to be trusted elsewhere either.
func ExportQuiz(file string) (*Exchange, error) {
	data, err := readLimited(file)
	if err != nil {
		return nil, fmt.Errorf("export quiz: %w", err)
	}
	var ds diag.List
	name := filepath.ToSlash(file)
	text := &diag.Source{Name: name, Text: data}
	page := quiz.New(name, &ds)
	markdown.Parse(data, markdown.Options{Name: name, Keyword: quiz.IsKeyword, Section: page.Section}, &ds)
	page.Finish()
	if page.Count() == 0 {
		ds.Error("export-empty", diag.Pos{File: name}, "the page has no questions", "see the guide to questions")
	}
	if ds.Count(diag.Error) > 0 {
		return &Exchange{nil, 0, withSnippets(ds.Sorted(), text)}, nil
	}
	var lost diag.List
	out, n := quiz.WriteGIFT(page, &lost)
	return &Exchange{out, n, withSnippets(lost.Sorted(), text)}, nil
}

// readLimited reads a file that is not too large to be one of questions.
func readLimited(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if info.Size() > quiz.MaxImport {
		return nil, fmt.Errorf("%s has more than %d MB: split it", file, quiz.MaxImport>>20)
	}
	return os.ReadFile(file)
}

// WriteExchange writes what was carried over into a new file; one that is there already is kept unless
// replace says otherwise.
func WriteExchange(file string, data []byte, replace bool) error {
	flags := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if replace {
		flags = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	f, err := os.OpenFile(file, flags, 0o644)
	if err != nil {
		return fmt.Errorf("write questions: %w", err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write questions: %w", err)
	}
	return nil
}
