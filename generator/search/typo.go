package search

import "strings"

// isPlain tells whether a word has only a to z.
func isPlain(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
}

// mayBeWrong tells whether a word that is not found is taken for mistyped.
func mayBeWrong(word string) bool {
	return len([]rune(word)) >= minTypo && !strings.ContainsAny(word, "0123456789+%#")
}

// closest returns the word of the index that a mistyped one is most likely meant for; "" when
// none is close.
func (x *index) closest(word string) string {
	if x.Words == "" {
		return ""
	}
	typed := []rune(word)
	limit := 1
	if len(typed) > 7 {
		limit = 2
	}
	best, most := "", uint32(0)
	for _, l := range x.lines(x.Words) {
		n, _, ok := readNumber(l.value)
		d := distance(typed, []rune(l.term), limit)
		if !ok || d > limit {
			continue
		}
		if d < limit || best == "" || n > most {
			if d < limit {
				limit = d
			}
			best, most = l.term, n
		}
	}
	return best
}

// distance counts the letters added, left out, changed or swapped with their neighbour between two
// words (optimal string alignment); above limit it may return anything above.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j-1]+change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
