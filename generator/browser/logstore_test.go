package browser

import (
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"rampbook/generator/progress"
)

// testLogKilled kills a browser right after it acknowledged a record, and starts it again. Each time with a fresh
// profile: Chromium goes on writing behind what a kill cut off, and after a second one may find its database damaged.
func testLogKilled(t *testing.T, _ *chromium, s *sites) {
	address := s.trial.root().at("everything/index.html")
	for range 2 {
		profile := t.TempDir()
		c := startChromium(t, chromedp.UserDataDir(profile))
		b := newTab(t, c.ctx)
		b.open(address)
		b.do(answered("a", 1))
		b.do(answered("b", 2))
		process := chromedp.FromContext(b.ctx).Browser.Process()
		if err := process.Kill(); err != nil {
			t.Fatal(err)
		}
		c.stop()
		c = startChromium(t, chromedp.UserDataDir(profile))
		b = newTab(t, c.ctx)
		b.open(address)
		b.wantAnswers("a=1 b=2")
		c.stop()
	}
}

// testLogApart opens two portals of one origin: their records do not mix.
func testLogApart(t *testing.T, c *chromium, s *sites) {
	mux := http.NewServeMux()
	mux.Handle("/a/", http.StripPrefix("/a", http.FileServer(http.Dir(s.trial.out))))
	mux.Handle("/b/", http.StripPrefix("/b", http.FileServer(http.Dir(s.handbook.out))))
	shared := serve(t, mux)
	current := s.trial // as two previews, one after the other, on one port
	switching := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.FileServer(http.Dir(current.out)).ServeHTTP(w, r) }))
	for _, pair := range [][2]string{
		{shared + "/a/", shared + "/b/"},
		{switching + "/?1", switching + "/?2"},
		{s.trial.places[2].at("index.html"), s.handbook.places[2].at("index.html")},
	} {
		b := c.tab(t)
		current = s.trial
		b.open(pair[0])
		b.do(answered("a", 1))
		actor := eval[string](b, `rampbook.log.actor()`)
		current = s.handbook
		b.open(pair[1])
		b.wantAnswers("")
		if eval[string](b, `rampbook.log.actor()`) == actor {
			t.Errorf("%s: two portals know the reader by one pseudonym", pair[1])
		}
		current = s.trial
		b.open(pair[0])
		b.wantAnswers("a=1")
	}
}

// testLogMirror throws the database away: the mirror has every record.
func testLogMirror(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.open(s.trial.root().at("index.html"))
	b.do(answered("a", 1))
	actor := eval[string](b, `rampbook.log.actor()`)
	b.do(`indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((done) => {
		indexedDB.deleteDatabase(name).onsuccess = done;
	}))))`)
	b.do(`sessionStorage.clear()`)
	b.open(s.trial.root().at("everything/index.html"))
	b.wantAnswers("a=1")
	if got := eval[string](b, `rampbook.log.actor()`); got != actor {
		t.Errorf("the pseudonym was %s and is %s", actor, got)
	}
	b.do(`localStorage.clear()`) // and the other way round
	b.open(s.trial.root().at("index.html"))
	b.wantAnswers("a=1")
}

// testLogBlocked opens pages in a browser that lets them keep nothing, as strict settings do: the
// records are there until the page is left, the page says so, and a copy can be saved.
func testLogBlocked(t *testing.T, c *chromium, s *sites) {
	closed := serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "sandbox allow-scripts allow-downloads allow-same-origin")
		http.FileServer(http.Dir(s.trial.out)).ServeHTTP(w, r)
	}))
	const shut = `for (const name of ["indexedDB", "localStorage", "sessionStorage"])
		Object.defineProperty(window, name, { get() { throw new DOMException("closed", "SecurityError"); } });`
	for _, screen := range screens {
		for _, page := range []string{"/everything/", "/zh/everything/"} {
			b := c.tab(t)
			b.look(screen)
			b.before(shut)
			b.open(closed + page)
			if kept := eval[bool](b, answered("a", 1)+`.then(() => true, () => false)`); kept {
				t.Error("a record is acknowledged that nothing keeps")
			}
			b.wantAnswers("a=1")
			b.until(`document.querySelector("rb-saved").dataset.state === "memory" && document.querySelector(".saved-alert p").checkVisibility()`)
			_, text := b.download(`document.querySelector(".saved-alert button").click()`)
			lines, problems := progress.Parse(text)
			if merged, _ := progress.Merge(lines); len(problems) > 0 || len(merged) != 2 { // opened, answered
				t.Errorf("the copy holds %v, %v", lines, problems)
			}
			b.do(c.axe)
			b.obeysAxe("html", "with closed storage, "+page)
		}
	}
}

// testLogFull has no room in the browser's storage: the page says that a record is not kept, and keeps it
// when there is room again. localStorage is really full; Chromium's database has room for more than a test
// can write, so its transactions are aborted, as one is that meets the quota.
func testLogFull(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.open(s.trial.root().at("everything/index.html"))
	b.do(answered("a", 1))
	b.do(`put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (...args) {
		const request = put.apply(this, args);
		this.transaction.abort();
		return request;
	}`)
	b.do(`for (let size = 1 << 22; size; size >>= 1) try { for (let i = 0; ; i++) localStorage.setItem("x" + size + "-" + i, "x".repeat(size)); } catch {}`)
	if kept := eval[bool](b, answered("b", 2)+`.then(() => true, () => false)`); kept {
		t.Fatal("a record is acknowledged that there is no room for")
	}
	b.until(`document.querySelector("rb-saved").dataset.state === "unsaved" && document.querySelector(".saved-alert p").checkVisibility()`)
	b.wantAnswers("a=1 b=2")
	b.do(`IDBObjectStore.prototype.put = put`)
	b.do(answered("c", 3))
	b.until(`document.querySelector("rb-saved").dataset.state === "saved" && !document.querySelector(".saved-alert p")`)
	b.open(s.trial.root().at("index.html"))
	b.wantAnswers("a=1 b=2 c=3")
}

// testLogDamaged loads a copy that was damaged: what is good counts, what is not is named by line.
func testLogDamaged(t *testing.T, c *chromium, s *sites) {
	source := c.tab(t)
	source.open(s.trial.root().at("progress/index.html"))
	for i := range 4 {
		source.do(answered("a", i))
	}
	_, text := source.download(`document.querySelector("[data-do=save]").click()`)
	lines := strings.Split(text, "\n")
	lines[2] = strings.Replace(lines[2], `"score":1`, `"score":9`, 1)
	lines[3] = lines[3][:40] + "\x00\xff"
	damaged := written(t, strings.Join(lines[:len(lines)-2], "\n")) // and without its end
	for page, want := range map[string][]string{
		"progress/index.html":    {"new records 2,", "do not count 3", "Line 1: ", "Line 3: the record was damaged", "Line 4: the line is not text"},
		"zh/progress/index.html": {"新增记录 2，", "无效行 3", "第 1 行：", "第 3 行：记录已损坏", "第 4 行：这一行不是文本"},
	} {
		b := c.tab(t)
		b.open(s.trial.root().at(page))
		b.upload(damaged)
		for _, words := range want {
			b.until(`document.querySelector(".mydata-report").textContent.includes(` + quote(words) + `)`)
		}
		b.wantAnswers("a=0 a=3")
		b.lines()
		b.do(c.axe)
		b.obeysAxe("html", "with a report, "+page)
	}
}

// testLogReset starts again, with a second look, and takes in older records that the reset had not seen.
func testLogReset(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.open(s.trial.root().at("progress/index.html"))
	b.do(answered("a", 1))
	for _, answer := range []string{"no", "yes"} {
		b.do(`document.querySelector("[data-do=reset]").click()`)
		b.until(`document.querySelector("dialog[data-sure=reset]").open && document.activeElement.value === "no"`)
		b.wantAnswers("a=1")
		b.do(`document.querySelector("dialog[data-sure=reset] button[value=` + answer + `]").click()`)
		b.until(`!document.querySelector("dialog[data-sure=reset]").open`)
	}
	b.until(`document.querySelector(".mydata-report").textContent === "You have started again."`)
	b.wantAnswers("")
	unseen := c.tab(t)
	unseen.open(s.trial.root().at("progress/index.html"))
	unseen.do(answered("b", 2))
	b.upload(written(t, progress.Text(unseen.lines())))
	b.until(`document.querySelector(".mydata-report").textContent.includes("new records 1,")`)
	b.wantAnswers("b=2")
	var living []string
	for _, r := range progress.Living(progress.Records(b.lines())) {
		if r.Event == progress.Answered {
			living = append(living, r.Object)
		}
	}
	if strings.Join(living, " ") != "quiz/q#b" {
		t.Errorf("in Go %q live", living)
	}
}

// testLogErase erases everything: no trace stays in the browser, in no tab.
func testLogErase(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.open(s.trial.root().at("progress/index.html"))
	other := b.beside()
	other.open(s.trial.root().at("everything/index.html"))
	b.do(`{
		const last = Object.keys(localStorage).find((key) => key.endsWith(" last page"));
		for (const name of ["ready by", "searches"]) localStorage.setItem(last.replace("last page", name), "[]");
	}`)
	b.do(answered("a", 1))
	actor := eval[string](b, `rampbook.log.actor()`)
	b.do(`document.querySelector("[data-do=erase]").click()`)
	b.do(`document.querySelector("dialog[data-sure=erase] button[value=yes]").click()`)
	b.until(`document.querySelector(".mydata-report").textContent.includes("no records of yours")`)
	for _, tab := range []*tab{b, other} {
		tab.until(`(rampbook.log.lines().then((lines) => { window.left = lines.length; }), window.left === 0)`) // asked again each time
	}
	if kept := eval[string](b, `JSON.stringify(Object.entries(localStorage))`); strings.Contains(kept, actor) || strings.Contains(kept, "answered") {
		t.Errorf("the browser still has %s", kept)
	}
	if left := eval[[]string](b, `Object.keys(localStorage).filter((key) => / (last page|ready by|searches|signers)$/.test(key))`); len(left) > 0 {
		t.Errorf("the browser still remembers %q", left)
	}
	other.do(answered("b", 2))
	b.open(s.trial.root().at("index.html"))
	b.wantAnswers("b=2")
	for _, r := range progress.Records(b.lines()) {
		if r.Actor == actor {
			t.Error("the pseudonym is still in use")
		}
	}
}

// testReading reads a page: as long as it takes, and to its end.
func testReading(t *testing.T, c *chromium, s *sites) {
	const clock = `const now = performance.now.bind(performance); window.later = 0; performance.now = () => now() + window.later;`
	const read = `rampbook.log.records("page/everything").then((records) => records.map((r) => r.e).join(" "))`
	b := c.tab(t)
	b.before(clock)
	b.open(s.trial.root().at("everything/index.html"))
	b.until(`rampbook.log.saved === "saved"`)
	b.do(`scrollTo(0, document.body.scrollHeight)`)
	b.until(`scrollY > 100`)
	b.do(`(async () => { while (!(await rampbook.log.lines()).length) await new Promise((next) => setTimeout(next, 20)); })()`)
	if got := eval[string](b, read); got != "opened" {
		t.Errorf("at the end at once: %s", got)
	}
	b.do(`for (let i = 0; i < 20; i++) { later += 40000; dispatchEvent(new Event("scroll")); }`)
	b.until(`document.querySelector(".reading-state").textContent === "You have read this page"`)
	if got := eval[string](b, read); got != "opened read" {
		t.Errorf("after a while: %s", got)
	}
	b.open(s.trial.root().at("zh/everything/index.html"))
	b.until(`document.querySelector(".reading-state").textContent === "你已读完这一页"`)
	if got := eval[string](b, read); got != "opened read" {
		t.Errorf("opened again in this visit: %s", got)
	}
	b.do(c.axe)
	b.obeysAxe("html", "a page that was read")
}

// testPanel looks at the page of records, its windows included.
func testPanel(t *testing.T, c *chromium, s *sites) {
	for _, page := range []string{"progress/index.html", "zh/progress/index.html"} {
		for _, screen := range screens {
			for _, scheme := range []string{"light", "dark"} {
				b := c.tab(t)
				screen.scheme = scheme
				b.look(screen)
				b.open(s.trial.root().at(page))
				b.do(answered("a", 1))
				b.until(`document.querySelector("[data-fact=count]").textContent === "1"`)
				b.do(c.axe)
				b.obeysAxe("html", page+" "+scheme)
				for _, dialog := range []string{"reset", "erase"} {
					b.do(`document.querySelector("[data-do=` + dialog + `]").click()`)
					b.obeysAxe("dialog[data-sure="+dialog+"]", page+" "+scheme)
					b.press(keyEscape)
					b.until(`!document.querySelector("dialog[open]")`)
				}
				if wide := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("%s is %d wider than the screen", page, wide)
				}
			}
		}
	}
	for language, page := range map[string]string{"en": "progress/index.html", "zh": "zh/progress/index.html"} {
		if other := string(s.trial.read(t, page)); !strings.Contains(other, `hreflang="`) {
			t.Errorf("the %s page leads to no other language", language)
		}
	}
}
