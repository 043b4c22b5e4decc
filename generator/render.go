package generator

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"rampbook/generator/diag"
	"rampbook/generator/engine"
	"rampbook/generator/lock"
	"rampbook/generator/project"
	"rampbook/generator/publish"
	"rampbook/generator/tap"
)

// A rendering is a site with its rendered files, before they are published.
type rendering struct {
	portal  *project.Portal
	site    *site // nil when the configuration is broken
	engine  *engine.Engine
	tap     *tap.Tap
	ds      *diag.List        // of the folder as a whole
	hugo    []diag.Diagnostic // of Hugo's last build
	links   []diag.Diagnostic // of links in rendered pages
	broken  bool              // a template failed: the files are not whole
	dropped map[string]bool   // the portal's files that cannot stand beside the others
	words   counter
	finder  *finder

	mu     sync.Mutex
	output map[string][]byte // rendered files, by path; nil when sent
	fresh  map[string]bool   // files of output that the last build made differ
	put    func(file string, data []byte) error
	sent   map[string]bool // files of output that put took
	failed error           // of put
}

// A job is what render is to do.
type job struct {
	Options
	known cache   // sources parsed before, in a preview
	found *finder // pages analysed before, in a preview
	watch bool    // single pages will be rendered again

	// put takes each page as soon as it is rendered, from many goroutines, so that a large
	// site never lies in memory as a whole. nil: pages are kept.
	put func(file string, data []byte) error
}

// render reads, compiles and renders a portal. The rendering is never nil and has to be closed.
func render(ctx context.Context, o job) (*rendering, error) {
	r := &rendering{ds: &diag.List{}, output: map[string][]byte{}, fresh: map[string]bool{}, put: o.put, sent: map[string]bool{}, finder: newFinder(o.found)}
	o.step("read")
	portal, err := project.Open(o.Dir, project.Options{Output: o.Output}, r.ds)
	if err != nil {
		return r, err
	}
	r.portal = portal
	r.checkConfig(portal)
	if _, broken := configMistake(r.ds); broken {
		return r, nil
	}
	if len(portal.Pages) == 0 {
		r.ds.Warn("no-pages", diag.Pos{}, "the folder holds no page", "pages are files that end in .md; rampbook new makes a portal with some")
	}
	defer spendMemory(len(portal.Pages) * len(portal.Languages))()
	s, err := compileSite(ctx, portal, o, r.ds)
	if err != nil {
		return r, err
	}
	s.checkLocked(o.Passphrase, r.ds)
	r.finder.prepare(s, readSynonyms(portal, r.ds))
	if err := r.load(s, o.watch); err != nil || r.engine == nil {
		return r, err
	}
	o.step("render")
	r.site = s
	if r.hugo, err = r.engine.Build(); err != nil {
		return r, fmt.Errorf("render: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return r, err // what git knows may be missing
	}
	if r.failed != nil {
		return r, r.failed
	}
	r.overviews()
	r.settle()
	return r, nil
}

// compileSite parses every file and places every page.
func compileSite(ctx context.Context, portal *project.Portal, o job, ds *diag.List) (*site, error) {
	s := &site{portal: portal, settings: settings{BaseURL: o.BaseURL, Drafts: o.Drafts}, files: map[string]bool{}, cited: map[string]bool{}, anchored: map[string]bool{}, asked: map[string]bool{}}
	if o.Passphrase != "" {
		place := portal.Config.ID + "\n" + portal.Config.Title
		s.settings.Key = sync.OnceValues(func() (*lock.Key, error) { return lock.NewKey(o.Passphrase, place) })
	}
	if s.settings.BaseURL == "" {
		s.settings.BaseURL = portal.Config.BaseURL
	}
	for _, f := range portal.Files {
		s.files[f] = false
	}
	days := make(chan map[string]string, 1)
	go func() { days <- lastChanges(ctx, portal.Dir) }()
	s.changes = sync.OnceValue(func() map[string]string { return <-days })
	o.step("compile")
	if err := s.compile(ctx, o.known, ds); err != nil {
		return nil, err
	}
	s.plan(ds)
	s.checkFront(ds)
	s.checkTags(ds)
	s.checkSearch(ds)
	s.resolver = s.newResolver()
	for _, src := range sortedSources(s.sources) {
		s.resolver.resolve(src)
	}
	s.findTurns()
	s.checkNav(ds)
	return s, nil
}

// load opens the engine over a compiled site.
func (r *rendering) load(s *site, watch bool) error {
	description, err := s.engineSite(watch)
	if err != nil {
		return err
	}
	text := func(file string, sections []tap.Section) {
		r.words.add(sections)
		r.finder.gather(s, file, sections)
	}
	r.tap = tap.New(tap.Options{Base: s.basePath(), BaseURL: s.settings.BaseURL, Text: text, Asset: s.hasFile})
	r.engine, r.hugo, err = engine.Open(description, r.take)
	return err
}

// take receives a rendered file from Hugo.
func (r *rendering) take(file string, data []byte) {
	if !strings.HasSuffix(file, ".html") {
		r.keep(file, data)
		return
	}
	data, beside := r.finish(file, data)
	hand := r.keep
	if r.put != nil {
		hand = r.send
	}
	hand(file, data)
	for _, name := range besideFiles(file) {
		if extra, ok := beside[name]; ok {
			hand(name, extra)
		} else {
			r.drop(name)
		}
	}
}

// keep puts a file into the output.
func (r *rendering) keep(file string, data []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if old, ok := r.output[file]; !ok || !bytes.Equal(old, data) {
		r.output[file], r.fresh[file] = data, true
	}
}

// drop takes a file out of the output that was put there before the page was rendered again.
func (r *rendering) drop(file string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.fresh[file] && !r.sent[file] {
		delete(r.output, file)
	}
}

// send hands a page on. Of two at one address, which an owner's aliases may bring about, the
// first stays.
func (r *rendering) send(file string, data []byte) {
	r.mu.Lock()
	again := r.sent[file]
	r.sent[file], r.output[file] = true, nil
	r.mu.Unlock()
	if again {
		return
	}
	if err := r.put(file, data); err != nil {
		r.mu.Lock()
		r.failed = cmp.Or(r.failed, err)
		r.mu.Unlock()
	}
}

// publish adds what put did not take and the search's index, and commits.
func (r *rendering) publish(update *publish.Update) (publish.Stats, error) {
	put := func(file string, data []byte) error { return update.Put(file, publish.File{Data: data}) }
	if err := r.finder.index(r.site)(put); err != nil {
		return publish.Stats{}, errors.Join(err, update.Abort())
	}
	for name, file := range r.files() {
		if err := update.Put(name, file); err != nil {
			return publish.Stats{}, errors.Join(err, update.Abort())
		}
	}
	return update.Commit()
}

// settle says how Hugo's build went and checks the links of what it rendered.
func (r *rendering) settle() {
	r.broken = hasErrors(r.hugo)
	r.links, r.dropped = nil, nil
	if !r.broken {
		r.links = slices.Concat(r.brokenLinks(), r.dropClashes(), r.unmade())
	}
}

func hasErrors(ds []diag.Diagnostic) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
}

// files are everything to publish that was not sent.
func (r *rendering) files() map[string]publish.File {
	files := make(map[string]publish.File, len(r.output))
	for name, linked := range r.site.files {
		if r.site.publishes(name, linked) && !r.dropped[name] {
			files[r.site.filePath(name)] = publish.File{From: filepath.Join(r.site.portal.Dir, filepath.FromSlash(name))}
		}
	}
	for name, data := range r.output {
		if !r.sent[name] {
			files[name] = publish.File{Data: data}
		}
	}
	return files
}

func (r *rendering) diagnostics() []diag.Diagnostic {
	var all diag.List
	all.Join(r.ds.Sorted())
	all.Join(r.hugo)
	all.Join(r.links)
	if r.site != nil {
		for _, src := range r.site.sources {
			all.Join(src.mistakes)
			all.Join(src.dangling)
		}
		r.site.compareQuestions(&all)
		r.site.compareForms(&all)
		r.site.checkAsked(&all)
		r.site.checkPaths(&all)
		r.site.checkSkills(&all)
	}
	return r.addLines(all.Sorted())
}

func (r *rendering) close() {
	// What cannot be closed is memory and a handle, which go with the process.
	if r.portal != nil {
		_ = r.portal.Close()
	}
	if r.engine != nil {
		_ = r.engine.Close()
	}
}
