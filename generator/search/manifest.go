package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

const (
	format    = 4
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
	Texts    string     `json:"texts"`
	Words    string     `json:"words"`
	Fold     string     `json:"fold"`
	Pinyin   bool       `json:"pinyin"`
	Synonyms [][]string `json:"synonyms"`
	Tags     []string   `json:"tags"`
	Pages    []entry    `json:"-"`
}

// A part is a term file: where its terms begin, and its name.
type part struct{ term, name string }

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

// wire is the manifest as JSON has it.
type wire struct {
	manifest
	Terms string `json:"terms"`
	Files string `json:"files"`
	columns
}

// content returns the manifest as JSON and sets its build.
func (m *manifest) content() ([]byte, error) {
	w := wire{manifest: *m, columns: columnsOf(m.Pages)}
	var firsts []string
	for _, p := range m.Terms {
		firsts = append(firsts, p.term)
		w.Files += p.name
	}
	w.Terms = strings.Join(firsts, " ")
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
	var firsts []string
	if w.Terms != "" {
		firsts = strings.Split(w.Terms, " ")
	}
	if len(w.Files) != len(firsts)*nameLength {
		return nil, errDamaged
	}
	for i, first := range firsts {
		m.Terms = append(m.Terms, part{term: first, name: w.Files[i*nameLength : (i+1)*nameLength]})
	}
	var err error
	if m.Pages, err = w.columns.pages(); err != nil {
		return nil, err
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
