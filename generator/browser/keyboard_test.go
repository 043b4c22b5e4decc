package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// A stop is where the focus stands.
type stop struct {
	Name   string // tag, classes and words of the element
	Region string // "header", "menu", "main", "footer" or ""
	Ring   bool   // the focus can be seen
	Open   bool   // nothing covers the element
}

// here describes the element that has the focus; nothing when none has.
const here = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return null;
	const style = getComputedStyle(e), box = e.getBoundingClientRect();
	const region = e.closest("header.header, rb-sidebar, main, footer.footer");
	const spots = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + 3], [box.right - 3, box.bottom - 3]];
	return {
		Name: e.localName + "." + e.className + " " + e.textContent.trim().slice(0, 40),
		Region: region ? { "HEADER": "header", "RB-SIDEBAR": "menu", "MAIN": "main", "FOOTER": "footer" }[region.tagName] : "",
		Ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
		Open: spots.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top !== null && (e.contains(top) || top.contains(e)) }),
	};
})()`

// testKeyboard goes through pages with the Tab key alone.
func testKeyboard(t *testing.T, c *chromium, s *sites) {
	t.Run("skip link", func(t *testing.T) {
		t.Parallel()
		b := c.tab(t)
		b.open(s.handbook.root().at("guide/writing/index.html"))
		b.press(keyTab)
		if at := eval[*stop](b, here); at == nil || !strings.Contains(at.Name, "skip") || !at.Open || !at.Ring {
			t.Fatalf("the first stop is %+v, want the skip link in full view", at)
		}
		b.press(keyEnter)
		b.until(`location.hash === "#content"`)
		b.press(keyTab)
		if at := eval[*stop](b, here); at == nil || at.Region != "main" {
			t.Errorf("the stop after the skip link is %+v, want one in main", at)
		}
	})
	for _, p := range s.samples() {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			for _, screen := range screens {
				b := c.tab(t)
				b.look(screen)
				b.open(p.portal.root().at(p.file))
				b.tour()
			}
		})
	}
	t.Run("sidebar", func(t *testing.T) {
		t.Parallel()
		testFolders(t, c, s.handbook)
	})
}

// tour presses Tab until the focus leaves the page, and back again.
func (b *tab) tour() {
	b.t.Helper()
	b.settles()
	const most = 600
	visited := map[string]int{}
	var there []string
	for range most {
		b.press(keyTab)
		at := eval[*stop](b, here)
		if at == nil {
			break
		}
		there = append(there, at.Name)
		visited[at.Region]++
		if !at.Ring {
			b.t.Errorf("nobody sees the focus on %s", at.Name)
		}
		if !at.Open {
			b.t.Errorf("%s is covered when it has the focus", at.Name)
		}
	}
	if len(there) == most {
		b.t.Fatalf("the focus never leaves the page; it ends at %s", there[most-1])
	}
	for _, region := range []string{"header", "main"} {
		if visited[region] == 0 {
			b.t.Errorf("Tab never stops in %s; it stops at %q", region, there)
		}
	}
	for i := len(there) - 1; i >= 0; i-- {
		b.press(keyTab, chromedp.ModifierShift)
		if at := eval[*stop](b, here); at == nil || at.Name != there[i] {
			b.t.Fatalf("the way back stops at %+v, want %s", at, there[i])
		}
	}
}

// testFolders folds a folder of the sidebar and finds it folded on the next page.
func testFolders(t *testing.T, c *chromium, p *portal) {
	const folder = `[...document.querySelectorAll(".tree details:not([open])")][0]`
	b := c.tab(t)
	b.open(p.root().at("guide/writing/index.html"))
	b.do(`window.folder = ` + folder)
	b.do(`folder.querySelector("summary").focus()`)
	name := eval[string](b, `folder.previousElementSibling.textContent`)
	b.press(keyEnter)
	b.until(`folder.open`)
	b.press(' ')
	b.until(`!folder.open`)
	b.press(' ')
	b.until(`folder.open`)
	b.open(p.root().at("guide/using/index.html"))
	b.do(`window.folder = [...document.querySelectorAll(".tree details")].find((d) => d.previousElementSibling.textContent === ` + quote(name) + `)`)
	if !eval[bool](b, `folder.open`) {
		t.Errorf("%s is not unfolded on the next page", name)
	}
}

// testCopy takes a block of code to the clipboard with the keyboard.
func testCopy(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.trial.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.open(place.at("everything/index.html"))
			b.do(`document.addEventListener("copy", () => { window.taken = getSelection().toString() })`)
			b.do(`navigator.clipboard && (navigator.clipboard.writeText = async (text) => { window.taken = text })`)
			b.do(`document.querySelector("rb-copy button").focus()`)
			b.press(keyEnter)
			b.until(`document.querySelector("#rb-said[role=status]").textContent === "Copied"`)
			b.until(`window.taken === document.querySelector(".code code").textContent`)
			b.until(`document.querySelector("#rb-said").textContent === ""`)
			if word := eval[string](b, `document.activeElement.textContent`); word != "Copy" {
				t.Errorf("the button then says %q, want Copy", word)
			}
		})
	}
}
