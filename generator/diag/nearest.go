package diag

import (
	"fmt"
	"slices"
	"strings"
)

// OneOf is the hint for a word that is none of those known.
func OneOf(word string, known []string) string {
	return Suggest(word, known, "one of "+strings.Join(known, ", "))
}

// Suggest is the hint for a word that is not known: the candidate that may be meant, else what other says.
func Suggest(word string, candidates []string, other string) string {
	if near := Nearest(word, candidates); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return other
}

// Nearest returns the candidate closest to word, "" when none is close enough to be meant.
//
// Closeness is the optimal string alignment distance (insert, delete, replace, swap
// neighbours: Damerau 1964) over lower-case characters; at most a third of the word,
// and at least one edit, may differ. Ties go to the first candidate in byte order.
func Nearest(word string, candidates []string) string {
	w := []rune(strings.ToLower(word))
	best, bestDist := "", max(1, len(w)/3)+1
	for _, c := range slices.Sorted(slices.Values(candidates)) {
		r := []rune(strings.ToLower(c))
		if abs(len(r)-len(w)) >= bestDist {
			continue
		}
		if d := distance(w, r); d < bestDist {
			best, bestDist = c, d
		}
	}
	return best
}

func distance(a, b []rune) int {
	before, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(b)]
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
