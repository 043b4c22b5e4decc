package review

// LeechLapses is how often a question has to be forgotten before it is pointed out: reading again
// helps more than asking again.
const LeechLapses = 4

// A Card is one question as one learner remembers it. Days are counted from any one day, not below 0.
type Card struct {
	Memory
	Last   int // day of the last answer
	Count  int // answers
	Lapses int // times it was forgotten after it had been right
	Right  int // different days on which it was right
	known  bool
	onDay  int // the last day it was right
}

// Answered returns the card after an answer. A day before the last one counts as the last one, so
// that a clock set back does no harm.
func (c Card) Answered(g Grade, day int) Card {
	day = max(day, c.Last)
	if c.Count == 0 {
		c.Memory = Memory{}.After(g, 0)
	} else {
		c.Memory = c.After(g, day-c.Last)
	}
	if g == Again && c.known {
		c.Lapses++
	}
	if g != Again && (c.Right == 0 || c.onDay != day) {
		c.Right, c.onDay = c.Right+1, day
	}
	c.Last, c.Count, c.known = day, c.Count+1, g != Again
	return c
}

// RecallOn predicts the chance of a right answer on a day; 0 for a question never answered.
func (c Card) RecallOn(day int) float64 { return c.Recall(float64(day - c.Last)) }

// Due is the day on which the question should be asked again; 0 for a question never answered.
func (c Card) Due() int {
	if c.Count == 0 {
		return 0
	}
	return c.Last + c.Interval(Retention)
}

// Mastered reports whether the question was right on two different days, the last time too, and
// is still remembered.
func (c Card) Mastered(day int) bool {
	return c.Right >= 2 && c.known && c.RecallOn(day) >= Retention
}

// Leech reports whether the question is forgotten again and again.
func (c Card) Leech() bool { return c.Lapses >= LeechLapses }

// Readiness is the mean of the predicted recall of questions on a day, from 0 to 1; a question that was
// never answered counts 0. Without questions it is 0.
func Readiness(cards []Card, day int) float64 {
	sum := 0.0
	for _, c := range cards {
		if c.Count > 0 {
			sum += c.RecallOn(day)
		}
	}
	return sum / float64(max(1, len(cards)))
}
