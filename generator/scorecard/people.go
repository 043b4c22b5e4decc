package scorecard

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/exercise"
)

// MaxPeople is how many rows of a file are read.
const MaxPeople = 100_000

// A Person is somebody, or something, that was rated.
type Person struct {
	Name string
	Line int // of the first row
	Panel
}

// A row is one line of the file: one rater's sheet.
type row struct {
	who   string
	line  int
	sheet Sheet
}

// ReadPeople reads a table of ratings and scores everybody in it. The first line names the columns: the first is who is
// rated, "rater" (评价人) which group of raters says so, the others are criteria by name or id. A comma, a semicolon or a tab parts
// the columns. An empty cell is not rated, "n/a", "na", "-" or 不适用 not applicable. On a card with raters the rows of one name
// are joined; else each row is scored. A row with a mistake is left out and the mistake goes to ds.
func (c *Card) ReadPeople(file string, data []byte, ds *diag.List) []Person {
	return c.people(c.readRows(file, data, ds))
}

func (c *Card) readRows(file string, data []byte, ds *diag.List) []row {
	p := &peopleReader{card: c, file: file, ds: ds}
	if !utf8.Valid(data) {
		ds.Error("score-encoding", diag.Pos{File: file}, "the file is not UTF-8", "save it as CSV UTF-8")
		return nil
	}
	p.lines = bytes.SplitAfter(bytes.TrimPrefix(data, []byte("\uFEFF")), []byte("\n"))
	p.begin(0)
	head, ok := p.next()
	if !ok || !p.head(head) {
		return nil
	}
	var rows []row
	for {
		record, ok := p.next()
		if !ok {
			break
		}
		if len(rows) == MaxPeople {
			ds.Error("score-limit", p.at(0), fmt.Sprintf("more than %d rows", MaxPeople), "split the file")
			break
		}
		if one, ok := p.row(record); ok {
			rows = append(rows, one)
		}
	}
	return rows
}

// head finds out what the columns are.
func (p *peopleReader) head(names []string) bool {
	p.rater = -1
	found := map[int]bool{}
	var known []string
	for _, k := range p.card.Criteria {
		known = append(known, k.Name, k.ID)
	}
	for i, name := range names {
		p.criteria = append(p.criteria, -1)
		if i == 0 {
			continue
		}
		if f := exercise.Fold(name); f == "rater" || f == "评价人" {
			p.rater = i
			continue
		}
		k := p.card.criterion(name)
		switch {
		case k < 0:
			p.ds.Warn("score-column", p.at(i), fmt.Sprintf("no criterion is named %q; the column is left out", name), diag.OneOf(name, known))
		case found[k]:
			p.ds.Error("score-column", p.at(i), fmt.Sprintf("the criterion %q has two columns; the second is left out", name), "remove one")
		default:
			p.criteria[i], found[k] = k, true
		}
	}
	return p.checkHead(found, known)
}

// checkHead reports the columns that are not there; false when nothing can be read without them.
func (p *peopleReader) checkHead(found map[int]bool, known []string) bool {
	for i, k := range p.card.Criteria {
		if !found[i] {
			p.ds.Warn("score-column", p.at(0), fmt.Sprintf("the criterion %q has no column and is not rated", k.Name), "add a column of that name")
		}
	}
	if len(found) == 0 {
		p.ds.Error("score-column", p.at(0), "no column is a criterion of the scorecard", "name the columns in the first line: "+strings.Join(known[:min(2, len(known))], ", ")+" …")
		return false
	}
	if len(p.card.Raters) > 0 && p.rater < 0 {
		p.ds.Error("score-column", p.at(0), "there is no column that says who rates", `add a column "rater" with one of `+p.card.raterNames())
		return false
	}
	return true
}

// criterion is the criterion of that name or id; -1 when there is none.
func (c *Card) criterion(name string) int {
	for i, k := range c.Criteria {
		if exercise.Fold(k.Name) == exercise.Fold(name) || k.ID == strings.TrimSpace(name) {
			return i
		}
	}
	return -1
}

func (c *Card) raterNames() string {
	var names []string
	for _, r := range c.Raters {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// row reads one row; ok is false when it is left out.
func (p *peopleReader) row(record []string) (r row, ok bool) {
	line := p.at(0).Line
	r = row{who: strings.TrimSpace(record[0]), line: line, sheet: Sheet{Ratings: make([]Rating, len(p.card.Criteria))}}
	ok = true
	fail := func(field int, message, hint string) {
		p.ds.Error("score-row", p.at(field), "the row is left out: "+message, hint)
		ok = false
	}
	if r.who == "" {
		fail(0, "it does not say who is rated", "write a name into the first column")
	}
	if len(record) > len(p.criteria) {
		fail(len(p.criteria), fmt.Sprintf("it has %d cells, the first line %d", len(record), len(p.criteria)), "write a value with a comma in it between quotation marks")
		return r, false
	}
	for i, text := range record {
		switch {
		case i == p.rater && len(p.card.Raters) > 0:
			r.sheet.Rater = p.card.raterNamed(text)
			if r.sheet.Rater == "" {
				fail(i, fmt.Sprintf("%q is no group of raters", text), "one of "+p.card.raterNames())
			}
		case p.criteria[i] >= 0:
			k := p.card.Criteria[p.criteria[i]]
			rating, good := k.ReadRating(text, p.card.Levels)
			if !good {
				fail(i, fmt.Sprintf("%q is no rating of %q", text, k.Name), k.expects(p.card.Levels))
			}
			r.sheet.Ratings[p.criteria[i]] = rating
		}
	}
	if p.rater >= 0 && p.rater >= len(record) && len(p.card.Raters) > 0 {
		fail(0, "it does not say who rates", "one of "+p.card.raterNames())
	}
	return r, ok
}

// raterNamed finds a group of raters by its name, or by the Chinese word for it.
func (c *Card) raterNamed(text string) string {
	name := exercise.Fold(text)
	if other, ok := map[string]string{"上级": manager, "经理": manager, "同事": "peer", "客户": "customer", "本人": self, "自评": self}[name]; ok {
		name = other
	}
	for _, r := range c.Raters {
		if exercise.Fold(r.Name) == name {
			return r.Name
		}
	}
	return ""
}

// people joins the rows of one name if several raters are expected, and scores.
func (c *Card) people(rows []row) []Person {
	var list []Person
	if len(c.Raters) == 0 {
		for _, r := range rows {
			list = append(list, Person{r.who, r.line, Panel{Result: c.Score(c.Shares(r.sheet.Ratings))}})
		}
		return list
	}
	sheets := map[string][]Sheet{}
	first := map[string]int{}
	var names []string
	for _, r := range rows {
		if sheets[r.who] == nil {
			names = append(names, r.who)
			first[r.who] = r.line
		}
		sheets[r.who] = append(sheets[r.who], r.sheet)
	}
	for _, name := range names {
		list = append(list, Person{name, first[name], c.Combine(sheets[name])})
	}
	return list
}
