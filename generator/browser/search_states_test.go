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

// testSearchBundles weighs what a page loads when its reader searches, as a server compresses it.
func testSearchBundles(t *testing.T, _ *chromium, p *portal) {
	size := func(pattern string) int {
		files, err := filepath.Glob(filepath.Join(p.out, "rampbook", pattern))
		if err != nil || len(files) != 1 {
			t.Fatalf("%s is %q, want one file: %v", pattern, files, err)
		}
		return compressed(t, p.read(t, "rampbook/"+filepath.Base(files[0])))
	}
	hash := strings.Repeat("[0-9a-f]", 64)
	for _, bundle := range []struct {
		name string
		size int
		most int
	}{
		{"engine", size("search-engine.*.js"), 6 << 10},
		{"details", size("search-details.*.js"), 4608},
		{"interface and English dialog", size("search."+hash+".js") + size("search.en.*.js"), 8 << 10},
		{"interface and Chinese dialog", size("search."+hash+".js") + size("search.zh.*.js"), 8 << 10},
	} {
		if bundle.size == 0 || bundle.size > bundle.most {
			t.Errorf("the %s: %d bytes, want 1 to %d", bundle.name, bundle.size, bundle.most)
		}
	}
}
