package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeCommands runs the commands that the README shows, in its order, in a copy of the handbook.
func TestReadmeCommands(t *testing.T) {
	root := filepath.Join("..", "..")
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	commands := commandsOf(string(readme))
	if len(commands) == 0 {
		t.Fatal("README.md shows no rampbook command in a console or sh block")
	}
	dir := t.TempDir()
	for _, part := range []string{"content", "playbooks", "quizzes"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(root, "rampbook.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "rampbook.toml"), config, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	for _, args := range commands {
		runShown(t, args)
	}
}

func runShown(t *testing.T, args []string) {
	t.Helper()
	if len(args) > 0 && args[0] == "serve" {
		serveUntilBuilt(t, args, func(string) {})
		return
	}
	var stdout, stderr bytes.Buffer
	if code := run(t.Context(), args, &stdout, &stderr); code != exitOK {
		t.Errorf("rampbook %s: exit code %d\n%s%s", strings.Join(args, " "), code, stdout.String(), stderr.String())
	}
}

// commandsOf lists the arguments of every rampbook command in the console and sh blocks of a markdown text.
func commandsOf(text string) [][]string {
	var commands [][]string
	shell := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if info, fence := strings.CutPrefix(line, "```"); fence {
			shell = !shell && (info == "console" || info == "sh")
			continue
		}
		if !shell {
			continue
		}
		line = strings.TrimPrefix(line, "$ ")
		for _, program := range []string{"rampbook", "./rampbook", "go run ./cmd/rampbook"} {
			if rest, ok := strings.CutPrefix(line, program+" "); ok {
				command, _, _ := strings.Cut(rest, " #")
				commands = append(commands, strings.Fields(command))
			}
		}
	}
	return commands
}

func TestCommandsOf(t *testing.T) {
	text := "```console\n$ rampbook new x   # a comment\nx is ready\n$ cd x\n```\n\n```go\nrampbook check\n```\n```sh\n./rampbook check x\ngo run ./cmd/rampbook build --base-url https://a.example/\n```\nrampbook build\n"
	var got []string
	for _, args := range commandsOf(text) {
		got = append(got, strings.Join(args, " "))
	}
	want := "new x|check x|build --base-url https://a.example/"
	if strings.Join(got, "|") != want {
		t.Errorf("commands are %q, want %q", strings.Join(got, "|"), want)
	}
}
