package scorecard

import "math"

// A Share is a rating brought to 0 to 1.
type Share struct {
	State State
	S     float64
}

// A Verdict says what the gates say.
type Verdict string

// The verdicts; "" of a card without gates.
const (
	Ready    Verdict = "ready"
	NotReady Verdict = "not-ready"
	Open     Verdict = "open" // a gate is not rated
)

// A Result is a rated card.
type Result struct {
	Verdict  Verdict    `json:"verdict"`
	Missed   []int      `json:"missed"`   // criteria under their gates
	Score    *float64   `json:"score"`    // 0 to 100; nil when nothing is rated
	Band     int        `json:"band"`     // -1 without a score or without bands
	Coverage float64    `json:"coverage"` // 0 to 1
	Complete bool       `json:"complete"`
	Groups   []*float64 `json:"groups"` // of each group 0 to 100; nil when nothing in it is rated
}

// Share brings a rating of the criterion to 0 to 1.
func (k *Criterion) Share(r Rating, levels int) Share {
	if r.State != Rated {
		return Share{State: r.State}
	}
	return Share{Rated, k.share(r.Value, levels)}
}

func (k *Criterion) share(x float64, levels int) float64 {
	switch {
	case k.Kind == Level:
		return clamp((x - 1) / float64(levels-1))
	case k.Best.Low == k.Best.High && k.Worst.Low == k.Worst.High:
		return clamp((x - k.Worst.Low) / (k.Best.Low - k.Worst.Low))
	case x < k.Best.Low:
		return clamp((x - k.Worst.Low) / (k.Best.Low - k.Worst.Low))
	case x > k.Best.High:
		return clamp((k.Worst.High - x) / (k.Worst.High - k.Best.High))
	}
	return 1
}

func clamp(s float64) float64 { return min(1, max(0, s)) }

// Shares brings the ratings of one rater to 0 to 1; there is one for each criterion.
func (c *Card) Shares(ratings []Rating) []Share {
	list := make([]Share, len(c.Criteria))
	for i, k := range c.Criteria {
		list[i] = k.Share(ratings[i], c.Levels)
	}
	return list
}

// Score computes the result of shares, one for each criterion.
func (c *Card) Score(shares []Share) Result {
	weights, groups := c.weights()
	r := Result{Band: -1, Missed: []int{}}
	var covered, all float64
	for g := range c.Groups {
		rated, sum := c.covered(shares, weights, g)
		if sum > 0 {
			covered += float64(groups[g] * (rated / sum))
			all += groups[g]
		}
		r.Groups = append(r.Groups, hundred(c.groupMean(shares, weights, g)))
	}
	if all > 0 {
		r.Coverage = covered / all
	}
	r.Complete = r.Coverage+slack >= enough
	r.Score = hundred(c.mean(shares, weights, groups))
	if r.Score != nil {
		r.Band = c.band(*r.Score)
	}
	c.gates(shares, &r)
	return r
}

func (c *Card) weights() (weights, groups []float64) {
	for _, k := range c.Criteria {
		weights = append(weights, k.Weight)
	}
	for _, g := range c.Groups {
		groups = append(groups, g.Weight)
	}
	return weights, groups
}

// covered is the weight that was rated in a group, and all of it.
func (c *Card) covered(shares []Share, weights []float64, group int) (rated, all float64) {
	for i, k := range c.Criteria {
		if k.Group != group {
			continue
		}
		all += weights[i]
		if shares[i].State == Rated {
			rated += weights[i]
		}
	}
	return rated, all
}

// mean is the mean of the groups, from 0 to 1; ok is false when nothing is rated.
func (c *Card) mean(shares []Share, weights, groups []float64) (s float64, ok bool) {
	m := newMean(c.Geometric)
	for g := range c.Groups {
		if s, ok := c.groupMean(shares, weights, g); ok {
			m.add(s, groups[g])
		}
	}
	return m.value()
}

func (c *Card) groupMean(shares []Share, weights []float64, group int) (s float64, ok bool) {
	m := newMean(c.Geometric)
	for i, k := range c.Criteria {
		if k.Group == group && shares[i].State == Rated {
			m.add(shares[i].S, weights[i])
		}
	}
	return m.value()
}

// A mean is a weighted mean in the making.
type mean struct {
	geometric   bool
	sum, weight float64
	zero        bool // a geometric mean has met a 0
}

func newMean(geometric bool) *mean { return &mean{geometric: geometric} }

func (m *mean) add(s, weight float64) {
	m.weight += weight
	switch {
	case !m.geometric:
		m.sum += float64(weight * s) // the conversion keeps machines from joining * and +
	case s == 0:
		m.zero = true
	default:
		m.sum += float64(weight * math.Log(s))
	}
}

func (m *mean) value() (s float64, ok bool) {
	switch {
	case m.weight == 0:
		return 0, false
	case m.zero:
		return 0, true
	case m.geometric:
		return math.Exp(m.sum / m.weight), true
	}
	return m.sum / m.weight, true
}

func hundred(s float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	s *= 100
	return &s
}

// band is the band of a score; -1 when the card has none.
func (c *Card) band(score float64) int {
	band := -1
	for i, b := range c.Bands {
		if score+slack >= b.From {
			band = i
		}
	}
	return band
}

// gates compares ratings with gates.
func (c *Card) gates(shares []Share, r *Result) {
	for i, k := range c.Criteria {
		if k.Gate == nil || shares[i].State == NotApplicable {
			continue
		}
		switch {
		case shares[i].State == Rated && shares[i].S+slack < k.share(*k.Gate, c.Levels):
			r.Missed = append(r.Missed, i)
			r.Verdict = NotReady
		case shares[i].State == Unrated && r.Verdict != NotReady:
			r.Verdict = Open
		case r.Verdict == "":
			r.Verdict = Ready
		}
	}
}
