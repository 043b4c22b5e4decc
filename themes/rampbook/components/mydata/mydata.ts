import { forgetLast } from "../continue/last";
import { forgetSigners } from "../form/signers";
import type { KeptLog } from "../log/log";
import { recordOf } from "../log/record";
import { keepDeadline } from "../review/deadline";
import { pageFacts } from "../runtime/page";
import { runtime } from "../runtime/runtime";
import { forgetSearches } from "../search/kept";
import { copyOf, fileName, saveCopy } from "./copy";
import { allowed, canKeepFile, lastFile, newFile, oldFile, recallFile, rememberFile, write, type Handle } from "./file";
import { intake, isOther, type Intake } from "./intake";

const mostBytes = 64 * 2 ** 20;
const mostLines = 20; // bad lines that are named

/** <rb-mydata> shows the learner's records and lets them save, load, restart and erase them. */
class MyData extends HTMLElement {
  private readonly log: KeptLog = runtime().log;
  private file: Handle | undefined;
  private writing: Promise<void> = Promise.resolve();

  connectedCallback(): void {
    this.hidden = false;
    this.addEventListener("click", (event) => this.press(event));
    const input = this.querySelector("input");
    input?.addEventListener("change", () => void this.load(input));
    for (const dialog of this.querySelectorAll("dialog")) dialog.addEventListener("close", () => void this.sure(dialog));
    this.log.watch(() => void this.refresh());
    void this.refresh();
    if (canKeepFile()) void this.offerFile();
  }

  private press(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]") : null;
    const what = button?.dataset["do"];
    if (what === "save") void saveCopy(this.log);
    else if (what === "file") void this.choose(newFile(fileName()));
    else if (what === "file-old") void this.choose(oldFile());
    else if (what === "file-again") void this.choose(lastFile());
    else if (what) this.querySelector<HTMLDialogElement>(`dialog[data-sure="${what}"]`)?.showModal();
  }

  private async refresh(): Promise<void> {
    const lines = await this.log.lines();
    const first = lines.map(recordOf).find(({ v }) => v === 1);
    this.fact("count", String(lines.length));
    this.fact("since", first ? new Date(first.t).toLocaleDateString(document.documentElement.lang, { dateStyle: "medium" }) : "–");
    this.fact("name", await this.log.actor());
    if (this.file) this.writing = this.writing.then(() => this.bring());
  }

  private fact(name: string, text: string): void {
    const place = this.querySelector(`[data-fact="${name}"]`);
    if (place && place.textContent !== text) place.textContent = text;
  }

  private async load(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    input.value = ""; // the same file may be chosen again
    this.report([]);
    for (const file of files) {
      try {
        if (file.size > mostBytes) throw new Error(this.dataset["big"]);
        this.report(this.told(file.name, await this.take(file)), true);
      } catch (error) {
        this.report([this.word("unloaded", { file: file.name, why: error instanceof Error ? error.message : "" })], true);
      }
    }
  }

  private async take(file: File): Promise<Intake> {
    const here = new Map((await this.log.lines()).map((line) => [recordOf(line).id, line]));
    const brought = intake(new Uint8Array(await file.arrayBuffer()), pageFacts().portal, here);
    if (brought.lines.length) await this.log.add(brought.lines);
    return brought;
  }

  private told(file: string, { lines, known, foreign, bad }: Intake): string[] {
    const numbers = { file, added: lines.length, known, foreign, bad: bad.length };
    const named = bad.slice(0, mostLines).map(({ line, why }) => this.word("line", { line, why: this.dataset[`bad${why[0]?.toUpperCase()}${why.slice(1)}`] ?? why }));
    const more = bad.length > mostLines ? [this.word("more", { count: bad.length - mostLines })] : [];
    return [this.word("loaded", numbers), ...named, ...more];
  }

  private word(name: string, values: { [name: string]: string | number }): string {
    return (this.dataset[name] ?? "").replace(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
  }

  /** The first text is a sentence, the others a list below it. */
  private report(texts: readonly string[], further = false): void {
    const place = this.querySelector(".mydata-report");
    if (!place) return;
    if (!further) place.replaceChildren();
    const [head, ...rest] = texts;
    if (head === undefined) return;
    const sentence = document.createElement("p");
    sentence.textContent = head;
    place.append(sentence);
    if (!rest.length) return;
    const list = document.createElement("ul");
    list.append(...rest.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    place.append(list);
  }

  private async sure(dialog: HTMLDialogElement): Promise<void> {
    const answer = dialog.returnValue;
    dialog.returnValue = "";
    if (answer === "save") return saveCopy(this.log);
    if (answer !== "yes") return;
    if (dialog.dataset["sure"] === "reset") {
      await this.log.append({ e: "reset", o: "portal" }).catch(() => {}); // <rb-saved> says so
      this.report([this.dataset["resetDone"] ?? ""]);
      return;
    }
    this.file = undefined; // it stays what it is; else it would bring everything back
    await this.writing;
    this.fact("file", "");
    this.again("");
    await rememberFile(null);
    await this.log.erase();
    for (const forget of [forgetSigners, forgetLast, forgetSearches, () => keepDeadline(null)]) forget();
    this.report([this.dataset["eraseDone"] ?? ""]);
  }

  private async offerFile(): Promise<void> {
    const part = this.querySelector<HTMLElement>('[data-part="file"]');
    if (part) part.hidden = false;
    const handle = await recallFile();
    if (!handle) return;
    if (await allowed(handle, false)) return this.use(handle);
    this.again(this.word("fileAgain", { file: handle.name }));
  }

  /** Offers to go on with the file of the last visit, in these words; without any it offers that no more. */
  private again(text: string): void {
    const button = this.querySelector<HTMLElement>('[data-do="file-again"]');
    if (!button) return;
    if (text === "" && document.activeElement === button) this.querySelector<HTMLElement>('[data-do="file"]')?.focus();
    button.textContent = text;
    button.hidden = text === "";
  }

  private async choose(choice: Promise<Handle | undefined>): Promise<void> {
    const handle = await choice;
    if (handle) await this.use(handle);
  }

  private async use(handle: Handle): Promise<void> {
    this.file = handle;
    this.again("");
    await rememberFile(handle);
    await (this.writing = this.writing.then(() => this.bring()));
  }

  /** Brings the file and this browser to the same state. */
  private async bring(): Promise<void> {
    const { file } = this;
    if (!file) return;
    try {
      const content = await file.getFile();
      if (content.size && isOther(await this.take(content))) throw new Error(this.dataset["fileOther"]);
      await write(file, await copyOf(this.log));
      this.fact("file", this.word("fileKept", { file: file.name }));
    } catch (error) {
      this.fact("file", this.word("fileFailed", { why: error instanceof Error ? error.message : "" }));
    }
  }
}

document.addEventListener("rampbook:export", () => void saveCopy(runtime().log));
customElements.define("rb-mydata", MyData);
