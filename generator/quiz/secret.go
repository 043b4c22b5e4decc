package quiz

// An Accepted is a text that is right: words, compared as Fold says, or a pattern.
type Accepted struct {
	Text    string `json:"text,omitempty"`
	Pattern string `json:"pattern,omitempty"`
	Flags   string `json:"flags,omitempty"` // "i" or none; JavaScript adds u
}

// An OptionsKey says which options are right. Weights are there when the author gave some.
type OptionsKey struct {
	Right   []bool    `json:"right"`
	Weights []float64 `json:"weights,omitempty"`
}

// A TextKey is the key of a short answer, and of a typed gap. Shown are the answers as a learner sees them.
type TextKey struct {
	Answers []Accepted `json:"answers"`
	Shown   []string   `json:"shown"`
}

// A GapKey is the key of a gap: Right of one to choose from, TextKey of a typed one.
type GapKey struct {
	Right   *string    `json:"right,omitempty"`
	Answers []Accepted `json:"answers,omitempty"`
	Shown   []string   `json:"shown"`
}

// A ClozeKey holds the keys of all gaps.
type ClozeKey struct {
	Gaps []GapKey `json:"gaps"`
}

// A NumberKey holds the ranges that are right, low and high, and how a learner sees them.
type NumberKey struct {
	Ranges [][2]float64 `json:"ranges"`
	Shown  []string     `json:"shown"`
}

// An OrderKey is the right order: the printed letters.
type OrderKey struct {
	Order []string `json:"order"`
}

// A MatchKey is the printed letter of the right side for each left one.
type MatchKey struct {
	Pairs []string `json:"pairs"`
}

// A ScenarioKey says which options of each step are right.
type ScenarioKey struct {
	Steps []OptionsKey `json:"steps"`
}

func (c *Choice) public(d *DataQuestion, _ *Question) {
	d.Many, d.Options = c.Many, len(c.Options)
	for i, o := range c.Options {
		if o.Pinned {
			d.Pinned = append(d.Pinned, i)
		}
	}
}

func (c *Choice) secret(d *DataQuestion, _ *Question) { d.Key = c.optionsKey() }

func (c *Choice) optionsKey() OptionsKey {
	k := OptionsKey{Right: []bool{}, Weights: c.weights()}
	for _, o := range c.Options {
		k.Right = append(k.Right, o.Right)
	}
	return k
}

// accepted are the answers for a script; a pattern that was refused accepts nothing and is left out.
func accepted(answers []Answer) []Accepted {
	list := []Accepted{}
	for _, a := range answers {
		_, _, isPattern := cutPattern(a.Text)
		switch {
		case a.pattern != nil && a.pattern.IgnoreCase:
			list = append(list, Accepted{Pattern: a.pattern.Source, Flags: "i"})
		case a.pattern != nil:
			list = append(list, Accepted{Pattern: a.pattern.Source})
		case !isPattern && Fold(a.Text) != "":
			list = append(list, Accepted{Text: a.Text})
		}
	}
	return list
}

func (s *Short) public(*DataQuestion, *Question) {}

func (s *Short) secret(d *DataQuestion, _ *Question) {
	d.Key = TextKey{accepted(s.Answers), shownAnswers(s.Answers)}
}

func (n *Number) public(d *DataQuestion, _ *Question) { d.Unit = n.Unit }

func (n *Number) secret(d *DataQuestion, _ *Question) {
	k := NumberKey{Ranges: [][2]float64{}, Shown: []string{}}
	for _, r := range n.Ranges {
		k.Ranges = append(k.Ranges, [2]float64{finite(r.Low), finite(r.High)})
		k.Shown = append(k.Shown, r.String())
	}
	d.Key = k
}

func (c *Cloze) public(d *DataQuestion, q *Question) {
	d.Gaps = [][]string{}
	for _, g := range c.Gaps {
		if g.Choices == nil {
			d.Gaps = append(d.Gaps, nil)
			continue
		}
		d.Gaps = append(d.Gaps, g.shown(q))
	}
}

func (c *Cloze) secret(d *DataQuestion, _ *Question) {
	k := ClozeKey{Gaps: []GapKey{}}
	for _, g := range c.Gaps {
		if g.Choices == nil {
			k.Gaps = append(k.Gaps, GapKey{Answers: accepted(g.Answers), Shown: shownAnswers(g.Answers)})
			continue
		}
		right := g.Choices[max(0, g.Right)]
		k.Gaps = append(k.Gaps, GapKey{Right: &right, Shown: []string{right}})
	}
	d.Key = k
}

func (o *Order) public(d *DataQuestion, _ *Question) { d.Options = len(o.Items) }

func (o *Order) secret(d *DataQuestion, q *Question) { d.Key = OrderKey{o.sequence(q)} }

func (m *Match) public(d *DataQuestion, _ *Question) {
	d.Lefts, d.Rights = len(m.lefts()), len(m.rights())
}

func (m *Match) secret(d *DataQuestion, q *Question) { d.Key = MatchKey{m.letters(q)} }

func (sc *Scenario) public(d *DataQuestion, _ *Question) {
	d.Steps = [][]int{}
	for _, st := range sc.Steps {
		targets := []int{}
		for _, o := range st.Options {
			targets = append(targets, max(-1, sc.target(o)))
		}
		d.Steps = append(d.Steps, targets)
	}
}

func (sc *Scenario) secret(d *DataQuestion, _ *Question) {
	k := ScenarioKey{Steps: []OptionsKey{}}
	for _, st := range sc.Steps {
		k.Steps = append(k.Steps, (&Choice{Options: st.Options}).optionsKey())
	}
	d.Key = k
}

func (b *Reflect) public(d *DataQuestion, _ *Question) { d.Manager = b.Manager }

func (b *Reflect) secret(d *DataQuestion, _ *Question) { d.Options = len(b.Checks) }

func (*Pool) public(*DataQuestion, *Question) {}

func (*Pool) secret(*DataQuestion, *Question) {}
