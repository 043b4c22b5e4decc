package scorecard

// A Sheet is what one rater filled in.
type Sheet struct {
	Rater   string // the group of raters; "" for a card without raters
	Ratings []Rating
}

// A Panel is what several raters say together.
type Panel struct {
	Result
	Raters []Voice `json:"raters"`
}

// A Voice is what one group of raters says.
type Voice struct {
	Name   string   `json:"name"`
	Count  int      `json:"count"`
	Hidden bool     `json:"hidden"` // too few: neither shown nor counted
	Score  *float64 `json:"score"`  // nil when hidden
}

// Combine joins the sheets of several raters as the package comment says.
func (c *Card) Combine(sheets []Sheet) Panel {
	var voices []Voice
	means := make([][]Share, len(c.Raters))
	for g, rater := range c.Raters {
		var own [][]Share
		for _, sheet := range sheets {
			if sheet.Rater == rater.Name {
				own = append(own, c.Shares(sheet.Ratings))
			}
		}
		v := Voice{Name: rater.Name, Count: len(own), Hidden: len(own) < fewest && rater.Name != manager && rater.Name != self}
		if len(own) > 0 && !v.Hidden {
			equal := make([]float64, len(own))
			for i := range equal {
				equal[i] = 1
			}
			means[g] = c.join(own, equal)
			v.Score = c.Score(means[g]).Score
		}
		voices = append(voices, v)
	}
	var counted [][]Share
	var weights []float64
	for g, rater := range c.Raters {
		if means[g] != nil && rater.Weight > 0 {
			counted, weights = append(counted, means[g]), append(weights, rater.Weight)
		}
	}
	return Panel{c.Score(c.join(counted, weights)), voices}
}

// join is the weighted mean of several lists of shares, criterion by criterion. A criterion that nobody rated is
// not applicable when all who counted said so.
func (c *Card) join(lists [][]Share, weights []float64) []Share {
	joined := make([]Share, len(c.Criteria))
	for i := range joined {
		m := newMean(false)
		unfit := len(lists) > 0
		for l, list := range lists {
			if list[i].State == Rated {
				m.add(list[i].S, weights[l])
			}
			unfit = unfit && list[i].State == NotApplicable
		}
		if s, ok := m.value(); ok {
			joined[i] = Share{Rated, s}
		} else if unfit {
			joined[i] = Share{State: NotApplicable}
		}
	}
	return joined
}

// A Swing is what the score becomes when one weight is a quarter lower or higher.
type Swing struct {
	Group    bool    `json:"group"` // the weight is a group's
	Index    int     `json:"index"` // of the criterion or group
	Down     float64 `json:"down"`
	Up       float64 `json:"up"`
	DownBand int     `json:"downBand"`
	UpBand   int     `json:"upBand"`
}

// Sensitivity lists a swing for each weight that counts; none when nothing is rated.
func (c *Card) Sensitivity(shares []Share) []Swing {
	list := []Swing{}
	weights, groups := c.weights()
	try := func(of []float64, i int, group bool) {
		old := of[i]
		of[i] = old * (1 - weighing)
		down, ok := c.mean(shares, weights, groups)
		of[i] = old * (1 + weighing)
		up, _ := c.mean(shares, weights, groups)
		of[i] = old
		if ok {
			list = append(list, Swing{group, i, 100 * down, 100 * up, c.band(100 * down), c.band(100 * up)})
		}
	}
	for i := range weights {
		try(weights, i, false)
	}
	if len(groups) > 1 {
		for i := range groups {
			try(groups, i, true)
		}
	}
	return list
}

// Agreement is Cohen's kappa with quadratic weights of two raters' levels: 1 is agreement, 0 what chance gives. ok is false when
// they have no criterion in common, or when both gave one and the same level throughout.
func (c *Card) Agreement(a, b []Rating) (kappa float64, ok bool) {
	m := c.Levels
	if m < 2 {
		return 0, false
	}
	left, right := make([]float64, m), make([]float64, m)
	var seen, n float64
	for i, k := range c.Criteria {
		if k.Kind != Level || a[i].State != Rated || b[i].State != Rated {
			continue
		}
		x, y := int(a[i].Value)-1, int(b[i].Value)-1
		left[x]++
		right[y]++
		seen += float64((x - y) * (x - y))
		n++
	}
	var chance float64
	for x := range left {
		for y := range right {
			chance += float64(left[x] * right[y] * float64((x-y)*(x-y)))
		}
	}
	if chance == 0 {
		return 0, false
	}
	return 1 - seen*n/chance, true
}
