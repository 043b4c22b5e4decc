// Package engine runs Hugo in this process. It is the only package that imports Hugo, and no
// type of Hugo's leaves it: a Site goes in, rendered files come out, mistakes come back as
// diagnostics.
//
// Hugo never sees the author's folder. It reads three layers through one file system:
//
//	scratch   memory, for what Hugo writes for itself (caches, its build lock)
//	layer     the prepared pages: JSON front matter and finished HTML, made when Hugo opens them
//	disk      the theme, unpacked into a cache folder
//
// So nothing is staged and nothing is written into the portal. Hugo's working folder is a path
// that exists only in the layer: a go.mod or hugo.toml lying in the portal cannot change a build.
package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/bep/overlayfs"
	"github.com/fsnotify/fsnotify"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/deps"
	"github.com/gohugoio/hugo/hugofs"
	"github.com/gohugoio/hugo/hugolib"
	"github.com/spf13/afero"

	"rampbook/generator/diag"
)

// HugoVersion is the release of Hugo this package is written for and tested with.
const HugoVersion = "0.165.0"

// A Site is everything Hugo gets to know.
type Site struct {
	Root      string // the portal's folder on disk, absolute: the owner's overrides are found in it
	Theme     fs.FS  // the built-in theme
	Cache     string // a folder of the user's to keep the unpacked theme in, absolute; "": none
	Title     string
	BaseURL   string // ends in a slash; "/" when the address is not known
	Languages []Language
	Params    map[string]any // site parameters, for templates
	Hugo      map[string]any // the owner's [hugo] table
	Tagged    bool           // there are tags, or the owner has taxonomies
	Overrides bool           // lay Root's layouts/, themes/, assets/ and data/ over the theme
	Contents  []Content
	Assets    map[string][]byte // further files for Hugo's assets folder, by path
	Words     map[string][]byte // the interface's words: a YAML file for each language
	Watch     bool              // Rebuild will be called
}

// A Language is one of the site's languages; the first is the base language.
type Language struct {
	Code        string // "zh", "pt-br"
	Name        string // in itself: "中文"
	Title       string // the portal's title in it
	Description string
	RTL         bool
	Params      map[string]any
}

// A Content is one page as Hugo reads it.
type Content struct {
	Lang   string
	Path   string        // below the language's content folder: "playbooks/_index.html"
	Source string        // the author's file, for diagnostics; "" for a generated page
	Open   func() []byte // front matter and HTML, made afresh at each call
}

// A Sink takes a rendered file: its path below the site's root with forward slashes, and its bytes.
// It is called from several goroutines.
type Sink func(path string, data []byte)

// An Engine is a loaded site. Build it once, then Rebuild it as often as pages change.
type Engine struct {
	site  Site
	layer *layer
	theme *theme
	sites *hugolib.HugoSites
	log   *logs
}

// one build at a time: Hugo keeps a global logger.
var building sync.Mutex

// Open loads the configuration and the templates' places. Mistakes in them are returned as
// diagnostics with a nil Engine; an error means that the fault is not the owner's.
func Open(site Site, sink Sink) (*Engine, []diag.Diagnostic, error) {
	building.Lock()
	defer building.Unlock()
	theme, err := openTheme(site)
	if err != nil {
		return nil, nil, err
	}
	e := &Engine{site: site, theme: theme, layer: newLayer(workDir(site.Root)), log: &logs{}}
	for _, c := range site.Contents {
		e.layer.add(e.contentFile(c.Lang, c.Path), c.Open)
	}
	for path, data := range site.Assets {
		e.layer.add(filepath.Join("assets", filepath.FromSlash(path)), func() []byte { return data })
	}
	for code, data := range site.Words {
		e.layer.add(filepath.Join("i18n", code+".yaml"), func() []byte { return data })
	}
	if err := guarded(func() error { return e.load(sink) }); err != nil {
		defer theme.close() // nothing more can be said of it
		if ds := e.diagnose(err); len(ds) > 0 {
			return nil, ds, nil
		}
		return nil, nil, fmt.Errorf("load hugo: %w", err)
	}
	return e, nil, nil
}

func (e *Engine) load(sink Sink) error {
	conf, err := hugoConfig(e.site, e.theme.dir)
	if err != nil {
		return err
	}
	e.layer.add(configFile, func() []byte { return conf })
	source := overlayfs.New(overlayfs.Options{
		Fss:           []afero.Fs{afero.NewMemMapFs(), e.layer, afero.NewReadOnlyFs(afero.NewOsFs())},
		FirstWritable: true,
		DirsMerger:    mergeDirs,
	})
	flags := config.New()
	flags.Set("workingDir", e.layer.root)
	flags.Set("internal", map[string]any{"watch": e.site.Watch})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Flags:        flags,
		Fs:           source,
		Filename:     filepath.Join(e.layer.root, configFile),
		Logger:       e.log.logger(),
		Environ:      []string{"HUGO=rampbook"}, // not the caller's: HUGO_… variables would change the output
		SkipNpmCheck: true,
	})
	if err != nil {
		return err
	}
	defer limitCaches()()
	files := hugofs.NewFromSourceAndDestination(source, newSinkFs(filepath.Join(e.layer.root, publishDir), sink), configs.LoadingInfo.Cfg)
	e.sites, err = hugolib.NewHugoSites(deps.DepsCfg{
		Configs: configs, Fs: files, TestLogger: e.log.logger(), LogLevel: e.log.logger().Level(),
	})
	return err
}

// limitCaches keeps Hugo from holding every page's text to the end of a build: at 10,000 pages that
// is 290 MB, and a third of the time goes to collecting around it. Hugo takes the limit, in GB,
// from the environment only, when it loads. It returns what puts the environment back.
func limitCaches() (restore func()) {
	const key = "HUGO_MEMORYLIMIT"
	if _, set := os.LookupEnv(key); set {
		return func() {}
	}
	_ = os.Setenv(key, "0.5") // fails for bad names only
	return func() { _ = os.Unsetenv(key) }
}

// Build renders every page.
func (e *Engine) Build() ([]diag.Diagnostic, error) {
	return e.run(nil)
}

// A Changed page is named by its language and path, as in Content.
type Changed struct{ Lang, Path string }

// Rebuild renders again what depends on the given pages, whose Open must already give the new
// text. Pages that came or went need a new Engine.
func (e *Engine) Rebuild(pages []Changed) ([]diag.Diagnostic, error) {
	events := make([]fsnotify.Event, 0, len(pages))
	for _, p := range pages {
		name := filepath.Join(e.layer.root, e.contentFile(p.Lang, p.Path))
		events = append(events, fsnotify.Event{Name: name, Op: fsnotify.Write})
	}
	return e.run(events)
}

func (e *Engine) run(events []fsnotify.Event) ([]diag.Diagnostic, error) {
	building.Lock()
	defer building.Unlock()
	e.log.reset()
	err := guarded(func() error { return e.sites.Build(hugolib.BuildCfg{NoBuildLock: true}, events...) })
	ds := e.diagnose(err)
	if err != nil && len(ds) == 0 {
		return nil, fmt.Errorf("hugo: %w", err)
	}
	return ds, nil
}

// guarded runs a part of Hugo and makes an error of its panic: some settings that cannot be meant,
// such as contentTypes = {}, are not checked there but run into.
func guarded(do func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("hugo stopped over a setting of [hugo] or a template: %v", cause)
		}
	}()
	return do()
}

// Close frees what Hugo holds.
func (e *Engine) Close() error {
	if err := errors.Join(e.sites.Close(), e.theme.close()); err != nil {
		return fmt.Errorf("close hugo: %w", err)
	}
	return nil
}

func (e *Engine) contentFile(lang, path string) string {
	return filepath.Join("content", lang, filepath.FromSlash(path))
}
