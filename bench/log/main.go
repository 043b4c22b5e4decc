// Log measures the learner's log: how long a year of a large team takes to merge, and whether a
// writer that is killed at any moment loses what it acknowledged.
//
//	go run ./bench/log            400,000 records of 200 learners
//	go run ./bench/log -kills N   N writers killed at random moments
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"rampbook/generator/progress"
)

func main() {
	log.SetFlags(0)
	records := flag.Int("records", 400_000, "records to merge")
	learners := flag.Int("learners", 200, "learners they are of")
	kills := flag.Int("kills", 0, "writers to kill instead")
	writer := flag.String("writer", "", "be the writer that is killed, of this file")
	flag.Parse()
	var err error
	switch {
	case *writer != "":
		err = write(*writer)
	case *kills > 0:
		err = kill(*kills)
	default:
		err = merge(*records, *learners)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// merge reads and merges logs: each learner's, and a copy of a tenth of it.
func merge(records, learners int) error {
	logs := make([]string, 0, 2*learners)
	for range learners {
		text, err := oneLog(records / learners)
		if err != nil {
			return err
		}
		logs = append(logs, text, text[:strings.LastIndexByte(text[:len(text)/10], '\n')+1])
	}
	runtime.GC()
	start := time.Now()
	var set progress.Set
	for _, text := range logs {
		lines, problems := progress.Parse(text)
		if len(problems) > 0 {
			return fmt.Errorf("%v", problems[0])
		}
		set.Add(lines...)
	}
	lines := set.Lines()
	merged := time.Since(start)
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Printf("%d records of %d learners, a tenth of them twice: merged in %v, %d MB from the system\n",
		len(lines), learners, merged.Round(time.Millisecond), m.Sys>>20)
	return nil
}

func oneLog(n int) (string, error) {
	s, err := progress.NewSession(progress.NewActor(), "bench")
	if err != nil {
		return "", err
	}
	lines := make([]progress.Line, n)
	for i := range lines {
		event, object := progress.Answered, fmt.Sprintf("quiz/quizzes/%d#q%d", i%40, i%17)
		data := map[string]any{"try": "k7f3m9q2xw4d", "resp": []string{"b"}, "score": 1, "max": 1, "ms": 5230}
		switch i % 10 {
		case 0:
			event, object, data = progress.Read, fmt.Sprintf("page/playbooks/%d", i%200), nil
		case 1:
			event, object, data = progress.Submitted, fmt.Sprintf("quiz/quizzes/%d", i%40), map[string]any{"try": fmt.Sprint(i), "score": i % 7, "max": 7, "passed": i%7 > 4}
		case 2:
			event, object, data = progress.Checked, fmt.Sprintf("check/playbooks/%d/list#%d", i%30, i%11), nil
		}
		var with any
		if data != nil {
			with = data
		}
		if lines[i], err = s.Record(event, object, with); err != nil {
			return "", err
		}
	}
	return progress.Text(lines), nil
}

// write appends records until it is killed and prints the id of each that was acknowledged.
func write(file string) error {
	s, err := progress.NewSession(progress.NewActor(), "bench")
	if err != nil {
		return err
	}
	f := progress.At(file)
	for i := 0; ; i++ {
		l, err := s.Record(progress.Note, "bench/kill", map[string]int{"i": i})
		if err != nil {
			return err
		}
		if _, err := f.Append(l); err != nil {
			return err
		}
		fmt.Println(l.ID)
	}
}

// kill kills writers one after the other at random moments, each of a file that the one before left.
func kill(times int) error {
	dir, err := os.MkdirTemp("", "rampbook-log")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	acknowledged, torn := 0, 0
	for round := range times {
		file := filepath.Join(dir, fmt.Sprintf("%d.jsonl", round/20)) // twenty kills a file
		ids, err := killOne(self, file)
		if err != nil {
			return err
		}
		lines, _, err := progress.At(file).Lines()
		if err != nil {
			return err
		}
		kept := map[string]bool{}
		for _, r := range progress.Records(lines) {
			kept[r.ID] = true
		}
		for _, id := range ids {
			if !kept[id] {
				return fmt.Errorf("%s was acknowledged and is gone", id)
			}
		}
		acknowledged += len(ids)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.torn-*"))
	torn = len(names)
	fmt.Printf("%d writers killed, %d records acknowledged, none lost, %d torn lines put aside\n", times, acknowledged, torn)
	return err
}

func killOne(self, file string) (ids []string, err error) {
	cmd := exec.Command(self, "-writer", file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	timer := time.AfterFunc(time.Duration(2+rand.IntN(40))*time.Millisecond, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	for s := bufio.NewScanner(out); s.Scan(); {
		if len(s.Text()) == 36 {
			ids = append(ids, s.Text())
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) {
		return nil, fmt.Errorf("the writer ended by itself: %v", err)
	}
	return ids, nil
}
