package generator

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"

	"rampbook/generator/diag"
	"rampbook/generator/engine"
	"rampbook/generator/project"
	"rampbook/generator/tap"
	"rampbook/themes"
)

// fullSidebar is the number of pages of one language up to which every page shows the whole tree.
const fullSidebar = 200

// engineSite describes the site to the engine.
func (s *site) engineSite(watch bool) (engine.Site, error) {
	theme, err := fs.Sub(themes.FS, "rampbook")
	if err != nil {
		return engine.Site{}, fmt.Errorf("theme: %w", err)
	}
	words, err := s.parser.labels.files()
	if err != nil {
		return engine.Site{}, err
	}
	site := engine.Site{
		Root: s.portal.Dir, Theme: theme, Cache: cacheFolder(), Overrides: s.portal.HasConfig, Tagged: s.tagged(), Watch: watch,
		Title: s.title(s.portal.Languages[0].Code), BaseURL: cmp.Or(s.settings.BaseURL, "/"),
		Params: map[string]any{"rb": s.siteFacts()}, Hugo: s.portal.Config.Hugo,
		Contents: s.contents(), Words: words, Assets: map[string][]byte{},
	}
	if !strings.HasSuffix(site.BaseURL, "/") {
		site.BaseURL += "/"
	}
	if s.portal.Config.Brand != "" {
		site.Assets["styles/brand.css"] = brandCSS(s.portal.Config.Brand)
	}
	for _, l := range s.portal.Languages {
		site.Languages = append(site.Languages, engine.Language{
			Code: l.Code, Name: l.Name, Title: s.title(l.Code), Description: l.Description, RTL: l.RTL,
			Params: map[string]any{"nav": s.nav(l)},
		})
	}
	return site, nil
}

// tagged reports whether there will be pages of tags, or of taxonomies of the owner's.
func (s *site) tagged() bool {
	_, own := s.portal.Config.Hugo["taxonomies"]
	return own || len(s.tags) > 0
}

// siteFacts are the theme's site parameters.
func (s *site) siteFacts() map[string]any {
	sidebar := "window"
	if len(s.pages) <= fullSidebar*len(s.portal.Languages) {
		sidebar = "full"
	}
	facts := map[string]any{
		"brand":   s.portal.Config.Brand != "",
		"baseurl": s.settings.BaseURL != "",
		"sidebar": sidebar,
		"version": Version,
		"id":      s.portalID(),
		"reading": s.reading(),
	}
	for _, own := range s.ownPages() {
		facts[own.name] = "/" + own.hugoName()
	}
	if logo := s.portal.Config.Logo; logo != "" {
		facts["logo"] = s.basePath() + strings.TrimPrefix(s.fileURL(logo), "/")
		s.files[logo] = true
	}
	return facts
}

// nav are a language's header links. A link names a file of the portal, as in a page.
func (s *site) nav(l project.Language) []map[string]any {
	var links []map[string]any
	home := s.byPath[l.Code+"/"]
	from := &source{Page: &project.Page{Source: project.ConfigFile, Lang: l.Code}}
	for _, n := range l.Nav {
		address := n.URL
		if !leavesPortal(address) {
			t, ok := s.resolver.find(from, address)
			t.broken = !ok
			if address, ok = s.addressOf(t, home); !ok {
				continue // reported by checkNav
			}
		}
		links = append(links, map[string]any{"title": n.Title, "url": address})
	}
	return links
}

// leavesPortal reports whether a link has a scheme that may lead out of the portal.
func leavesPortal(link string) bool {
	u, err := url.Parse(link)
	return err == nil && slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme)
}

// checkNav reports header links that lead nowhere.
func (s *site) checkNav(ds *diag.List) {
	from := &source{Page: &project.Page{Source: project.ConfigFile}}
	for _, l := range s.portal.Languages {
		for _, n := range l.Nav {
			if leavesPortal(n.URL) {
				continue
			}
			if _, ok := s.resolver.find(from, n.URL); !ok {
				ds.Warn("link-missing", s.portal.KeyPos("languages."+l.Code+".nav"), fmt.Sprintf("the header link %q leads to no file", n.URL), s.resolver.suggest(from, n.URL))
			}
		}
	}
}

// checkConfig reports keys of [hugo] that rampbook keeps to itself.
func (r *rendering) checkConfig(p *project.Portal) {
	for _, key := range slices.Sorted(maps.Keys(p.Config.Hugo)) {
		use, owned := engine.Owned[strings.ToLower(key)]
		if !owned {
			continue
		}
		hint := "remove it"
		if use != "" {
			hint = "use " + use + " at the top of rampbook.toml"
		}
		r.ds.Error("config", p.KeyPos("hugo."+key), fmt.Sprintf("hugo.%s is set by rampbook", key), hint)
	}
}

// configMistake is the first error in rampbook.toml: with one nothing is built.
func configMistake(ds *diag.List) (d diag.Diagnostic, found bool) {
	all := ds.Sorted()
	i := slices.IndexFunc(all, func(d diag.Diagnostic) bool {
		return d.Severity == diag.Error && d.Pos.File == project.ConfigFile
	})
	if i < 0 {
		return d, false
	}
	return all[i], true
}

func sortedSources(m map[string]*source) []*source {
	list := make([]*source, 0, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, m[name])
	}
	return list
}

// A counter adds up the words of the rendered pages.
type counter struct{ atomic.Int64 }

func (c *counter) add(sections []tap.Section) {
	for _, s := range sections {
		if s.Text != "" {
			c.Add(int64(strings.Count(s.Text, " ")) + 1) // the tap leaves single blanks
		}
	}
}
