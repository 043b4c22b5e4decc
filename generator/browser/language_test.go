package browser

import (
	"strconv"
	"strings"
	"testing"
)

// quote writes a Go string as one of JavaScript.
func quote(s string) string { return strconv.Quote(s) }

// testLanguage goes to a page's twin and back: the reader stays at the same heading.
func testLanguage(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.handbook.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.open(place.at("guide/writing/index.html") + "#links-between-pages")
			const index = `[...document.querySelectorAll(".prose h2[id], .prose h3[id]")].findIndex((h) => h.id === decodeURIComponent(location.hash.slice(1)))`
			before := eval[int](b, index)
			if before < 1 {
				t.Fatalf("the heading is number %d", before)
			}
			b.switchLanguage("zh")
			b.until(strconv.Itoa(before) + " === " + index)
			if to := eval[string](b, `location.href`); !strings.Contains(to, "/zh/guide/writing/") {
				t.Errorf("the twin is at %s", to)
			}
			b.switchLanguage("en")
			b.until(`location.hash === "#links-between-pages"`)
			b.staysWithin(place.prefix, "the language switch")
		})
	}
	t.Run("error page", func(t *testing.T) {
		t.Parallel()
		b := c.tab(t)
		b.open(s.handbook.root().at("zh/no/such/page/"))
		b.until(`document.documentElement.lang === "zh" && document.querySelector("h1").textContent === "找不到页面"`)
		b.switchLanguage("en")
		b.until(`document.querySelector("body.is-home") !== null`)
	})
}

func (b *tab) switchLanguage(to string) {
	b.t.Helper()
	b.do(`document.querySelector("header [data-language][hreflang=` + to + `]").focus()`)
	b.press(keyEnter)
	b.until(`document.readyState === "complete" && document.documentElement.lang === ` + quote(to))
}

// testNotices looks at what pages say about their language and their age.
func testNotices(t *testing.T, c *chromium, s *sites) {
	const notice = `document.querySelector(".notice")?.textContent ?? ""`
	b := c.tab(t)
	for _, want := range []struct{ file, notice, text string }{
		{"zh/names-with-blanks/a-page/index.html", "本页尚无中文版，以下为English原文。", "en"},
		{"zh/everything/index.html", "原文在本译文之后有改动。 查看原文", "zh"},
		{"names-with-blanks/a-page/index.html", "", "en"},
		{"everything/index.html", "", "en"},
		{"zh/话术/价格-异议/index.html", "", "zh"},
	} {
		b.open(s.trial.root().at(want.file))
		if got := eval[string](b, notice); got != want.notice {
			t.Errorf("%s: the notice is %q, want %q", want.file, got, want.notice)
		}
		if got := eval[string](b, `document.querySelector(".prose").closest("[lang]").lang`); got != want.text {
			t.Errorf("%s: the text's language is %q, want %q", want.file, got, want.text)
		}
	}
	b.open(s.trial.root().at("zh/everything/index.html"))
	b.do(`document.querySelector(".notice a").click()`)
	b.until(`document.documentElement.lang === "en" && document.querySelector("h1").textContent === "Everything at once"`)
}

// testPhrases reads every page for words in another language than their mark says, and Chinese ones for marks of English.
func testPhrases(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.all() {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			for _, file := range p.pages {
				b.open(p.root().at(file))
				b.marksLanguages(file, languageOf(file))
				if languageOf(file) == "zh" {
					b.punctuatesChinese(file)
				}
			}
		})
	}
}

// marksLanguages finds words that a screen reader would read in the wrong language: Chinese ones
// that are not marked so, and titles in English that are left to a Chinese page. Code,
// trade words and names within a sentence are no phrases of another language.
func (b *tab) marksLanguages(where, lang string) {
	b.t.Helper()
	if got := eval[string](b, `document.documentElement.lang`); got != lang {
		b.t.Errorf("%s: lang is %q, want %q", where, got, lang)
	}
	wrong := eval[[]string](b, `(() => {
		const titles = new Set(["A page with blanks in its name", "Deep folders", "The bottom"]);
		const wrong = [];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
			if (!text || parent.closest("code, svg, script, template")) continue;
			const lang = parent.closest("[lang]").lang;
			if (/\p{Script=Han}/u.test(text) && !lang.startsWith("zh") || titles.has(text) && lang !== "en") {
				wrong.push(parent.localName + "." + parent.className + " in " + (parent.closest("nav, main, footer, header")?.className ?? "") + ": " + text);
			}
		}
		return wrong;
	})()`)
	for _, w := range wrong {
		b.t.Errorf("%s: not marked with its language: %s", where, w)
	}
}

// punctuatesChinese reports what is to be read or heard on a Chinese page with marks that English has, or a blank behind one that
// needs none. Code is as its author wants it.
func (b *tab) punctuatesChinese(where string) {
	b.t.Helper()
	found := eval[[]string](b, `(() => {
		const said = (e) => [...e.childNodes].map((n) => n.nodeType === 3 ? n.data : n.nodeType !== 1 || n.matches("code, pre, svg, ul, ol, table, [lang=en]") ? "|" : said(n)).join("");
		return [...document.querySelectorAll("main :is(p, li, dt, dd, td, th, figcaption, label, summary, h1, h2, h3, h4, button, input, select, svg)")].flatMap((e) => [
			e.getAttribute("aria-label") ?? "", e.localName === "input" ? e.value : "", e.matches("li:has(.item-line), .field, svg") ? "" : said(e),
		]).filter((text) => /[\p{Script=Han}”](?:[:;,] | \(| —)|[：；，] /u.test(text));
	})()`)
	if len(found) > 0 {
		b.t.Errorf("%s: %q is punctuated as English is", where, found)
	}
}
