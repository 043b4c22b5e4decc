package progress

import (
	"runtime"
	"strings"
	"sync"
)

// Parse reads a log. Lines that do not count are named and never stop it; empty ones are passed
// over. A line's end may be that of Windows, and the text may begin with a byte order mark. A long log
// is read by several goroutines.
func Parse(text string) (lines []Line, problems []Problem) {
	text = strings.TrimPrefix(text, "\ufeff")
	pieces := cutLines(text, min(runtime.GOMAXPROCS(0), 1+len(text)>>20))
	parts := make([]part, len(pieces))
	var wg sync.WaitGroup
	for i, piece := range pieces {
		wg.Go(func() { parts[i] = parsePart(piece) })
	}
	wg.Wait()
	if len(parts) == 1 {
		return parts[0].lines, parts[0].problems
	}
	before := 0
	for _, p := range parts {
		for _, problem := range p.problems {
			problems = append(problems, Problem{before + problem.Line, problem.Reason})
		}
		lines, before = append(lines, p.lines...), before+p.count
	}
	return lines, problems
}

// cutLines cuts a text into n pieces, or fewer, each of whole lines.
func cutLines(text string, n int) []string {
	var pieces []string
	for ; n > 1; n-- {
		at := len(text) / n
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			break
		}
		pieces = append(pieces, text[:at+end+1])
		text = text[at+end+1:]
	}
	return append(pieces, text)
}

// A part is some lines of a log.
type part struct {
	lines    []Line
	problems []Problem
	count    int // of lines in the text, empty ones too
}

func parsePart(text string) part {
	p := part{lines: make([]Line, 0, strings.Count(text, "\n")+1)}
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		p.count++
		if line = strings.TrimSuffix(line, "\r"); line == "" {
			continue
		}
		l := ParseLine(line)
		if l.Reason != "" {
			p.problems = append(p.problems, Problem{p.count, l.Reason})
		}
		p.lines = append(p.lines, l)
	}
	return p
}
