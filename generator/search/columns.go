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
	Kinds     []string `json:"kinds"` // all there are
	Kind      string   `json:"kind"`  // of each page, its place in Kinds
	Long      string   `json:"long"`  // of each section, its length without the last five bits; pages apart
	Short     string   `json:"short"` // of each section, these five bits
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
	var kind, short []byte
	var long, tagged []string
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
		var high, tags []byte
		for _, n := range e.lengths {
			high, short = appendNumber(high, n>>5), append(short, digits[n&31])
		}
		for _, t := range e.tags {
			tags = appendNumber(tags, uint32(t))
		}
		long, tagged = append(long, string(high)), append(tagged, string(tags))
		if e.file != "" {
			c.Elsewhere = append(c.Elsewhere, place{i, e.file})
		}
		before = e.path
	}
	c.Kind, c.Short = string(kind), string(short)
	c.Long, c.Tagged = strings.Join(long, " "), strings.TrimRight(strings.Join(tagged, " "), " ")
	return c
}

// pages reads what columnsOf wrote.
func (c columns) pages() ([]entry, error) {
	kinds, ok := readNumbers(c.Kind)
	long, tagged := strings.Split(c.Long, " "), strings.Split(c.Tagged, " ")
	if !ok || len(c.Titles) != len(c.Paths) || len(kinds) != len(c.Paths) || len(long) < len(c.Paths) {
		return nil, errDamaged
	}
	list := make([]entry, len(c.Paths))
	before, short := "", c.Short
	for i := range list {
		e := &list[i]
		if int(kinds[i]) >= len(c.Kinds) || !e.readPath(before, c.Paths[i]) {
			return nil, errDamaged
		}
		e.title, e.kind, before = c.Titles[i], c.Kinds[kinds[i]], e.path
		if short, ok = e.readLengths(long[i], short); !ok {
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

// readLengths reads the lengths of a page's sections, and returns what is left of short.
func (e *entry) readLengths(long, short string) (rest string, ok bool) {
	high, ok := readNumbers(long)
	if !ok || len(short) < len(high) {
		return "", false
	}
	for i, n := range high {
		low := values[short[i]]
		if low >= 32 || n >= 1<<27 {
			return "", false
		}
		e.lengths = append(e.lengths, n<<5|uint32(low))
	}
	return short[len(high):], true
}

func (e *entry) readTags(tags string) bool {
	list, ok := readNumbers(tags)
	for _, t := range list {
		e.tags = append(e.tags, int(t))
	}
	return ok
}
