package generator

import (
	"context"
	"crypto/sha256"
	"runtime"
	"slices"
	"strings"
	"sync"

	"rampbook/generator/diag"
	"rampbook/generator/lock"
	"rampbook/generator/markdown"
	learning "rampbook/generator/path"
	"rampbook/generator/project"
	"rampbook/generator/quiz"
)

// A site is a portal compiled: every file parsed, every page placed in every language.
type site struct {
	portal   *project.Portal
	sources  map[string]*source // by path of the file
	pages    []*page            // in reading order, language by language
	byPath   map[string]*page   // by language, a slash, and path
	byOutput map[string]*page   // by the file each is published as
	aliases  map[*page][]string // root-absolute addresses that lead to a page
	files    map[string]bool    // the portal's other files: true when a page links to it
	tags     map[tagKey]string  // how each is written
	cited    map[string]bool    // paths of pages that an exercise names as its source
	anchored map[string]bool    // paths of pages of which a link from elsewhere names an anchor
	turns    map[*page][]turn   // the learning paths that a page is a step of
	asked    map[string]bool    // ids of questions that an item of a checklist names
	changes  func() map[string]string
	settings settings
	parser   *parser
	resolver *resolver
}

// settings are what the caller of a build chose.
type settings struct {
	BaseURL string
	Drafts  bool
	Key     func() (*lock.Key, error) // locks questions; nil without a passphrase
}

// A source is one markdown file and what was made of it.
type source struct {
	*project.Page
	doc      *markdown.Document
	quiz     *quiz.Page        // the questions of the page; nil where none are read
	forms    *forms            // checklists, scorecards and worksheets; nil where none are read
	path     *learning.Path    // nil when the page is no learning path
	sum      [sha256.Size]byte // of the file
	targets  []target          // of doc.Links, one each
	mistakes []diag.Diagnostic // found while parsing
	cites    map[string]target // that exercises name as their sources and that were found
	dangling []diag.Diagnostic // links that lead to no file
}

// A page is one address in one language. Several pages share a source when a language lacks its
// own: it then shows another language's text.
type page struct {
	lang     string
	path     string  // without language
	src      *source // nil for the listing of a folder without a page of its own
	branch   bool
	url      string // root-absolute, without the base path: "/zh/a/b/"
	title    string
	parent   *page
	children []*page
	rank     int // place among its siblings, from 1
	prev     *page
	next     *page
}

// fallback is the language of the text when it is not the page's own.
func (p *page) fallback() string {
	if p.src == nil || p.src.Lang == p.lang {
		return ""
	}
	return p.src.Lang
}

// A cache keeps parsed sources between the builds of a preview.
type cache map[string]*source

// compile parses all sources, on every core, and takes unchanged ones from known.
func (s *site) compile(ctx context.Context, known cache, ds *diag.List) error {
	labels, err := loadLabels(s.portal, ds)
	if err != nil {
		return err
	}
	parser := &parser{portal: s.portal, labels: labels, known: known, shortcodes: shortcodesOf(s.portal)}
	s.parser = parser
	parsed := make([]*source, len(s.portal.Pages))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				parsed[i] = parser.parse(s.portal.Pages[i])
			}
		})
	}
	for i := range s.portal.Pages {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	s.sources = map[string]*source{}
	for _, src := range parsed {
		switch {
		case src == nil: // the build was cancelled
		case src.doc == nil:
			ds.Join(src.mistakes)
		case s.settings.Drafts || src.doc.Meta.Values["draft"] != true:
			s.sources[src.Source] = src
		}
	}
	return ctx.Err()
}

// A parser turns files into sources. It may be used from many goroutines.
type parser struct {
	portal     *project.Portal
	labels     labels
	shortcodes []string
	known      cache
}

// parse reads and parses one file. A file that cannot be read comes back without a document.
func (p *parser) parse(file *project.Page) *source {
	src := &source{Page: file}
	data, err := p.portal.Read(file.Source)
	var ds diag.List
	if err != nil {
		ds.Error(project.Unreadable, diag.Pos{File: file.Source}, project.Cause(err), "check the file's permissions")
		src.mistakes = ds.Sorted()
		return src
	}
	src.sum = sha256.Sum256(data)
	if old := p.known[file.Source]; old != nil && old.doc != nil && old.sum == src.sum && old.Lang == file.Lang {
		src.doc, src.quiz, src.forms, src.path, src.mistakes = old.doc, old.quiz, old.forms, old.path, old.mistakes
		return src
	}
	options := markdown.Options{
		Name:           file.Source,
		RawHTML:        p.portal.Config.RawHTML,
		Shortcode:      func(name string) bool { return slices.Contains(p.shortcodes, name) },
		ShortcodeNames: p.shortcodes,
		Label:          p.labels.in(file.Lang),
		Chinese:        p.chineseIn(file.Lang),
	}
	src.quiz = p.questions(file, &options, &ds)
	src.forms = p.forms(file, &options, &ds)
	src.doc = markdown.Parse(data, options, &ds)
	if src.quiz != nil {
		src.quiz.Finish()
	}
	src.forms.finish()
	src.path = p.path(file, src.doc, &ds)
	text := &diag.Source{Name: file.Source, Text: data}
	src.mistakes = withSnippets(ds.Sorted(), text)
	return src
}

// chineseIn is the language of Chinese words in a page of another language; "" where Chinese letters are the
// page's own.
func (p *parser) chineseIn(lang string) string {
	switch primary, _, _ := strings.Cut(lang, "-"); primary {
	case "zh", "ja", "ko", "yue", "lzh":
		return ""
	}
	for _, l := range p.portal.Languages {
		if primary, _, _ := strings.Cut(l.Code, "-"); primary == "zh" {
			return l.Code
		}
	}
	return "zh"
}
