package quiz

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rampbook/generator/diag"
)

// A field is one word of a comment: key=value, or key alone.
type field struct {
	key, value string
	at         int // offset in the comment
}

var fieldPattern = regexp.MustCompile(`([^\s=]+)(?:=("[^"]*"|\S*))?`)

// fields splits a comment into its words.
func fields(comment string) []field {
	if len(comment) > MaxComment {
		return nil
	}
	var list []field
	for _, m := range fieldPattern.FindAllStringSubmatchIndex(comment, -1) {
		f := field{key: comment[m[2]:m[3]], at: m[0]}
		if m[4] >= 0 {
			f.value = strings.Trim(comment[m[4]:m[5]], `"`)
		}
		list = append(list, f)
	}
	return list
}

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// ValidID reports whether s can be the id of a question.
func ValidID(s string) bool { return idPattern.MatchString(s) }

// metaKeys are the keys of a question's metadata.
func metaKeys() []string {
	return []string{"id", "points", "skill", "source", "select", "grade", "unit"}
}

// metadata reads the comment below the heading.
func (r *reader) metadata() {
	if len(r.s.Comment) > MaxComment {
		r.fail("quiz-metadata", r.s.At(r.s.CommentAt), fmt.Sprintf("metadata is longer than %d bytes", MaxComment), "keep keys and values short")
		return
	}
	for _, f := range fields(r.s.Comment) {
		r.metaField(f, r.s.At(r.s.CommentAt+f.at))
	}
}

func (r *reader) metaField(f field, p diag.Pos) {
	q := r.q
	switch f.key {
	case "id":
		if !ValidID(f.value) {
			r.fail("quiz-id", p, fmt.Sprintf("%q cannot be an id", f.value), "use a-z, 0-9 and -, at most 64, beginning with a letter or digit")
			return
		}
		q.ID = f.value
	case "points":
		points, err := strconv.ParseFloat(f.value, 64)
		if err != nil || !(points > 0 && points <= 1000) {
			r.fail("quiz-metadata", p, fmt.Sprintf("%q is no number of points", f.value), "write a number above 0, at most 1000")
			return
		}
		q.Points = points
	case "skill":
		q.Skill = f.value
	case "source":
		q.Source, q.sourcePos = f.value, p
	case "select", "grade", "unit":
		r.kindField(f, p)
	default:
		r.fail("quiz-metadata", p, fmt.Sprintf("unknown key %q", f.key), didYouMean(f.key, metaKeys()))
	}
}

// kindField takes a key that only some kinds have.
func (r *reader) kindField(f field, p diag.Pos) {
	switch body := r.q.Body.(type) {
	case *Choice:
		if f.key == "select" && f.value == "many" {
			body.Many = true
			return
		}
	case *Reflect:
		if f.key == "grade" && f.value == "manager" {
			body.Manager = true
			return
		}
	case *Number:
		if f.key == "unit" {
			body.Unit = f.value
			return
		}
	}
	hints := map[string]string{
		"select": "select=many belongs to a choice",
		"grade":  "grade=manager belongs to a reflection",
		"unit":   "a unit belongs to a number",
	}
	r.fail("quiz-metadata", p, fmt.Sprintf("%s=%s does not fit this question", f.key, f.value), hints[f.key])
}

func didYouMean(word string, known []string) string {
	if near := diag.Nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "one of " + strings.Join(known, ", ")
}
