package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
)

const (
	drawerOpen   = `document.querySelector("dialog.drawer:modal") !== null`
	drawerClosed = `document.querySelector("dialog.drawer:not([open])") !== null`
	onMenuButton = `document.activeElement.matches(".header-menu")`
)

// testDrawer uses the menu of a phone with the keyboard.
func testDrawer(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.handbook.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.look(screens[1])
			b.open(place.at("guide/writing/index.html"))
			b.do(`document.querySelector(".header-menu").focus()`)
			if role := eval[string](b, `document.activeElement.role`); role != "button" {
				t.Errorf("the menu button is announced as %q", role)
			}
			b.press(keyEnter)
			b.until(drawerOpen)
			if links := eval[string](b, `[...document.querySelectorAll("dialog.drawer :is(.links, .tree-own) a")].filter((a) => a.checkVisibility()).map((a) => a.textContent).join()`); links != "My progress,Repeat" {
				t.Errorf("beside the tree the drawer leads to %s", links)
			}
			b.keepsFocus()
			b.press(keyEscape)
			b.until(drawerClosed)
			b.until(onMenuButton)
			b.press(' ')
			b.until(drawerOpen)
			b.press(keyEnter) // the focus is on the button that closes
			b.until(drawerClosed)
			b.until(onMenuButton)
			b.press(keyEnter)
			b.until(drawerOpen)
			b.do(`[...document.querySelectorAll("dialog .tree a")].find((a) => a.textContent === "Using the portal").focus()`)
			b.press(keyEnter)
			b.until(`document.querySelector("h1").textContent === "Using the portal"`)
			b.until(drawerClosed)
			b.staysWithin(place.prefix, "the drawer")
		})
	}
}

// keepsFocus goes round the open dialog in both directions: the focus may leave for the browser's
// own controls, but never for the page behind.
func (b *tab) keepsFocus() {
	b.t.Helper()
	const inside = `document.activeElement === document.body || document.activeElement.closest("dialog.drawer") !== null`
	if !eval[bool](b, `document.activeElement.closest("dialog.drawer") !== null`) {
		b.t.Error("the focus stays outside the drawer")
	}
	links := eval[int](b, `document.querySelectorAll("dialog.drawer :is(a, button, summary)").length`)
	if links < 10 {
		b.t.Errorf("the drawer has %d links, want the whole menu", links)
	}
	for range links + 3 {
		b.press(keyTab)
		if !eval[bool](b, inside) {
			b.t.Fatalf("the focus escapes to %s", eval[string](b, `document.activeElement.outerHTML.slice(0, 200)`))
		}
	}
	for range 5 {
		b.press(keyTab, chromedp.ModifierShift)
		if !eval[bool](b, inside) {
			b.t.Fatalf("the focus escapes backwards to %s", eval[string](b, `document.activeElement.outerHTML.slice(0, 200)`))
		}
	}
}
