package quiz

import (
	"slices"
	"strings"
	"testing"
)

// everyKind is a page with a question of each kind.
const everyKind = "## Q: a\n- [x] a\n- [ ] b\n- [x] c\n\n## Q: b\nAnswer: `a`, `/^b+$/`\n\n## Q: c\nAnswer: `5` ± `1`\n\n## Fill: d\n{{a}} {{(b)|c}}\n\n" +
	"## Order: e\n1. a\n2. b\n3. c\n\n## Match: f\n| a | b |\n| - | - |\n| c | d |\n| e | f |\n| | g |\n\n" +
	"## Scenario: g\n### Step: a\n- [x] a\n  > [b](#step-b)\n- [ ] b\n  > [a](#step-a)\n### Step: b\nEnd.\n\n## Reflect: h\n> [!NOTE]\n> a\n\n- [ ] b\n- [ ] c\n"

// FuzzResponse: whatever a record says, its score is from 0 to 1, and what is no response gets nothing.
func FuzzResponse(f *testing.F) {
	for _, seed := range []string{"", "a", "a,c", "b,a,c", "5", "a,b", ",a", "A", "zz,", "a,a,a,a", "\xff,。"} {
		f.Add(seed)
	}
	page, _, _ := parse("a.md", []byte(everyKind))
	f.Fuzz(func(t *testing.T, text string) {
		list := strings.Split(text, ",")
		for _, q := range page.All() {
			for _, rule := range rules() {
				score := q.GradeList(list, Rule(rule))
				if _, ok := q.ParseResponse(list); !(score >= 0 && score <= 1) || !ok && score != 0 {
					t.Errorf("%s of %q by %s: %v", q.Kind, list, rule, score)
				}
			}
		}
	})
}

// The letters of a key are read as the key.
func TestKeysAreRightResponses(t *testing.T) {
	page, _, _ := parse("a.md", []byte(everyKind))
	for _, d := range page.Data("", nil, noSources).Questions {
		q := page.Questions[slices.IndexFunc(page.Questions, func(q *Question) bool { return q.LogID() == d.ID })]
		var right []string
		switch key := d.Key.(type) {
		case OrderKey:
			right = key.Order
		case MatchKey:
			right = key.Pairs
		default:
			continue
		}
		if score := q.GradeList(right, Exact); score != 1 {
			t.Errorf("%s: %q gets %v", q.Kind, right, score)
		}
		if d.Kind == KindOrder && slices.IsSorted(right) {
			t.Errorf("the things to order are printed in their order")
		}
	}
}
