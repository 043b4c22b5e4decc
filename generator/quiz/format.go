package quiz

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A formatter writes questions as markdown.
type formatter struct {
	out   strings.Builder
	level int // number of # of a question's heading
}

// Format returns questions as markdown with headings of the given level, 1 to 5. Parsed again, it gives
// the same questions.
func Format(questions []*Question, level int) string {
	f := &formatter{level: level}
	for _, q := range questions {
		f.question(q)
	}
	return f.out.String()
}

// block writes a block and the empty line before it.
func (f *formatter) block(text string) {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return
	}
	if f.out.Len() > 0 {
		f.out.WriteString("\n")
	}
	f.out.WriteString(text + "\n")
}

// heading writes a heading, deeper levels below that of a question.
func (f *formatter) heading(deeper int, text, anchor string) {
	if anchor != "" {
		text += " {#" + anchor + "}"
	}
	f.block(strings.Repeat("#", min(6, f.level+deeper)) + " " + text)
}

func (f *formatter) question(q *Question) {
	f.heading(0, q.keyword()+q.Stem, q.Anchor)
	if comment := q.comment(); comment != "" {
		f.out.WriteString("<!-- " + comment + " -->\n")
	}
	f.block(q.Text.Markdown)
	inBody := q.Kind == KindPool || q.Kind == KindScenario
	if !inBody {
		f.body(q)
	}
	f.alerts("TIP", q.Hints)
	f.alerts("NOTE", q.Explanation)
	f.alerts("CAUTION", q.IfWrong)
	f.alerts("IMPORTANT", q.IfRight)
	if inBody {
		f.body(q)
	}
}

// body writes a body behind an empty line: its lines are one list or table.
func (f *formatter) body(q *Question) {
	inner := &formatter{level: f.level}
	q.Body.format(inner, q)
	if endsInList(q.Text) {
		f.block("<!-- -->") // else the options would belong to that list
	}
	f.block(inner.out.String())
}

func endsInList(t Text) bool {
	return len(t.blocks) > 0 && t.blocks[len(t.blocks)-1].Kind() == ast.KindList
}

// keyword is what the heading begins with.
func (q *Question) keyword() string {
	words := map[Kind][2]string{
		KindChoice: {"Q", "题"}, KindText: {"Q", "题"}, KindNumber: {"Q", "题"}, KindCloze: {"Fill", "填空"},
		KindOrder: {"Order", "排序"}, KindMatch: {"Match", "匹配"}, KindScenario: {"Scenario", "情景"},
		KindReflect: {"Reflect", "反思"}, KindPool: {"Pool", "题库"},
	}[q.Kind]
	if q.chinese {
		return words[1] + "："
	}
	return words[0] + ": "
}

// comment is the question's metadata.
func (q *Question) comment() string {
	var parts []string
	add := func(key, value string) {
		if strings.ContainsAny(value, " \t\n") {
			value = `"` + value + `"`
		}
		parts = append(parts, key+"="+value)
	}
	if q.ID != "" {
		add("id", q.ID)
	}
	if q.Points != 1 {
		add("points", formatNumber(q.Points))
	}
	if q.Skill != "" {
		add("skill", q.Skill)
	}
	if q.Source != "" {
		add("source", q.Source)
	}
	switch body := q.Body.(type) {
	case *Choice:
		if body.Many && body.right() < 2 {
			add("select", "many")
		}
	case *Reflect:
		if body.Manager {
			add("grade", "manager")
		}
	case *Number:
		if body.Unit != "" {
			add("unit", body.Unit)
		}
	}
	return strings.Join(parts, " ")
}

func (f *formatter) alerts(kind string, texts []Text) {
	for _, t := range texts {
		f.block(prefix("[!"+kind+"]\n"+t.Markdown, "> ", "> "))
	}
}

// item writes an item of a list.
func (f *formatter) item(mark, text string) {
	f.out.WriteString(prefix(text, mark, strings.Repeat(" ", len(mark))) + "\n")
}

// option writes an option with its feedback.
func (f *formatter) option(o Option) {
	first, rest, more := strings.Cut(o.Text.Markdown, "\n")
	if o.Right {
		first = "[x] " + first
	} else {
		first = "[ ] " + first
	}
	if o.Pinned {
		first += " <!-- pin -->"
	}
	if o.Weight != nil {
		first += " <!-- weight=" + formatNumber(*o.Weight) + " -->"
	}
	if more {
		first += "\n" + rest
	}
	if !o.Feedback.Empty() {
		if more {
			first += "\n"
		}
		first += "\n" + prefix(o.Feedback.Markdown, "> ", "> ")
	}
	f.item("- ", first)
}

func (f *formatter) answerLine(q *Question, answers string) {
	if q.chinese {
		f.block("答案：" + answers)
		return
	}
	f.block("Answer: " + answers)
}

func (f *formatter) row(left, right string) { f.out.WriteString("| " + left + " | " + right + " |\n") }

// prefix puts first before the first line and rest before each other.
func prefix(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if i == 0 {
			lines[i] = strings.TrimRight(first+line, " ")
			continue
		}
		lines[i] = strings.TrimRight(rest+line, " ")
	}
	return strings.Join(lines, "\n")
}

// codeSpan writes text as code, with as many backticks as it needs.
func codeSpan(text string) string {
	ticks := "`"
	for strings.Contains(text, ticks) {
		ticks += "`"
	}
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") {
		text = " " + text + " "
	}
	return ticks + text + ticks
}
