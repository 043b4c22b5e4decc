package browser

import (
	"bytes"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// testWithoutScript reads pages in a browser that runs no script.
func testWithoutScript(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.samples() {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
			b.open(p.portal.root().at(p.file))
			if text := eval[string](b, `document.querySelector("main").innerText`); len(text) < 40 {
				t.Errorf("main says only %q", text)
			}
			if !eval[bool](b, `document.querySelector("h1").checkVisibility()`) {
				t.Error("the heading is not shown")
			}
			if eval[bool](b, `document.querySelector("rb-theme").checkVisibility()`) {
				t.Error("a theme switch that cannot work is shown")
			}
			if n := eval[int](b, `document.querySelectorAll("button.copy").length`); n > 0 {
				t.Errorf("%d copy buttons that cannot work are shown", n)
			}
			if p.kind != "home" && !eval[bool](b, `document.querySelector("#menu .tree a").checkVisibility()`) {
				t.Error("the menu is not beside the text")
			}
			b.look(screens[1])
			b.open(p.portal.root().at(p.file) + "#menu")
			if !eval[bool](b, `document.querySelector(".header-menu[href='#menu']").checkVisibility() && document.querySelector("#menu .tree a").checkVisibility()`) {
				t.Error("on a phone the menu button does not lead to the menu")
			}
		})
	}
}

// testPrint puts pages on paper.
func testPrint(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.samples() {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.look(look{scheme: "dark"})
			b.open(p.portal.root().at(p.file))
			b.choose("dark")
			b.look(look{scheme: "dark", media: "print"})
			shown := eval[[]string](b, `[...document.querySelectorAll(".header, .sidebar, dialog, .footer, .turn, .copy, .contents, .skip, .anchor")]
				.filter((e) => e.checkVisibility()).map((e) => e.className)`)
			if len(shown) > 0 {
				t.Errorf("paper has no use for %q", shown)
			}
			if !eval[bool](b, `document.querySelector("h1").checkVisibility()`) {
				t.Error("the heading is not printed")
			}
			if got := eval[string](b, paper); got != "light" {
				t.Error("the paper is dark")
			}
			pdf := call(b, page.PrintToPDF, page.PrintToPDFParams{}).Data
			if !bytes.HasPrefix(pdf, []byte("%PDF-")) || len(pdf) < 5000 {
				t.Errorf("printing gives %d bytes, which begin %.8q", len(pdf), pdf)
			}
		})
	}
}
