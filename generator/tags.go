package generator

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"rampbook/generator/diag"
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

// ownTags are a page's tags as its author wrote them, but for those that no page can list.
func ownTags(pg *page) []string {
	return slices.DeleteFunc(writtenTags(pg.src), func(tag string) bool { return !listable(tag) })
}

func writtenTags(src *source) []string {
	if src == nil {
		return nil
	}
	var tags []string
	values := src.doc.Meta.Values
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if strings.EqualFold(key, "tags") {
			tags = append(tags, words(values[key])...)
		}
	}
	return tags
}

// listable reports whether a tag has an address of its own below tags/. Hugo makes it of the tag's
// letters, digits and slashes: ../about would be written over the page about.
func listable(tag string) bool {
	for part := range strings.SplitSeq(tag, "/") {
		if strings.EqualFold(part, "index.html") || !strings.ContainsFunc(part, isWordRune) {
			return false
		}
	}
	return !strings.ContainsAny(tag, `\%`)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// checkTags reports the tags that are left out.
func (s *site) checkTags(ds *diag.List) {
	for _, src := range s.sources {
		for _, tag := range writtenTags(src) {
			if !listable(tag) {
				ds.Warn("tag-name", src.doc.Meta.Pos("tags"), fmt.Sprintf("the tag %q is left out: it gives no address", tag), "use letters and digits, without \\ and %, and something on both sides of a slash")
			}
		}
	}
}
