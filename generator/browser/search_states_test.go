package browser

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// testSearchAxe looks for mistakes in accessibility in each state of the search.
func testSearchAxe(t *testing.T, c *chromium, p *portal) {
	for _, state := range []struct{ name, file, typed, ready string }{
		{"nothing typed", "index.html", "", `document.querySelector("dialog.search .search-start").checkVisibility()`},
		{"results", "index.html", "customer", foundOptions + `.length === 3`},
		{"many results", "zh/index.html", "walrus", foundOptions + `.length === 21`},
		{"a notice", "index.html", "porposal", `document.querySelector(".search-notice") !== null`},
		{"nothing found", "zh/index.html", "木琴", `document.querySelector("dialog.search .search-none").checkVisibility()`},
		{"page of results", "search/index.html?q=customer", "", `document.querySelectorAll(".results-list li").length === 3`},
		{"page of no results", "zh/search/index.html?q=木琴", "", `document.querySelector(".search-none").checkVisibility()`},
		{"page of nothing asked", "search/index.html", "", `document.querySelector(".search-start").checkVisibility()`},
	} {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			for _, screen := range screens {
				b := c.tab(t)
				b.look(screen)
				b.open(p.root().prefix + state.file)
				if !strings.Contains(state.file, "search/") {
					b.search(state.typed)
				}
				b.until(state.ready + ` && !document.querySelector("dialog.search.is-busy")`)
				b.fits(state.name)
				b.do(c.axe)
				b.obeysAxe("html", fmt.Sprintf("%s, %d wide, %s", state.name, screen.width, screen.scheme))
			}
		})
	}
}

// testSearchWithoutScript opens the page of results where scripts are off: it lists the pages instead.
func testSearchWithoutScript(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.open(p.root().at("index.html"))
	link := eval[string](b, `document.querySelector(".search-open").checkVisibility() && document.querySelector(".search-open").href`)
	b.open(link)
	if !eval[bool](b, `document.querySelector("main").innerText.includes("JavaScript") && [...document.querySelectorAll("main a")].some((a) => a.checkVisibility() && a.textContent === "Glossary")`) {
		t.Error("the page of results lists no pages")
	}
	if eval[bool](b, `document.querySelector(".results").checkVisibility()`) {
		t.Error("a field that cannot work is shown")
	}
}

// testSearchBundles weighs what a page loads when its reader searches.
func testSearchBundles(t *testing.T, _ *chromium, p *portal) {
	for _, bundle := range []struct {
		pattern string
		most    int // bytes, compressed
	}{
		{"search-engine.*.js", 6 << 10},
		{"search-details.*.js", 4 << 10},
		{"search.??????*.js", 8 << 10}, // the interface
		{"search.en.*.js", 2 << 10},    // the dialog
		{"search.zh.*.js", 2 << 10},
	} {
		files, err := filepath.Glob(filepath.Join(p.out, "rampbook", bundle.pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no file %s: %v", bundle.pattern, err)
		}
		for _, file := range files {
			if n := compressed(t, p.read(t, "rampbook/"+filepath.Base(file))); n > bundle.most {
				t.Errorf("%s: %d bytes, more than %d", filepath.Base(file), n, bundle.most)
			}
		}
	}
}
