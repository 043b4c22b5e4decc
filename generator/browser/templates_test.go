package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
)

// using is a script with which tests fill in forms at once: put(element, text), pressed(element, words); files that are saved
// come to be window.files by their endings.
const using = `
window.shown = (selector, words = "") => [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility() && e.textContent.includes(words));
window.press = (selector, words) => shown(selector, words)[0].click();
window.put = (element, text) => { element.value = text; for (const e of ["input", "change"]) element.dispatchEvent(new Event(e, { bubbles: true })); };
window.rate = (card, ratings) => ratings.forEach((to, i) => to !== null && document.querySelectorAll("#" + card + " [data-criterion]")[i].querySelector('[value="' + to + '"]').click());
window.files = {};
URL.createObjectURL = (blob) => { void blob.text().then((text) => { files[blob.type.split("/")[1]] = text }); return "#" };`

// hide tells a page that it is not seen any more.
const hide = `Object.defineProperty(document, "hidden", { value: true, configurable: true }); document.dispatchEvent(new Event("visibilitychange"))`

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
		{"asked whether to sign", `press("#contract .sign-actions button")`, `document.querySelector(".ask[open]")`},
		{"signed", `press(".ask button")`, `shown("#contract .sign-said").length === 2`},
		{"stale, late, not applicable", `document.querySelectorAll("#contract .item-fields").forEach((e) => { e.open = true }); document.querySelectorAll("#contract .form-check input")[1].click(); put(document.querySelectorAll("#contract .item-form")[1].lastElementChild.querySelector("input"), "sold")`, `shown("#contract [data-state=na]").length && shown("#contract .is-late, #contract .item-asked").length > 1`},
		{"a second run", `shown("#contract rb-checklist .quiz-button")[0].click(); document.querySelector("#contract .form-history").open = true`, `shown("#contract .form-history tbody tr").length === 2`},
		{"asked whether to remove", `shown("#contract .form-foot > .quiz-actions button").pop().click()`, `document.querySelector(".ask[open]")`},
	},
	"cards": {
		{"before", ``, `shown("#first-call .card-result").length`},
		{"not ready, incomplete", `rate("first-call", [3, 4, 2])`, `shown("#first-call .card-gate .is-wrong").length && shown("#first-call .card-coverage .is-part").length`},
		{"no figure", `put(document.querySelector("#first-call .card-figure"), "many"); window.said = shown("#first-call .card-result")[0].textContent; rate("first-call", [1])`,
			`shown("#first-call .card-result")[0].textContent !== said && shown("#first-call .card-wrong").length && document.querySelector("#first-call .card-figure").value === "many"`},
		{"complete, unfolded", `rate("first-call", [3, 4, 3, null, 1]); put(document.querySelector("#first-call .card-figure"), "50 %"); document.querySelectorAll(".form-sums").forEach((e) => { e.open = true })`, `shown("#first-call .card-gate .is-right").length && !shown("#first-call .card-wrong, #first-call .card-coverage .is-part").length`},
		{"runs compared", `shown("#first-call rb-scorecard .quiz-button")[0].click(); setTimeout(() => rate("first-call", [1, "na", 3]), 300)`, `shown("#first-call .card-compared tbody tr").length === 5`},
		{"a hidden group", `rate("seen", [3, 2]); setTimeout(() => shown(".card-raters button")[1].click(), 300)`, `document.querySelectorAll("#seen .card-raters option").length === 2`},
		{"raters compared", `rate("seen", [2, 2])`, `shown("#seen .card-voices li").length === 3 && shown("#seen .card-compared tbody tr").length === 2`},
	},
	"sheets": {
		{"before", ``, `shown("#split .form-told").length`},
		{"a check that does not hold", `put(document.querySelectorAll("#split .sheet-input")[4], "50")`, `shown("#split .check .is-wrong").length`},
		{"faults", `put(document.querySelectorAll("#split .sheet-input")[2], "30"); put(document.querySelectorAll("#split .sheet-input")[0], "much")`, `shown("#split .sheet-wrong").length === 2`},
		{"a division by zero", `put(document.querySelectorAll("#split .sheet-input")[2], "2"); put(document.querySelectorAll("#split .sheet-input")[0], "1.2亿")`, `!shown("#split .sheet-wrong").length && shown("#split .is-fault").length === 1`},
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
					b.goThrough(c, screen, list, func(where string) {
						b.canBeHit(where)
						b.canBeRead(where)
						if lang == "zh/" {
							b.punctuatesChinese(where)
						}
					})
					b.staysWithin(s.templates.root().prefix, name)
				})
			}
		}
	}
}

// canBeHit reports controls of forms that are too small for a finger.
func (b *tab) canBeHit(where string) {
	b.t.Helper()
	small := eval[[]string](b, `shown(":is(.checklist, .scorecard, .worksheet, dialog) :is(button, summary, select, textarea, input:not([type=checkbox], [type=radio], [type=file]), .form-check, .level)")
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
	l.until(`document.querySelector(".ask[open]")`)
	if n := eval[int](l.tab, `document.querySelectorAll(".ask li").length`); n != 2 {
		l.t.Errorf("%d items are said to be open, want 2", n)
	}
	l.hit(find(".ask button", ""), keyEnter)
	l.until(`shown("#contract .sign-said").length === 2 && document.activeElement.matches("#contract .sign-told")`)
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
			other.until(`JSON.stringify(` + listStanding + `) === ` + quote(eval[string](b, `JSON.stringify(`+listStanding+`)`)))
			b.form(address)
			if got := eval[[]string](b, listStanding); !slices.Equal(got, want) {
				t.Errorf("it was left as\n%s\nand found as\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
			}
			b.ticksAtOnce(address)
			b.staysWithin(place.prefix, place.name)
			other.staysWithin(place.prefix, place.name)
		})
	}
}

// slowly is a script that makes reading the log end only when read is called.
const slowly = `Object.defineProperty(window, "rampbook", { configurable: true, set(value) {
	const { log } = value, records = log.records;
	log.records = async (prefix) => {
		const found = await records.call(log, prefix);
		if (prefix.startsWith("check/")) await new Promise((go) => { window.read = go; });
		return found;
	};
	Object.defineProperty(window, "rampbook", { value, writable: true });
} })`

// ticksAtOnce comes back to a list whose log is read slowly, and ticks an item as soon as there is a box: what was ticked
// before is still there.
func (b *tab) ticksAtOnce(address string) {
	b.t.Helper()
	b.before(slowly)
	b.open(address)
	b.do(using)
	b.until(`window.read`)
	b.do(`document.querySelectorAll("#contract .item-tick")[2]?.click(); read()`)
	b.until(`"ready" in document.querySelector("#contract").dataset`)
	b.do(`{ const e = document.querySelectorAll("#contract .item-tick")[2]; if (!e.checked) e.click(); }`)
	b.until(`shown("#contract [data-state=done]").length === 3 && document.querySelectorAll("#contract rb-checklist option").length === 1`)
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
	b.do(`put(document.querySelector("#contract .sign-off input"), "Li Na"); press("#contract .sign-actions button"); press(".ask button")`)
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
	b.numbersRuns()
	b.do(`put(document.querySelector("#contract .form-name"), "Second")`)
	b.do(`{ const e = document.querySelector("#contract rb-checklist select"); e.value = [...e.options].find((o) => o.text.includes("ACME")).value; e.dispatchEvent(new Event("change")) }`)
	b.until(`shown("#contract [data-state=done]").length === 2`)
	for _, name := range []string{"Second", "Contract review: ACME"} {
		b.do(`document.querySelector("#contract .form-history").open = true; { const e = shown("#contract .form-open", ` + quote(name) + `)[0]; e.focus(); e.click(); }`)
		b.until(`document.activeElement.matches("#contract .form-name") && document.activeElement.value === ` + quote(name))
	}
	b.do(`press("#contract .form-foot button", "again"); press(".ask button")`)
	b.until(`shown("#contract [data-state=done]").length === 0 && document.querySelector("#contract .form-name").value === "Contract review: ACME" && shown("#contract .sign-off input").length === 2`)
	b.do(`press("#contract .form-foot button", "Remove"); press(".ask button")`)
	b.until(`document.querySelector("#contract .form-name").value === "Second" && document.querySelectorAll("#contract rb-checklist option").length === 1`)
	b.do(`press("#contract .form-foot button", "Remove"); press(".ask button")`)
	b.until(`document.querySelectorAll("#contract rb-checklist option").length === 0`)
	if got := eval[string](b, `shown("#contract .due").map((e) => e.textContent + e.className).join(", ")`); strings.Contains(got, "late") || !strings.HasPrefix(got, "due 2 days after the start") {
		t.Errorf("without a run items are %q", got)
	}
	b.staysWithin(s.templates.root().prefix, "lists")
}

// numbersRuns ticks an item of a run by its words, and begins and removes another, whose name has to differ.
func (b *tab) numbersRuns() {
	b.t.Helper()
	if name := eval[string](b, `document.querySelector("#contract .form-name").value`); strings.Contains(name, "(2)") {
		b.t.Errorf("the first run of the day with the form's own name is %q", name)
	}
	b.do(`document.querySelector("#contract .item-text").click()`)
	b.until(`document.querySelector("#contract .item-tick").checked`)
	b.do(`press("#contract rb-checklist .quiz-button")`)
	b.until(`document.querySelector("#contract .form-name").value.endsWith(" (2)")`)
	b.do(`press("#contract .form-foot button", "Remove"); press(".ask button")`)
	b.until(`document.querySelectorAll("#contract rb-checklist option").length === 2 && document.querySelector("#contract .item-tick").checked`)
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
	if list := eval[[]string](b, `shown(":is(.form-foot, rb-checklist button, rb-scorecard button, rb-worksheet button, .form-name, .item-fields, .sign-actions, .page-head, .ask)").map((e) => e.className)`); len(list) > 0 {
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

// A ratedCard is what is said of the first-call card in one language.
type ratedCard struct {
	file, notReady, ready, incomplete, band, swing string
}

// testScorecardByKeyboard rates with the keyboard alone: the gate comes before the score, and the sum is told.
func testScorecardByKeyboard(t *testing.T, c *chromium, s *sites) {
	for _, w := range []ratedCard{
		{"cards/index.html", "not ready Under its gate: No false promise", "ready", "incomplete", "green", "Pain quantified a quarter lower: 78.73, amber"},
		{"zh/cards/index.html", "未达标 低于门槛：不乱承诺", "达标", "不完整", "绿", "“问出损失”减少四分之一：78.73，黄"},
	} {
		for _, screen := range screens {
			t.Run(fmt.Sprintf("%s, %d wide", w.file, screen.width), func(t *testing.T) {
				t.Parallel()
				l := learner{c.tab(t)}
				l.look(screen)
				l.form(s.templates.root().at(w.file))
				l.rateAll(w)
				l.staysWithin(s.templates.root().prefix, w.file)
			})
		}
	}
}

func (l learner) rateAll(w ratedCard) {
	l.t.Helper()
	radio := func(row, level int) string {
		return fmt.Sprintf(`document.querySelectorAll("#first-call [data-criterion]")[%d].querySelector('[value="%d"]')`, row, level)
	}
	l.level(radio, 0, 3)
	l.level(radio, 1, 4)
	l.level(radio, 2, 2)
	l.until(`shown("#first-call .card-gate .is-wrong").length`)
	l.reads("#first-call .card-result", w.notReady, w.incomplete)
	l.write(`document.querySelector("#first-call .card-figure")`, "５０ %")
	l.level(radio, 4, 1)
	l.until(`shown("#first-call .quiz-score strong", "81.1").length && !shown("#first-call .card-coverage .is-part").length`)
	l.reads("#first-call .quiz-score", w.band)
	l.hit(find("#first-call .form-sums summary", ""), keyEnter)
	l.reads("#first-call .form-sums", "100 × 4.333 / 6 = 72.2", "(60 × 72.2 + 40 × 94.4) / (60 + 40) = 81.1")
	l.hit(`document.querySelectorAll("#first-call .form-sums summary")[1]`, keyEnter)
	l.reads("#first-call .card-panel", w.swing)
	l.level(radio, 2, 3)
	l.until(`shown("#first-call .card-gate .is-right").length`)
	l.reads("#first-call .card-gate", w.ready)
	l.hit(`shown("#first-call .card-clear")[0]`, keyEnter)
	l.until(`!document.querySelector("#first-call [data-criterion] :checked").closest("[data-criterion='0']")`)
	l.kept()
	l.takeFigureBack()
}

// takeFigureBack takes the figure back, types another one and looks at another tab without leaving the field.
func (l learner) takeFigureBack() {
	l.t.Helper()
	const row = `document.querySelector("#first-call [data-criterion='3']")`
	l.hit(row+`.querySelector(".card-clear")`, keyEnter)
	l.until(row + `.querySelector(".card-clear").hidden && document.activeElement.matches(".card-figure") && document.activeElement.value === ""`)
	call(l.tab, input.InsertText, input.InsertTextParams{Text: "40"})
	l.do(hide)
	l.until(`!` + row + `.querySelector(".card-clear").hidden`)
	l.kept()
}

// level brings a group of radio buttons to a level with the arrow keys.
func (l learner) level(radio func(row, level int) string, row, level int) {
	l.t.Helper()
	checked := func(at int) bool { return eval[bool](l.tab, radio(row, at)+`.checked`) }
	at := 1
	for !checked(at) && at < level {
		at++
	}
	if !checked(at) {
		at = 1
		l.hit(radio(row, at), ' ')
	}
	for ; at < level; at++ {
		l.reach(radio(row, at))
		l.press(keyArrowDown)
		l.until(radio(row, at+1) + `.checked`)
	}
	l.until(radio(row, level) + `.checked`)
}

// testScorecardRaters follows the rules for several raters, compares two of them, and looks at what leaves the page.
func testScorecardRaters(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.templates.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			address := place.at("cards/index.html")
			b.form(address)
			b.sheet("", 1, 3, 2)
			b.sheet("peers", 2, 1, 2)
			b.sheet("peers", 3, 2, 3)
			b.reads("#seen .card-voices", "manager: 1 rated, score 75", "peers: 2 so far, hidden")
			b.reads("#seen .quiz-score", "75")
			b.sheet("self", 4, 1, 1)
			b.sheet("peers", 5, 3, 3)
			b.reads("#seen .card-voices", "peers: 3 rated, score 66.7", "self: 1 rated, score 0 (shown, never counted)")
			b.reads("#seen .quiz-score", "70", "fair")
			b.do(`{ document.querySelectorAll("#seen .form-sums").forEach((e) => { e.open = true }); const e = document.querySelector("#seen .card-compared").previousElementSibling.querySelector("select"); e.value = [...e.options].find((o) => o.text === "peers 1").value; e.dispatchEvent(new Event("change")) }`)
			b.reads("#seen .card-compared", "Keeps promises 100% 0% +100", "kappa with quadratic weights: 0 (slight)")
			b.kept()
			b.form(address)
			b.reads("#seen .quiz-score", "70", "fair")
			b.do(`press("#seen .form-foot button", "CSV"); press("#seen .form-foot button", "JSON")`)
			b.until(`files.csv && files.json`)
			b.reads("#seen", "70")
			if csv := eval[string](b, `files.csv`); !strings.Contains(csv, ",Score,70,") || !strings.Contains(csv, ",peers,66.666667,,3") {
				t.Errorf("the file says %s", csv)
			}
			if !eval[bool](b, `JSON.parse(files.json).sheets.length === 5 && JSON.parse(files.json).result.band === "fair"`) {
				t.Errorf("the JSON file says %s", eval[string](b, `files.json`))
			}
			b.collect(5)
			b.reads("#seen .quiz-score", "70", "fair")
			b.staysWithin(place.prefix, place.name)
		})
	}
}

// collect puts the sheets of the run that was saved last into a new one of the second card.
func (b *tab) collect(n int) {
	b.t.Helper()
	load := func(text, said string) {
		b.t.Helper()
		b.do(`{
			const chosen = new DataTransfer();
			chosen.items.add(new File([` + text + `], "li.json"));
			const input = document.querySelector("#seen .card-raters input");
			input.files = chosen.files;
			input.dispatchEvent(new Event("change"));
		}`)
		b.until(`document.querySelector("#seen .card-loaded").textContent === ` + quote(said))
	}
	b.do(`press("#seen rb-scorecard > button", "New run")`)
	b.until(`document.querySelectorAll("#seen .card-raters option").length === 1`)
	load(`files.json`, "li.json: loaded (manager, peers, peers, self, peers).")
	b.until(fmt.Sprintf(`document.querySelectorAll("#seen .card-raters option").length === %d`, n))
	load(`files.json`, "li.json: nothing new.")
	load(`"{}"`, "li.json: no rated sheet of this scorecard.")
}

// sheet fills in the n-th sheet of the second card, a new one unless its group is "".
func (b *tab) sheet(group string, n int, ratings ...int) {
	b.t.Helper()
	if group != "" {
		b.do(`press("#seen .card-raters button", ` + quote(group) + `)`)
	}
	b.until(fmt.Sprintf(`document.querySelectorAll("#seen .card-raters option").length === %d && !document.querySelector("#seen [data-criterion] :checked")`, n))
	for i, to := range ratings {
		radio := fmt.Sprintf(`document.querySelectorAll("#seen [data-criterion]")[%d].querySelector('[value="%d"]')`, i, to)
		b.do(radio + `.click()`)
		b.until(`rampbook.log.saved === "saved" && ` + radio + `.checked`)
	}
}

// testScorecardPrint puts cards on paper: with their ratings, but no single rater's.
func testScorecardPrint(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.form(s.templates.root().at("cards/index.html"))
	b.do(`rate("first-call", [3, 4, 2]); void 0`)
	b.until(`shown("#first-call .card-gate .is-wrong").length`)
	text := b.prints("#first-call")
	for _, want := range []string{"not ready", "incomplete", "Share of the scale", "100 × 4.333 / 6 = 72.2"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on paper: %s", want, text)
		}
	}
	b.sheet("", 1, 3, 2)
	b.look(look{media: "print"})
	marks := eval[[]string](b, `["#first-call", "#seen"].map((card) => getComputedStyle(document.querySelector(card + " [data-criterion] :checked")).boxShadow)`)
	if marks[0] == "none" || marks[1] != "none" {
		t.Errorf("marks on paper are %q", marks)
	}
}

// A filledSheet is what is typed into the worksheet in one language, and what comes of it.
type filledSheet struct {
	file, off, holds, zero, wrong string
}

// testWorksheetByKeyboard fills a sheet in with the keyboard alone.
func testWorksheetByKeyboard(t *testing.T, c *chromium, s *sites) {
	for _, w := range []filledSheet{
		{"sheets/index.html", "does not hold", "All checks hold", "division by zero", "Write an amount"},
		{"zh/sheets/index.html", "不符合", "核对全部符合", "除数为零", "请填写金额"},
	} {
		for _, screen := range screens {
			t.Run(fmt.Sprintf("%s, %d wide", w.file, screen.width), func(t *testing.T) {
				t.Parallel()
				l := learner{c.tab(t)}
				l.look(screen)
				l.form(s.templates.root().at(w.file))
				l.fillSheet(w)
				l.staysWithin(s.templates.root().prefix, w.file)
			})
		}
	}
}

// results are the shown results of the worksheet.
const results = `[...document.querySelectorAll("#split .result")].map((e) => e.textContent).join(" ")`

func (l learner) fillSheet(w filledSheet) {
	l.t.Helper()
	retype := func(place int, text string) {
		l.t.Helper()
		l.reach(fmt.Sprintf(`document.querySelectorAll("#split .sheet-input")[%d]`, place))
		l.do(`document.activeElement.select()`)
		call(l.tab, input.InsertText, input.InsertTextParams{Text: text})
	}
	retype(0, "1.2亿")
	l.until(results + `.includes("54,000,000")`)
	retype(4, "５０")
	l.until(`shown("#split .check .is-wrong").length`)
	l.reads("#split", w.off)
	retype(5, "50%")
	l.until(`shown("#split .check .is-right").length`)
	l.reads("#split .form-told", w.holds)
	l.hit(`document.querySelectorAll("#split .sheet-input")[3]`, keyArrowDown)
	l.until(results + `.includes(" 2% ")`)
	retype(2, "2")
	l.until(`shown("#split .is-fault").length === 1`)
	l.reads("#split", w.zero, "2026-04-14")
	retype(0, "much")
	l.until(`shown("#split .sheet-wrong").length === 1`)
	l.reads("#split", w.wrong)
	retype(0, "1000000")
	l.reach(find("#split .form-foot button", ""))
	l.until(`document.querySelector("#split .sheet-input").value === "1,000,000" && ` + results + `.includes("500,000 100% 1,000,000")`)
	l.kept()
}

// testWorksheetIsKept leaves a sheet and comes back in the other language, sees another tab follow, goes back to the
// defaults, and looks at files and paper.
func testWorksheetIsKept(t *testing.T, c *chromium, s *sites) {
	for _, place := range s.templates.places {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			b := c.tab(t)
			b.form(place.at("sheets/index.html"))
			other := b.beside()
			other.form(place.at("zh/sheets/index.html"))
			b.do(`{ const e = document.querySelectorAll("#split .sheet-input"); put(e[0], "2,000"); put(e[1], "2026-05-01"); e[3].value = "B"; e[3].dispatchEvent(new Event("change")) }`)
			const want = `"2026-07-10 2%% %s 250 900 1,100 100%% 2,000"`
			b.until(results + ` === ` + fmt.Sprintf(want, "no"))
			other.until(results + ` === ` + fmt.Sprintf(want, "否"))
			b.keepsHalfADate(other)
			b.until(results + ` === ` + fmt.Sprintf(want, "no"))
			b.kept()
			b.form(place.at("sheets/index.html"))
			b.until(results + ` === ` + fmt.Sprintf(want, "no"))
			b.keepsWhatWasTyped()
			b.form(place.at("sheets/index.html"))
			if text := b.prints("#split"); !strings.Contains(text, "The target by half, ") {
				t.Errorf("on paper: %s", text)
			}
			b.do(`press("#split .form-foot button", "CSV")`)
			b.until(`files.csv`)
			if csv := eval[string](b, `files.csv`); !strings.Contains(csv, "Annual target,Value,\"2,000\",2000\r\n") {
				t.Errorf("the file says %s", csv)
			}
			b.do(`press("#split .form-foot button", "again"); press(".ask button")`)
			b.until(`document.querySelector("#split .sheet-input").value === "90,000,000"`)
			b.staysWithin(place.prefix, place.name)
			other.staysWithin(place.prefix, place.name)
		})
	}
}

// keepsHalfADate is typing a date, which has no value yet, while another tab fills in another field.
func (b *tab) keepsHalfADate(other *tab) {
	b.t.Helper()
	b.do(`{ const e = document.querySelectorAll("#split .sheet-input")[1]; e.focus(); e.value = ""; }`)
	other.do(`put(document.querySelector("#split .sheet-input"), "3,000")`)
	b.until(`document.querySelector("#split .sheet-input").value === "3,000"`)
	if got := eval[string](b, `document.activeElement.value`); got != "" {
		b.t.Errorf("the field is filled with %q while it is typed in", got)
	}
	b.do(`document.activeElement.value = "2026-05-01"; document.activeElement.blur()`)
	other.do(`put(document.querySelector("#split .sheet-input"), "2,000")`)
}

// keepsWhatWasTyped leaves a field while its save is on the way, so that it shows the value rounded, and then the page: what
// is kept is what was typed, once.
func (b *tab) keepsWhatWasTyped() {
	b.t.Helper()
	b.do(`{
		const append = rampbook.log.append;
		const saved = new Promise((go) => { window.release = go; });
		rampbook.log.append = async (...entries) => { const kept = await append.apply(rampbook.log, entries); await saved; return kept; };
		const e = document.querySelectorAll("#split .sheet-input")[5];
		e.focus();
		put(e, "33.3333");
		e.blur();
	}`)
	b.until(`document.querySelectorAll("#split .sheet-input")[5].value === "33.33%"`)
	b.do(hide)
	b.do(`release(); new Promise((next) => setTimeout(next))`)
	b.do(hide)
	if got := eval[string](b, `rampbook.log.records("sheet/sheets").then((records) => records.filter(({ e, d }) => e === "note" && String(d.text).startsWith("33")).map(({ d }) => d.text).join())`); got != "33.3333" {
		b.t.Errorf("of what was typed as 33.3333 is kept %q", got)
	}
}
