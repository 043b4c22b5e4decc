package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/chromedp"
)

// A host serves a site as a static host does, with gzip, and counts what is asked for.
type host struct {
	*httptest.Server
	dir   string
	extra map[string]string // pages of the bench's own

	mu       sync.Mutex
	requests int
	bytes    int
}

func newHost(dir string) *host {
	h := &host{dir: dir, extra: map[string]string{}}
	h.Server = httptest.NewServer(http.HandlerFunc(h.serve))
	return h
}

func (h *host) serve(w http.ResponseWriter, r *http.Request) {
	name := path.Clean(r.URL.Path)
	data, err := []byte(h.extra[name]), error(nil)
	if h.extra[name] == "" {
		data, err = os.ReadFile(filepath.Join(h.dir, filepath.FromSlash(name)))
	}
	if err != nil {
		http.NotFound(w, r)
		return
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = z.Write(data) // into memory
	_ = z.Close()
	if isSearch(name) {
		h.mu.Lock()
		h.requests++
		h.bytes += min(zipped.Len(), len(data))
		h.mu.Unlock()
	}
	w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	w.Header().Set("Content-Encoding", "gzip")
	w.Header().Set("Cache-Control", "max-age=600")
	_, _ = io.Copy(w, &zipped)
}

// isSearch reports whether a file is loaded for a search alone.
func isSearch(name string) bool {
	return strings.HasPrefix(name, "/pagefind/") || strings.HasPrefix(name, "/rampbook/search")
}

// take returns what was counted and begins anew.
func (h *host) take() (requests, bytes int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	requests, bytes = h.requests, h.bytes
	h.requests, h.bytes = 0, 0
	return requests, bytes
}

const pagefindPage = `<!doctype html><html lang="%s"><title>Pagefind</title><script type="module">
import * as pagefind from "/pagefind/pagefind.js";
window.ask = async (text) => {
	const found = await pagefind.search(text);
	const pages = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
	return pages.map(({ url, sub_results }) => ({ url, ids: sub_results.map((s) => decodeURIComponent(s.url.split("#")[1] ?? "")) }));
};
</script>`

const askOurs = `window.ask = async (text) => {
	const loaded = () => {
		const files = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/rampbook/search"));
		return { requests: files.length, bytes: files.reduce((sum, file) => sum + file.encodedBodySize, 0) };
	};
	const told = [];
	const found = await window.rampbook.search(text, { limit: 10, tell: ({ results }) => told.push({ results, loaded: loaded() }) });
	const order = (results) => results.map(({ url, score }) => url.split("#")[0] + " " + score).join("\n");
	window.ranked = told.find(({ results }) => order(results) === order(found.results))?.loaded;
	return found.results.map(({ url }) => ({ url: new URL(url).pathname, ids: [decodeURIComponent(url.split("#")[1] ?? "")] }));
}; true`

// A tab is a page in Chromium on which window.ask searches.
type tab struct {
	host    *host
	address func(lang string) string
	prepare string // run on the page
	parent  context.Context
	ctx     context.Context
	close   context.CancelFunc
	lang    string
}

// patience is how long Chromium may take for anything.
const patience = time.Minute

// open loads the page of a language anew, in a browser without a cache.
func (t *tab) open(lang string) error {
	if t.close != nil {
		t.close()
	}
	t.ctx, t.close = chromedp.NewContext(t.parent, chromedp.WithNewBrowserContext())
	t.lang = lang
	ctx, stop := context.WithTimeout(t.ctx, patience)
	defer stop()
	if err := chromedp.Do(t.ctx); err != nil {
		return err
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(t.host.URL+t.address(lang))); err != nil {
		return err
	}
	if t.prepare != "" {
		if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](t.prepare)); err != nil {
			return err
		}
	}
	const ready = "new Promise((done) => { const look = () => (window.ask ? done(true) : setTimeout(look, 10)); look(); })"
	_, err := chromedp.Run(ctx, chromedp.Evaluate[bool](ready, chromedp.EvalAwaitPromise))
	return err
}

// An answer is what window.ask gives, and after how many milliseconds.
type answer struct {
	MS     float64
	Ranked struct { // what had been loaded when the order was known, if the engine says
		Requests int
		Bytes    int
	}
	Results []struct {
		URL string
		IDs []string
	}
}

// ask searches and returns what was found, and after how many milliseconds.
func (t *tab) ask(lang, text string) (f found, a answer, err error) {
	if lang != t.lang {
		if err := t.open(lang); err != nil {
			return nil, a, err
		}
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		return nil, a, err
	}
	script := fmt.Sprintf("(async () => { const begin = performance.now(); const results = await window.ask(%s); return { ms: performance.now() - begin, results, ranked: window.ranked }; })()", quoted)
	ctx, stop := context.WithTimeout(t.ctx, patience)
	defer stop()
	a, err = chromedp.Run(ctx, chromedp.Evaluate[answer](script, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, a, err
	}
	for _, r := range a.Results {
		f = append(f, result{pathOf(lang, r.URL), r.IDs})
	}
	return f, a, nil
}

// pathOf is the path, without language, of a page at an address of the site.
func pathOf(lang, address string) string {
	p := strings.Trim(strings.TrimSuffix(address, "index.html"), "/")
	if rest, ok := strings.CutPrefix(p+"/", lang+"/"); ok {
		return strings.Trim(rest, "/")
	}
	return p
}
