package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// Keys of the search beside those of tab_test.go.
const (
	keyEnd  = '\u0305'
	keyHome = '\u0306'
)

// notes is how many pages of the portal have the word "walrus".
const notes = 41

// shelf is a small portal to search in.
func shelf(t *testing.T) *portal {
	t.Helper()
	dir := unpack(t, "search.txtar")
	for i := range notes {
		name := filepath.Join(dir, "content", "notes", fmt.Sprintf("note-%02d.md", i+1))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprintf("---\ntitle: Note %d\n---\n\nThe walrus was here, for the %dth time.\n", i+1, i+1)
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return build(t, "shelf", dir)
}

func testSearch(t *testing.T, c *chromium, s *sites) {
	p := shelf(t)
	for _, test := range []struct {
		name string
		run  func(*testing.T, *chromium, *portal)
	}{
		{"keys", testSearchKeys},
		{"composition", testComposition},
		{"haste", testHastyEnter},
		{"answers", testAnswers},
		{"wording", testWording},
		{"filters", testFilters},
		{"memory", testSearchMemory},
		{"landing", testLanding},
		{"results", testResultsPage},
		{"missed", testMissed},
		{"faults", testSearchFaults},
		{"outdated", testOutdatedIndex},
		{"hostile", testHostileQueries},
		{"axe", testSearchAxe},
		{"noscript", testSearchWithoutScript},
		{"bundles", testSearchBundles},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			test.run(t, c, p)
		})
	}
}

const (
	searchOpen   = `document.querySelector("dialog.search:modal") !== null`
	searchClosed = `document.querySelector("dialog.search:modal") === null`
	searchField  = `document.querySelector("dialog.search input")`
	foundOptions = `[...document.querySelectorAll("dialog.search [role=option]")]`
	foundNames   = foundOptions + `.map((option) => option.querySelector(".found-title")?.textContent)`
	chosenOption = `document.getElementById(` + searchField + `.getAttribute("aria-activedescendant"))`
	searchStatus = `document.querySelector("dialog.search [role=status]").textContent`
	landingMarks = `[...(CSS.highlights.get("rb-found") ?? [])].map((range) => range.toString())`
)

// search opens the dialog by its keys, if need be, and puts a text into the field.
func (b *tab) search(text string) {
	b.t.Helper()
	if eval[bool](b, searchClosed) {
		b.press('k', chromedp.ModifierCtrl)
		b.until(searchOpen + ` && document.activeElement === ` + searchField)
	}
	b.do(searchField + `.select()`)
	call(b, input.InsertText, input.InsertTextParams{Text: text})
}

// finds waits until the titles found are these.
func (b *tab) finds(titles ...string) {
	b.t.Helper()
	list := make([]string, len(titles))
	for i, title := range titles {
		list[i] = quote(title)
	}
	b.until(foundNames + `.join("|") === [` + strings.Join(list, ", ") + `].join("|") && !document.querySelector("dialog.search.is-busy")`)
}

// testSearchKeys searches, chooses, opens and leaves without a mouse, in every place.
func testSearchKeys(t *testing.T, c *chromium, p *portal) {
	for _, place := range p.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.open(place.at("playbooks/proposal/index.html"))
			b.do(`document.querySelector(".search-open").focus()`)
			b.press(keyEnter)
			b.until(searchOpen + ` && document.activeElement === ` + searchField)
			b.press(keyEscape)
			b.until(searchClosed + ` && document.activeElement.matches(".search-open")`)
			b.search("price")
			b.finds("Price objections", "Writing a proposal")
			b.until(searchStatus + ` === "2 results"`)
			b.walks()
			b.press(keyEnter)
			b.until(`location.hash === "#terms-of-payment" && ` + searchClosed)
			b.search("compare")
			b.finds("Price objections")
			b.press(keyEnter)
			b.until(`document.querySelector("h1").textContent === "Price objections" && location.hash === "#ask-before-you-answer"`)
			b.until(landingMarks + `.join() === "compare,compares"`)
			b.staysWithin(place.prefix, "the search")
		})
	}
}

// held keeps the scripts of the index behind its first file back, until the test calls free.
const held = `const freed = new Promise((done) => { window.free = done; });
	const { set } = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, "src");
	Object.defineProperty(HTMLScriptElement.prototype, "src", { set(url) {
		if (/search\/en\/(?!index\.js)/.test(url)) freed.then(() => set.call(this, url));
		else set.call(this, url);
	} });`

// testHastyEnter presses Enter while only titles are known: the page that is opened is the best of all the same, or the one that the
// reader chose.
func testHastyEnter(t *testing.T, c *chromium, p *portal) {
	for _, reader := range []struct {
		name, title string
		walks       bool
	}{{"waits", "Tariffs", false}, {"chose", "Annex on old tariffs", true}} {
		t.Run(reader.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.before(held)
			b.open(p.root().at("index.html"))
			b.search("tariffs")
			b.until(foundNames + `.join() === "Annex on old tariffs,Tariffs"`)
			if reader.walks {
				b.press(keyArrowDown)
				b.press(keyArrowUp)
			}
			b.press(keyEnter)
			if !reader.walks {
				b.do(`free()`)
			}
			b.until(`document.querySelector("h1").textContent === ` + quote(reader.title))
		})
	}
}

// walks goes through two results with the arrow keys and those to the ends; it stops on the last.
func (b *tab) walks() {
	b.t.Helper()
	at := func(place int) string {
		return fmt.Sprintf(`%[1]s === %[2]s[%[3]d] && %[2]s.every((option, place) => option.ariaSelected === String(place === %[3]d))`, chosenOption, foundOptions, place)
	}
	b.until(at(0))
	b.press(keyHome) // is the text's, until a result is chosen
	b.until(at(0) + ` && ` + searchField + `.selectionStart === 0`)
	for _, step := range []struct {
		key   rune
		place int
	}{{keyArrowDown, 1}, {keyArrowDown, 0}, {keyArrowUp, 1}, {keyHome, 0}, {keyEnd, 1}} {
		b.press(step.key)
		b.until(at(step.place))
	}
	if !eval[bool](b, `document.activeElement === `+searchField+` && `+searchField+`.ariaExpanded === "true" && document.getElementById(`+searchField+`.getAttribute("aria-controls")).role === "listbox"`) {
		b.t.Error("the field is no combobox with its list")
	}
}

// testComposition types as an input method does: what is not yet a word is not searched for, and
// the Enter that ends a composition opens nothing.
func testComposition(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.open(p.root().at("zh/index.html"))
	b.search("价")
	b.finds("价格异议")
	b.do(`window.asked = 0; rampbook.searching.engine.search = ((search) => function (...query) { asked++; return search.apply(this, query) })(rampbook.searching.engine.search)`)
	for _, letters := range []string{"t", "tu", "tui", "tui'k", "tui'kuan"} {
		call(b, input.ImeSetComposition, input.ImeSetCompositionParams{Text: letters, SelectionStart: int64(len(letters)), SelectionEnd: int64(len(letters))})
	}
	b.until(searchField + `.value === "价tui'kuan"`)
	for _, kind := range []input.DispatchKeyEventType{"rawKeyDown", "keyUp"} {
		call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 229})
	}
	if !eval[bool](b, searchOpen+` && asked === 0 && document.querySelector("h1").textContent === "书架"`) {
		t.Error("something was searched for or opened amid a composition")
	}
	call(b, input.ImeSetComposition, input.ImeSetCompositionParams{})
	call(b, input.InsertText, input.InsertTextParams{Text: "格"})
	b.until(`asked === 1 && ` + searchField + `.value === "价格"`)
	b.finds("价格异议")
	b.press(keyEnter)
	b.until(`document.querySelector("h1").textContent === "价格异议"`)
	b.staysWithin(p.root().prefix, "typing Chinese")
}

// testAnswers asks as people do, and looks at what a result shows.
func testAnswers(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.open(p.root().at("zh/index.html"))
	for _, query := range []struct{ typed, title string }{
		{"折扣", "价格异议"}, // over a tag
		{"價格異議", "价格异议"},
		{"jiage", "价格异议"},
		{"jgyy", "价格异议"},
		{"tuikuan", "退款测验"},
		{"退", "退款测验"},
		{"ｃｈａｍｐｉｏｎ", "Glossary"}, // no page in Chinese has it
		{"四十天", "退款测验"},
	} {
		b.search(query.typed)
		b.until(foundNames + `[0] === ` + quote(query.title) + ` && !document.querySelector("dialog.search.is-busy")`)
	}
	b.search("四十天")
	b.finds("退款测验")
	got := eval[string](b, chosenOption+`.innerText + "|" + [...`+chosenOption+`.querySelectorAll("mark")].map((mark) => mark.textContent)+"|"+`+chosenOption+`.closest("[role=group]").firstChild.textContent`)
	if !strings.Contains(got, "客户四十天后要求退款") || !strings.Contains(got, "|四十天") || !strings.HasSuffix(got, "|测验") {
		t.Errorf("a result shows %q", got)
	}
	if text := eval[string](b, `rampbook.search("walrus", { limit: 3 }).then((a) => JSON.stringify([a.results.length, a.total, a.corrected, Object.keys(a.results[0]).sort().slice(0, 4)]))`); text != fmt.Sprintf(`[3,%d,null,["excerpt","heading","kind","lang"]]`, notes) {
		t.Errorf("rampbook.search gives %s", text)
	}
	b.staysWithin(p.root().prefix, "searching")
}

// testWording changes a mistyped query, widens one by synonyms, and goes back in one step.
func testWording(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.open(p.root().at("index.html"))
	const notice = `document.querySelector("dialog.search .search-notice")`
	b.search("porposal")
	b.until(notice + `?.textContent.includes("proposal") && ` + foundNames + `[0] === "Writing a proposal"`)
	b.do(notice + `.querySelector("button").focus()`)
	b.press(keyEnter)
	b.until(notice + ` === null && !document.querySelector("dialog.search .search-none").hidden && document.activeElement === ` + searchField)
	b.search("返佣")
	b.until(notice + `?.textContent.includes("rebate") && ` + foundNames + `.includes("Glossary")`)
	b.do(notice + `.querySelector("button").click()`)
	b.until(notice + ` === null && ` + foundNames + `.join() === "术语表"`)
	b.search("champoin 返佣")
	b.until(`[...document.querySelectorAll("dialog.search .search-notice")].map((notice) => notice.textContent.split(".")[0]).join() === "Showing results for “champion 返佣”,Also searched for: rebate"`)
	b.search(`"walrus was here"`)
	b.until(foundOptions + `.length === 21 && ` + foundOptions + `[20].textContent === "All 21+ results" && ` + notice + `?.textContent.startsWith("Not every page was checked for the quoted words")`)
	b.search(`"net price"`)
	b.finds("Writing a proposal")
	b.search("price -net")
	b.finds("Price objections")
	b.staysWithin(p.root().prefix, "searching")
}

// testFilters narrows an answer by each kind of filter, with the keyboard.
func testFilters(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.open(p.root().at("index.html"))
	chip := func(name string) string { return `document.querySelector("dialog.search select[name=` + name + `]")` }
	b.search("customer")
	b.finds("Glossary", "Price objections", "Refund quiz")
	for _, filter := range []struct{ name, value, title string }{
		{"kind", "quiz", "Refund quiz"}, {"section", "playbooks", "Price objections"}, {"tag", "words", "Glossary"},
	} {
		b.do(chip(filter.name) + `.focus()`)
		b.do(`for (const chip of [` + chip(filter.name) + `]) { chip.value = ` + quote(filter.value) + `; chip.dispatchEvent(new Event("change")) }`)
		b.finds(filter.title)
		if !eval[bool](b, `document.activeElement === `+chip(filter.name)+` && document.activeElement.value === `+quote(filter.value)) {
			t.Errorf("the focus leaves the filter %s", filter.name)
		}
		b.do(`document.querySelector(".search-unfilter").focus()`)
		b.press(keyEnter)
		b.finds("Glossary", "Price objections", "Refund quiz")
	}
	b.do(`for (const chip of [` + chip("lang") + `]) { chip.value = "zh"; chip.dispatchEvent(new Event("change")) }`)
	b.search("价格")
	b.finds("价格异议")
	b.search("kind:quiz tuikuan lang:zh")
	b.finds("退款测验")
	b.staysWithin(p.root().prefix, "filtering")
}

// testSearchMemory finds what was searched for lately, and forgets it.
func testSearchMemory(t *testing.T, c *chromium, p *portal) {
	b := c.tab(t)
	b.open(p.root().at("index.html"))
	for _, query := range []string{"champion", "payment"} {
		b.search(query)
		b.until(foundOptions + `.length === 1 && !document.querySelector("dialog.search.is-busy")`)
		b.press(keyEnter)
		b.until(searchClosed + ` && document.querySelector(".search-unmark") !== null`)
	}
	b.press('k', chromedp.ModifierCtrl)
	b.until(searchOpen + ` && ` + foundOptions + `.map((option) => option.textContent).join() === "payment,champion"`)
	b.press(keyArrowDown)
	b.press(keyArrowDown)
	b.press(keyEnter)
	b.finds("Glossary")
	b.do(`document.querySelector(".search-clear").click()`)
	b.until(foundOptions + `.length === 2`)
	b.do(`document.querySelector(".search-forget").focus()`)
	b.press(keyEnter)
	b.until(foundOptions + `.length === 0 && document.querySelector(".search-forget").hidden && document.activeElement === ` + searchField)
	b.staysWithin(p.root().prefix, "recent searches")
}
