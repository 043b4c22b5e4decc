package scorecard

import "strconv"

// Data is a scorecard for the browser; its twin is in themes/rampbook/components/scorecard/data.ts.
type Data struct {
	ID        string          `json:"id"` // "card-1" by place when the author gave none
	Title     string          `json:"title"`
	Geometric bool            `json:"geometric"`
	Levels    int             `json:"levels"`
	Bands     []BandData      `json:"bands"`
	Groups    []GroupData     `json:"groups"`
	Criteria  []CriterionData `json:"criteria"`
	Raters    []RaterData     `json:"raters"`
}

// BandData is a band and its advice in plain words.
type BandData struct {
	From   float64 `json:"from"`
	Name   string  `json:"name"`
	Advice string  `json:"advice"`
}

// GroupData is a group; one without a name holds all criteria.
type GroupData struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
}

// CriterionData is a criterion; worst and best are each two numbers.
type CriterionData struct {
	ID     string     `json:"id"`
	Name   string     `json:"name"`
	Kind   Kind       `json:"kind"`
	Group  int        `json:"group"`
	Weight float64    `json:"weight"`
	Gate   *float64   `json:"gate"`
	Worst  [2]float64 `json:"worst"`
	Best   [2]float64 `json:"best"`
	Unit   string     `json:"unit"`
}

// RaterData is a group of raters.
type RaterData struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
}

// Data lists the page's scorecards for the browser.
func (p *Page) Data() []Data {
	var list []Data
	for i, c := range p.Cards {
		d := c.data()
		if d.ID == "" {
			d.ID = "card-" + strconv.Itoa(i+1)
		}
		list = append(list, d)
	}
	return list
}

func (c *Card) data() Data {
	d := Data{ID: c.ID, Title: c.Words(), Geometric: c.Geometric, Levels: c.Levels, Bands: []BandData{}, Raters: []RaterData{}, Criteria: []CriterionData{}}
	for _, b := range c.Bands {
		d.Bands = append(d.Bands, BandData{b.From, b.Name, b.Advice})
	}
	for _, g := range c.Groups {
		d.Groups = append(d.Groups, GroupData{g.Name, g.Weight})
	}
	for _, k := range c.Criteria {
		d.Criteria = append(d.Criteria, CriterionData{k.ID, k.Name, k.Kind, k.Group, k.Weight, k.Gate, [2]float64{k.Worst.Low, k.Worst.High}, [2]float64{k.Best.Low, k.Best.High}, k.Unit})
	}
	for _, r := range c.Raters {
		d.Raters = append(d.Raters, RaterData(r))
	}
	return d
}
