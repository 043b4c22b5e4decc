package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
)

// using is a script with which tests fill in forms at once: put(element, text), pressed(element, words); files that are saved
// come to be window.files by their endings.
const using = `
window.shown = (selector, words = "") => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility() && e.textContent.includes(words));
window.press = (selector, words) => shown(selector, words)[0].click();
window.put = (element, text) => { element.value = text; for (const e of ["input", "change"]) element.dispatchEvent(new Event(e, { bubbles: true })); };
window.files = {};
URL.createObjectURL = (blob) => { void blob.text().then((text) => { files[blob.type.split("/")[1]] = text }); return "#" };`

// form opens a page with forms and makes them easy to fill in.
func (b *tab) form(address string) {
	b.t.Helper()
	b.open(address)
	b.do(using)
	b.until(`[...document.querySelectorAll(":is(.checklist, .scorecard, .worksheet)")].every((e) => "ready" in e.dataset) && document.querySelector(".form-name")`)
}

// kept waits until the log has taken what was filled in.
func (b *tab) kept() {
	b.t.Helper()
	b.until(`shown(".form-saved").length && shown(".form-saved").every((e) => ["Saved", "已保存"].includes(e.textContent))`)
}

// formStates are states of each page of forms, one after the other.
var formStates = map[string][]state{
	"lists": {
		{"before", ``, `shown("#contract .form-told").length`},
		{"ticked without evidence", `document.querySelector("#contract .item-tick").click()`, `shown("#contract .item-warning").length && shown("#contract .item-form").length`},
		{"refused", `put(document.querySelector("#contract .sign-off input"), "Li Na"); press("#contract .sign-actions button")`, `shown("#contract .sign-told a").length`},
		{"evidence", `put(document.querySelectorAll("#contract .item-form")[0].querySelector("input"), "https://example.com/minutes")`, `shown("#contract .item-said a[href]", "example").length && !shown("#contract .item-warning").length`},
		{"asked whether to sign", `press("#contract .sign-actions button")`, `document.querySelector(".form-dialog[open]")`},
		{"signed", `press(".form-dialog button")`, `shown("#contract .sign-said").length === 2`},
		{"stale, late, not applicable", `document.querySelectorAll("#contract .item-fields").forEach((e) => { e.open = true }); document.querySelectorAll("#contract .form-check input")[1].click(); put(document.querySelectorAll("#contract .item-form")[1].lastElementChild.querySelector("input"), "sold")`, `shown("#contract [data-state=na]").length && shown("#contract .is-late, #contract .item-asked").length > 1`},
		{"a second run", `shown("#contract rb-checklist .quiz-button")[0].click(); document.querySelector("#contract .form-history").open = true`, `shown("#contract .form-history tbody tr").length === 2`},
		{"asked whether to remove", `shown("#contract .form-foot .quiz-button").pop().click()`, `document.querySelector(".form-dialog[open]")`},
	},
}

// testFormStates looks at every state with axe, and for things that do not fit or are hard to hit.
func testFormStates(t *testing.T, c *chromium, s *sites) {
	for name, list := range formStates {
		for _, lang := range []string{"", "zh/"} {
			for _, screen := range append([]look{{width: 320, height: 640}}, screens...) {
				t.Run(fmt.Sprintf("%s%s, %d wide", lang, name, screen.width), func(t *testing.T) {
					t.Parallel()
					b := c.tab(t)
					b.look(screen)
					b.form(s.templates.root().at(lang + name + "/index.html"))
					b.do(c.axe)
					for _, st := range list {
						if st.do != "" {
							b.do(`void (() => { ` + st.do + ` })()`)
						}
						b.until(st.until)
						b.looksWell(screen, st.name)
						b.canBeHit(st.name)
					}
					b.staysWithin(s.templates.root().prefix, name)
				})
			}
		}
	}
}

// canBeHit reports controls of forms that are too small for a finger.
func (b *tab) canBeHit(where string) {
	b.t.Helper()
	small := eval[[]string](b, `shown(":is(.checklist, .scorecard, .worksheet, dialog) :is(button, summary, select, textarea, input:not([type=checkbox], [type=radio]), .form-check, .level)")
		.filter((e) => innerWidth < 640 && e.getBoundingClientRect().height < 43.9).map((e) => e.localName + "." + e.className + " " + e.textContent.slice(0, 30))`)
	if len(small) > 0 {
		b.t.Errorf("%s: a finger misses %q", where, small)
	}
}

// A checked list is what is said of the contract list in one language.
type checkedList struct {
	file, before, ticked, settled, reason, told, signer string
}

// testChecklistByKeyboard settles a list, gives a reason and evidence, and signs, with the keyboard alone.
func testChecklistByKeyboard(t *testing.T, c *chromium, s *sites) {
	for _, w := range []checkedList{
		{"lists/index.html", "Items: 4.", "1 without evidence", "1 of 4 settled", "No discount", "Not applicable: No discount", "Li Na"},
		{"zh/lists/index.html", "共 4 项", "1 项缺证明", "已完成 1/4", "没有折扣", "不适用：没有折扣", "李娜"},
	} {
		for _, screen := range screens {
			t.Run(fmt.Sprintf("%s, %d wide", w.file, screen.width), func(t *testing.T) {
				t.Parallel()
				l := learner{c.tab(t)}
				l.look(screen)
				l.form(s.templates.root().at(w.file))
				l.reads("#contract .form-told", w.before)
				l.tickAndSign(w)
				l.staysWithin(s.templates.root().prefix, w.file)
			})
		}
	}
}

func (l learner) tickAndSign(w checkedList) {
	l.t.Helper()
	item := func(i int, part string) string {
		return fmt.Sprintf(`document.querySelectorAll("#contract [data-item]")[%d].querySelector(":scope > .item-line %s")`, i, part)
	}
	l.hit(item(0, ".item-tick"), ' ')
	l.until(`shown("#contract .item-warning").length === 1`)
	l.reads("#contract .form-told", w.ticked)
	l.write(item(0, ".item-form .form-field + .form-field input"), "https://example.com/minutes")
	l.until(`shown("#contract .item-said a[href='https://example.com/minutes']").length === 1`)
	l.reads("#contract .form-told", w.settled)
	l.hit(item(1, "summary"), keyEnter)
	l.hit(item(1, ".form-check input"), ' ')
	l.until(`document.activeElement.matches("#contract .form-check + .form-field input")`)
	l.write(`document.activeElement`, w.reason)
	l.until(`shown("#contract [data-state=na]").length === 1`)
	l.reads("#contract", w.told)
	l.write(`document.querySelector("#contract .sign-off input")`, w.signer)
	l.hit(find("#contract .sign-actions button", ""), keyEnter)
	l.until(`document.querySelector(".form-dialog[open]")`)
	if n := eval[int](l.tab, `document.querySelectorAll(".form-dialog li").length`); n != 2 {
		l.t.Errorf("%d items are said to be open, want 2", n)
	}
	l.hit(find(".form-dialog button", ""), keyEnter)
	l.until(`shown("#contract .sign-said").length === 2`)
	l.reads("#contract .sign-off", w.signer)
	l.kept()
}

// filledList settles some of the contract list and signs it.
const filledList = `void (async () => {
	const at = (i, part) => document.querySelectorAll("#contract [data-item]")[i].querySelector(":scope > .item-line " + part);
	put(document.querySelector("#contract .form-name"), "Contract review: ACME");
	at(0, ".item-tick").click();
	put(at(0, ".item-form .form-field + .form-field input"), "drawer 3");
	put(at(2, "textarea"), "Say \"no\", twice");
	at(3, ".item-tick").click();
})()`

// listStanding is what can be seen of the lists of a page.
const listStanding = `[document.querySelector("#contract .form-name").value, shown("#contract .form-told")[0].textContent,
	...[...document.querySelectorAll("[data-item]")].map((e) => e.dataset.state + " " + e.querySelector(".item-said").textContent)]`

// testChecklistIsKept leaves a list and comes back, wherever the portal is, and sees another tab follow.
func testChecklistIsKept(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.templates.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			address := place.at("lists/index.html")
			b.form(address)
			other := b.beside()
			other.form(address)
			b.do(filledList)
			b.until(`shown("#contract [data-state=done]").length === 2 && shown("#contract .item-said").filter((e) => e.textContent.includes("twice")).length === 1`)
			b.kept()
			want := eval[[]string](b, listStanding)
			other.until(`JSON.stringify(` + listStanding + `) === ` + quote(fmt.Sprintf("%s", eval[string](b, `JSON.stringify(`+listStanding+`)`))))
			b.form(address)
			if got := eval[[]string](b, listStanding); !slices.Equal(got, want) {
				t.Errorf("it was left as\n%s\nand found as\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
			}
			b.staysWithin(place.prefix, place.name)
			other.staysWithin(place.prefix, place.name)
		})
	}
}

// testChecklistRuns makes runs, chooses, empties and removes them, and looks at files and at what the log knows.
func testChecklistRuns(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.form(s.templates.root().at("lists/index.html"))
	b.do(filledList)
	b.until(`shown("#contract [data-state=done]").length === 2`)
	b.until(`document.querySelector("#contract [data-square='3,5']").textContent.trim() === "2" && document.querySelector("#contract [data-square='3,3']").textContent.trim() === ""`)
	b.reads("#contract .item-asked", "Who signs?")
	if got := eval[string](b, `document.querySelector("#contract .item-asked a").href`); got != s.templates.root().at("quizzes/contracts/index.html")+"#who-signs" {
		t.Errorf("the question to answer again is at %s", got)
	}
	b.do(`put(document.querySelector("#contract .sign-off input"), "Li Na"); press("#contract .sign-actions button"); press(".form-dialog button")`)
	b.until(`shown("#contract .sign-said", "Li Na").length === 1`)
	b.do(`press("#contract .form-foot button", "CSV"); press("#contract .form-foot button", "JSON")`)
	b.until(`files.csv && files.json`)
	for _, want := range []string{"drawer 3", `"Say ""no"", twice"`, ",Signed by,Li Na,"} {
		if csv := eval[string](b, `files.csv`); !strings.Contains(csv, want) {
			t.Errorf("the file has no %s: %s", want, csv)
		}
	}
	if !eval[bool](b, `JSON.parse(files.json).run.signed.name === "Li Na" && JSON.parse(files.json).progress.done === 2`) {
		t.Error("the JSON file does not say who signed")
	}
	if eval[bool](b, `rampbook.log.lines().then((lines) => lines.join().includes("Li Na"))`) {
		t.Error("the log holds the name of who signed")
	}
	b.do(`press("#contract rb-checklist .quiz-button")`)
	b.until(`shown("#contract rb-checklist option").length === 0 && document.querySelectorAll("#contract rb-checklist option").length === 2 && shown("#contract [data-state=done]").length === 0`)
	b.do(`put(document.querySelector("#contract .form-name"), "Second")`)
	b.do(`{ const e = document.querySelector("#contract rb-checklist select"); e.value = [...e.options].find((o) => o.text.includes("ACME")).value; e.dispatchEvent(new Event("change")) }`)
	b.until(`shown("#contract [data-state=done]").length === 2`)
	b.do(`press("#contract .form-foot button", "again"); press(".form-dialog button")`)
	b.until(`shown("#contract [data-state=done]").length === 0 && document.querySelector("#contract .form-name").value === "Contract review: ACME" && shown("#contract .sign-off input").length === 2`)
	b.do(`press("#contract .form-foot button", "Remove"); press(".form-dialog button")`)
	b.until(`document.querySelector("#contract .form-name").value === "Second" && document.querySelectorAll("#contract rb-checklist option").length === 1`)
	b.staysWithin(s.templates.root().prefix, "lists")
}

// testFormsWithoutScript reads forms in a browser that runs no script.
func testFormsWithoutScript(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	for _, file := range []string{"lists", "zh/lists", "cards", "zh/cards", "sheets", "zh/sheets"} {
		b.open(s.templates.root().at(file + "/index.html"))
		if n := eval[int](b, `[...document.querySelectorAll("main :is(input, select, textarea, button)")].filter((e) => e.checkVisibility()).length`); n > 0 {
			t.Errorf("%s: %d controls that cannot work", file, n)
		}
		if !eval[bool](b, `document.querySelector(":is(.checklist, .scorecard, .worksheet) :is(.box, .field)").checkVisibility()`) {
			t.Errorf("%s: nothing can be filled in on paper", file)
		}
	}
}

// prints puts one form on paper and returns the words on it.
func (b *tab) prints(form string) string {
	b.t.Helper()
	b.do(`window.print = () => {}; press("` + form + ` .form-foot button")`)
	b.look(look{media: "print"})
	if list := eval[[]string](b, `shown(":is(.form-foot, rb-checklist button, rb-scorecard button, rb-worksheet button, .form-name, .item-fields, .sign-actions, .page-head, .form-dialog)").map((e) => e.className)`); len(list) > 0 {
		b.t.Errorf("paper has no use for %q", list)
	}
	if others := eval[int](b, `shown(":is(.checklist, .scorecard, .worksheet):not(`+form+`)").length`); others > 0 {
		b.t.Errorf("%d other forms are printed", others)
	}
	text := eval[string](b, `document.querySelector("`+form+`").innerText`)
	if pdf := call(b, page.PrintToPDF, page.PrintToPDFParams{}).Data; len(pdf) < 5000 {
		b.t.Errorf("printing gives %d bytes", len(pdf))
	}
	b.do(`dispatchEvent(new Event("afterprint"))`)
	b.look(look{})
	return text
}

// testChecklistPrint puts a run on paper.
func testChecklistPrint(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.form(s.templates.root().at("lists/index.html"))
	b.do(filledList)
	b.until(`shown("#contract [data-state=done]").length === 2 && shown("#contract .item-said").some((e) => e.textContent.includes("twice"))`)
	text := b.prints("#contract")
	for _, want := range []string{"Contract review: ACME · begun", "drawer 3", "twice", "Signed by"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on paper: %s", want, text)
		}
	}
	b.until(`shown(".checklist").length === 2`)
}
