package generator

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/progress"
	"rampbook/generator/project"
)

// A LogSummary is what one learner's records are.
type LogSummary struct {
	Actor    string         `json:"actor"`
	Portal   string         `json:"portal"`
	Records  int            `json:"records"`
	Sessions int            `json:"sessions"`
	First    string         `json:"first"` // time
	Last     string         `json:"last"`
	Events   map[string]int `json:"events"`
}

// ShowLogs sums up records by learner and portal. Lines that do not count are named.
func ShowLogs(paths []string) ([]LogSummary, []diag.Diagnostic, error) {
	defer spendOnLogs()()
	lines, ds, err := mergedLogs(paths)
	if err != nil {
		return nil, nil, err
	}
	type key struct{ actor, portal string }
	sums, sessions := map[key]*LogSummary{}, map[key]map[string]bool{}
	for i := range lines {
		r := &lines[i].Record
		if lines[i].Quality != progress.Good {
			continue
		}
		k := key{r.Actor, r.Portal}
		if sums[k] == nil {
			sums[k] = &LogSummary{Actor: r.Actor, Portal: r.Portal, First: r.Time, Events: map[string]int{}}
			sessions[k] = map[string]bool{}
		}
		s := sums[k]
		s.Records++
		s.Events[r.Event]++
		s.First, s.Last = min(s.First, r.Time), max(s.Last, r.Time)
		sessions[k][r.Session] = true
	}
	list := []LogSummary{}
	for k, s := range sums {
		s.Sessions = len(sessions[k])
		list = append(list, *s)
	}
	slices.SortFunc(list, func(a, b LogSummary) int {
		return cmp.Or(cmp.Compare(a.Actor, b.Actor), cmp.Compare(a.Portal, b.Portal))
	})
	return list, ds, nil
}

// mergedLogs is the union of logs, and what does not count in them.
func mergedLogs(paths []string) ([]progress.Line, []diag.Diagnostic, error) {
	sources, err := progress.ReadSources(paths)
	if err != nil {
		return nil, nil, err
	}
	var ds diag.List
	nameProblems(sources, &ds)
	lines, conflicts := progress.MergeSources(sources)
	for _, c := range conflicts {
		ds.Warn("log-conflict", diag.Pos{}, fmt.Sprintf("the id %s is there with %d different lines", c.ID, c.Lines), "the line with the right checksum counts, else the smaller one")
	}
	return lines, ds.Sorted(), nil
}

// MergeLogs writes the union of logs, by id. Any order of the same logs gives the same bytes.
func MergeLogs(w io.Writer, paths []string) (records int, ds []diag.Diagnostic, err error) {
	defer spendOnLogs()()
	lines, ds, err := mergedLogs(paths)
	if err != nil {
		return 0, nil, err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	for _, l := range lines {
		out.WriteString(l.Text) // the writer keeps its first error for Flush
		out.WriteByte('\n')
	}
	if err := out.Flush(); err != nil {
		return 0, ds, fmt.Errorf("write the log: %w", err)
	}
	return len(lines), ds, nil
}

// VerifyLogs names what is wrong with logs, and hints at what is odd: numbers that are missing within a session,
// and clocks that went back or are ahead of now.
func VerifyLogs(paths []string, now time.Time) (records int, ds []diag.Diagnostic, err error) {
	defer spendOnLogs()()
	lines, ds, err := mergedLogs(paths)
	if err != nil {
		return 0, nil, err
	}
	var odd diag.List
	odd.Join(ds)
	bySession := map[[2]string][]*progress.Record{}
	for i := range lines {
		if lines[i].Quality == progress.Good {
			r := &lines[i].Record
			bySession[[2]string{r.Actor, r.Session}] = append(bySession[[2]string{r.Actor, r.Session}], r)
		}
	}
	for _, key := range slices.SortedFunc(maps.Keys(bySession), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	}) {
		verifySession(bySession[key], now, &odd)
	}
	return len(lines), odd.Sorted(), nil
}

// slack is by how much a clock may go back or be ahead before that is odd: clocks are set now and then.
const slack = 5 * time.Minute

func verifySession(records []*progress.Record, now time.Time, ds *diag.List) {
	slices.SortStableFunc(records, func(a, b *progress.Record) int { return cmp.Compare(a.N, b.N) })
	first := records[0]
	name := fmt.Sprintf("session %s of %s", first.Session, first.Actor)
	missing, next := int64(0), int64(0)
	var latest time.Time
	for _, r := range records {
		missing += max(0, r.N-next)
		next = r.N + 1
		if t := r.When(); t.Before(latest.Add(-slack)) {
			ds.Note("log-clock", diag.Pos{}, fmt.Sprintf("the clock went back in %s, before record %s", name, r.ID), "order is kept by the numbers of the session")
		} else if t.After(latest) {
			latest = t
		}
	}
	if missing > 0 {
		ds.Note("log-gap", diag.Pos{}, fmt.Sprintf("%s lacks %d of %d records", name, missing, next), "another copy of the log may have them")
	}
	if latest.After(now.Add(slack)) {
		ds.Note("log-clock", diag.Pos{}, fmt.Sprintf("the clock of %s is ahead: %s", name, latest.Format(time.RFC3339)), "its records count, with that time")
	}
}

// ImportLogs adds records to a portal's own logs, a file for each learner, and returns how many were new. Damaged
// lines are left out and named; what is there already is not added again.
func ImportLogs(dir string, paths []string) (added int, ds []diag.Diagnostic, err error) {
	lines, ds, err := mergedLogs(paths)
	if err != nil {
		return 0, nil, err
	}
	byActor := map[string][]progress.Line{}
	for _, l := range lines {
		if l.Quality == progress.Good {
			byActor[l.Record.Actor] = append(byActor[l.Record.Actor], l)
		}
	}
	k := newKeeper(dir, "")
	if len(byActor) > 0 {
		if err := k.hide(); err != nil {
			return 0, ds, err
		}
	}
	for _, actor := range slices.Sorted(maps.Keys(byActor)) {
		n, err := k.file(filepath.Join(k.dir, actor+".jsonl")).Append(byActor[actor]...)
		if added += n; err != nil {
			return added, ds, err
		}
	}
	return added, ds, nil
}

// ExportLogs writes records as one export, which says of itself whether it is whole; of one learner, or of all.
func ExportLogs(w io.Writer, paths []string, actor string) (records int, ds []diag.Diagnostic, err error) {
	lines, ds, err := mergedLogs(paths)
	if err != nil {
		return 0, nil, err
	}
	lines = slices.DeleteFunc(lines, func(l progress.Line) bool {
		return l.Quality == progress.Good && actor != "" && l.Record.Actor != actor || l.Quality != progress.Good && actor != ""
	})
	owner, portal := exporter(lines, actor)
	session, err := progress.NewSession(owner, portal)
	if err != nil {
		return 0, ds, err
	}
	text, err := progress.WriteExport(lines, session)
	if err != nil {
		return 0, ds, err
	}
	if _, err := io.WriteString(w, text); err != nil {
		return 0, ds, fmt.Errorf("write the export: %w", err)
	}
	return len(lines), ds, nil
}

// exporter is who makes an export, and of which portal: as the first record says, else somebody new.
func exporter(lines []progress.Line, actor string) (owner, portal string) {
	for _, l := range lines {
		if l.Quality == progress.Good {
			return cmp.Or(actor, l.Record.Actor), l.Record.Portal
		}
	}
	return cmp.Or(actor, progress.NewActor()), "portal"
}

// LogsOf are the logs that a command means: those that are named, else the folder of logs of the portal in dir.
func LogsOf(dir string, paths []string) []string {
	if len(paths) > 0 {
		return paths
	}
	return []string{filepath.Join(dir, project.LogFolder)}
}

// ReplaceFile gives a file the text that write writes, for its owner alone. The file is as it was until the text is whole, so that a
// log may be merged into itself.
func ReplaceFile(file string, write func(io.Writer) error) error {
	return replaceFile(file, 0o600, write)
}

// rewrite changes an author's file, which is as it was until the new text is whole. A symbolic link stays one.
func rewrite(name string, change func([]byte) ([]byte, error)) error {
	file, err := filepath.EvalSymlinks(name)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if data, err = change(data); err != nil {
		return err
	}
	return replaceFile(file, info.Mode().Perm(), func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

func replaceFile(file string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(file), ".rampbook-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Chmod(mode), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	if err := os.Rename(f.Name(), file); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}
