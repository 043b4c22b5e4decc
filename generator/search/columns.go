package search

import (
	"slices"
	"strings"
)

// columns are the pages as the manifest has them: each fact of all pages in one place, where it compresses
// to two thirds of what a list of pages does.
type columns struct {
	Paths     []string `json:"paths"` // each as it goes on behind the one before
	Titles    []string `json:"titles"`
	Kinds     []string `json:"kinds"`   // all there are
	Kind      string   `json:"kind"`    // of each page, its place in Kinds
	Lengths   string   `json:"lengths"` // of each section; pages apart
	Tagged    string   `json:"tagged"`
	Elsewhere []place  `json:"elsewhere"`
}

// A place is where a page is that is not where its path says.
type place struct {
	Page int    `json:"page"`
	File string `json:"file"`
}

// columnsOf writes pages.
func columnsOf(pages []entry) columns {
	c := columns{Paths: []string{}, Titles: []string{}, Kinds: []string{}, Elsewhere: []place{}}
	var kind []byte
	var lengths, tagged []string
	before := ""
	for i, e := range pages {
		units, size := shared(before, e.path)
		c.Paths = append(c.Paths, string(digits[units])+e.path[size:])
		c.Titles = append(c.Titles, e.title)
		at := slices.Index(c.Kinds, e.kind)
		if at < 0 {
			at = len(c.Kinds)
			c.Kinds = append(c.Kinds, e.kind)
		}
		kind = appendNumber(kind, uint32(at))
		var own, tags []byte
		for _, n := range e.lengths {
			own = appendLength(own, n)
		}
		for _, t := range e.tags {
			tags = appendNumber(tags, uint32(t))
		}
		lengths, tagged = append(lengths, string(own)), append(tagged, string(tags))
		if e.file != "" {
			c.Elsewhere = append(c.Elsewhere, place{i, e.file})
		}
		before = e.path
	}
	c.Kind = string(kind)
	c.Lengths, c.Tagged = strings.Join(lengths, " "), strings.TrimRight(strings.Join(tagged, " "), " ")
	return c
}

// pages reads what columnsOf wrote.
func (c columns) pages() ([]entry, error) {
	kinds, ok := readNumbers(c.Kind)
	lengths, tagged := strings.Split(c.Lengths, " "), strings.Split(c.Tagged, " ")
	if !ok || len(c.Titles) != len(c.Paths) || len(kinds) != len(c.Paths) || len(lengths) < len(c.Paths) {
		return nil, errDamaged
	}
	list := make([]entry, len(c.Paths))
	before := ""
	for i := range list {
		e := &list[i]
		if int(kinds[i]) >= len(c.Kinds) || !e.readPath(before, c.Paths[i]) {
			return nil, errDamaged
		}
		e.title, e.kind, before = c.Titles[i], c.Kinds[kinds[i]], e.path
		if e.lengths, ok = readLengths(lengths[i]); !ok {
			return nil, errDamaged
		}
		if i < len(tagged) && !e.readTags(tagged[i]) {
			return nil, errDamaged
		}
	}
	for _, p := range c.Elsewhere {
		if p.Page < 0 || p.Page >= len(list) {
			return nil, errDamaged
		}
		list[p.Page].file = p.File
	}
	return list, nil
}

func (e *entry) readPath(before, path string) bool {
	if path == "" || values[path[0]] == 64 {
		return false
	}
	start, ok := units(before, int(values[path[0]]))
	e.path = start + path[1:]
	return ok
}

func (e *entry) readTags(tags string) bool {
	list, ok := readNumbers(tags)
	for _, t := range list {
		e.tags = append(e.tags, int(t))
	}
	return ok
}
