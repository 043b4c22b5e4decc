package generator

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"rampbook/generator/diag"
	"rampbook/generator/project"
	"rampbook/generator/quiz"
)

// A Nameless is a question without an id, and the id it gets. A question and its translation get the
// same one.
type Nameless struct {
	Pos  diag.Pos
	Kind quiz.Kind
	Stem string
	ID   string // "" when the page and its original have different questions: then its author decides

	question *quiz.Question
}

// Ids lists the questions without an id, by file and line, each with a new one from random.
func Ids(ctx context.Context, dir string, random io.Reader) ([]Nameless, error) {
	var ds diag.List
	portal, err := project.Open(dir, project.Options{}, &ds)
	if err != nil {
		return nil, err
	}
	defer portal.Close()
	s, err := compileSite(ctx, portal, job{Options: Options{Drafts: true}}, &ds)
	if err != nil {
		return nil, err
	}
	n := namer{random: random, taken: map[string]bool{}, names: map[*quiz.Question]string{}}
	sources := sortedSources(s.sources)
	for _, src := range sources {
		for _, q := range questionsOf(src) {
			n.taken[q.ID] = true
		}
	}
	for _, src := range sources {
		if err := n.name(s, src); err != nil {
			return nil, err
		}
	}
	return n.list, nil
}

func questionsOf(src *source) []*quiz.Question {
	if src == nil || src.quiz == nil {
		return nil
	}
	return src.quiz.All()
}

// A namer hands out ids.
type namer struct {
	random io.Reader
	taken  map[string]bool
	names  map[*quiz.Question]string
	list   []Nameless
}

// name gives the questions of one file their ids.
func (n *namer) name(s *site, src *source) error {
	own, twins := questionsOf(src), s.twinQuestions(src)
	for i, q := range own {
		if q.ID != "" {
			continue
		}
		one := Nameless{Pos: q.Pos(), Kind: q.Kind, Stem: q.Stem, question: q}
		if sameKinds(own, twins) {
			id, err := n.idOf(twins[i])
			if err != nil {
				return err
			}
			one.ID = id
		}
		n.list = append(n.list, one)
	}
	return nil
}

// idOf is the id a question has or gets.
func (n *namer) idOf(q *quiz.Question) (string, error) {
	if q.ID != "" {
		return q.ID, nil
	}
	for n.names[q] == "" {
		id, err := quiz.NewID(n.random)
		if err != nil {
			return "", err
		}
		if !n.taken[id] {
			n.taken[id], n.names[q] = true, id
		}
	}
	return n.names[q], nil
}

// twinQuestions are the questions whose ids those of src share: the original's, or src's own when src is the
// original. If only a translation has an id already, the original takes that one over.
func (s *site) twinQuestions(src *source) []*quiz.Question {
	own := questionsOf(src)
	var original []*quiz.Question
	base := s.portal.Languages[0].Code
	if pg := s.byPath[base+"/"+src.Path]; pg != nil {
		original = questionsOf(pg.src)
	}
	if original == nil {
		original = own
	}
	shared := slices.Clone(original)
	for _, l := range s.portal.Languages {
		pg := s.byPath[l.Code+"/"+src.Path]
		if pg == nil || !sameKinds(questionsOf(pg.src), shared) {
			continue
		}
		for i, q := range questionsOf(pg.src) {
			if shared[i].ID == "" && q.ID != "" {
				shared[i] = q
			}
		}
	}
	return shared
}

func sameKinds(a, b []*quiz.Question) bool {
	return slices.EqualFunc(a, b, func(x, y *quiz.Question) bool { return x.Kind == y.Kind })
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
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("write ids: %w", err)
	}
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("write ids: %w", err)
	}
	if !utf8.Valid(data) {
		return fmt.Errorf("write ids: %s is not UTF-8", name)
	}
	for _, one := range slices.Backward(list) {
		data = quiz.SetID(data, one.question, one.ID)
	}
	if err := os.WriteFile(name, data, info.Mode().Perm()); err != nil {
		return fmt.Errorf("write ids: %w", err)
	}
	return nil
}
