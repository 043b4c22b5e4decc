package generator

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"rampbook/generator/markdown"
)

// portalID names the portal in its learners' records: what rampbook.toml says, else what its title
// in the base language gives, which stays the same when the folder or the address changes. The letters
// are for people, the digits keep two portals of like titles apart.
func (s *site) portalID() string {
	if id := s.portal.Config.ID; id != "" {
		return id
	}
	title := s.title(s.portal.Languages[0].Code)
	sum := sha256.Sum256([]byte(title))
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	name := strings.Join(words, "-")
	if len(name) > 48 {
		name = strings.TrimRight(name[:48], "-")
	}
	return strings.TrimPrefix(name+"-"+hex.EncodeToString(sum[:4]), "-")
}

// reading is how a page comes to count as read.
func (s *site) reading() string { return cmp.Or(s.portal.Config.Learning.Reading, "auto") }

// Somebody who reads twice as fast as most is believed, within bounds: a page of a few words needs a
// look, and nobody stays ten minutes on one screen of text to be honest.
const (
	leastSeconds = 5
	mostSeconds  = 600
)

// secondsToRead is how long a page must have been in view to count as read.
func secondsToRead(doc *markdown.Document) int {
	latin := max(0, doc.Words-doc.Han)
	return min(mostSeconds, max(leastSeconds, latin*60/460+doc.Han*60/800))
}
