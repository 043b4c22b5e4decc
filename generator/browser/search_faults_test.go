package browser

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// copyOf gives a copy of a portal's files to break, and where it is served.
func copyOf(t *testing.T, p *portal) (dir string, prefix place) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(p.out)); err != nil {
		t.Fatal(err)
	}
	return dir, place{"copy", serve(t, hosting(dir)) + "/"}
}

// shards are the files of the English index but the manifest.
func shards(t *testing.T, dir string) []string {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(dir, "rampbook", "search", "en", "*.js"))
	if err != nil || len(all) < 3 {
		t.Fatalf("the index has the files %q: %v", all, err)
	}
	var list []string
	for _, name := range all {
		if filepath.Base(name) != "index.js" {
			list = append(list, name)
		}
	}
	return list
}

// testSearchFaults takes away and damages parts of the index: what is left still answers, with a notice.
func testSearchFaults(t *testing.T, c *chromium, p *portal) {
	for _, fault := range []struct {
		name  string
		harm  func(file string) error
		texts bool // the files of texts are harmed, else all
	}{
		{"texts missing", os.Remove, true},
		{"all missing", os.Remove, false},
		{"all damaged", func(file string) error {
			return os.WriteFile(file, []byte("rampbook.data(`aaaaaaaaaa\nnonsense`)\n"), 0o644)
		}, false},
		{"all garbled", func(file string) error {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			data[len(data)/2] ^= 1
			return os.WriteFile(file, data, 0o644)
		}, false},
		{"all empty", func(file string) error { return os.WriteFile(file, nil, 0o644) }, false},
	} {
		t.Run(fault.name, func(t *testing.T) {
			t.Parallel()
			dir, place := copyOf(t, p)
			for _, file := range shards(t, dir) {
				data, err := os.ReadFile(file)
				if isText := strings.Contains(string(data), "\n["); err == nil && (isText || !fault.texts) {
					err = fault.harm(file)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			b := c.tab(t)
			b.open(place.at("index.html"))
			b.search("price objections")
			b.until(`document.querySelector("dialog.search .search-notice")?.textContent.startsWith("A part of the search index could not be loaded")`)
			if fault.texts {
				b.finds("Price objections", "Writing a proposal")
			}
			b.do(`document.querySelector("dialog.search .search-act").click()`)
			b.until(`document.activeElement === ` + searchField + ` && document.querySelector("dialog.search .search-notice") !== null`)
		})
	}
	t.Run("no details", func(t *testing.T) {
		t.Parallel()
		dir, place := copyOf(t, p)
		bundles, err := filepath.Glob(filepath.Join(dir, "rampbook", "search-details.*.js"))
		if err != nil || len(bundles) != 1 {
			t.Fatalf("the details are in %q: %v", bundles, err)
		}
		if err := os.Remove(bundles[0]); err != nil {
			t.Fatal(err)
		}
		b := c.tab(t)
		b.open(place.at("index.html"))
		b.search("price objections")
		b.until(`document.querySelector("dialog.search .search-notice")?.textContent.startsWith("A part of the search index could not be loaded")`)
		b.finds("Price objections", "Writing a proposal")
	})
	t.Run("no index", func(t *testing.T) {
		t.Parallel()
		dir, place := copyOf(t, p)
		index := filepath.Join(dir, "rampbook", "search", "en", "index.js")
		if err := os.Rename(index, index+".away"); err != nil {
			t.Fatal(err)
		}
		b := c.tab(t)
		b.open(place.at("index.html"))
		b.search("price")
		b.until(`document.querySelector("dialog.search .search-notice")?.textContent.startsWith("The search could not be loaded")`)
		if err := os.Rename(index+".away", index); err != nil {
			t.Fatal(err)
		}
		b.do(`document.querySelector("dialog.search .search-act").click()`)
		b.finds("Price objections", "Writing a proposal")
	})
}

// testOutdatedIndex publishes again while a page is open.
func testOutdatedIndex(t *testing.T, c *chromium, p *portal) {
	dir, place := copyOf(t, p)
	b := c.tab(t)
	b.open(place.at("index.html"))
	b.search("kind:quiz")
	b.finds("Refund quiz")
	index := filepath.Join("rampbook", "search")
	other := build(t, "less", unpack(t, "search.txtar"))
	if err := cmp.Or(os.RemoveAll(filepath.Join(dir, index)), os.CopyFS(filepath.Join(dir, index), os.DirFS(filepath.Join(other.out, index)))); err != nil {
		t.Fatal(err)
	}
	b.search("price")
	b.finds("Price objections", "Writing a proposal")
	b.until(`document.querySelector("dialog.search .search-notice")?.textContent.startsWith("The portal has been published again")`)
	b.do(`window.same = true; document.querySelector("dialog.search .search-act").click()`)
	b.until(`window.same === undefined && document.readyState === "complete"`)
}

// testHostileQueries types what nobody means well.
func testHostileQueries(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.open(p.root().at("index.html"))
	b.search("price")
	b.finds("Price objections", "Writing a proposal")
	for _, query := range []string{
		`"x".repeat(10000)`, `"价".repeat(10000)`, `"price ".repeat(2000)`, `"\uD800"`, `"price\uDFFF\uD800"`, `"<script>alert(1)</script>"`,
		`"<img src=x onerror=alert(1)>"`, `'"'.repeat(999)`, `"-".repeat(999)`, `"kind:".repeat(300)`, `"\0\u202E\uFEFF"`, `"__proto__ constructor toString"`,
		`"^(a+)+$"`, `"=price ~jia"`, `"%00%ff ../../etc"`,
	} {
		b.do(searchField + `.value = ` + query + `; ` + searchField + `.dispatchEvent(new InputEvent("input"))`)
		b.until(`!document.querySelector("dialog.search.is-busy") && (document.querySelector("dialog.search .search-none").checkVisibility() || document.querySelector("dialog.search .search-start").checkVisibility() || ` + foundOptions + `.length > 0)`)
		if !eval[bool](b, `document.querySelector("dialog.search script, dialog.search img") === null && document.querySelector("dialog.search").scrollWidth <= document.querySelector("dialog.search").clientWidth`) {
			t.Errorf("%s breaks the dialog", query)
		}
	}
	b.search("price")
	b.finds("Price objections", "Writing a proposal")
	b.open(p.root().at("search/index.html") + `?q=<script>alert(1)<%2Fscript>%FF&kind=<b>&tag=%00`)
	b.until(`document.querySelector(".search-none").checkVisibility()`)
	b.staysWithin(p.root().prefix, "hostile queries")
}
