package checklist

import (
	"strconv"
	"strings"
)

// Data is a checklist for the browser; its twin is in themes/rampbook/components/checklist/data.ts.
type Data struct {
	ID    string     `json:"id"` // "list-1" by place when the author gave none
	Title string     `json:"title"`
	Owner string     `json:"owner"`
	Items []ItemData `json:"items"` // those within an item behind it
}

// ItemData is an item.
type ItemData struct {
	ID         string   `json:"id"` // "n3" by place when the author gave none
	Number     string   `json:"number"`
	Text       string   `json:"text"`
	Depth      int      `json:"depth"` // 0 for an item within none
	Owner      string   `json:"owner"`
	Due        string   `json:"due"`
	Severity   Severity `json:"severity"`
	Likelihood int      `json:"likelihood"`
	Impact     int      `json:"impact"`
	Evidence   bool     `json:"evidence"`
	Proof      string   `json:"proof"`  // what the evidence is; "" when the author does not say
	Source     *Link    `json:"source"` // nil without one
	Quiz       []Asked  `json:"quiz"`
}

// Asked is a question that is asked again when the item fails.
type Asked struct {
	Object string `json:"object"` // what the log calls it: "quiz/quizzes/a#q1"
	URL    string `json:"url"`
	Title  string `json:"title"`
}

// Link is a place where more can be read.
type Link struct {
	URL   string `json:"url"`
	Title string `json:"title"`
}

// A Portal knows where what the items name is to be found.
type Portal struct {
	Source   func(source string) *Link // nil when it leads nowhere
	Question func(id string) *Asked    // nil when there is none
}

// Data lists the page's checklists for the browser.
func (p *Page) Data(portal Portal) []Data {
	var list []Data
	for i, l := range p.Lists {
		d := l.data(portal)
		if d.ID == "" {
			d.ID = "list-" + strconv.Itoa(i+1)
		}
		list = append(list, d)
	}
	return list
}

func (l *List) data(portal Portal) Data {
	d := Data{ID: l.ID, Title: l.Words(), Owner: l.Owner, Items: []ItemData{}}
	for i, item := range l.All() {
		id := item.ID
		if id == "" {
			id = "n" + strconv.Itoa(i+1)
		}
		var source *Link
		if item.Source != "" {
			source = portal.Source(item.Source)
		}
		quiz := []Asked{}
		for _, one := range item.Quiz {
			if asked := portal.Question(one); asked != nil {
				quiz = append(quiz, *asked)
			}
		}
		d.Items = append(d.Items, ItemData{
			ID: id, Number: item.Number, Text: item.Text, Depth: strings.Count(item.Number, "."), Owner: item.Owner, Due: item.Due, Severity: item.Severity,
			Likelihood: item.Likelihood, Impact: item.Impact, Evidence: item.Evidence, Proof: item.Proof, Source: source, Quiz: quiz,
		})
	}
	return d
}
