package browser

import (
	"fmt"
	"testing"
)

// The screens on which pages are looked at: a laptop's and a phone's.
var screens = []look{{width: 1280, height: 900}, {width: 390, height: 844}}

// A violation is a rule of axe-core that an element breaks.
type violation struct{ Rule, Target, Why string }

// testAxe looks for mistakes in accessibility in each kind of page, with the theme chosen by the
// system and by the reader.
func testAxe(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.samples() {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			for _, screen := range screens {
				b.open(p.portal.root().at(p.file))
				b.do(c.axe)
				for _, scheme := range []string{"light", "dark"} {
					screen.scheme = scheme
					b.look(screen)
					b.obeysAxe(fmt.Sprintf("%s, %d wide, the system is %s", p, screen.width, scheme))
				}
				for system, chosen := range map[string]string{"light": "dark", "dark": "light"} {
					screen.scheme = system
					b.look(screen)
					b.choose(chosen)
					b.obeysAxe(fmt.Sprintf("%s, %d wide, %s is chosen", p, screen.width, chosen))
				}
			}
		})
	}
}

// testAxeStates looks at what is there only after a reader did something.
func testAxeStates(t *testing.T, c *chromium, s *sites) {
	everything := s.trial.root().at("everything/index.html")
	for _, state := range []struct {
		name   string
		screen look
		do     string
	}{
		{"theme menu open", screens[0], `document.querySelector("rb-theme summary").click()`},
		{"theme menu open on a phone", screens[1], `document.querySelector("rb-theme summary").click()`},
		{"drawer open", screens[1], `document.querySelector(".header-menu").click()`},
		{"contents unfolded", screens[1], `document.querySelector(".contents summary").click()`},
		{"all folders unfolded", screens[0], `document.querySelectorAll(".tree details").forEach((d) => { d.open = true })`},
		{"all details unfolded", screens[0], `document.querySelectorAll("main details").forEach((d) => { d.open = true })`},
		{"skip link shown", screens[0], `document.querySelector(".skip").focus()`},
	} {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			for _, scheme := range []string{"light", "dark"} {
				state.screen.scheme = scheme
				b.look(state.screen)
				b.open(everything)
				b.do(state.do)
				b.do(c.axe)
				b.obeysAxe(state.name + ", " + scheme)
			}
		})
	}
}

// obeysAxe runs axe-core's rules over the page as it stands.
func (b *tab) obeysAxe(where string) {
	b.t.Helper()
	found := eval[[]violation](b, `axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })
		.then((result) => result.violations.flatMap((v) => v.nodes.map((n) => ({
			Rule: v.id, Target: n.target.join(" "), Why: n.failureSummary,
		}))))`)
	for _, v := range found {
		b.t.Errorf("%s: %s: %s: %s", where, v.Rule, v.Target, v.Why)
	}
}

// choose takes a theme in the page's own switch.
func (b *tab) choose(theme string) {
	b.t.Helper()
	b.do(fmt.Sprintf(`document.querySelector("rb-theme input[value=%s]").click()`, theme))
	b.until(fmt.Sprintf(`document.documentElement.dataset.theme === %q`, theme))
}
