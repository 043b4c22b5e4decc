package markdown

import (
	"strconv"
	"strings"
	"unicode"
)

// Slug returns the anchor GitHub makes of a heading: lower case; letters, marks, digits, _ and -
// stay, in every script; a blank becomes -; everything else goes.
func Slug(text string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(text) {
		switch {
		case r == '-' || r == '_' || unicode.In(r, unicode.Letter, unicode.Mark, unicode.Number, unicode.Pc):
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSpace(r):
			b.WriteByte('-')
		}
	}
	return b.String()
}

// A Slugger hands out ids that are unique within a page. The zero Slugger is ready for use.
type Slugger struct {
	used map[string]bool
	next map[string]int // the number to try next, so that a thousand equal headings stay cheap
}

// Reserve takes an id an author chose; false when it is taken already.
func (s *Slugger) Reserve(id string) bool {
	if s.used[id] {
		return false
	}
	if s.used == nil {
		s.used, s.next = map[string]bool{}, map[string]int{}
	}
	s.used[id] = true
	return true
}

// ID returns the id of the next heading with this text: its slug, then slug-1, slug-2 and so on.
func (s *Slugger) ID(text string) string {
	base := Slug(text)
	if base == "" {
		base = "section"
	}
	if s.Reserve(base) {
		return base
	}
	for {
		s.next[base]++
		if id := base + "-" + strconv.Itoa(s.next[base]); s.Reserve(id) {
			return id
		}
	}
}
