package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// testResultsPage shares an address of results, types on, asks for more and goes back.
func testResultsPage(t *testing.T, c *chromium, p *portal) {
	const (
		names = `[...document.querySelectorAll(".results-list .found-title")].map((title) => title.textContent)`
		field = `document.querySelector(".results input")`
	)
	for _, place := range p.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.open(place.at("search/index.html") + "?q=customer&kind=quiz")
			b.until(names + `.join() === "Refund quiz" && ` + field + `.value === "customer" && document.querySelector("select[name=kind]").value === "quiz"`)
			b.do(`document.querySelector(".search-unfilter").click()`)
			b.until(names + `.length === 3 && location.search === "?q=customer"`)
			b.do(field + `.select()`)
			call(b, input.InsertText, input.InsertTextParams{Text: "walrus"})
			b.until(names + `.length === 30 && location.search === "?q=walrus" && document.querySelector(".results-count").textContent === "41 results"`)
			b.do(`document.querySelector(".results-more button").focus()`)
			b.press(keyEnter)
			b.until(names + `.length === 41 && document.activeElement === document.querySelectorAll(".results-list a")[30]`)
			b.press('k', chromedp.ModifierCtrl)
			b.until(`document.activeElement === ` + field)
			b.do(`document.querySelectorAll(".results-list a")[2].click()`)
			b.until(`document.querySelector("h1").textContent.startsWith("Note ") && ` + landingMarks + `.join() === "walrus"`)
			b.do(`history.back()`)
			b.until(names + `.length >= 30 && location.search === "?q=walrus"`)
			b.open(place.at("index.html"))
			b.search("walrus")
			b.until(foundOptions + `.length === 21`)
			b.press(keyArrowUp)
			b.until(chosenOption + `.textContent === "All 41 results"`)
			b.press(keyEnter)
			b.until(names + `.length === 30 && location.pathname.includes("/search/") && location.search === "?q=walrus"`)
			b.staysWithin(place.prefix, "the page of results")
		})
	}
}

// reload loads the page again and waits until it is there.
func (b *tab) reload() {
	b.t.Helper()
	b.do(`window.stale = true; location.reload()`)
	b.until(`window.stale === undefined && document.readyState === "complete"`)
}

// testMissed gathers searches that found nothing, gives them as a file and forgets them.
func testMissed(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.before(`const make = URL.createObjectURL; URL.createObjectURL = (blob) => { window.saved = blob; return make.call(URL, blob) }`)
	b.open(p.root().at("index.html"))
	for range 2 {
		b.search("champion")
		b.finds("Glossary")
		b.search("xylophone, cheap")
		b.until(`document.querySelector("dialog.search .search-none")?.checkVisibility() && ` + searchStatus + ` === "Nothing found for “xylophone, cheap”"`)
		b.press(keyEscape)
		b.until(searchClosed)
	}
	b.open(p.root().at("search/index.html"))
	b.until(`document.querySelector(".missed").checkVisibility() && document.querySelector(".missed tbody").innerText.includes("xylophone, cheap")`)
	table := eval[string](b, `saved.text()`)
	if !strings.Contains(table, "\"xylophone, cheap\",en,2,20") || eval[string](b, `document.querySelector(".missed-save").download`) != "searches-without-result.csv" {
		t.Errorf("the file says %q", table)
	}
	b.do(`document.querySelector(".missed-clear").click()`)
	b.until(`!document.querySelector(".missed").checkVisibility()`)
	b.reload()
	b.until(`!document.querySelector(".results").hidden`)
	if eval[bool](b, `document.querySelector(".missed").checkVisibility()`) {
		t.Error("the list is back after a reload")
	}
	b.staysWithin(p.root().prefix, "searches without a result")
}

// testLanding follows a result within the page and to another: the words are marked, also over a
// tag, the address is as it was, and the marks go by Escape or by the button.
func testLanding(t *testing.T, c *chromium, p *portal) {
	for _, place := range p.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.open(place.at("zh/playbooks/objections/index.html"))
			b.search("折扣")
			b.finds("价格异议")
			b.press(keyEnter)
			b.until(searchClosed + ` && decodeURIComponent(location.hash) === "#先问再答" && ` + landingMarks + `.join() === "折扣"`)
			b.press(keyEscape)
			b.until(landingMarks + `.length === 0 && document.querySelector(".search-unmark") === null`)
			b.search("术语")
			b.finds("术语表")
			b.press(keyEnter)
			b.until(`document.querySelector("h1").textContent === "术语表" && ` + landingMarks + `.join() === "术语"`)
			b.search("仓库")
			b.finds("倉庫")
			b.press(keyEnter)
			b.until(`document.querySelector("h1").textContent === "倉庫" && ` + landingMarks + `.join() === "倉庫,倉庫"`)
			b.do(`document.querySelector(".search-unmark").focus()`)
			b.press(keyEnter)
			b.until(landingMarks + `.length === 0`)
			b.reload()
			b.until(`document.querySelector(".search-open").role === "button"`)
			if eval[bool](b, landingMarks+`.length > 0`) {
				t.Error("the marks are back after a reload")
			}
			b.staysWithin(place.prefix, "a landing")
		})
	}
}
