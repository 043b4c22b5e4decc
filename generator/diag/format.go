package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// String prints the position as file:line:col, without what is unknown.
func (p Pos) String() string {
	switch {
	case p.File == "":
		return "rampbook"
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// A Style colours the text form. Its zero value prints plain text.
type Style struct{ Colour bool }

func (s Style) paint(code, text string) string {
	if !s.Colour {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// WriteText prints diagnostics for a person: position, message, the line with a mark under the
// place, and the hint.
func WriteText(w io.Writer, ds []Diagnostic, s Style) error {
	for _, d := range ds {
		if _, err := io.WriteString(w, d.text(s)); err != nil {
			return fmt.Errorf("print diagnostics: %w", err)
		}
	}
	return nil
}

func (d Diagnostic) text(s Style) string {
	colour := map[Severity]string{Error: "31", Warning: "33", Hint: "36"}[d.Severity]
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s %s\n", s.paint("1", d.Pos.String()), s.paint(colour, d.Severity.String()+":"), d.Message)
	if line, mark := d.excerpt(); line != "" {
		fmt.Fprintf(&b, "  | %s\n", line)
		if mark != "" {
			fmt.Fprintf(&b, "  | %s\n", s.paint(colour, mark))
		}
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "  hint: %s\n", d.Hint)
	}
	return b.String()
}

// excerpt is at most 100 characters of the source line around the column, and a line with a
// caret below it.
func (d Diagnostic) excerpt() (line, mark string) {
	const before, width = 60, 100
	runes := []rune(strings.Map(printable, d.Snippet))
	if len(runes) == 0 || d.Pos.Col > len(runes)+1 {
		return "", ""
	}
	start := max(0, d.Pos.Col-1-before)
	end := min(len(runes), start+width)
	line = string(runes[start:end])
	if d.Pos.Col == 0 {
		return line, ""
	}
	for _, r := range runes[start : d.Pos.Col-1] {
		mark += " "
		if wide(r) {
			mark += " "
		}
	}
	return line, mark + "^"
}

func printable(r rune) rune {
	if unicode.IsControl(r) {
		return ' '
	}
	return r
}

// wide reports whether a terminal prints r two cells wide.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

type jsonDiagnostic struct {
	File     string `json:"file"`
	Line     int    `json:"line,omitempty"`
	Col      int    `json:"col,omitempty"`
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Snippet  string `json:"snippet,omitempty"`
}

// WriteJSON prints diagnostics as one JSON array of objects.
func WriteJSON(w io.Writer, ds []Diagnostic) error {
	list := make([]jsonDiagnostic, 0, len(ds))
	for _, d := range ds {
		list = append(list, jsonDiagnostic{d.Pos.File, d.Pos.Line, d.Pos.Col, d.Severity.String(), d.Code, d.Message, d.Hint, d.Snippet})
	}
	return writeIndented(w, list)
}

func writeIndented(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("print diagnostics: %w", err)
	}
	return nil
}
