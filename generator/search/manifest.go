package search

import (
	"encoding/json"
	"errors"
	"fmt"
)

const (
	format    = 1
	indexName = "index"
)

// A manifest is index.js.
type manifest struct {
	Format   int        `json:"format"`
	Build    string     `json:"build"`
	Lang     string     `json:"lang"`
	Langs    []string   `json:"langs"`
	Prefix   string     `json:"prefix"`
	Rank     ranking    `json:"rank"`
	Sections int        `json:"sections"`
	Length   int        `json:"length"`
	Terms    []part     `json:"-"`
	Texts    []part     `json:"-"`
	Words    string     `json:"words"`
	Fold     string     `json:"fold"`
	Pinyin   bool       `json:"pinyin"`
	Synonyms [][]string `json:"synonyms"`
	Tags     []string   `json:"tags"`
	Pages    []entry    `json:"pages"`
}

// A part is a term or text file: what it begins with and its name.
type part struct {
	term    string
	section int
	name    string
}

// An entry is a page as the manifest has it.
type entry struct {
	path, title, kind string
	lengths           []uint32
	tags              []int
	file              string // "" for the usual one
}

// A ranking is k1 and b of BM25, then the weights of groups.
type ranking [9]float64

const (
	rankK1 = iota
	rankB
	rankExact
	rankPart
	rankPrefix
	rankBackoff
	rankLead
	rankOpen
	rankSynonym
)

// usual is the ranking that bench/search found best.
var usual = ranking{rankK1: 1.2, rankB: 0.5, rankExact: 0.25, rankPart: 0.5, rankPrefix: 0.5, rankBackoff: 0.5, rankLead: 3, rankOpen: 1, rankSynonym: 0.5}

// usualFile is where a page is unless its author chose another address.
func usualFile(prefix, path string) string {
	if path == "" {
		return prefix + "index.html"
	}
	return prefix + path + "/index.html"
}

func (e entry) MarshalJSON() ([]byte, error) {
	var lengths []byte
	for _, n := range e.lengths {
		lengths = appendNumber(lengths, n)
	}
	list := []any{e.path, e.title, e.kind, string(lengths)}
	if len(e.tags) > 0 || e.file != "" {
		list = append(list, append([]int{}, e.tags...))
	}
	if e.file != "" {
		list = append(list, e.file)
	}
	return marshal(list)
}

func (e *entry) UnmarshalJSON(data []byte) error {
	var lengths string
	list := []any{&e.path, &e.title, &e.kind, &lengths, &e.tags, &e.file}
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	for lengths != "" {
		n, rest, ok := readNumber(lengths)
		if !ok {
			return errDamaged
		}
		e.lengths, lengths = append(e.lengths, n), rest
	}
	return nil
}

// wire is the manifest as JSON has it: the parts of its lists one after the other.
type wire struct {
	manifest
	Terms []string `json:"terms"`
	Texts []any    `json:"texts"`
}

// content returns the manifest as JSON and sets its build.
func (m *manifest) content() ([]byte, error) {
	w := wire{manifest: *m, Terms: []string{}, Texts: []any{}}
	for _, p := range m.Terms {
		w.Terms = append(w.Terms, p.term, p.name)
	}
	for _, p := range m.Texts {
		w.Texts = append(w.Texts, p.section, p.name)
	}
	w.Build = ""
	all, err := marshal(w)
	if err != nil {
		return nil, fmt.Errorf("write the search index: %w", err)
	}
	m.Build = nameOf(all)
	w.Build = m.Build
	return marshal(w)
}

var errDamaged = errors.New("the file is damaged or belongs to another build")

// readManifest reads what content wrote.
func readManifest(data []byte) (*manifest, error) {
	var w wire
	if err := json.Unmarshal(data, &w); err != nil {
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	if w.Format != format {
		return nil, fmt.Errorf("the index has format %d, this program reads %d: publish the portal again", w.Format, format)
	}
	m := &w.manifest
	for i := 0; i+1 < len(w.Terms); i += 2 {
		m.Terms = append(m.Terms, part{term: w.Terms[i], name: w.Terms[i+1]})
	}
	for i := 0; i+1 < len(w.Texts); i += 2 {
		section, isNumber := w.Texts[i].(float64)
		name, isName := w.Texts[i+1].(string)
		if !isNumber || !isName {
			return nil, errDamaged
		}
		m.Texts = append(m.Texts, part{section: int(section), name: name})
	}
	return m, m.check()
}

// check refuses a manifest whose numbers do not fit each other.
func (m *manifest) check() error {
	sections, length := 0, 0
	for _, p := range m.Pages {
		sections += len(p.lengths)
		for _, n := range p.lengths {
			length += int(n)
		}
		for _, t := range p.tags {
			if t < 0 || t >= len(m.Tags) {
				return errDamaged
			}
		}
	}
	if sections != m.Sections || length != m.Length {
		return errDamaged
	}
	return nil
}
