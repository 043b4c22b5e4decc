package generator

import (
	"bufio"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestReadChanges(t *testing.T) {
	log := "\x012026-11-02\x00\nb.md\x00销售/客户 名.md\x00" + // git's form with -z
		"\x012026-11-01\x00\na.md\x00b.md\x00" +
		"\x012026-10-01\nc.md\x00"
	want := map[string]string{"a.md": "2026-11-01", "b.md": "2026-11-02", "销售/客户 名.md": "2026-11-02", "c.md": "2026-10-01"}
	got := map[string]string{}
	readChanges(bufio.NewScanner(strings.NewReader(log)), got)
	if !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestLastChanges asks the real git, in a folder inside a repository.
func TestLastChanges(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	repo := t.TempDir()
	portal := filepath.Join(repo, "docs")
	git := func(date string, args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", repo, "-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_COMMITTER_DATE="+date, "GIT_AUTHOR_DATE="+date)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("", "init", "-q")
	mustWrite(t, filepath.Join(portal, "a.md"), []byte("one"))
	mustWrite(t, filepath.Join(portal, "sub", "客户 名.md"), []byte("one"))
	mustWrite(t, filepath.Join(repo, "outside.md"), []byte("one"))
	git("", "add", "-A")
	git("2026-10-01T12:00:00Z", "commit", "-q", "-m", "one\n\nwith a body")
	mustWrite(t, filepath.Join(portal, "a.md"), []byte("two"))
	git("2026-11-02T12:00:00Z", "commit", "-q", "-a", "-m", "two")
	mustWrite(t, filepath.Join(portal, "new.md"), []byte("not committed"))
	want := map[string]string{"a.md": "2026-11-02", "sub/客户 名.md": "2026-10-01"}
	if got := lastChanges(t.Context(), portal); !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := lastChanges(t.Context(), t.TempDir()); len(got) > 0 {
		t.Errorf("outside a repository: got %q", got)
	}
}
