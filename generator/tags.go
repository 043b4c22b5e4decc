package generator

import (
	"maps"
	"slices"
	"strings"
)

// A tagKey is what makes two tags one: the language, and the letters without regard to case, blanks
// and hyphens.
type tagKey struct{ lang, name string }

func newTagKey(lang, tag string) tagKey {
	parts := strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return r == ' ' || r == '-' })
	return tagKey{lang, strings.Join(parts, "-")}
}

// spellTags decides how each tag is written on every page: as on the first in reading order.
// Otherwise the one that Hugo happens to see first would win.
func (s *site) spellTags() {
	s.tags = map[tagKey]string{}
	for _, pg := range s.pages {
		for _, tag := range ownTags(pg) {
			key := newTagKey(pg.lang, tag)
			if _, known := s.tags[key]; !known {
				s.tags[key] = tag
			}
		}
	}
}

// tagsOf are a page's tags as every page writes them, each once.
func (s *site) tagsOf(pg *page) []string {
	var tags []string
	for _, tag := range ownTags(pg) {
		if tag = s.tags[newTagKey(pg.lang, tag)]; !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// ownTags are a page's tags as its author wrote them.
func ownTags(pg *page) []string {
	if pg.src == nil {
		return nil
	}
	var tags []string
	values := pg.src.doc.Meta.Values
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if strings.EqualFold(key, "tags") {
			tags = append(tags, words(values[key])...)
		}
	}
	return tags
}
