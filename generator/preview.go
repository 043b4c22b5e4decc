package generator

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/engine"
	"rampbook/generator/project"
	"rampbook/generator/search"
	"rampbook/generator/server"
	"rampbook/generator/watch"
)

// A preview keeps a portal built while it is edited.
type preview struct {
	o    ServeOptions
	show func(site server.Site, changed []string)
	fail func(ds []diag.Diagnostic)
	now  *rendering // the last good build; nil before it

	failed  bool     // the last build was not good: now is behind the disk
	changed bool     // settings or words changed since now: its parsed sources may be read otherwise
	touched []string // what changed in the portal since its files were last shown
}

func newPreview(o ServeOptions, srv *server.Server) *preview {
	return &preview{o: o, show: srv.Show, fail: srv.Fail}
}

func (p *preview) close() {
	if p.now != nil {
		p.now.close()
	}
}

// ignores keeps the watcher out of what is no part of a portal.
func (p *preview) ignores(rel string, dir bool) bool {
	if !dir {
		return project.IsLog(filepath.ToSlash(rel)) || p.isOwnLog(rel)
	}
	if name := filepath.Base(rel); name == ".git" || name == "node_modules" {
		return true
	}
	_, err := os.Stat(filepath.Join(p.o.Dir, rel, project.OutputMark))
	return err == nil
}

// isOwnLog reports whether a file is the log that was asked for, or stands beside it.
func (p *preview) isOwnLog(rel string) bool {
	if p.o.Log == "" {
		return false
	}
	file := filepath.Join(absolute(p.o.Dir), rel)
	return file == absolute(p.o.Log) || strings.HasPrefix(file, absolute(p.o.Log)+".")
}

// build makes the whole site anew; pages that did not change are not parsed again.
func (p *preview) build(ctx context.Context) error {
	start := time.Now()
	o := job{Options: Options{Dir: p.o.Dir, Drafts: p.o.Drafts, Passphrase: p.o.Passphrase}, known: cache{}, watch: true}
	if p.now != nil {
		o.found = p.now.finder
		if !p.changed {
			o.known = p.now.site.sources
		}
	}
	r, err := render(ctx, o)
	if err != nil {
		r.close()
		return err
	}
	ds := r.diagnostics()
	if p.failed = r.site == nil || r.broken; p.failed {
		r.close()
		p.fail(ds)
		p.o.Built("not built", ds)
		return nil
	}
	changed := p.changedFiles(r)
	p.close()
	p.now, p.changed = r, false
	p.publish(changed, ds, start)
	return nil
}

// publish shows what was built. Pages with errors are shown too, with the errors over them.
func (p *preview) publish(changed []string, ds []diag.Diagnostic, start time.Time) {
	p.touched = nil
	p.show(p.now.snapshot(), changed)
	if hasErrors(ds) {
		p.fail(ds)
	}
	p.o.Built(fmt.Sprintf("built %d pages in %s", len(p.now.site.pages), time.Since(start).Round(time.Millisecond)), ds)
}

// update builds what a batch of changes asks for: only the edited pages when nothing else can
// have changed, else everything.
func (p *preview) update(ctx context.Context, batch watch.Batch) error {
	if p.now == nil {
		return p.build(ctx)
	}
	changes := p.now.site.withLinks(batch.Changed)
	for _, c := range changes {
		p.touched = append(p.touched, c.Path)
	}
	p.changed = p.changed || batch.Overflow || slices.ContainsFunc(changes, func(c watch.Change) bool { return p.now.site.isOverride(c.Path) })
	if p.failed || p.changed {
		return p.build(ctx)
	}
	start := time.Now()
	edits, ok := p.editsOf(changes)
	if !ok {
		return p.build(ctx)
	}
	files := p.now.site.filesAmong(p.touched)
	clear(p.now.fresh)
	if len(edits) > 0 {
		done, err := p.rebuild(edits)
		if err != nil {
			return err
		}
		if !done {
			return p.build(ctx)
		}
	}
	if len(edits) == 0 && len(files) == 0 {
		p.touched = nil // nothing of the portal
		return nil
	}
	changed := append([]string{}, files...) // not nil, which would be everything
	p.show(p.now.snapshot(), append(changed, slices.Sorted(maps.Keys(p.now.fresh))...))
	p.now.settle()
	p.publish([]string{}, p.now.diagnostics(), start)
	return nil
}

// withLinks adds to changes the symbolic links that lead to what changed: the watcher names only the files themselves.
func (s *site) withLinks(changes []watch.Change) []watch.Change {
	files := make([]string, len(changes))
	for i, c := range changes {
		files[i] = c.Path
	}
	changes = slices.Clone(changes)
	for _, link := range s.portal.LinksTo(files) {
		changes = append(changes, watch.Change{Path: link, Op: watch.Edit})
	}
	return changes
}

// filesAmong lists where the files among paths that are no pages are published.
func (s *site) filesAmong(paths []string) []string {
	var files []string
	for _, name := range paths {
		if _, known := s.files[name]; known {
			files = append(files, s.filePath(name))
		}
	}
	return files
}

// editsOf finds the edited pages among changes; ok is false when there is more to it than these and other edited
// files.
func (p *preview) editsOf(changes []watch.Change) (edits []*source, ok bool) {
	s := p.now.site
	for _, c := range changes {
		switch old := s.sources[c.Path]; {
		case c.Path == search.SynonymsFile: // read even where files beside it are ignored
			return nil, false
		case s.portal.Ignored(c.Path):
			continue
		case c.Op != watch.Edit, s.portal.IsLink(c.Path): // a link may lead to another file now
			return nil, false
		case old != nil:
			edits = append(edits, old)
		default:
			if _, known := s.files[c.Path]; !known {
				return nil, false
			}
		}
	}
	return edits, len(edits) == 0 || !s.hasOverrides()
}

// isOverride reports whether a change at path may change every page.
func (s *site) isOverride(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return path == project.ConfigFile || s.portal.HasConfig && slices.Contains(project.OverrideFolders, first)
}

// hasOverrides reports whether the owner has layouts of their own: they may print any page on any
// other, so that no page can be rendered alone.
func (s *site) hasOverrides() bool {
	if !s.portal.HasConfig {
		return false
	}
	for _, dir := range []string{"layouts", "themes", "data"} {
		if _, err := os.Stat(filepath.Join(s.portal.Dir, dir)); err == nil {
			return true
		}
	}
	return false
}

// rebuild parses edited files again and renders the pages that show them. done is false when an
// edit changed what other pages print of the page, or failed.
func (p *preview) rebuild(edits []*source) (done bool, err error) {
	s := p.now.site
	fresh := make([]*source, len(edits))
	for i, old := range edits {
		fresh[i] = s.parser.parse(old.Page)
		if fresh[i].doc == nil || s.face(old) != s.face(fresh[i]) {
			return false, nil
		}
	}
	for _, src := range fresh {
		s.sources[src.Source] = src
		s.resolver.resolve(src)
	}
	var changed []engine.Changed
	for _, pg := range s.pages {
		if pg.src != nil && pg.src != s.sources[pg.src.Source] {
			pg.src = s.sources[pg.src.Source]
			changed = append(changed, engine.Changed{Lang: pg.lang, Path: hugoPath(pg)})
		}
	}
	before := maps.Clone(p.now.output)
	if p.now.hugo, err = p.now.engine.Rebuild(changed); err != nil {
		return false, fmt.Errorf("render again: %w", err)
	}
	if hasErrors(p.now.hugo) {
		p.now.output = before // what is shown, for the next good build to differ from
		return false, nil
	}
	p.now.overviews()
	return true, nil
}

// snapshot is the site as rendered now, for the server: what a build would publish. Later builds
// do not change it.
func (r *rendering) snapshot() server.Site {
	files, index := r.files(), r.memoryIndex()
	return func(path string) ([]byte, bool) {
		if strings.HasPrefix(path, search.Root) {
			if data, ok := index()[path]; ok {
				return data, true
			}
		}
		file, ok := files[path]
		if !ok || file.From == "" {
			return file.Data, ok
		}
		data, err := os.ReadFile(file.From)
		return data, err == nil
	}
}

// changedFiles lists the files in which a build differs from what is shown; nil when there was none before.
func (p *preview) changedFiles(now *rendering) []string {
	if p.now == nil {
		return nil
	}
	old := p.now
	changed := append([]string{}, old.site.filesAmong(p.touched)...)
	changed = append(changed, now.site.filesAmong(p.touched)...)
	for name, data := range now.output {
		if before, ok := old.output[name]; !ok || string(before) != string(data) {
			changed = append(changed, name)
		}
	}
	for name := range old.output {
		if _, ok := now.output[name]; !ok {
			changed = append(changed, name)
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed)
}
