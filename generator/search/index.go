package search

import (
	"cmp"
	"slices"
)

// A Language is the pages of one language, in reading order.
type Language struct {
	Code   string
	Prefix string // where its pages are: "" or "zh/"
	Pages  []*Analysis
}

// textSize is the length of all texts, in bytes.
func (l Language) textSize() int {
	size := 0
	for _, a := range l.Pages {
		for _, s := range a.page.Sections {
			size += len(s.Text)
		}
	}
	return size
}

// Root is the folder of all indexes, below the site's root.
const Root = "rampbook/search/"

// Folder is where the files of a language's index are.
func Folder(lang string) string { return Root + lang + "/" }

// Write makes the index of each language and gives its files to put, one by one.
func (a *Analyzer) Write(languages []Language, synonyms [][]string, put func(file string, data []byte) error) error {
	var langs []string
	for _, l := range languages {
		langs = append(langs, l.Code)
	}
	a.mu.Lock()
	terms := slices.Clip(a.counter.lexicon.terms) // it stays as it is when more are added
	a.mu.Unlock()
	for _, l := range languages {
		w := &writer{written: map[string]bool{}, language: l, terms: terms, put: put}
		w.manifest = manifest{Format: format, Lang: l.Code, Langs: langs, Prefix: l.Prefix, Rank: usual, Synonyms: simplified(synonyms)}
		if err := w.write(); err != nil {
			return err
		}
	}
	return nil
}

// A writer writes the index of one language.
type writer struct {
	language Language
	terms    []string // by number
	manifest manifest
	written  map[string]bool // files, by name
	put      func(file string, data []byte) error
}

func (w *writer) write() error {
	w.listPages()
	if err := w.writeTexts(); err != nil {
		return err
	}
	list := w.invert()
	if err := w.writeTerms(list); err != nil {
		return err
	}
	if err := w.writeWords(list); err != nil {
		return err
	}
	if err := w.writeFolding(list); err != nil {
		return err
	}
	content, err := w.manifest.content()
	if err != nil {
		return err
	}
	return w.put(Folder(w.language.Code)+indexName+".js", script(indexName, content))
}

// file hands on a file named by its content, once, and returns the name: texts may be alike.
func (w *writer) file(content []byte) (string, error) {
	name := nameOf(content)
	if w.written[name] {
		return name, nil
	}
	w.written[name] = true
	return name, w.put(Folder(w.language.Code)+name+".js", script(name, content))
}

func (w *writer) listPages() {
	m := &w.manifest
	tags := map[string]int{}
	m.Tags, m.Pages = []string{}, []entry{}
	for _, a := range w.language.Pages {
		e := entry{path: a.page.Path, title: a.page.Title, kind: a.page.Kind}
		if usualFile(m.Prefix, e.path) != a.page.File {
			e.file = a.page.File
		}
		for _, tag := range a.page.Tags {
			if _, known := tags[tag]; !known {
				tags[tag] = len(m.Tags)
				m.Tags = append(m.Tags, tag)
			}
			e.tags = append(e.tags, tags[tag])
		}
		for _, s := range a.sections {
			e.lengths = append(e.lengths, s.length)
			m.Sections++
			m.Length += int(s.length)
		}
		m.Pages = append(m.Pages, e)
	}
}

// partSize is the size a file is filled to, so that in a large index there are about so many: more files would take
// longer to publish than to make, and each costs eight letters that every first answer waits for.
func partSize(total, files, least, most int) int { return min(max(total/files, least), most) }

func (w *writer) writeTexts() error {
	limit := partSize(w.language.textSize(), 1000, 8<<10, 32<<10)
	size := 0
	var texts [][]string
	var counts, names []byte
	flush := func() error {
		if len(texts) == 0 {
			return nil
		}
		content, err := marshal(texts)
		if err != nil {
			return err
		}
		name, err := w.file(content)
		counts, names = appendNumber(counts, uint32(len(texts))), append(names, name...)
		texts, size = nil, 0
		return err
	}
	for _, a := range w.language.Pages {
		for i, s := range a.page.Sections {
			if size > 0 && size+len(s.Text) > limit {
				if err := flush(); err != nil {
					return err
				}
			}
			texts = append(texts, append([]string{s.ID, s.Text}, a.sections[i].headings...))
			size += len(s.Text)
		}
	}
	if err := flush(); err != nil || len(counts) == 0 {
		return err
	}
	var err error
	w.manifest.Texts, err = w.file(slices.Concat(counts, []byte("\n"), names))
	return err
}

// An inverted term is a term with the sections that have it.
type inverted struct {
	term   string
	list   []posting
	inText bool
}

// invert lists the terms in order, each with its sections.
func (w *writer) invert() []inverted {
	counts := make([]uint32, len(w.terms))
	total := 0
	for _, a := range w.language.Pages {
		for _, s := range a.sections {
			total += len(s.terms)
			for _, f := range s.terms {
				counts[f.term]++
			}
		}
	}
	all := make([]posting, total)
	terms := make([]inverted, len(w.terms))
	from := 0
	for id, n := range counts {
		terms[id] = inverted{term: w.terms[id], list: all[from : from : from+int(n)]}
		from += int(n)
	}
	section := uint32(0)
	for _, a := range w.language.Pages {
		for _, s := range a.sections {
			for _, f := range s.terms {
				t := &terms[f.term]
				t.list = append(t.list, posting{section, f.count})
				t.inText = t.inText || f.inText
			}
			section++
		}
	}
	terms = slices.DeleteFunc(terms, func(t inverted) bool { return len(t.list) == 0 })
	slices.SortFunc(terms, func(a, b inverted) int { return cmp.Compare(a.term, b.term) })
	return terms
}
