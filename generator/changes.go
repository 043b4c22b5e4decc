package generator

import (
	"bufio"
	"bytes"
	"context"
	"os/exec"
	"strings"
)

// lastChanges asks git for the day on which each file of a folder was last committed, by path
// below the folder: "2026-11-01". It is empty where there is no git or no repository.
func lastChanges(ctx context.Context, dir string) map[string]string {
	days := map[string]string{}
	cmd := exec.CommandContext(ctx, "git", "-C", dir, "-c", "core.quotePath=false", "-c", "log.showSignature=false",
		"log", "--format=%x01%cs", "--name-only", "--no-renames", "--relative", "-z", "--", ".")
	cmd.Env = append(cmd.Environ(), "GIT_OPTIONAL_LOCKS=0", "TZ=UTC", "LC_ALL=C")
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return days
	}
	readChanges(bufio.NewScanner(out), days)
	if cmd.Wait() != nil {
		clear(days)
	}
	return days
}

// readChanges reads git's log, newest commit first: \x01 and the day, then names ending in NUL.
func readChanges(log *bufio.Scanner, days map[string]string) {
	log.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, 0); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, nil
		}
		return 0, nil, nil
	})
	day := ""
	for log.Scan() {
		name := strings.TrimPrefix(log.Text(), "\n")
		if strings.HasPrefix(name, "\x01") {
			day, name, _ = strings.Cut(name[1:], "\n")
		}
		if _, seen := days[name]; name != "" && !seen {
			days[name] = day
		}
	}
}
