package quiz

import (
	"math"
)

// A Rule says how several right options are counted.
type Rule string

// The rules. c options are right and w wrong; the learner ticked h right and x wrong ones. Whoever ticks nothing
// gets nothing.
const (
	Balanced Rule = "balanced" // max(0, h/c − x/w): ticking all gives nothing
	Exact    Rule = "exact"    // 1 if every tick is right and none is missing, else 0
	EDC      Rule = "edc"      // (h + w − x) / (c + w): every decision counts
	Canvas   Rule = "canvas"   // max(0, (h − x) / c)
	None     Rule = "none"     // h/c: wrong ticks cost nothing
)

func rules() []string {
	return []string{string(Balanced), string(Exact), string(EDC), string(Canvas), string(None)}
}

// Grade gives the response's share of the question's points, from 0 to 1. A pool has no response of its
// own and gives 0.
func (q *Question) Grade(r Response, rule Rule) float64 { return q.Body.grade(r, rule) }

// ScoreTicks counts ticks by a rule. right and ticked have the same length.
func ScoreTicks(rule Rule, right, ticked []bool) float64 {
	var c, w, h, x float64
	for i, is := range right {
		on := i < len(ticked) && ticked[i]
		switch {
		case is && on:
			c, h = c+1, h+1
		case is:
			c++
		case on:
			w, x = w+1, x+1
		default:
			w++
		}
	}
	if c == 0 || h+x == 0 {
		return 0
	}
	switch rule {
	case Exact:
		if h == c && x == 0 {
			return 1
		}
		return 0
	case EDC:
		return (h + w - x) / (c + w)
	case Canvas:
		return max(0, (h-x)/c)
	case None:
		return h / c
	}
	return max(0, h/c-ratio(x, w))
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// ScoreOrder is max(0, 2·(1 − i/(k(k−1)/2)) − 1) for a list of k things with i pairs in the wrong order. order
// is the item at each place; 0 if it is not each of the k items once.
func ScoreOrder(order []int, k int) float64 {
	if len(order) != k || k < 2 {
		return 0
	}
	seen := make([]bool, k)
	wrong := 0
	for i, item := range order {
		if item < 0 || item >= k || seen[item] {
			return 0
		}
		seen[item] = true
		for _, before := range order[:i] {
			if before > item {
				wrong++
			}
		}
	}
	return max(0, 2*(1-float64(wrong)/float64(k*(k-1)/2))-1) // doubling is exact, so a fused sum is the same
}

// Wilson is the 95 % interval of a share of which n trials gave share (Wilson 1927, z = 1.96). Without trials it is 0 to 1.
func Wilson(share float64, n int) (low, high float64) {
	const z = 1.959963984540054
	if n < 1 {
		return 0, 1
	}
	size := float64(n)
	middle := (share + z*z/(2*size)) / (1 + z*z/size)
	half := z / (1 + z*z/size) * math.Sqrt(share*(1-share)/size+z*z/(4*size*size))
	return max(0, middle-half), min(1, middle+half)
}

// almostOne is the sum from which on weights are the whole: three of 0.333 are, and 0.6 + 0.3 + 0.1 has to be, whose sum in binary
// fractions is less than 1.
const almostOne = 0.995

func (c *Choice) grade(r Response, rule Rule) float64 { return gradeOptions(c, r.Ticked, rule) }

func gradeOptions(c *Choice, ticked []bool, rule Rule) float64 {
	right := make([]bool, len(c.Options))
	chosen := 0
	for i, o := range c.Options {
		right[i] = o.Right
		if i < len(ticked) && ticked[i] {
			chosen++
		}
	}
	if !c.Many && chosen != 1 {
		return 0
	}
	weights := c.weights()
	if weights == nil {
		return ScoreTicks(rule, right, ticked)
	}
	sum := 0.0
	for i, w := range weights {
		if i < len(ticked) && ticked[i] {
			sum += w
		}
	}
	if sum >= almostOne {
		return 1
	}
	return max(0, sum)
}

func (s *Short) grade(r Response, _ Rule) float64 {
	return share(len(r.Typed) == 1 && matchAny(s.Answers, r.Typed[0]))
}

func (n *Number) grade(r Response, _ Rule) float64 {
	return share(len(r.Typed) == 1 && n.match(r.Typed[0]))
}

func share(right bool) float64 {
	if right {
		return 1
	}
	return 0
}

func (c *Cloze) grade(r Response, _ Rule) float64 {
	filled := 0.0
	for i, g := range c.Gaps {
		if i < len(r.Typed) {
			filled += share(g.match(r.Typed[i]))
		}
	}
	return ratio(filled, float64(len(c.Gaps)))
}

func (o *Order) grade(r Response, _ Rule) float64 { return ScoreOrder(r.Order, len(o.Items)) }

func (m *Match) grade(r Response, _ Rule) float64 {
	right := 0.0
	lefts := m.lefts()
	for n, i := range lefts {
		if n < len(r.Matched) && r.Matched[n] >= 0 && r.Matched[n] < len(m.Pairs) {
			right += share(m.first(r.Matched[n]) == m.first(i))
		}
	}
	return ratio(right, float64(len(lefts)))
}

// grade is the mean of the steps that were met; an unfinished way counts its last step as wrong.
func (sc *Scenario) grade(r Response, rule Rule) float64 {
	sum, at := 0.0, 0
	for n, chosen := range r.Path {
		if at < 0 || at >= len(sc.Steps) || chosen < 0 || chosen >= len(sc.Steps[at].Options) {
			return ratio(sum, float64(n+1))
		}
		options := sc.Steps[at].Options
		ticked := make([]bool, len(options))
		ticked[chosen] = true
		sum += gradeOptions(&Choice{Options: options}, ticked, rule)
		at = sc.target(options[chosen])
	}
	met := len(r.Path)
	if at >= 0 && at < len(sc.Steps) && len(sc.Steps[at].Options) > 0 {
		met++
	}
	return ratio(sum, float64(met))
}

// grade is the share of the things the learner found in the own answer.
func (b *Reflect) grade(r Response, _ Rule) float64 {
	found := 0.0
	for i := range b.Checks {
		found += share(i < len(r.Found) && r.Found[i])
	}
	return ratio(found, float64(len(b.Checks)))
}

func (b *Pool) grade(Response, Rule) float64 { return 0 }
