package browser

import "testing"

// testReflow looks at every page on the narrowest screen and at 400 % zoom: nobody has to scroll
// sideways to read.
func testReflow(t *testing.T, c *chromium, s *sites) {
	for _, p := range s.all() {
		for _, screen := range []struct {
			name string
			look look
		}{
			{"320 pixels", look{width: 320, height: 640}},
			{"400 percent", look{width: 320, height: 256, zoom: 4}},
		} {
			t.Run(p.name+"/"+screen.name, func(t *testing.T) {
				t.Parallel()
				b := c.tab(t)
				b.look(screen.look)
				for _, file := range p.pages {
					b.open(p.root().at(file))
					b.fits(file)
				}
			})
		}
	}
}

// fits reports what makes a page wider than the screen.
func (b *tab) fits(file string) {
	b.t.Helper()
	wide := eval[[]string](b, `(() => {
		const root = document.documentElement;
		if (root.scrollWidth <= root.clientWidth) return [];
		const out = [...document.querySelectorAll("body *")].filter((e) => {
			const box = e.getBoundingClientRect();
			return box.width > 0 && box.right > root.clientWidth + 0.5;
		});
		return [root.scrollWidth + " pixels on a screen of " + root.clientWidth, ...out.slice(0, 5).map((e) => e.localName + "." + e.className)];
	})()`)
	if len(wide) > 0 {
		b.t.Errorf("%s has to be scrolled sideways: %q", file, wide)
	}
}

// canBeRead reports words of forms that are too small, or lie on one another or beside the matrix of risks.
func (b *tab) canBeRead(where string) {
	b.t.Helper()
	bad := eval[[]string](b, `(() => {
		const size = (e) => parseFloat(getComputedStyle(e).fontSize) * (e.getScreenCTM?.()?.a ?? 1);
		const small = shown(":is(.checklist, .scorecard, .worksheet) *").filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && size(e) < 12 && !e.matches(".quiz-sign"));
		const names = shown(".risk-name, .risk-axis").map((e) => ({ e, box: e.getBoundingClientRect(), within: e.closest(".checklist").getBoundingClientRect() }));
		const beside = names.filter(({ box, within }) => box.left < within.left || box.right > within.right);
		const covered = names.filter(({ e, box }) => names.some((o) => o.e !== e && o.box.left < box.right && box.left < o.box.right && o.box.top < box.bottom - 1 && box.top < o.box.bottom - 1));
		return [...small, ...beside.map(({ e }) => e), ...covered.map(({ e }) => e)].map((e) => e.localName + "." + (e.getAttribute("class") ?? "") + " " + e.textContent.slice(0, 30));
	})()`)
	if len(bad) > 0 {
		b.t.Errorf("%s: cannot be read: %q", where, bad)
	}
}

// testJumps follows the links of a page's contents: no heading ends up below the header.
func testJumps(t *testing.T, c *chromium, s *sites) {
	for _, screen := range screens {
		b := c.tab(t)
		b.look(screen)
		b.open(s.handbook.root().at("zh/guide/writing/index.html"))
		hidden := eval[[]string](b, `(async () => {
			const hidden = [];
			const links = [...document.querySelectorAll(".contents a")];
			if (links.length < 10) hidden.push("only " + links.length + " links");
			for (const link of links) {
				document.querySelector(".contents details").open = true;
				link.click();
				await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
				const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
				const header = document.querySelector(".header").getBoundingClientRect();
				const box = heading.getBoundingClientRect();
				if (box.top < header.bottom || box.bottom > innerHeight) hidden.push(heading.id + " at " + box.top);
			}
			return hidden;
		})()`)
		for _, h := range hidden {
			t.Errorf("%d wide: a jump hides its heading: %s", screen.width, h)
		}
	}
}
