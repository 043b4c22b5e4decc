package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	learninglog "rampbook/generator/progress"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"rampbook": main})
}

// TestScripts runs the program as a person would. Besides testscript's own commands there are
//
//	exit CODE PROGRAM ARG…   run it; it must end with this exit code
//	json PATH VALUE          the value in the JSON on stdout: json runs.0.results.0.level error
//	taken NAME               set the variable to a port on which somebody listens
//	crlf FILE…               give the files the line ends of Windows
//	handin WHO FILE          make a learner's log of lines "event object data"
func TestScripts(t *testing.T) {
	cache := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_CACHE_HOME", cache)
			env.Setenv("GOCOVERDIR", os.Getenv("GOCOVERDIR"))
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit": exitCmd, "json": jsonCmd, "taken": takenCmd, "crlf": crlfCmd, "handin": handinCmd,
		},
	})
}

func exitCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE PROGRAM ARG…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		code = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

func jsonCmd(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	var v any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &v))
	for part := range strings.SplitSeq(args[0], ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i >= len(x) {
				ts.Fatalf("no element %s of %s", part, args[0])
			}
			v = x[i]
		default:
			ts.Fatalf("no %s in %s", part, args[0])
		}
	}
	if got := fmt.Sprint(v); got != args[1] {
		ts.Fatalf("%s is %q, want %q", args[0], got, args[1])
	}
}

func takenCmd(ts *testscript.TestScript, _ bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	_, port, err := net.SplitHostPort(l.Addr().String())
	ts.Check(err)
	ts.Setenv(args[0], port)
}

func crlfCmd(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		text := strings.ReplaceAll(ts.ReadFile(name), "\n", "\r\n")
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
	}
}

func handinCmd(ts *testscript.TestScript, _ bool, args []string) {
	session, err := learninglog.NewSession(args[0], "portal")
	ts.Check(err)
	var lines []learninglog.Line
	for text := range strings.Lines(ts.ReadFile(args[1])) {
		words := strings.SplitN(strings.TrimSpace(text), " ", 3)
		line, err := session.Record(words[0], words[1], json.RawMessage(words[2]))
		ts.Check(err)
		lines = append(lines, line)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(learninglog.Text(lines)), 0o600))
}
