// Command progress measures what rampbook progress does with many records: merging them, and making the
// team's page. Records are made up: learners who open pages, and answer quizzes twice.
//
//	go run ./bench/progress                  400,000 records of 200 learners, three rounds
//	go run ./bench/progress -keep DIR        leave the portal and its logs in DIR
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

func main() {
	learners := flag.Int("learners", 200, "learners; each has 2,000 records")
	rounds := flag.Int("rounds", 3, "runs of each; the median counts")
	keep := flag.String("keep", "", "folder to leave everything in")
	flag.Parse()
	log.SetFlags(0)
	if err := measure(*learners, *rounds, *keep); err != nil {
		log.Fatal(err)
	}
}

func measure(learners, rounds int, keep string) error {
	dir := keep
	if dir == "" {
		var err error
		if dir, err = os.MkdirTemp("", "rampbook-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	t := team{dir: dir, learners: learners}
	if err := t.write(); err != nil {
		return err
	}
	program := filepath.Join(dir, "rampbook")
	if out, err := exec.Command("go", "build", "-o", program, "./cmd/rampbook").CombinedOutput(); err != nil {
		return fmt.Errorf("build rampbook: %w\n%s", err, out)
	}
	fmt.Printf("%d records of %d learners, %.0f MB\n", t.records, learners, float64(t.bytes)/1e6)
	for _, args := range [][]string{
		{"progress", "merge", "--portal", dir, "-o", filepath.Join(dir, "all.jsonl")},
		{"progress", "verify", "--portal", dir},
		{"progress", "report", "--portal", dir, "--today", "2026-11-23", "--roster", filepath.Join(dir, "roster.csv"), "-o", filepath.Join(dir, "team")},
		{"progress", "report", filepath.Join(dir, "all.jsonl"), "--portal", dir, "--today", "2026-11-23", "-o", filepath.Join(dir, "team2")},
	} {
		if err := run(program, args, rounds); err != nil {
			return err
		}
	}
	return nil
}

// run prints the median of several runs of a command.
func run(program string, args []string, rounds int) error {
	var took, spent []time.Duration
	var memory []int64
	for range rounds {
		cmd := exec.Command(program, args...)
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%v: %w\n%s", args, err, out)
		}
		took = append(took, time.Since(start))
		spent = append(spent, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			memory = append(memory, usage.Maxrss<<10)
		}
	}
	slices.Sort(took)
	slices.Sort(spent)
	slices.Sort(memory)
	middle := rounds / 2
	fmt.Printf("%-8s %-40s %5.2f s, %5.2f s of the processor, %4d MB\n", args[1], filepath.Base(args[len(args)-1]), took[middle].Seconds(), spent[middle].Seconds(), memory[middle]/1e6)
	return nil
}
