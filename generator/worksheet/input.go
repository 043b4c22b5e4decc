package worksheet

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"time"
	"unicode"

	"rampbook/generator/diag"
)

// readInput reads `type limits = default`.
func readInput(text string) (*Input, *mistake) {
	front, after, given := text, "", false
	if i := strings.IndexAny(text, "=＝"); i >= 0 {
		_, size := next(text[i:])
		front, after, given = text[:i], text[i+size:], true
	}
	word, limits := strings.TrimSpace(front), ""
	if i := strings.IndexFunc(word, unicode.IsSpace); i >= 0 {
		word, limits = word[:i], word[i:]
	}
	t, ok := typeWord(word)
	if !ok {
		return nil, &mistake{0, fmt.Sprintf("%q is no input", word), diag.OneOf(word, []string{"money", "number", "percent", "date", "choice"}) + "; a formula begins with ="}
	}
	in := &Input{Type: t, Default: strings.TrimSpace(after)}
	if bad := in.limits(strings.TrimSpace(limits)); bad != nil {
		bad.at = len(word)
		return nil, bad
	}
	if given && in.Default == "" {
		return nil, &mistake{len(text), "there is no value behind =", "write a default, or leave = out"}
	}
	if value := in.Parse(in.Default); value.Fault != "" {
		message := map[Fault]string{FaultInput: "the default is no %s: %s", FaultLimit: "the default of the %s is outside its limits: %s"}[value.Fault]
		return nil, &mistake{strings.IndexAny(text, "=＝"), fmt.Sprintf(message, t.word(), in.Default), in.expects()}
	}
	return in, nil
}

// word is what an author calls an input of the type.
func (t Type) word() string {
	if t == Text {
		return "choice"
	}
	return string(t)
}

func (in *Input) expects() string {
	switch in.Type {
	case Text:
		return "one of " + strings.Join(in.Options, ", ")
	case Date:
		return "write a date as 2026-03-31"
	}
	return "write a number within the limits, such as " + map[Type]string{Money: "80,000", Percent: "12%", Number: "5"}[in.Type]
}

// limits reads what stands between the type and the default.
func (in *Input) limits(text string) *mistake {
	if in.Type == Text {
		return in.options(text)
	}
	if text == "" {
		return nil
	}
	low, high, ok := strings.Cut(strings.Map(narrow, text), "..")
	if !ok {
		return &mistake{0, fmt.Sprintf("%q are no limits", text), "write 0..100, 0.. or ..100, and = before the default"}
	}
	for i, part := range []string{low, high} {
		v := (&Input{Type: in.Type}).Parse(part)
		switch {
		case v.Fault != "":
			return &mistake{0, fmt.Sprintf("%q cannot be a limit of %s", strings.TrimSpace(part), in.Type.called()), "write limits as values of the input: 0%..60%"}
		case i == 0:
			in.Low = v.Number
		default:
			in.High = v.Number
		}
	}
	if in.Low != nil && in.High != nil && in.Low.Cmp(in.High) > 0 {
		return &mistake{0, "the lower limit is above the upper one", "write the smaller value first"}
	}
	return nil
}

// options reads the options of a choice.
func (in *Input) options(text string) *mistake {
	seen := map[string]bool{}
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "／", "/"), "/") {
		option := strings.Join(strings.Fields(part), " ")
		if option == "" {
			return &mistake{0, "an option of the choice is empty", "write choice low / medium / high"}
		}
		if seen[fold(option)] {
			return &mistake{0, fmt.Sprintf("the option %q is there twice", option), "remove one of the two"}
		}
		seen[fold(option)] = true
		in.Options = append(in.Options, option)
	}
	if len(in.Options) < 2 || len(in.Options) > MaxOptions {
		return &mistake{0, fmt.Sprintf("a choice has 2 to %d options, and not %d", MaxOptions, len(in.Options)), "write them with / between them"}
	}
	return nil
}

// Parse reads what a reader typed. Nothing typed is an empty value.
func (in *Input) Parse(typed string) Value {
	typed = strings.Trim(typed, " \t\u3000\u00a0")
	if typed == "" {
		return Value{}
	}
	text := strings.Map(narrow, typed)
	var v Value
	switch in.Type {
	case Text:
		return in.choose(typed)
	case Date:
		v = parseDate(text)
	default:
		v = in.parseNumber(text)
	}
	if v.Fault == "" && (in.Low != nil && v.Number.Cmp(in.Low) < 0 || in.High != nil && v.Number.Cmp(in.High) > 0) {
		return Value{Fault: FaultLimit}
	}
	return v
}

func (in *Input) choose(text string) Value {
	for _, option := range in.Options {
		if option == text {
			return Value{Kind: Text, Text: option}
		}
	}
	return Value{Fault: FaultInput}
}

// numberPattern is a number behind narrow signs: 27.5, -3, 1,200.50, 12%, 1.2万.
var numberPattern = regexp.MustCompile(`^([-+]?) ?([¥$€£]?) ?([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.([0-9]{1,10}))? ?([%万亿]?)$`)

func (in *Input) parseNumber(text string) Value {
	m := numberPattern.FindStringSubmatch(text)
	if m == nil || m[3] == "" && m[4] == "" || m[2] != "" && in.Type != Money || m[5] == "%" && in.Type != Percent {
		return Value{Fault: FaultInput}
	}
	n, ok := readNumber(strings.ReplaceAll(m[3], ",", "") + "." + m[4] + strings.Trim(m[5], "%"))
	if !ok {
		return Value{Fault: FaultInput}
	}
	if m[1] == "-" {
		n.Neg(n)
	}
	if in.Type == Percent {
		n.Quo(n, big.NewRat(100, 1))
	}
	return Value{Kind: Number, Number: n}
}

// readNumber reads digits, perhaps with a point, 万 or 亿.
func readNumber(text string) (*big.Rat, bool) {
	text = strings.Map(narrow, text)
	scale := int64(1)
	if rest, ok := strings.CutSuffix(text, "万"); ok {
		text, scale = rest, 1e4
	} else if rest, ok := strings.CutSuffix(text, "亿"); ok {
		text, scale = rest, 1e8
	}
	whole, behind, _ := strings.Cut(text, ".")
	if len(whole) > 20 || len(behind) > 10 {
		return nil, false
	}
	n, ok := new(big.Rat).SetString("0" + whole + "." + behind + "0")
	if !ok {
		return nil, false
	}
	return n.Mul(n, big.NewRat(scale, 1)), true
}

var datePattern = regexp.MustCompile(`^([0-9]{4})(?:-|/|\.|年)([0-9]{1,2})(?:-|/|\.|月)([0-9]{1,2})日?$`)

// parseDate reads a day; its value is the number of days since 1970-01-01.
func parseDate(text string) Value {
	m := datePattern.FindStringSubmatch(text)
	if m == nil {
		return Value{Fault: FaultInput}
	}
	day, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3])
	if err != nil || day.Year() < 1 {
		return Value{Fault: FaultInput}
	}
	return Value{Kind: Number, Number: big.NewRat(day.Unix()/secondsOfDay, 1)}
}

const secondsOfDay = 24 * 60 * 60
