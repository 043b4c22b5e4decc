package browser

import (
	"testing"

	"rampbook/generator/progress"
)

// filePickers stand for the windows in which a learner chooses a file: the browser's own file system stands for the
// learner's, so that no window of the system has to be answered.
const filePickers = `{
	window.chosen = "mine.jsonl";
	const handle = async () => (await navigator.storage.getDirectory()).getFileHandle(chosen, { create: true });
	window.showOpenFilePicker = async () => [await handle()];
	window.showSaveFilePicker = async () => {
		await (await (await handle()).createWritable()).close(); // browsers empty a file that is there
		return handle();
	};
}`

// chosenFile is an expression that gives the text of the chosen file. One that is just being replaced cannot be read.
const chosenFile = `(async () => {
	for (;;) try {
		const folder = await navigator.storage.getDirectory();
		return await (await (await folder.getFileHandle(chosen)).getFile()).text();
	} catch { await new Promise((next) => setTimeout(next, 20)); }
})()`

// testLogFile keeps records in a new file, and brings those of another computer together with it.
func testLogFile(t *testing.T, c *chromium, s *sites) {
	b := c.tab(t)
	b.before(filePickers)
	b.open(s.trial.root().at("progress/index.html"))
	b.do(answered("a", 1))
	b.do(`document.querySelector("[data-do=file]").click()`)
	b.until(`document.querySelector("[data-fact=file]").textContent === "Kept in mine.jsonl"`)
	has := func(want string) {
		t.Helper()
		b.do(`(async () => { while (!(await ` + chosenFile + `).includes(` + quote(want) + `)) await new Promise((next) => setTimeout(next, 20)); })()`)
	}
	has(`"e":"answered","o":"quiz/q#a"`)
	b.do(answered("b", 2))
	has(`"e":"answered","o":"quiz/q#b"`)
	b.do(`rampbook.log.erase()`)
	b.open(s.trial.root().at("progress/index.html")) // the file is remembered and brings back what it has
	b.until(`document.querySelector("[data-fact=file]").textContent === "Kept in mine.jsonl"`)
	b.wantAnswers("a=1 b=2")
	b.do(`document.querySelector("[data-do=erase]").click(); document.querySelector("dialog[data-sure=erase] button[value=yes]").click()`)
	b.until(`document.querySelector(".mydata-report").textContent.includes("no records of yours")`) // as on a second computer
	b.do(answered("c", 3))
	b.do(`document.querySelector("[data-do=file-old]").click()`)
	b.until(`document.querySelector("[data-fact=file]").textContent === "Kept in mine.jsonl"`)
	b.wantAnswers("a=1 b=2 c=3")
	has(`"e":"answered","o":"quiz/q#c"`)
	text := eval[string](b, chosenFile)
	if problems := progress.CheckExports(text); len(problems) > 0 {
		t.Errorf("the file: %v", problems)
	}
	b.leavesOtherFiles()
}

// leavesOtherFiles chooses a file that holds something else.
func (b *tab) leavesOtherFiles() {
	b.t.Helper()
	const other = "What I owe to whom"
	b.do(`(async () => {
		chosen = "other.jsonl";
		const file = await (await (await navigator.storage.getDirectory()).getFileHandle(chosen, { create: true })).createWritable();
		await file.write(` + quote(other) + `);
		await file.close();
		document.querySelector("[data-do=file-old]").click();
	})()`)
	b.until(`document.querySelector("[data-fact=file]").textContent.includes("something else")`)
	if text := eval[string](b, chosenFile); text != other {
		b.t.Errorf("a file of something else now holds %s", text)
	}
}
