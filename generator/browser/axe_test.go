package browser

import (
	"fmt"
	"testing"
)

// The screens on which pages are looked at: a laptop's in the light theme and a phone's in the dark one.
var screens = []look{{width: 1280, height: 900, scheme: "light"}, {width: 390, height: 844, scheme: "dark"}}

// A violation is a rule of axe-core that an element breaks.
type violation struct{ Rule, Target, Why string }

// testAxe looks for mistakes in accessibility in each kind of page, with the theme chosen by the
// system and by the reader.
func testAxe(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.samples() {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			for _, screen := range screens {
				b := c.tab(t)
				b.look(screen)
				b.open(p.portal.root().at(p.file))
				b.do(c.axe)
				b.obeysAxe("html", fmt.Sprintf("%s, %d wide, the system is %s", p, screen.width, screen.scheme))
				other := map[string]string{"light": "dark", "dark": "light"}[screen.scheme]
				b.choose(other)
				b.obeysAxe("html", fmt.Sprintf("%s, %d wide, %s is chosen", p, screen.width, other))
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
		part   string // of the page to look at
	}{
		{"theme menu open", screens[0], `document.querySelector("rb-theme summary").click()`, "html"},
		{"theme menu open on a phone", screens[1], `document.querySelector("rb-theme summary").click()`, "html"},
		{"drawer open", screens[1], `document.querySelector(".header-menu").click()`, "html"},
		{"contents unfolded", screens[1], `document.querySelector(".contents summary").click()`, "html"},
		{"all folders unfolded", screens[0], `document.querySelectorAll(".tree details").forEach((d) => { d.open = true })`, "html"},
		{"all details unfolded", screens[0], `document.querySelectorAll("main details").forEach((d) => { d.open = true })`, "html"},
		{"skip link shown", screens[0], `document.querySelector(".skip").focus()`, ".skip"},
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
				b.obeysAxe(state.part, state.name+", "+scheme)
			}
		})
	}
}

// obeysAxe runs axe-core's rules over a part of the page as it stands.
func (b *tab) obeysAxe(part, where string) {
	b.t.Helper()
	found := eval[struct {
		Contrast   bool // the contrast of colours was measured
		Violations []violation
	}](b, `axe.run(`+quote(part)+`, { rules: { "target-size": { enabled: true } } }).then((result) => ({
		Contrast: [...result.passes, ...result.violations].some((rule) => rule.id === "color-contrast"),
		Violations: result.violations.flatMap((rule) => rule.nodes.map((node) => ({
			Rule: rule.id, Target: node.target.join(" "), Why: node.failureSummary,
		}))),
	}))`)
	if !found.Contrast {
		b.t.Errorf("%s: no contrast was measured", where)
	}
	for _, v := range found.Violations {
		b.t.Errorf("%s: %s: %s: %s", where, v.Rule, v.Target, v.Why)
	}
}

// choose takes a theme in the page's own switch.
func (b *tab) choose(theme string) {
	b.t.Helper()
	b.do(fmt.Sprintf(`document.querySelector("rb-theme input[value=%s]").click()`, theme))
	b.until(fmt.Sprintf(`document.documentElement.dataset.theme === %q`, theme))
}
