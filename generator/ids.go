package generator

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/markdown"
)

// A Nameless is a question, a list, an item, a scorecard or a worksheet without an id, and the id it gets. One and its
// translation get the same.
type Nameless struct {
	Pos  diag.Pos
	Kind string
	Stem string
	ID   string // "" when the page and its original differ in their kinds: then its author decides

	set func(file []byte, id string) []byte
}

// Ids lists what has no id, by file and line, each with a new one from random. The diagnostics are only of the folder as
// a whole; Check names every page's.
func Ids(ctx context.Context, dir string, random io.Reader) ([]Nameless, []diag.Diagnostic, error) {
	var ds diag.List
	s, err := openSite(ctx, dir, &ds)
	if err != nil {
		return nil, nil, err
	}
	defer s.portal.Close()
	n := namer{random: random, taken: map[string]bool{}, names: map[*nameable]string{}, groups: map[*source][numberOfGroups][]*nameable{}}
	sources := sortedSources(s.sources)
	for _, src := range sources {
		n.groups[src] = nameables(src)
		for _, group := range n.groups[src] {
			for _, one := range group {
				n.taken[one.id] = true
			}
		}
	}
	for _, src := range sources {
		for group := range numberOfGroups {
			if err := n.name(s, src, group); err != nil {
				return nil, nil, err
			}
		}
	}
	slices.SortStableFunc(n.list, func(a, b Nameless) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
	return n.list, ds.Sorted(), nil
}

// A nameable is something that may have an id.
type nameable struct {
	pos    diag.Pos
	kind   string
	stem   string
	id     string
	prefix string // of a new id
	set    func(file []byte, id string) []byte
}

// numberOfGroups is how many groups of nameables a page has: its questions, its checklists with their items, its
// scorecards, its worksheets. A translation shares the ids of a group when the group has the same kinds in the same order.
const numberOfGroups = 4

func nameables(src *source) (groups [numberOfGroups][]*nameable) {
	if src.quiz != nil {
		for _, q := range src.quiz.All() {
			groups[0] = append(groups[0], &nameable{q.Pos(), string(q.Kind), q.Stem, q.ID, "q", q.SetID})
		}
	}
	if src.forms == nil {
		return groups
	}
	for _, l := range src.forms.lists.Lists {
		groups[1] = append(groups[1], &nameable{l.Pos(), "checklist", l.Title, l.ID, "l", l.SetID})
		for _, item := range l.All() {
			groups[1] = append(groups[1], &nameable{item.Pos(), "item", item.Text, item.ID, "i", item.SetID})
		}
	}
	for _, c := range src.forms.cards.Cards {
		groups[2] = append(groups[2], &nameable{c.Pos(), "scorecard", c.Title, c.ID, "c", c.SetID})
	}
	for _, w := range src.forms.sheets.Sheets {
		groups[3] = append(groups[3], &nameable{w.Pos(), "worksheet", w.Title, w.ID, "w", w.SetID})
	}
	return groups
}

// A namer hands out ids.
type namer struct {
	random io.Reader
	taken  map[string]bool
	names  map[*nameable]string
	groups map[*source][numberOfGroups][]*nameable
	list   []Nameless
}

// name gives one group of a file its ids.
func (n *namer) name(s *site, src *source, group int) error {
	own, twins := n.groups[src][group], n.shared(s, src, group)
	for i, one := range own {
		if one.id != "" {
			continue
		}
		nameless := Nameless{Pos: one.pos, Kind: one.kind, Stem: one.stem, set: one.set}
		if sameKinds(own, twins) {
			id, err := n.idOf(twins[i])
			if err != nil {
				return err
			}
			nameless.ID = id
		}
		n.list = append(n.list, nameless)
	}
	return nil
}

// idOf is the id that one has or gets.
func (n *namer) idOf(one *nameable) (string, error) {
	if one.id != "" {
		return one.id, nil
	}
	for n.names[one] == "" {
		id, err := markdown.NewID(one.prefix, n.random)
		if err != nil {
			return "", err
		}
		if !n.taken[id] {
			n.taken[id], n.names[one] = true, id
		}
	}
	return n.names[one], nil
}

// shared are those whose ids the group of src shares: the original's, or src's own when src is the
// original. If only a translation has an id already, the original takes that one over.
func (n *namer) shared(s *site, src *source, group int) []*nameable {
	of := func(lang string) []*nameable {
		if pg := s.byPath[lang+"/"+src.Path]; pg != nil && pg.src != nil {
			return n.groups[pg.src][group]
		}
		return nil
	}
	original := of(s.portal.Languages[0].Code)
	if original == nil {
		original = n.groups[src][group]
	}
	shared := slices.Clone(original)
	for _, l := range s.portal.Languages {
		twins := of(l.Code)
		if !sameKinds(twins, shared) {
			continue
		}
		for i, one := range twins {
			if shared[i].id == "" && one.id != "" {
				shared[i] = one
			}
		}
	}
	return shared
}

func sameKinds(a, b []*nameable) bool {
	return slices.EqualFunc(a, b, func(x, y *nameable) bool { return x.kind == y.kind })
}

// WriteIds writes ids into the files below dir and returns how many. Nothing else in a file changes.
func WriteIds(dir string, list []Nameless) (written int, err error) {
	byFile := map[string][]Nameless{}
	var files []string
	for _, one := range list {
		if one.ID == "" {
			continue
		}
		if byFile[one.Pos.File] == nil {
			files = append(files, one.Pos.File)
		}
		byFile[one.Pos.File] = append(byFile[one.Pos.File], one)
		written++
	}
	for _, file := range files {
		if err := writeFileIds(filepath.Join(dir, filepath.FromSlash(file)), byFile[file]); err != nil {
			return 0, err
		}
	}
	return written, nil
}

// writeFileIds works from the last line to the first, so that line numbers stay true.
func writeFileIds(name string, list []Nameless) error {
	err := rewrite(name, func(data []byte) ([]byte, error) {
		if !utf8.Valid(data) {
			return nil, fmt.Errorf("%s is not UTF-8", name)
		}
		for _, one := range slices.Backward(list) {
			data = one.set(data, one.ID)
		}
		return data, nil
	})
	if err != nil {
		return fmt.Errorf("write ids: %w", err)
	}
	return nil
}
