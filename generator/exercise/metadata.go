package exercise

import (
	"fmt"
	"iter"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// Metadata gives the words of the comment below the heading of s, each with its place.
func (k Kind) Metadata(s *markdown.Section, ds *diag.List) iter.Seq2[diag.Pos, markdown.Field] {
	return k.Fields(s, s.Comment, s.CommentAt, ds)
}

// Fields gives the words of a comment whose text begins at an offset of s, each with its place. A comment that is too long is
// reported and gives none.
func (k Kind) Fields(s *markdown.Section, comment string, at int, ds *diag.List) iter.Seq2[diag.Pos, markdown.Field] {
	return func(yield func(diag.Pos, markdown.Field) bool) {
		if len(comment) > markdown.MaxComment {
			ds.Error(k.Code+"-metadata", s.At(at), fmt.Sprintf("metadata is longer than %d bytes", markdown.MaxComment), "keep keys and values short")
			return
		}
		for _, f := range markdown.Fields(comment) {
			if !yield(s.At(at+f.At), f) {
				return
			}
		}
	}
}

// ID is what stands at p, if it can be an id; else that is reported, and the id is "".
func (k Kind) ID(id string, p diag.Pos, ds *diag.List) string {
	if !markdown.ValidID(id) {
		ds.Error(k.Code+"-id", p, fmt.Sprintf("%q cannot be an id", id), "use a-z, 0-9 and -, at most 64, beginning with a letter or digit")
		return ""
	}
	return id
}

// UnknownKey reports a key that is none of those known.
func (k Kind) UnknownKey(p diag.Pos, key string, known []string, ds *diag.List) {
	ds.Error(k.Code+"-metadata", p, fmt.Sprintf("unknown key %q", key), diag.OneOf(key, known))
}
