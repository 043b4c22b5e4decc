package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"rampbook/generator/diag"
	"rampbook/generator/project"
	"rampbook/generator/search"
)

// ErrNoSearch says that a portal is not searched, or that a published one has no index.
var ErrNoSearch = errors.New("there is no search index")

// ErrConfig says that rampbook.toml has a mistake, so that what the portal is cannot be known.
var ErrConfig = errors.New("the portal cannot be read")

// openSite compiles a portal, drafts and all, to look things up in it. What is wrong with the folder goes to ds, that a
// page cannot be read too; pages' other mistakes are for Check to name. The site's portal has to be closed.
func openSite(ctx context.Context, dir string, ds *diag.List) (*site, error) {
	portal, err := project.Open(dir, project.Options{}, ds)
	if err != nil {
		return nil, err
	}
	if d, broken := configMistake(ds); broken {
		return nil, errors.Join(fmt.Errorf("%v: %w: %s", d.Pos, ErrConfig, d.Message), portal.Close())
	}
	var found diag.List
	s, err := compileSite(ctx, portal, job{Options: Options{Drafts: true}}, &found)
	if err != nil {
		return nil, errors.Join(err, portal.Close())
	}
	for _, d := range found.Sorted() {
		if d.Code == project.Unreadable {
			ds.Add(d)
		}
	}
	return s, nil
}

// OpenSearch opens the search of a published site, or of a portal, which is rendered in memory
// first. lang is the language asked for; "" for the base language.
func OpenSearch(ctx context.Context, dir, lang string) (*search.Searcher, error) {
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(dir, project.OutputMark)); err == nil {
		return openPublished(dir, lang)
	}
	o := Options{Dir: dir}
	o.Output = outputFolder(o)
	r, err := render(ctx, job{Options: o, put: func(string, []byte) error { return nil }})
	defer r.close()
	switch {
	case err != nil:
		return nil, err
	case r.site == nil || r.broken:
		return nil, errors.New("the portal cannot be built: rampbook check says why")
	case !r.site.searched():
		return nil, fmt.Errorf("%w: rampbook.toml has search = false", ErrNoSearch)
	}
	if codes := codesOf(r.site.portal.Languages); lang != "" && !slices.Contains(codes, lang) {
		return nil, fmt.Errorf("the portal has no pages in %q: its languages are %s", lang, strings.Join(codes, ", "))
	}
	files := r.memoryIndex()()
	return search.Open(cmp.Or(lang, r.site.portal.Languages[0].Code), func(file string) ([]byte, error) {
		if data, ok := files[file]; ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	})
}

// openPublished opens the search of a folder that was published to.
func openPublished(dir, lang string) (*search.Searcher, error) {
	site := os.DirFS(dir)
	found, err := fs.Glob(site, search.Root+"*/index.js")
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%w in %s: publish the portal again", ErrNoSearch, dir)
	}
	known := path.Base(path.Dir(found[0]))
	if slices.Contains(found, search.Folder(lang)+"index.js") {
		known = lang
	}
	return search.Open(known, func(file string) ([]byte, error) { return fs.ReadFile(site, file) })
}

func codesOf(languages []project.Language) []string {
	codes := make([]string, len(languages))
	for i, l := range languages {
		codes[i] = l.Code
	}
	return codes
}
