package report

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"math"
	"slices"
	"strings"

	"rampbook/generator/stats"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

// A Look is how a page is to look and read.
type Look struct {
	Lang  string
	Word  func(key string) string // the words of the language; "" for one that is not there
	Style string                  // the theme's style sheet
}

// WritePage writes the report as one HTML file. It needs no script and no other file, and its
// Content-Security-Policy allows neither.
func (r *Report) WritePage(w io.Writer, look Look) error {
	style := look.Style + pageStyle
	sum := sha256.Sum256([]byte(style))
	t, err := template.New("page").Funcs(template.FuncMap{
		"w": look.say, "counted": look.counted, "percent": percent, "number": decimal, "meter": meter,
		"line": polyline, "sure": r.sureWrong, "findings": r.findings,
	}).Parse(pageText)
	if err != nil {
		return fmt.Errorf("team page: %w", err)
	}
	return t.Execute(w, map[string]any{
		"Report": r, "Lang": look.Lang, "Style": template.CSS(style), "Hash": base64.StdEncoding.EncodeToString(sum[:]),
	})
}

// say is a word of the interface with its gaps, written {name}, filled: name, value, name, value …
func (l Look) say(key string, gaps ...any) string {
	text := l.Word(key)
	if text == "" {
		text = key
	}
	for i := 0; i+1 < len(gaps); i += 2 {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", gaps[i]), fmt.Sprint(gaps[i+1]))
	}
	return text
}

// counted is the word for what there are so many of.
func (l Look) counted(n int, key string) string {
	if n == 1 {
		key += "_one"
	}
	return l.say(key)
}

// percent prints a share, rounded down as in a browser: 79.6 % is no pass at 80. A dash for one that is not known.
func percent(v any) string {
	switch v := v.(type) {
	case *float64:
		if v == nil {
			return "–"
		}
		return percent(*v)
	case float64:
		return fmt.Sprintf("%.0f%%", stats.PercentDown(v, 0))
	}
	return "–"
}

// decimal prints a correlation or another number with two decimals.
func decimal(v any) string {
	switch v := v.(type) {
	case *float64:
		if v == nil {
			return "–"
		}
		return decimal(*v)
	case float64:
		return strings.Replace(fmt.Sprintf("%.2f", v), "-", "−", 1)
	}
	return "–"
}

// meter is the length of a bar of 100 for a part of a whole.
func meter(part, of int) int { return int(math.Round(100 * float64(part) / float64(max(1, of)))) }

// polyline are the points of a drawing of 100 by 24 with the scores from left to right.
func polyline(points []Point) string {
	parts := make([]string, len(points))
	for i, p := range points {
		x := 50.0
		if len(points) > 1 {
			x = 2 + 96*float64(i)/float64(len(points)-1)
		}
		parts[i] = fmt.Sprintf("%.1f,%.1f", x, 22-p.Score/5)
	}
	return strings.Join(parts, " ")
}

// A named is a question with the title of its page.
type named struct {
	Quiz Quiz
	Item Item
}

// sureWrong are the questions that some were sure of and missed, the worst first.
func (r *Report) sureWrong() []named {
	var list []named
	for _, q := range r.Quizzes {
		for _, item := range q.Items {
			if item.SureWrong > 0 {
				list = append(list, named{q, item})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b named) int {
		return cmp.Or(cmp.Compare(b.Item.SureWrong, a.Item.SureWrong), cmp.Compare(a.Item.Sure, b.Item.Sure))
	})
	return list
}

// A found is a finding with what it is about.
type found struct {
	named
	Finding Finding
	Option  OptionShare
	Diff    LanguageDiff
}

// findings are all findings, those that cost learners most first.
func (r *Report) findings() []found {
	order := []string{"everyone-misses", "good-choose", "negative", "sure-wrong", "language", "nobody-chooses", "nobody-misses"}
	var list []found
	for _, q := range r.Quizzes {
		for _, item := range q.Items {
			for _, f := range item.Findings {
				one := found{named: named{q, item}, Finding: f}
				for _, o := range item.Options {
					if o.Letter == f.Option {
						one.Option = o
					}
				}
				for _, d := range item.Languages {
					if d.Lang == f.Lang {
						one.Diff = d
					}
				}
				list = append(list, one)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b found) int {
		return cmp.Compare(slices.Index(order, a.Finding.Code), slices.Index(order, b.Finding.Code))
	})
	return list
}
