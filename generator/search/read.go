package search

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// maxFiles is from how many term files the terms with one beginning are read.
const maxFiles = 8

// An index is the index of one language, read file by file as queries ask for it.
type index struct {
	*manifest
	read    func(file string) ([]byte, error)
	first   []int // sections before each page, and all at the end
	terms   map[string][]line
	parts   []textPart
	texts   map[string][][]string
	average float64
	partial bool // a file could not be read since this was last set to false
}

// openIndex reads a language's manifest.
func openIndex(lang string, read func(file string) ([]byte, error)) (*index, error) {
	file := Folder(lang) + indexName + ".js"
	data, err := read(file)
	if err != nil {
		return nil, fmt.Errorf("read the search index: %w", err)
	}
	content, err := readScript(indexName, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	m, err := readManifest([]byte(content))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if m.Lang != lang || !slices.Contains(m.Langs, lang) {
		return nil, fmt.Errorf("%s: %w", file, errDamaged)
	}
	x := &index{manifest: m, read: read, terms: map[string][]line{}, texts: map[string][][]string{}}
	n := 0
	for _, p := range m.Pages {
		x.first = append(x.first, n)
		n += len(p.lengths)
	}
	x.first = append(x.first, n)
	x.average = float64(m.Length) / float64(max(m.Sections, 1))
	return x, nil
}

// content returns a file of the index; "" when it is missing or damaged, and remembers that.
func (x *index) content(name string) string {
	data, err := x.read(Folder(x.Lang) + name + ".js")
	if err == nil {
		var content string
		if content, err = readScript(name, data); err == nil {
			return content
		}
	}
	x.partial = true
	return ""
}

// lines returns the lines of a file of terms.
func (x *index) lines(name string) []line {
	if lines, read := x.terms[name]; read {
		return lines
	}
	lines, err := readLines(x.content(name))
	if err != nil {
		x.partial = true
	}
	if len(lines) > 0 {
		x.terms[name] = lines
	}
	return lines
}

// fileOf is the last term file that begins with term or before it; -1 when all begin behind it.
func (x *index) fileOf(term string) int {
	i, found := slices.BinarySearchFunc(x.Terms, term, func(p part, t string) int { return strings.Compare(p.term, t) })
	if found {
		return i
	}
	return i - 1
}

// term returns the sections that have a term.
func (x *index) term(term string) []posting {
	i := x.fileOf(term)
	if i < 0 {
		return nil
	}
	lines := x.lines(x.Terms[i].name)
	at, found := slices.BinarySearchFunc(lines, term, compareLine)
	if !found {
		return nil
	}
	return x.postings(lines[at])
}

func compareLine(l line, term string) int { return strings.Compare(l.term, term) }

func (x *index) postings(l line) []posting {
	list, err := readPostings(l.value, x.Sections)
	if err != nil {
		x.partial = true
	}
	return list
}

// beginning returns the sections that have any term that begins with prefix, but not the keys of titles.
func (x *index) beginning(prefix string) []posting { return x.beginnings(prefix, false) }

// opening returns the sections of titles and headings whose key begins with prefix.
func (x *index) opening(prefix string) []posting { return x.beginnings(prefix, true) }

func (x *index) beginnings(prefix string, keys bool) []posting {
	from := max(x.fileOf(prefix), 0)
	var lists [][]posting
	for i := from; i < min(len(x.Terms), from+maxFiles); i++ {
		if i > from && !strings.HasPrefix(x.Terms[i].term, prefix) {
			break
		}
		lines := x.lines(x.Terms[i].name)
		at, _ := slices.BinarySearchFunc(lines, prefix, compareLine)
		for ; at < len(lines) && strings.HasPrefix(lines[at].term, prefix); at++ {
			if strings.HasSuffix(lines[at].term, keySign) == keys {
				lists = append(lists, x.postings(lines[at]))
			}
		}
	}
	return x.any(lists)
}

// any adds postings up.
func (x *index) any(lists [][]posting) []posting {
	if len(lists) <= 1 {
		return slices.Concat(lists...)
	}
	counts := map[uint32]uint32{}
	for _, list := range lists {
		for _, p := range list {
			counts[p.section] += p.count
		}
	}
	merged := make([]posting, 0, len(counts))
	for section, count := range counts {
		merged = append(merged, posting{section, count})
	}
	slices.SortFunc(merged, func(a, b posting) int { return int(a.section) - int(b.section) })
	return merged
}

// all keeps the sections that every list has, with the least frequency.
func (x *index) all(lists [][]posting) []posting {
	if len(lists) == 0 {
		return nil
	}
	common := lists[0]
	for _, list := range lists[1:] {
		var both []posting
		i := 0
		for _, p := range common {
			for i < len(list) && list[i].section < p.section {
				i++
			}
			if i < len(list) && list[i].section == p.section {
				both = append(both, posting{p.section, min(p.count, list[i].count)})
			}
		}
		common = both
	}
	return common
}

// pageOf is the page of a section.
func (x *index) pageOf(section int) int {
	i, _ := slices.BinarySearch(x.first, section+1)
	return i - 1
}

// text is a section as the text file has it; nil when that cannot be read.
func (x *index) text(section int) []string {
	parts := x.textParts()
	i, _ := slices.BinarySearchFunc(parts, section+1, func(p textPart, s int) int { return p.section - s })
	if i == 0 {
		return nil
	}
	file := parts[i-1]
	texts, read := x.texts[file.name]
	if !read {
		if err := json.Unmarshal([]byte(x.content(file.name)), &texts); err != nil {
			x.partial = true
		}
		x.texts[file.name] = texts
	}
	if at := section - file.section; at >= 0 && at < len(texts) && len(texts[at]) >= 2 {
		return texts[at]
	}
	return nil
}

func (x *index) textParts() []textPart {
	if x.parts == nil && x.Texts != "" {
		parts, err := readTextParts(x.content(x.Texts))
		if err != nil {
			x.partial = true
		}
		x.parts = parts
	}
	return x.parts
}
