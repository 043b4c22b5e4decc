package quiz

import (
	"fmt"
	"strconv"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// metaKeys are the keys of a question's metadata.
func metaKeys() []string {
	return []string{"id", "points", "skill", "source", "select", "grade", "unit"}
}

// metadata reads the comment below the heading.
func (r *reader) metadata() {
	if len(r.s.Comment) > markdown.MaxComment {
		r.fail("quiz-metadata", r.s.At(r.s.CommentAt), fmt.Sprintf("metadata is longer than %d bytes", markdown.MaxComment), "keep keys and values short")
		return
	}
	for _, f := range markdown.Fields(r.s.Comment) {
		r.metaField(f, r.s.At(r.s.CommentAt+f.At))
	}
}

func (r *reader) metaField(f markdown.Field, p diag.Pos) {
	q := r.q
	switch f.Key {
	case "id":
		if !markdown.ValidID(f.Value) {
			r.fail("quiz-id", p, fmt.Sprintf("%q cannot be an id", f.Value), "use a-z, 0-9 and -, at most 64, beginning with a letter or digit")
			return
		}
		q.ID = f.Value
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
		r.fail("quiz-metadata", p, fmt.Sprintf("unknown key %q", f.Key), diag.OneOf(f.Key, metaKeys()))
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
