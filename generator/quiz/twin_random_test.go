package quiz

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// words that are compared: Latin, Chinese, signs that are folded, signs that look like others.
var someWords = []string{
	"MEDDICC", "Harbour Care", "harbour  care", "哈勃服务", "ＡＢＣ１２", "3.5", "35", "a.b", "Straße", "ſtraſse", "STRASSE", "ΣΑΣ", "σας", "İstanbul",
	"istanbul", "ıq", "K2", "\u212A2", "\u212B", "naïve", "nai\u0308ve", "K9", "Ǆ", "ǆ", "🦓 zebra", "a\u00A0b", "ok!", "好。", "。", "x\u200Dy", "Ω", "\u2126", "ﬁ", "Ａ．５",
}

func (w *writerOfQuestions) options(feedback func(i int) string, ticked bool) string {
	var b strings.Builder
	right := w.r.IntN(4)
	for i := range 2 + w.r.IntN(5) {
		box, weight := "[ ]", ""
		if ticked && (i == right || right == 3 && w.r.IntN(2) == 0) || ticked && i == 0 && right > 1 {
			box = "[x]"
		}
		if ticked && w.r.IntN(12) == 0 {
			weight = fmt.Sprintf(" <!-- weight=%.2f -->", w.r.Float64()*2-1)
		}
		fmt.Fprintf(&b, "- %s option %d%s%s\n", box, i, weight, feedback(i))
	}
	return b.String()
}

func nothing(int) string { return "" }

func (w *writerOfQuestions) choice() string {
	for { // until one is right
		if options := w.options(nothing, true); strings.Contains(options, "[x]") {
			return "## Q: choice\n<!-- id=q%d " + w.pick("", "", "select=many ") + "-->\n\n" + options
		}
	}
}

func (w *writerOfQuestions) short() string {
	var answers []string
	for range 1 + w.r.IntN(3) {
		answer := w.pick(someWords...)
		if w.r.IntN(3) == 0 {
			answer = w.pattern()
		}
		answers = append(answers, "`"+strings.ReplaceAll(answer, "%%", "%%%%")+"`")
	}
	return "## Q: short\n<!-- id=q%d -->\n\nAnswer: " + strings.Join(answers, ", ") + ", `word`"
}

// pattern is a random one that is not refused.
func (w *writerOfQuestions) pattern() string {
	for {
		var b strings.Builder
		for range 1 + w.r.IntN(6) {
			b.WriteString(w.pick("a", "B", "K", "s", "ß", "好", "[a-f]", `[^\d]`, `\d`, `\w`, `\s`, ".", "(?:ab|c)", "(med|x)", `\.`, "^", "$", `\b`, "é", "Σ", "[ſk-m]", "🦓", `\/`, "1"))
			b.WriteString(w.pick("", "", "", "+", "*", "?", "{2}", "{1,3}", "+?"))
		}
		flags := w.pick("", "i")
		if _, problem := NewPattern(b.String(), flags); problem == nil {
			return "/" + b.String() + "/" + flags
		}
	}
}

// figure is a number as authors write it.
func (w *writerOfQuestions) figure() string {
	n := w.r.IntN(1_000_000)
	return w.pick(strconv.Itoa(n), strconv.Itoa(n%100), fmt.Sprintf("%d.%d", n%1000, n%97), "1,200", "27.5", "0.1", "-3", "1.2万", "12%", ".5")
}

func (w *writerOfQuestions) number() string {
	answer := "`" + w.figure() + "`"
	switch w.r.IntN(4) {
	case 0:
		answer += " ± `" + w.pick("0.1", "2%", "5") + "`"
	case 1:
		answer = "`-5`..`" + strconv.Itoa(w.r.IntN(1000)) + ".3`"
	}
	unit := w.pick("", "", " unit=kW", " unit=元", ` unit="ſK x"`)
	return "## Q: number\n<!-- id=q%d" + unit + " -->\n\nAnswer: " + strings.ReplaceAll(answer, "%", "%%")
}

func (w *writerOfQuestions) cloze() string {
	text := "## Fill: gaps\n<!-- id=q%d -->\n\nA"
	for range 1 + w.r.IntN(4) {
		gap := w.pick("{{one|two}}", "{{(yes)|no|ＮＯ}}", "{{哈勃|Harbour Care}}", "{{/^ab+c$/i}}", "{{left|(right)}}", "{{3.5}}")
		text += " " + gap + " b"
	}
	return text
}

func (w *writerOfQuestions) order() string {
	text := "## Order: things\n<!-- id=q%d -->\n\n"
	for i := range 2 + w.r.IntN(7) {
		text += fmt.Sprintf("%d. %s %d\n", i+1, w.pick(someWords...), i)
	}
	return text
}

func (w *writerOfQuestions) match() string {
	text := "## Match: pairs\n<!-- id=q%d -->\n\n| Left | Right |\n| --- | --- |\n"
	for i := range 2 + w.r.IntN(5) {
		text += fmt.Sprintf("| left %d | %s |\n", i, w.pick("same", "Same", "right "+strconv.Itoa(i)))
	}
	for i := range w.r.IntN(3) {
		text += fmt.Sprintf("|  | none %d |\n", i)
	}
	return text
}

// scenario is steps that lead to a step below or to the end.
func (w *writerOfQuestions) scenario() string {
	n := w.n
	steps := 2 + w.r.IntN(3)
	text := "## Scenario: way\n<!-- id=q%d -->\n\n"
	for i := range steps {
		text += fmt.Sprintf("### Step: s {#step-%d-%d}\n\n", n, i)
		first := true
		text += w.options(func(int) string {
			to := i + 1
			if !first {
				to += w.r.IntN(steps - i)
			}
			first = false
			return fmt.Sprintf("\n  > [on](#step-%d-%d)", n, to)
		}, true) + "\n"
	}
	return text + fmt.Sprintf("### Step: end {#step-%d-%d}\n\nEnd.\n", n, steps)
}

func (w *writerOfQuestions) reflect() string {
	text := "## Reflect: you\n<!-- id=q%d -->\n\n> [!NOTE]\n> model\n\n"
	for i := range w.r.IntN(5) {
		text += fmt.Sprintf("- [ ] check %d\n", i)
	}
	return text
}

// typed is what somebody types.
func (w *writerOfQuestions) typed() string {
	switch w.r.IntN(5) {
	case 0:
		return w.pick(someWords...)
	case 1:
		return w.figure() + w.pick("", "", " kW", "元", "ſK X", "SK X", "k2 x")
	case 2:
		return w.pick("", " ", "abbc", "ABBC", "med", "aaab", "12", "1,2,3", "1,2345", "--1", "−7", "9亿", "1e5", "０．１", "x", "ab好1 k", "\u0000", "1 2", strings.Repeat("a", 199)+"b c", strings.Repeat("ab ", 90))
	}
	var b strings.Builder
	for range w.r.IntN(6) {
		b.WriteString(w.pick("a", "b", "k", "K", "s", " ", ".", "1", "好", "é", "ß", "Σ", "🦓", "c", "x", "/"))
	}
	return b.String()
}

// disguised writes a text in a way that mostly means the same.
func (w *writerOfQuestions) disguised(text string) string {
	switch w.r.IntN(8) {
	case 0:
		return strings.Map(func(r rune) rune {
			if r > ' ' && r <= '~' {
				return r - '!' + 0xFF01
			}
			return r
		}, text)
	case 1:
		return strings.Map(unicode.ToUpper, text)
	case 2:
		return strings.Map(unicode.ToLower, text)
	case 3:
		return w.pick(" ", "\t", "\u3000", "\uFEFF", "\u0085") + strings.ReplaceAll(text, " ", w.pick("\u00A0", "  ", "\u2003\u200B")) + w.pick("。", ".", "!", " ！", "\n")
	case 4:
		signs := []rune(text)
		if len(signs) > 1 {
			return string(slices.Delete(signs, 0, 1))
		}
	}
	return text
}

// response is an answer to the question: about a third of them right, some of them impossible.
func (w *writerOfQuestions) response(d DataQuestion) []string {
	list := w.rightResponse(d)
	switch w.r.IntN(10) {
	case 0: // letters that no page sends
		return append(list, w.pick("A", "é", "aa", "", "z", "a", "0", "\u0000"))
	case 7:
		return append(list, w.other(d, ""))
	case 1:
		if len(list) > 0 {
			return list[:w.r.IntN(len(list))]
		}
	case 2, 3, 4, 5:
		for i := range list {
			if w.r.IntN(2) == 0 {
				list[i] = w.other(d, list[i])
			}
		}
	case 6:
		w.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return list
}

// other is another answer in the place of one.
func (w *writerOfQuestions) other(d DataQuestion, one string) string {
	switch d.Kind {
	case KindText, KindNumber, KindCloze:
		return w.pick(w.typed(), w.disguised(one), w.disguised(one))
	}
	return small(w.r.IntN(max(2, d.Options, d.Rights)))
}

// rightResponse is made of the key.
func (w *writerOfQuestions) rightResponse(d DataQuestion) []string {
	list := []string{}
	switch key := d.Key.(type) {
	case OptionsKey:
		for i, right := range key.Right {
			if right {
				list = append(list, small(i))
			}
		}
	case TextKey:
		list = append(list, w.disguised(key.Shown[w.r.IntN(len(key.Shown))]))
	case NumberKey:
		n := key.Ranges[0]
		list = append(list, w.disguised(w.pick(key.Shown[0], formatNumber(n[0]), formatNumber(n[1]), formatNumber((n[0]+n[1])/2), formatNumber(n[1]+1e-4), formatNumber(n[0]-1e-10))+w.pick("", d.Unit)))
	case ClozeKey:
		for _, gap := range key.Gaps {
			list = append(list, gap.Shown[w.r.IntN(len(gap.Shown))])
		}
	case OrderKey:
		list = slices.Clone(key.Order)
	case MatchKey:
		list = slices.Clone(key.Pairs)
	case ScenarioKey:
		list = w.way(d, key)
	default:
		for i := range d.Options {
			list = append(list, small(i))
		}
	}
	return list
}

// way is a way through a scenario, mostly a right one.
func (w *writerOfQuestions) way(d DataQuestion, key ScenarioKey) []string {
	list := []string{}
	for at := 0; at >= 0 && len(d.Steps[at]) > 0; {
		i := max(0, slices.Index(key.Steps[at].Right, true))
		if w.r.IntN(5) == 0 {
			i = w.r.IntN(len(d.Steps[at]))
		}
		list, at = append(list, small(i)), d.Steps[at][i]
	}
	return list
}
