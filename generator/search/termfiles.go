package search

import (
	"strings"
	"unicode/utf8"
)

// mostTerms is the size in bytes that no file of terms goes on beyond.
const mostTerms = 24 << 10

// A termFile is the file of terms that is being filled. The list is cut where a query needs few files: a term with many
// sections begins a file, in which the titles follow that begin with it, and the forms of a word stay together.
type termFile struct {
	w        *writer
	limit    int    // bytes, where it ends if nothing speaks against it
	first    string // how it is found
	before   string // its last term
	content  []byte
	filled   int    // bytes behind its last large term
	postings []byte // of the term that is added
}

func (w *writer) writeTerms(list []inverted) error {
	total := 0
	for _, t := range list {
		total += 4 + 2*len(t.list) // about what is written
	}
	f := termFile{w: w, limit: partSize(total, 700, 4<<10, mostTerms)}
	for _, t := range list {
		if err := f.add(t); err != nil {
			return err
		}
		w.manifest.Pinyin = w.manifest.Pinyin || strings.HasPrefix(t.term, "~")
	}
	return f.end()
}

func (f *termFile) add(t inverted) error {
	f.postings = appendPostings(f.postings[:0], t.list)
	large := len(f.postings) >= f.limit
	full := f.filled >= f.limit || large && len(f.content) > 0
	before := f.before
	if len(f.content) >= mostTerms || full && !isForm(before, t.term) {
		if err := f.end(); err != nil {
			return err
		}
		before = ""
	}
	if len(f.content) == 0 {
		f.first = between(f.before, t.term)
	}
	size := len(f.content)
	f.content = appendTerm(f.content, before, t.term)
	f.content = append(append(f.content, f.postings...), '\n')
	if f.filled += len(f.content) - size; large {
		f.filled = 0
	}
	f.before = t.term
	return nil
}

// end writes the file, if it has a term, and begins the next.
func (f *termFile) end() error {
	if len(f.content) == 0 {
		return nil
	}
	name, err := f.w.file(f.content)
	f.w.manifest.Terms = append(f.w.manifest.Terms, part{term: f.first, name: name})
	f.content, f.filled = f.content[:0], 0
	return err
}

// isForm reports whether a term is likely a form of the word before it, or of the word whose stem is before it: a
// query asks for both.
func isForm(before, term string) bool {
	const shortest = 3
	return len(before) > shortest && before[0] < utf8.RuneSelf && strings.HasPrefix(term, before[:len(before)-1])
}
