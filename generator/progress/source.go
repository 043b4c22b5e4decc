package progress

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// A Source is one file of records: a log, an export, or several of either in a row.
type Source struct {
	Name     string
	Lines    []Line
	Problems []Problem // lines that do not count, and exports that are not whole; by line
}

// ReadSources reads files, and all .jsonl files in folders and below them, several at a time. Lines that do not count are
// named in their source; the error is for a file that cannot be read.
func ReadSources(paths []string) ([]Source, error) {
	files, err := filesOf(paths)
	if err != nil {
		return nil, fmt.Errorf("read logs: %w", err)
	}
	sources, failed := make([]Source, len(files)), make([]error, len(files))
	turn := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, file := range files {
		turn <- struct{}{}
		wg.Go(func() {
			sources[i], failed[i] = readSource(file)
			<-turn
		})
	}
	wg.Wait()
	if err := errors.Join(failed...); err != nil {
		return nil, fmt.Errorf("read logs: %w", err)
	}
	return sources, nil
}

// filesOf lists the files that paths mean, each once.
func filesOf(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			files = append(files, path)
			continue
		}
		err = filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && strings.HasSuffix(name, ".jsonl") {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

func readSource(name string) (Source, error) {
	text, err := readText(name)
	if err != nil {
		return Source{}, err
	}
	s := Source{Name: filepath.ToSlash(name)}
	s.Lines, s.Problems = Parse(text)
	s.Problems = append(s.Problems, CheckExports(text)...)
	slices.SortStableFunc(s.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return s, nil
}

// readText reads a file as a string without holding it twice.
func readText(name string) (text string, err error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(int(info.Size()))
	_, err = io.Copy(&b, f)
	return b.String(), err
}

// MergeSources is the union of what the sources hold.
func MergeSources(sources []Source) (lines []Line, conflicts []Conflict) {
	logs := make([][]Line, len(sources))
	for i, s := range sources {
		logs[i] = s.Lines
	}
	return Merge(logs...)
}
