package progress

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
)

// An envelope is the data of an export's last line.
type envelope struct {
	Count  int    `json:"count"`  // lines between the first and the last
	SHA256 string `json:"sha256"` // of every byte before the last line
}

func (l *Line) isEnvelope() bool {
	return l.Quality == Good && (l.Record.Event == Export || l.Record.Event == End)
}

// WriteExport writes lines as an export, which a reader can tell to be whole. The session gives its
// first and last line.
func WriteExport(lines []Line, s *Session) (string, error) {
	first, err := s.Record(Export, "log", nil)
	if err != nil {
		return "", err
	}
	text := first.Text + "\n" + Text(lines)
	sum := sha256.Sum256([]byte(text))
	last, err := s.Record(End, "log", envelope{len(lines), hex.EncodeToString(sum[:])})
	if err != nil {
		return "", err
	}
	return text + last.Text + "\n", nil
}

// CheckExports looks whether the exports in a text are whole; several may follow one another. A text
// without an export, such as a log on disk, has none to complain of.
func CheckExports(text string) []Problem {
	text = strings.TrimPrefix(text, "\ufeff")
	var problems []Problem
	start, opened, count := -1, 0, 0 // of the export that is open
	for at, number := 0, 1; at < len(text); number++ {
		line, _, ended := strings.Cut(text[at:], "\n")
		next := at + len(line)
		if ended {
			next++
		}
		switch l := envelopeLine(strings.TrimSuffix(line, "\r")); {
		case l.Record.Event == Export:
			if start >= 0 {
				problems = append(problems, Problem{opened, "an export begins here and does not end"})
			}
			start, opened, count = at, number, 0
		case l.Record.Event == End && start >= 0:
			if reason := l.wrongEnd(text[start:at], count); reason != "" {
				problems = append(problems, Problem{number, reason})
			}
			start = -1
		case l.Record.Event == End:
			problems = append(problems, Problem{number, "an export ends here and did not begin"})
		case strings.TrimSuffix(line, "\r") != "":
			count++
		}
		at = next
	}
	if start >= 0 {
		problems = append(problems, Problem{opened, "an export begins here and does not end"})
	}
	return problems
}

// envelopeLine reads a line if it may be the first or last of an export.
func envelopeLine(line string) Line {
	if !strings.Contains(line, `"e":"export"`) && !strings.Contains(line, `"e":"end"`) {
		return Line{}
	}
	if l := ParseLine(line); l.isEnvelope() {
		return l
	}
	return Line{}
}

func (l Line) wrongEnd(before string, count int) string {
	var e envelope
	if err := json.Unmarshal([]byte(l.Record.Data), &e); err != nil {
		return "the end of the export does not say what it holds"
	}
	sum := sha256.Sum256([]byte(before))
	switch {
	case e.Count != count:
		return "the export has not as many lines as it says"
	case e.SHA256 != hex.EncodeToString(sum[:]):
		return "the export was changed: its SHA-256 does not fit"
	}
	return ""
}
