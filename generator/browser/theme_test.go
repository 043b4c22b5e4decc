package browser

import (
	"fmt"
	"testing"
)

// firstTheme notes the theme at the moment the page gets a body, when nothing is painted yet.
const firstTheme = `new MutationObserver((_, observer) => {
	if (!document.body) return;
	window.firstTheme = document.documentElement.dataset.theme ?? "none";
	observer.disconnect();
}).observe(document, { childList: true, subtree: true });`

// paper tells light pages from dark ones by the background.
const paper = `(() => {
	const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
	return r + g + b > 382 ? "light" : "dark";
})()`

// testTheme chooses themes with the keyboard; the choice is there before the next page is painted.
func testTheme(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.handbook.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.before(firstTheme)
			b.open(place.at("guide/using/index.html"))
			b.shows("none", "light", "with a light system")
			b.look(look{scheme: "dark"})
			b.shows("none", "dark", "with a dark system")
			b.chooseWithKeys("light")
			b.do(`location.reload()`)
			b.until(`window.firstTheme === "light"`)
			b.shows("light", "light", "after a reload")
			b.do(`window.left = true; document.querySelector(".turn-next").click()`)
			b.until(`window.left === undefined && document.querySelector("h1") !== null`)
			b.shows("light", "light", "on the next page")
			b.chooseWithKeys("dark")
			b.look(look{scheme: "light"})
			b.open(place.at("zh/index.html"))
			b.shows("dark", "dark", "in the other language")
			b.chooseWithKeys("auto")
			b.open(place.at("index.html"))
			b.shows("none", "light", "with the system's choice again")
			b.staysWithin(place.prefix, "the theme switch")
		})
	}
}

// shows checks the theme before the first paint and the colour that came of it.
func (b *tab) shows(first, colour, when string) {
	b.t.Helper()
	if got := eval[string](b, `window.firstTheme`); got != first {
		b.t.Errorf("%s the page begins with the theme %q, want %q", when, got, first)
	}
	if got := eval[string](b, paper); got != colour {
		b.t.Errorf("%s the page is %s, want %s", when, got, colour)
	}
}

// chooseWithKeys opens the theme menu, walks to a choice and leaves by Escape.
func (b *tab) chooseWithKeys(theme string) {
	b.t.Helper()
	b.do(`document.querySelector("rb-theme summary").focus()`)
	b.press(keyEnter)
	b.until(`document.querySelector("rb-theme details").open`)
	b.press(keyTab)
	b.until(`document.activeElement.matches("rb-theme input")`)
	chosen := fmt.Sprintf(`document.activeElement.value === %q && document.activeElement.checked`, theme)
	for range 3 {
		if eval[bool](b, chosen) {
			break
		}
		b.press(keyArrowDown)
	}
	b.until(chosen)
	b.press(keyEscape)
	b.until(`!document.querySelector("rb-theme details").open && document.activeElement.matches("rb-theme summary")`)
}
