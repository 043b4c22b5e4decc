package quiz

import (
	"fmt"
	"strconv"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// metadata reads the comment below the heading.
func (r *reader) metadata() {
	for p, f := range family.Metadata(r.s, r.ds) {
		r.metaField(f, p)
	}
}

func (r *reader) metaField(f markdown.Field, p diag.Pos) {
	q := r.q
	switch f.Key {
	case "id":
		q.ID = family.ID(f.Value, p, r.ds)
	case "points":
		points, err := strconv.ParseFloat(f.Value, 64)
		if err != nil || !(points > 0 && points <= 1000) {
			r.fail("quiz-metadata", p, fmt.Sprintf("%q is no number of points", f.Value), "write a number above 0, at most 1000")
			return
		}
		q.Points = points
	case "skill":
		q.Skill = f.Value
	case "source":
		q.Source, q.sourcePos = f.Value, p
	case "select", "grade", "unit":
		r.kindField(f, p)
	default:
		family.UnknownKey(p, f.Key, []string{"id", "points", "skill", "source", "select", "grade", "unit"}, r.ds)
	}
}

// kindField takes a key that only some kinds have.
func (r *reader) kindField(f markdown.Field, p diag.Pos) {
	switch body := r.q.Body.(type) {
	case *Choice:
		if f.Key == "select" && f.Value == "many" {
			body.Many = true
			return
		}
	case *Reflect:
		if f.Key == "grade" && f.Value == "manager" {
			body.Manager = true
			return
		}
	case *Number:
		if f.Key == "unit" {
			body.Unit = f.Value
			return
		}
	}
	hints := map[string]string{
		"select": "select=many belongs to a choice",
		"grade":  "grade=manager belongs to a reflection",
		"unit":   "a unit belongs to a number",
	}
	r.fail("quiz-metadata", p, fmt.Sprintf("%s=%s does not fit this question", f.Key, f.Value), hints[f.Key])
}
