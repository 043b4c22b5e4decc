package generator

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rampbook/generator/progress"
	"rampbook/generator/project"
	"rampbook/generator/server"
)

const (
	mia  = "u-00000000000000aa"
	zhao = "u-00000000000000bb"
)

// record is a line of a learner's.
func record(t *testing.T, actor string) string {
	t.Helper()
	s, err := progress.NewSession(actor, "p")
	if err != nil {
		t.Fatal(err)
	}
	l, err := s.Record(progress.Read, "page/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	return l.Text + "\n"
}

func mustKeep(t *testing.T, k *keeper, actor, lines string) {
	t.Helper()
	if kept, err := k.append(actor, []byte(lines)); err != nil || len(kept.Problems) > 0 {
		t.Fatal(kept, err)
	}
}

func TestKeeperHasAFileForEachLearner(t *testing.T) {
	dir := t.TempDir()
	k := newKeeper(dir, "")
	if lines, owner, err := k.read(mia, ""); len(lines) > 0 || owner != mia || err != nil {
		t.Errorf("before all: %q %s %v", lines, owner, err)
	}
	one, two := record(t, mia), record(t, zhao)
	mustKeep(t, k, mia, one)
	if lines, owner, _ := k.read(zhao, ""); string(lines) != one || owner != mia {
		t.Errorf("a second browser is shown %q of %s", lines, owner)
	}
	mustKeep(t, k, zhao, two)
	for actor, want := range map[string]string{mia: one, zhao: two} {
		if lines, owner, _ := k.read(actor, ""); string(lines) != want || owner != actor {
			t.Errorf("%s is shown %q of %s", actor, lines, owner)
		}
		text, err := os.ReadFile(filepath.Join(dir, project.LogFolder, actor+".jsonl"))
		if err != nil || string(text) != want {
			t.Errorf("the file of %s is %q, %v", actor, text, err)
		}
	}
	if lines, owner, _ := k.read("u-00000000000000cc", ""); len(lines) > 0 || owner != "u-00000000000000cc" {
		t.Errorf("a third learner is shown %q of %s", lines, owner)
	}
	if text, err := os.ReadFile(filepath.Join(dir, project.LogFolder, ".gitignore")); string(text) != "*\n" {
		t.Errorf(".gitignore: %q, %v", text, err)
	}
}

func TestKeeperHasOneFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.jsonl")
	k := newKeeper(t.TempDir(), file)
	one, two := record(t, mia), record(t, zhao)
	mustKeep(t, k, mia, one)
	if lines, owner, _ := k.read(zhao, ""); string(lines) != one || owner != mia {
		t.Errorf("a second browser is shown %q of %s", lines, owner)
	}
	mustKeep(t, k, zhao, two)
	first, last := min(one, two), max(one, two) // they may be of one millisecond
	both := first + last
	for _, actor := range []string{mia, zhao} {
		if lines, owner, _ := k.read(actor, ""); string(lines) != both || owner != actor {
			t.Errorf("%s is shown %q of %s", actor, lines, owner)
		}
	}
	if lines, _, _ := k.read(mia, progress.ParseLine(strings.TrimSpace(first)).ID); string(lines) != last {
		t.Errorf("after the first there is %q", lines)
	}
}

func TestKeeperRefuses(t *testing.T) {
	dir := t.TempDir()
	k := newKeeper(dir, "")
	for _, actor := range []string{"", "..", "../x", "u-00000000000000AA", "u-00000000000000aa/..", "mia"} {
		if _, err := k.append(actor, []byte(record(t, mia))); !errors.Is(err, server.ErrActor) {
			t.Errorf("append for %q: %v", actor, err)
		}
		if _, _, err := k.read(actor, ""); !errors.Is(err, server.ErrActor) {
			t.Errorf("read for %q: %v", actor, err)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) > 0 {
		t.Errorf("something was written: %v", entries)
	}
	good := record(t, mia)
	kept, err := k.append(mia, []byte("x\n"+good+strings.Replace(good, "page/a", "page/b", 1)))
	if err != nil || kept.Added != 1 || len(kept.Problems) != 2 || kept.Problems[0].Line != 1 || kept.Problems[1].Line != 3 {
		t.Errorf("%+v, %v", kept, err)
	}
}
