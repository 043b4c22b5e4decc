package quiz

import (
	"fmt"
	"math"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// ReadGIFT reads a file in Moodle's GIFT format. file names it in diagnostics: a question that is left
// out is an error, a part of one a warning, what changes without harm a hint. Comments are
// not carried over, but [id:…] and [tag:…] in them are.
func ReadGIFT(file string, data []byte, ds *diag.List) *Draft {
	d := newDrafter(file, titleOf(file), ds)
	if text, ok := d.textOf(data); ok {
		for _, item := range giftItems(file, text) {
			r := &giftReader{giftItem: item, d: d, ds: ds}
			r.read()
		}
	}
	return &d.draft
}

// textOf checks a file and returns it with lines that end in \n.
func (d *drafter) textOf(data []byte) (string, bool) {
	whole := diag.Pos{File: d.file}
	if len(data) > MaxImport {
		d.ds.Error("import-limit", whole, fmt.Sprintf("the file has more than %d MB", MaxImport>>20), "split it")
		return "", false
	}
	if !utf8.Valid(data) {
		d.ds.Error("import-encoding", whole, "the file is not UTF-8", "save it as UTF-8")
		return "", false
	}
	text := strings.TrimPrefix(string(data), "\uFEFF")
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(text), true
}

func titleOf(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// A giftReader reads one item.
type giftReader struct {
	giftItem
	d      *drafter
	ds     *diag.List
	q      *Question
	format string
	base   int // offset of what stands between the braces
}

func (r *giftReader) read() {
	if category, ok := strings.CutPrefix(r.text, "$CATEGORY:"); ok {
		r.d.group(r.at(0), path.Base(strings.TrimSpace(category)), "")
		return
	}
	if len(r.text) > MaxEntry {
		r.d.tooLong(r.at(0))
		return
	}
	name, text, from := r.name()
	start, end := giftIndex(r.text, "{", from), giftIndex(r.text, "}", from)
	if start < 0 && end < 0 {
		r.description(name, text)
		return
	}
	if start < 0 || end < start || giftIndex(r.text, "{", start+1) >= 0 || giftIndex(r.text, "}", end+1) >= 0 {
		r.ds.Error("import-braces", r.at(from), "the question is left out: it needs one { and one } behind it", `write \{ and \} where braces are meant`)
		return
	}
	before, behind := r.text[from:start], r.text[end+1:]
	if strings.TrimSpace(behind) != "" {
		before += giftGap + behind
	}
	r.base = start + 1
	r.question(name, before, r.text[start+1:end])
}

// name returns the ::name:: of the item, the text behind it and where that begins.
func (r *giftReader) name() (name, text string, from int) {
	if strings.HasPrefix(r.text, "::") {
		if end := giftIndex(r.text, "::", 2); end >= 0 {
			return oneLine(giftPlain(r.text[2:end])), r.text[end+2:], end + 2
		}
	}
	return "", r.text, 0
}

func (r *giftReader) description(name, text string) {
	format, rest := cutFormat(text, "moodle")
	body := giftMarkdown(rest, format, r.at(0), r.ds)
	if name == "" {
		name, body, _ = cutStem(body, "–")
		name = words(name)
	}
	r.d.group(r.at(0), name, body)
	r.ds.Note("import-description", r.at(0), fmt.Sprintf("the description %q becomes a heading with text", clip(name)), "")
}

func (r *giftReader) question(name, text, inner string) {
	r.q = &Question{Points: 1, pos: r.at(0)}
	r.format, text = cutFormat(text, "moodle")
	stem, rest, ok := cutStem(r.markdown(text, 0), name)
	if !ok {
		r.ds.Error("import-name", r.at(0), "the question is left out: it has no name and no line of text to be its heading", "write ::name:: before it")
		return
	}
	if name != "" && !sameName(name, stem) {
		r.ds.Note("import-name", r.at(0), fmt.Sprintf("the name %q is left out", clip(name)), "the first line of the question is its heading")
	}
	r.q.Stem, r.q.Text = stem, md(rest)
	r.labels()
	if at := giftIndex(inner, "####", 0); at >= 0 {
		if note := r.markdown(inner[at+4:], at); note != "" {
			r.q.Explanation = []Text{md(note)}
		}
		inner = inner[:at]
	}
	if r.q.Body = r.body(inner); r.q.Body != nil {
		r.d.add(r.q)
	}
}

// sameName reports whether a name says what the heading does; Moodle cuts long names.
func sameName(name, stem string) bool {
	name, stem = words(name), words(stem)
	return strings.HasPrefix(stem, strings.TrimRight(name, ".… ")) || strings.HasPrefix(name, stem)
}

// labels takes the id and the tags that stand in comments before the question.
func (r *giftReader) labels() {
	switch {
	case markdown.ValidID(r.id):
		r.q.ID = r.id
	case r.id != "":
		r.ds.Warn("import-id", r.q.pos, fmt.Sprintf("%q cannot be an id and is left out", clip(r.id)), "rampbook ids --write gives the question a new one")
	}
	for i, tag := range r.tags {
		if i == 0 && tagPattern.MatchString(tag) {
			r.q.Skill = tag
			continue
		}
		r.ds.Warn("import-tag", r.q.pos, fmt.Sprintf("the tag %q is left out", clip(tag)), "a question has one skill, without quotation marks")
	}
}

var tagPattern = regexp.MustCompile(`^[^\s"'<>=-][^"'<>=-]{0,60}$`)

// markdown makes markdown of a text that begins at the byte at behind the opening brace.
func (r *giftReader) markdown(text string, at int) string {
	format, rest := cutFormat(text, r.format)
	return giftMarkdown(rest, format, r.at(r.base+at), r.ds)
}

// body finds the kind of a question as Moodle does.
func (r *giftReader) body(inner string) Body {
	trimmed := strings.TrimSpace(inner)
	switch word, _, _ := strings.Cut(trimmed, "#"); strings.ToUpper(strings.TrimSpace(word)) {
	case "T", "TRUE":
		return r.trueFalse(trimmed, true)
	case "F", "FALSE":
		return r.trueFalse(trimmed, false)
	case "":
		if trimmed == "" {
			return &Reflect{Manager: true}
		}
		return r.number(strings.TrimPrefix(trimmed, "#"), strings.Index(inner, "#")+1)
	}
	rest, answers := giftAnswers(inner, 0)
	if strings.TrimSpace(rest) != "" && len(answers) > 0 {
		r.ds.Warn("import-answer", r.at(r.base), fmt.Sprintf("%q stands before the first answer and is left out", clip(oneLine(rest))), "an answer begins with = or ~")
	}
	switch {
	case len(answers) > MaxAnswers:
		r.ds.Error("import-limit", r.at(r.base), fmt.Sprintf("the question is left out: it has more than %d answers", MaxAnswers), "split the question")
		return nil
	case len(answers) == 0:
		r.ds.Error("import-answer", r.at(r.base), fmt.Sprintf("the question is left out: %q is no answer", clip(trimmed)), "an answer begins with = or ~, or is TRUE or FALSE")
		return nil
	case giftIndex(inner, "~", 0) >= 0:
		return r.choice(answers)
	case giftIndex(inner, "->", 0) >= 0:
		return r.match(answers)
	}
	return r.short(answers)
}

// trueFalse reads TRUE#if wrong#if right.
func (r *giftReader) trueFalse(text string, right bool) Body {
	names := [2]string{"True", "False"}
	if hasHan(r.q.Stem) {
		names = [2]string{"对", "错"}
	}
	c := &Choice{Options: []Option{{Text: md(names[0]), Right: right}, {Text: md(names[1]), Right: !right}}}
	_, notes, _ := cutUnescaped(text, "#")
	ifWrong, ifRight, _ := cutUnescaped(notes, "#")
	for i := range c.Options {
		note := ifWrong
		if c.Options[i].Right {
			note = ifRight
		}
		c.Options[i].Feedback = md(r.markdown(note, 0))
	}
	return c
}

func cutUnescaped(text, sep string) (before, behind string, ok bool) {
	if i := giftIndex(text, sep, 0); i >= 0 {
		return text[:i], text[i+len(sep):], true
	}
	return text, "", false
}

func (r *giftReader) choice(answers []giftAnswer) Body {
	c := &Choice{Many: true}
	for _, a := range answers {
		if a.right {
			c.Many = false
		}
	}
	for _, a := range answers {
		o := Option{Text: md(r.markdown(a.text, a.at)), Feedback: md(r.markdown(a.feedback, a.at))}
		weight := a.weight
		switch {
		case c.Many:
			o.Right = weight > 0
			if weight != 0 {
				o.Weight = &weight
			}
		case a.right && c.right() == 0:
			o.Right = true
		case weight != 0:
			o.Weight = &weight
			if a.right {
				r.ds.Warn("import-weight", r.at(r.base+a.at), fmt.Sprintf("%q is right too: it counts in full, but is not shown as right", clip(words(o.Text.Markdown))), "ask for all that is right, or for the best")
			}
		}
		c.Options = append(c.Options, o)
	}
	if c.Many && c.isBalanced() {
		for i := range c.Options {
			c.Options[i].Weight = nil
		}
	}
	return c
}

// isBalanced reports whether the weights are those of Balanced: 1/c for each of c right options, -1/w for
// each of w wrong ones.
func (c *Choice) isBalanced() bool {
	right := float64(c.right())
	wrong := float64(len(c.Options)) - right
	for _, o := range c.Options {
		want := -1 / wrong
		if o.Right {
			want = 1 / right
		}
		if o.Weight == nil || math.Abs(*o.Weight-want) > 1e-4 {
			return false
		}
	}
	return right > 0
}

func (r *giftReader) match(answers []giftAnswer) Body {
	m := &Match{}
	for _, a := range answers {
		at := r.at(r.base + a.at)
		left, right, ok := cutUnescaped(a.text, "->")
		if !ok {
			r.ds.Warn("import-pair", at, fmt.Sprintf("%q is no pair and is left out", clip(a.text)), "write = left -> right")
			continue
		}
		if strings.TrimSpace(a.feedback) != "" {
			r.ds.Warn("import-feedback", at, "the feedback of a pair is left out", "write it into the explanation: ####")
		}
		m.Pairs = append(m.Pairs, Pair{md(cell(r.markdown(left, a.at), at, r.ds)), md(cell(r.markdown(right, a.at), at, r.ds))})
	}
	return m
}

// percent reads the number between two percent signs as a share of 1.
func percent(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0
	}
	return math.Round(n*1e6) / 1e8
}
