package generator

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"rampbook/generator/diag"
	"rampbook/generator/engine"
	"rampbook/generator/markdown"
	"rampbook/generator/quiz"
)

// contents are the pages as Hugo reads them.
func (s *site) contents() []engine.Content {
	list := make([]engine.Content, 0, len(s.pages))
	for _, pg := range s.pages {
		c := engine.Content{Lang: pg.lang, Path: hugoPath(pg), Open: func() []byte { return s.prepare(pg) }}
		if pg.src != nil {
			c.Source = pg.src.Source
		}
		list = append(list, c)
	}
	return append(list, s.ownContents()...)
}

// hugoPath is the file Hugo finds the page in. A dot would mean a language or format to Hugo, and
// some names a kind of page; a ~ is in no path of ours.
func hugoPath(pg *page) string {
	name := strings.ReplaceAll(pg.path, ".", "~")
	first, rest, deeper := strings.Cut(name, "/")
	if slices.Contains([]string{"404", "robotstxt", "sitemap"}, first) {
		first += "~"
	}
	if name = first; deeper {
		name += "/" + rest
	}
	switch base := path.Base(name); {
	case pg.path == "":
		return "_index.html"
	case pg.branch:
		return name + "/_index.html"
	case base == "index", base == "_index":
		return name + "~.html"
	}
	return name + ".html"
}

// prepare makes a page ready for Hugo: JSON front matter, then the finished HTML.
func (s *site) prepare(pg *page) []byte {
	front, err := json.Marshal(s.front(pg))
	if err != nil { // checked by checkFront when the site was compiled
		front, _ = json.Marshal(map[string]any{"title": pg.title, "url": pg.url})
	}
	if pg.src == nil {
		return append(front, '\n')
	}
	body := s.bodyOf(pg)
	if pg.src.locked() {
		body, _ = quiz.CutLocked(body) // Hugo prints it nowhere if it does not have it
	}
	return append(append(front, '\n'), body...)
}

// bodyOf is the page's text with its links filled.
func (s *site) bodyOf(pg *page) []byte {
	return pg.src.doc.HTML(func(i int, _ markdown.Link) (string, bool) { return s.addressOf(pg.src.targets[i], pg) })
}

// ours are the front-matter keys that Hugo gets from us in every portal.
var ours = []string{"title", "url", "slug", "aliases", "weight", "draft", "description", "params", "tags", "keywords", "lastmod", "markup", "content", "path", "lang", "translationkey", "date", "publishdate", "expirydate"}

// front is a page's front matter for Hugo. In a portal with a rampbook.toml every key the author
// wrote goes to Hugo; elsewhere the keys belong to some other program, whose meaning and
// mistakes must not break the build, so they become parameters.
func (s *site) front(pg *page) map[string]any {
	front := map[string]any{"title": pg.title, "weight": pg.rank}
	if pg.parent != nil {
		front["url"] = pg.url
	}
	params := map[string]any{}
	if pg.src != nil {
		values := pg.src.doc.Meta.Values
		for _, key := range slices.Sorted(maps.Keys(values)) {
			switch lower := strings.ToLower(key); {
			case slices.Contains(ours, lower):
			case s.portal.HasConfig:
				front[key] = values[key]
			default:
				params[lower] = values[key]
			}
		}
		if own, ok := values["params"].(map[string]any); ok {
			maps.Copy(params, own)
		}
		for _, key := range []string{"owner", "verified", "review_every"} {
			if v, ok := values[key]; ok {
				params[key] = text(v)
			}
		}
	}
	if tags := s.tagsOf(pg); len(tags) > 0 {
		front["tags"] = tags
	}
	if aliases := s.aliases[pg]; len(aliases) > 0 {
		front["aliases"] = aliases
	}
	front["description"] = s.description(pg)
	params["rb"] = s.facts(pg)
	front["params"] = params
	return front
}

// facts are what the theme prints around a page.
func (s *site) facts(pg *page) map[string]any {
	facts := map[string]any{"lang": pg.lang, "path": pg.path, "listing": pg.src == nil, "leads": pg.leadsToAll()}
	if pg.prev != nil {
		facts["prev"] = s.linkTo(pg.prev)
	}
	if pg.next != nil {
		facts["next"] = s.linkTo(pg.next)
	}
	if pg.path == "" {
		if to := s.begin(pg.lang); to != nil && to.path != "" {
			facts["begin"] = s.linkTo(to)
		}
	}
	facts["within"] = s.within(pg)
	facts["scripts"] = s.scripts(pg)
	if pg.src == nil {
		return facts
	}
	s.addSource(facts, pg)
	return facts
}

// addSource adds what the theme prints of a page that has a text.
func (s *site) addSource(facts map[string]any, pg *page) {
	src := pg.src
	facts["lang"] = src.Lang
	facts["titlehtml"] = src.doc.TitleHTML
	facts["titleid"] = src.doc.TitleID
	facts["ownheading"] = src.doc.OwnHeading
	facts["source"] = src.Source
	facts["words"] = src.doc.Words
	facts["minutes"] = minutes(src.doc)
	facts["seconds"] = secondsToRead(src.doc)
	facts["changed"] = s.changed(src)
	facts["fallback"] = pg.fallback()
	facts["toc"] = contentsOf(src.doc)
	facts["revision"] = src.doc.Revision
	facts["quiz"] = s.quizFacts(src)
	if s.hasData(src) {
		facts["exercises"] = exercisesAddress(pg)
	}
	facts["learning"] = src.path != nil
	facts["edit"] = editLink(s.portal.Config.EditLink, src.Source)
	if origin := s.outdated(pg); origin != nil {
		facts["outdated"] = map[string]any{"title": origin.title, "url": s.href(origin)}
	}
}

// linkTo is a page as the theme prints a link to it.
func (s *site) linkTo(to *page) map[string]any {
	return map[string]any{"title": to.title, "url": s.href(to), "lang": cmp.Or(to.fallback(), to.lang)}
}

// within are the learning paths that a page is a step of.
func (s *site) within(pg *page) (paths []map[string]any) {
	for _, t := range s.turns[pg] {
		path := s.linkTo(t.path)
		path["url"] = s.href(t.path) + "#" + t.stage.Anchor
		if t.next != nil {
			path["next"] = s.linkTo(t.next)
		}
		paths = append(paths, path)
	}
	return paths
}

// leadsToAll reports whether a page's own text has a link to every page right below it, so that no list of them is needed.
func (pg *page) leadsToAll() bool {
	if pg.src == nil || len(pg.children) == 0 {
		return false
	}
	linked := map[string]bool{}
	for _, t := range pg.src.targets {
		linked[t.page] = linked[t.page] || t.isPage && (t.lang == "" || t.lang == pg.lang)
	}
	return !slices.ContainsFunc(pg.children, func(child *page) bool { return !linked[child.path] })
}

// description is the front matter's, else the first paragraph of the text.
func (s *site) description(pg *page) string {
	if pg.src == nil {
		return ""
	}
	if d, ok := pg.src.doc.Meta.Values["description"].(string); ok && d != "" {
		return d
	}
	return pg.src.doc.Summary
}

// changed is the day of the last change: the front matter's lastmod, else git's.
func (s *site) changed(src *source) string {
	for _, key := range []string{"lastmod", "last_modified", "updated"} {
		if day := text(src.doc.Meta.Values[key]); len(day) >= len("2006-01-02") {
			return day[:len("2006-01-02")]
		}
	}
	return s.changes()[src.Source]
}

// outdated returns the page a twin was translated from, when that has changed since.
func (s *site) outdated(pg *page) *page {
	base := s.portal.Languages[0].Code
	of, _ := pg.src.doc.Meta.Values["translated_from"].(string)
	origin := s.byPath[base+"/"+pg.path]
	if pg.src.Lang == base || of == "" || origin == nil || origin.src == nil || origin.src.doc.Revision == of {
		return nil
	}
	return origin
}

// contentsOf lists the headings for a page's table of contents: its sections, not its questions.
func contentsOf(doc *markdown.Document) []map[string]any {
	var list []map[string]any
	for _, h := range doc.Headings {
		if h.Level >= 2 && h.Level <= 3 && !h.Exercise {
			list = append(list, map[string]any{"id": h.ID, "text": h.Text, "level": h.Level})
		}
	}
	return list
}

// minutes is the time to read a page: 230 Latin words or 400 Chinese letters a minute, rounded
// up. (Brysbaert 2019 gives 238 words for English; Chinese readers do 255 words of 1.5 letters.)
func minutes(doc *markdown.Document) int {
	latin := max(0, doc.Words-doc.Han)
	return max(1, (latin*400+doc.Han*230+230*400-1)/(230*400))
}

func editLink(pattern, source string) string {
	if pattern == "" {
		return ""
	}
	return strings.ReplaceAll(pattern, "{path}", (&url.URL{Path: source}).EscapedPath())
}

// words reads a list of words however an author wrote it.
func words(v any) []string {
	switch v := v.(type) {
	case string:
		var list []any
		for _, word := range strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
			list = append(list, word)
		}
		return words(list)
	case []any:
		var list []string
		for _, item := range v {
			if t := text(item); t != "" {
				list = append(list, t)
			}
		}
		return list
	}
	return nil
}

// text prints a scalar of front matter; "" for anything else.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case time.Time:
		return v.Format("2006-01-02")
	case int, int64, uint64, float64, bool, fmt.Stringer:
		return fmt.Sprint(v)
	}
	return ""
}

// checkFront reports front matter that cannot be handed on.
func (s *site) checkFront(ds *diag.List) {
	for _, src := range s.sources {
		if _, err := json.Marshal(src.doc.Meta.Values); err != nil {
			ds.Error("front-matter", diag.Pos{File: src.Source, Line: 1, Col: 1}, "the front matter holds a value that cannot be kept: "+err.Error(), "use text, numbers, dates, lists and mappings")
		}
		if _, ok := s.chosenAddress(src); !ok && s.portal.HasConfig {
			ds.Error("front-matter", src.doc.Meta.Pos("url"), fmt.Sprintf("%q is no address for a page of this site", src.doc.Meta.Values["url"]), `write a path, for example "/guide/setup/"`)
		}
	}
}
