package quiz

import "strings"

// keyword returns what a word at the beginning of a heading stands for, "" for any other word.
func keyword(word string) string {
	switch strings.ToLower(word) {
	case "q", "题":
		return "Q"
	case "fill", "填空":
		return "Fill"
	case "order", "排序":
		return "Order"
	case "match", "匹配":
		return "Match"
	case "scenario", "情景":
		return "Scenario"
	case "step", "步骤":
		return "Step"
	case "reflect", "反思":
		return "Reflect"
	case "pool", "题库":
		return "Pool"
	}
	return ""
}

// IsKeyword reports whether a heading that begins with this word and a colon may be a question.
func IsKeyword(word string) bool { return keyword(word) != "" }

// cutAnswer returns what stands behind "Answer:" or "答案：" at the beginning of a paragraph.
func cutAnswer(text string) (rest string, ok bool) {
	for _, word := range []string{"answer", "答案"} {
		if len(text) < len(word) || !strings.EqualFold(text[:len(word)], word) {
			continue
		}
		rest := strings.TrimLeft(text[len(word):], " ")
		for _, colon := range []string{":", "："} {
			if behind, ok := strings.CutPrefix(rest, colon); ok {
				return behind, true
			}
		}
	}
	return "", false
}
