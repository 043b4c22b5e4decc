package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"rampbook/generator/progress"
	"rampbook/generator/project"
	"rampbook/generator/server"
)

// A keeper keeps the records of those who learn with a preview.
type keeper struct {
	dir   string // one file for each learner
	fixed string // if not empty: the one file for everybody

	mu    sync.Mutex
	files map[string]*progress.File // by path
}

// newKeeper keeps records in a portal's own folder, or in the file that its owner chose.
func newKeeper(dir, fixed string) *keeper {
	if fixed != "" {
		fixed = absolute(fixed)
	}
	return &keeper{dir: filepath.Join(dir, project.LogFolder), fixed: fixed, files: map[string]*progress.File{}}
}

func (k *keeper) log() *server.Log {
	return &server.Log{
		Read: k.read, Append: k.append, Full: progress.IsFull,
		Busy: func(err error) bool { return errors.Is(err, progress.ErrBusy) },
	}
}

// file is the one log on disk of a path: it remembers what it holds.
func (k *keeper) file(path string) *progress.File {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.files[path] == nil {
		k.files[path] = progress.At(path)
	}
	return k.files[path]
}

// of returns a learner's log and whose it is. One without a log is shown the only other learner's,
// if there is just one: a second browser of the same person.
func (k *keeper) of(actor string) (file *progress.File, owner string, err error) {
	if !progress.IsActor(actor) {
		return nil, "", server.ErrActor
	}
	if k.fixed != "" {
		return k.file(k.fixed), actor, nil
	}
	own := filepath.Join(k.dir, actor+".jsonl")
	if _, err := os.Stat(own); err == nil || !errors.Is(err, fs.ErrNotExist) {
		return k.file(own), actor, err
	}
	names, err := filepath.Glob(filepath.Join(k.dir, "*.jsonl"))
	if err != nil {
		return nil, "", fmt.Errorf("look for logs: %w", err)
	}
	if len(names) == 1 {
		if other := strings.TrimSuffix(filepath.Base(names[0]), ".jsonl"); progress.IsActor(other) {
			return k.file(names[0]), other, nil
		}
	}
	return k.file(own), actor, nil
}

func (k *keeper) read(actor, after string) (text []byte, owner string, err error) {
	file, owner, err := k.of(actor)
	if err != nil {
		return nil, "", err
	}
	lines, _, err := file.Lines()
	if err != nil {
		return nil, "", err
	}
	var wanted []progress.Line
	actors := map[string]bool{}
	for _, l := range lines {
		if l.Quality != progress.Good {
			continue
		}
		actors[l.Record.Actor] = true
		if l.ID > after {
			wanted = append(wanted, l)
		}
		if k.fixed != "" {
			owner = l.Record.Actor
		}
	}
	if actors[actor] {
		owner = actor
	}
	return []byte(progress.Text(wanted)), owner, nil
}

// append keeps lines in the learner's own file.
func (k *keeper) append(actor string, text []byte) (server.Kept, error) {
	if !progress.IsActor(actor) {
		return server.Kept{}, server.ErrActor
	}
	path := k.fixed
	if path == "" {
		path = filepath.Join(k.dir, actor+".jsonl")
		if err := k.hide(); err != nil {
			return server.Kept{}, err
		}
	}
	lines, problems := progress.Parse(string(text))
	var kept server.Kept
	for _, p := range problems {
		kept.Problems = append(kept.Problems, server.BadLine{Line: p.Line, Reason: p.Reason})
	}
	var records []progress.Line
	for _, l := range lines {
		if l.Quality == progress.Good || l.Quality == progress.Newer {
			records = append(records, l)
		}
	}
	var err error
	kept.Added, err = k.file(path).Append(records...)
	return kept, err
}

// hide makes the folder for logs and keeps it out of git: a log is its learner's.
func (k *keeper) hide() error {
	if err := os.MkdirAll(k.dir, 0o700); err != nil {
		return fmt.Errorf("make the folder for logs: %w", err)
	}
	name := filepath.Join(k.dir, ".gitignore")
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err := os.WriteFile(name, []byte("*\n"), 0o600); err != nil {
		return fmt.Errorf("keep logs out of git: %w", err)
	}
	return nil
}
