package quiz

import (
	"math"
	"strconv"
)

// Data is what a script gets to know of a page's questions: themes/rampbook/components/quiz/data.ts has the same
// types. A sealed page's data has nothing that gives an answer away.
type Data struct {
	Revision  string         `json:"revision"` // of the page's text
	Settings  DataSettings   `json:"settings"`
	Questions []DataQuestion `json:"questions"` // in the order of the page
	Pools     []DataPool     `json:"pools"`
}

// DataSettings are Settings for a script.
type DataSettings struct {
	Quiz       bool     `json:"quiz"` // the page is a quiz, not a page with a question or two
	Pass       *float64 `json:"pass"` // percent; null: no pass mark
	Attempts   int      `json:"attempts"`
	Minutes    int      `json:"minutes"`
	Reveal     string   `json:"reveal"`
	Rule       Rule     `json:"rule"`
	Shuffle    bool     `json:"shuffle"`
	Seed       string   `json:"seed"`
	Confidence bool     `json:"confidence"`
	Sealed     bool     `json:"sealed"`
}

// A DataPool is a pool; its questions name it by its place in the list of pools.
type DataPool struct {
	ID   string `json:"id"`
	Draw int    `json:"draw"` // how many are asked; all of them when the author named no number
}

// A DataQuestion is one question. Which of the members behind HTML it has depends on its kind.
type DataQuestion struct {
	ID     string      `json:"id"` // the author's, or "n" and the number on the page
	Kind   Kind        `json:"kind"`
	Points float64     `json:"points"`
	Skill  string      `json:"skill"`
	Source *DataSource `json:"source"`
	Pool   *int        `json:"pool,omitempty"`
	HTML   DataHTML    `json:"html"`

	Many    bool       `json:"many,omitempty"`    // choice: several may be chosen
	Pinned  []int      `json:"pinned,omitempty"`  // choice: the options that are never shuffled
	Options int        `json:"options,omitempty"` // choice, order; reflection: things to look for, none when sealed
	Unit    string     `json:"unit,omitempty"`    // number
	Gaps    [][]string `json:"gaps,omitempty"`    // cloze: the choices of each gap as printed; null for a typed one
	Lefts   int        `json:"lefts,omitempty"`   // match
	Rights  int        `json:"rights,omitempty"`  // match
	Steps   [][]int    `json:"steps,omitempty"`   // scenario: of each step the steps its options lead to; -1: nowhere
	Manager bool       `json:"manager,omitempty"` // reflection: a manager reads the answer
	Key     any        `json:"key,omitempty"`
}

// A DataSource is the section in which an answer can be read.
type DataSource struct {
	URL   string `json:"url"` // relative to the page
	Title string `json:"title"`
}

// DataHTML is what is shown of a question when it is time; "" where nothing is said.
type DataHTML struct {
	Options     []string `json:"options,omitempty"` // feedback of each; scenario: step after step; reflection: what to look for
	Hints       []string `json:"hints"`
	Explanation string   `json:"explanation"`
	Wrong       string   `json:"wrong"`
	Right       string   `json:"right"`
}

// Sources gives the section a question names as its source; nil when there is none.
type Sources func(q *Question) *DataSource

// Data returns what a script gets to know of the page, whose text has the given revision. parts are what
// Cut took from the page as it was rendered.
func (p *Page) Data(revision string, parts Parts, sources Sources) *Data {
	d := &Data{Revision: revision, Settings: p.dataSettings(), Questions: []DataQuestion{}, Pools: []DataPool{}}
	for _, q := range p.Questions {
		pool, ok := q.Body.(*Pool)
		if !ok {
			d.Questions = append(d.Questions, q.data(parts, sources))
			continue
		}
		place := len(d.Pools)
		draw := pool.Draw
		if draw <= 0 || draw > len(pool.Questions) {
			draw = len(pool.Questions)
		}
		d.Pools = append(d.Pools, DataPool{q.ID, draw})
		for _, inner := range pool.Questions {
			one := inner.data(parts, sources)
			one.Pool = &place
			d.Questions = append(d.Questions, one)
		}
	}
	return d
}

func (p *Page) dataSettings() DataSettings {
	s := p.Settings
	d := DataSettings{
		Quiz: p.IsQuiz(), Attempts: s.Attempts, Minutes: int(s.Time.Minutes()), Reveal: s.Reveal, Rule: s.Grade,
		Shuffle: s.Shuffle, Seed: s.Seed, Confidence: s.Confidence, Sealed: s.Sealed,
	}
	if s.Pass > 0 {
		d.Pass = &s.Pass
	}
	return d
}

// LogID is what the learner's log calls the question: its id, or "n" and its number on the page.
func (q *Question) LogID() string {
	if q.ID != "" {
		return q.ID
	}
	return "n" + strconv.Itoa(q.number)
}

func (q *Question) data(parts Parts, sources Sources) DataQuestion {
	part := func(name string) string { return parts[q.partName(name)] }
	d := DataQuestion{ID: q.LogID(), Kind: q.Kind, Points: q.Points, Skill: q.Skill, Source: sources(q)}
	d.HTML = DataHTML{Hints: []string{}, Explanation: part(partExplanation), Wrong: part(partWrong), Right: part(partRight)}
	for i := range q.Hints {
		d.HTML.Hints = append(d.HTML.Hints, part(partHint(i)))
	}
	q.Body.public(&d, q)
	if q.sealed {
		return d
	}
	for i := range q.shownParts() {
		d.HTML.Options = append(d.HTML.Options, part(partOption(i)))
	}
	q.Body.secret(&d, q)
	return d
}

// shownParts is how many parts a body has of which something can be said.
func (q *Question) shownParts() int {
	switch body := q.Body.(type) {
	case *Choice:
		return len(body.Options)
	case *Scenario:
		n := 0
		for _, st := range body.Steps {
			n += len(st.Options)
		}
		return n
	case *Reflect:
		return len(body.Checks)
	}
	return 0
}

// small names an option by its place, as responses do: a, b, c.
func small(i int) string { return string(rune('a' + i)) }

// finite keeps what JSON cannot say out of the data.
func finite(n float64) float64 { return min(math.MaxFloat64, max(-math.MaxFloat64, n)) }
