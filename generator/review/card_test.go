package review

import (
	"testing"

	"rampbook/generator/proof"
)

// testdata/cards.json is shared with components/review: histories of answers and what follows.
func TestCards(t *testing.T) {
	var cases []struct {
		Name     string
		Answers  [][2]int // day, grade
		Today    int
		Due      int
		Lapses   int
		Right    int
		Recall   float64
		Mastered bool
		Leech    bool
	}
	proof.ReadJSON(t, "testdata/cards.json", &cases)
	for _, test := range cases {
		t.Run(test.Name, func(t *testing.T) {
			c := Card{}
			for _, a := range test.Answers {
				c = c.Answered(Grade(a[1]), a[0])
			}
			if c.Due() != test.Due || c.Lapses != test.Lapses || c.Right != test.Right {
				t.Errorf("due %d, %d lapses, right on %d days; want %d, %d, %d", c.Due(), c.Lapses, c.Right, test.Due, test.Lapses, test.Right)
			}
			if got := c.RecallOn(test.Today); !near(got, test.Recall) {
				t.Errorf("recall %v, want %v", got, test.Recall)
			}
			if c.Mastered(test.Today) != test.Mastered || c.Leech() != test.Leech {
				t.Errorf("mastered %t, leech %t", c.Mastered(test.Today), c.Leech())
			}
		})
	}
}

func TestReadiness(t *testing.T) {
	fresh := Card{}.Answered(Good, 0)
	for _, test := range []struct {
		name  string
		cards []Card
		day   int
		want  float64
	}{
		{"none", nil, 0, 0},
		{"right today", []Card{fresh}, 0, 1},
		{"half of them", []Card{fresh, {}}, 0, 0.5},
		{"after its interval", []Card{fresh}, fresh.Due(), fresh.RecallOn(fresh.Due())},
	} {
		if got := Readiness(test.cards, test.day); !near(got, test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}
