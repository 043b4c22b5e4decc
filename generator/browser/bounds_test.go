package browser

import (
	"fmt"
	"testing"
)

// testBounds opens every page in every place: nothing is asked for outside the portal, the
// security policy holds, nothing goes wrong, and the scripts run.
func testBounds(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.all() {
		for i, place := range p.places {
			t.Run(p.name+"/"+place.name, func(t *testing.T) {
				t.Parallel()
				b := c.tab(t)
				for _, file := range p.pages {
					if is404(file) && i > 0 {
						continue // its links count from the root
					}
					b.open(place.at(file))
					if left := eval[string](b, `[...document.querySelectorAll(":not(:defined)")].map((e) => e.localName).join(" ")`); left != "" {
						t.Errorf("%s: no script defines <%s>", file, left)
					}
					if eval[bool](b, `document.querySelector("rb-theme").hidden`) {
						t.Errorf("%s: the theme switch stays hidden", file)
					}
					if !eval[bool](b, `document.styleSheets.length === document.querySelectorAll("link[rel=stylesheet]").length && getComputedStyle(document.body).getPropertyValue("--paper") !== ""`) {
						t.Errorf("%s: the style sheet does not hold", file)
					}
					b.staysWithin(place.prefix, fmt.Sprintf("%s at the %s", file, place.name))
				}
			})
		}
	}
}
