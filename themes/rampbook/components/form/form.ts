// What checklists, scorecards and worksheets have in common: a bar of runs above, files and paper below.

import { ask } from "../ask/ask";
import { dateText, today } from "../day/day";
import { chanceName } from "../log/id";
import type { Ledger } from "../log/ledger";
import type { Entry, LogRecord } from "../log/log";
import { button, make, plain } from "../make/make";
import { pageFacts } from "../runtime/page";
import { keep as remember, recall } from "../storage/storage";
import { labelled, put, say, typing } from "./field";
import { History } from "./history";
import { erased, toldRuns, type Told } from "./runs";
import { printAlone, save, type File } from "./save";
import { momentOf, words } from "./words";

/** Where a form stands. */
export interface Place {
  /** "check/<path>" */
  readonly page: string;
  readonly id: string;
  readonly title: string;
  /** the printed form */
  readonly section: HTMLElement;
  /** objects of parts of the form, beside the form itself */
  readonly within: ReadonlySet<string>;
}

/** Something that happens to a form; `o` is the form itself unless it is told. */
export type Deed = Pick<Entry, "e" | "d"> & { readonly o?: string };

export type Run = Told<LogRecord>;

export abstract class Form extends HTMLElement {
  protected declare place: Place; // given by begin
  protected declare ledger: Ledger;
  protected readonly foot = make("div.form-foot");
  private readonly nameField = make("input.form-name", { ...plain, maxlength: "120" });
  private readonly runSelect = make("select");
  private readonly runField = labelled(words("form_runs"), this.runSelect);
  private readonly fresh = button(words("form_new"), () => void this.another(), "is-quiet");
  private readonly saved = make("p.form-saved", { role: "status" });
  private readonly onPaper = make("p.form-paper");
  private readonly tools = make("div.quiz-actions");
  private readonly history = new History((id) => {
    this.enter(id);
    this.nameField.focus(); // the button that was pressed is drawn anew
  });
  private current = "";
  private beginning: Promise<string> | undefined;

  /** Sets the form up; it draws itself whenever the log has something new. */
  begin(place: Place, ledger: Ledger): void {
    this.place = place;
    this.ledger = ledger;
    this.lang = this.foot.lang = words.lang;
    this.current = recall("session", this.memory()) ?? "";
    this.runSelect.addEventListener("change", () => this.enter(this.runSelect.value));
    typing(this.nameField, (name) => this.rename(name.trim()));
    this.append(labelled(words("form_name"), this.nameField), this.runField, this.fresh, this.onPaper);
    place.section.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)")?.after(this);
    this.tools.append(...this.buttons());
    this.foot.append(this.tools, this.history.part, this.saved);
    place.section.append(this.foot);
    this.equip();
  }

  /** Makes the printed form one that can be filled in. */
  protected abstract equip(): void;
  /** Shows a run, or the form as it is before one. */
  protected abstract show(run: Run | undefined): void;
  /** What a run has come to, in a few words. */
  protected abstract summary(run: Run): string;
  /** What can be had of a run. */
  protected abstract files(run: Run): File[];
  /** Something about a run that begins, beside its name. */
  protected facts(): Entry["d"] {
    return {};
  }

  get where(): Place {
    return this.place;
  }

  draw(): void {
    if (this.beginning) return; // a run without what began it: nobody is to see a tick come and go
    const runs = this.runs();
    const run = this.run(runs);
    put(this.nameField, run?.name ?? this.newName());
    this.runField.hidden = runs.length < 2;
    const options = runs.map(({ id, name }) => make("option", { value: id }, name || words("form_unnamed")));
    this.runSelect.replaceChildren(...options);
    this.runSelect.value = run?.id ?? "";
    this.fresh.hidden = !run;
    this.tools.hidden = !run;
    this.onPaper.textContent = run ? words("form_paper", run.name, dateText(run.day, words.lang), momentOf(run.changed)) : "";
    this.history.draw(runs, run?.id ?? "", (one) => this.summary(one));
    const { state } = this.ledger;
    say(this.saved, state === "nothing" || !run ? "" : words(`ask_${state}`));
    this.saved.classList.toggle("is-lost", state === "lost");
    this.show(run);
  }

  /** The runs, the one begun last first. */
  protected runs(): Run[] {
    const { page, id, within } = this.place;
    return toldRuns(this.ledger.all(), `${page}#${id}`, within);
  }

  protected run(runs = this.runs()): Run | undefined {
    return runs.find(({ id }) => id === this.current) ?? [...runs].sort((a, b) => (a.changed < b.changed ? 1 : -1))[0];
  }

  /** Keeps what happened in the run that is shown; the first thing that happens begins one. */
  protected async keep(...deeds: Deed[]): Promise<void> {
    // While a run begins, everything waits for it in its order.
    const run = (this.beginning ? undefined : this.run()?.id) ?? (await this.begun(this.nameField.value.trim()));
    await this.ledger.keep(...deeds.map(({ e, o, d }): Entry => ({ e, o: o ?? this.object(), d: { run, ...d } })));
  }

  private object(): string {
    return `${this.place.page}#${this.place.id}`;
  }

  private memory(): string {
    return `run ${this.object()}`;
  }

  /** A name that no run has: a second one of the day is numbered. */
  private newName(): string {
    const name = words("form_named", this.place.title, dateText(today(), words.lang));
    const taken = new Set(this.runs().map((run) => run.name));
    let free = name;
    for (let n = 2; taken.has(free); n++) free = words("form_aside", name, n);
    return free;
  }

  /** Begins a run, and only one however often it is asked meanwhile. */
  private begun(name: string): Promise<string> {
    return (this.beginning ??= this.start(name || this.newName()).finally(() => (this.beginning = undefined)));
  }

  private async start(name: string): Promise<string> {
    const run = chanceName();
    this.choose(run);
    await this.ledger.keep({ e: "started", o: this.object(), d: { run, name, lang: document.body.dataset["lang"] ?? "", rev: pageFacts().revision, day: today(), ...this.facts() } });
    return run;
  }

  private async rename(name: string): Promise<void> {
    const run = this.run();
    if (!run) await this.begun(name);
    else if (name !== "" && name !== run.name) await this.ledger.keep({ e: "started", o: this.object(), d: { run: run.id, name } });
    this.draw();
  }

  private choose(run: string): void {
    this.current = run;
    remember("session", this.memory(), run);
  }

  private enter(run: string): void {
    this.choose(run);
    this.draw();
    this.nameField.scrollIntoView({ block: "nearest" });
  }

  private async another(): Promise<void> {
    await this.begun("");
    this.draw();
    this.focusName();
  }

  private focusName(): void {
    this.nameField.focus();
    this.nameField.select();
  }

  private buttons(): HTMLElement[] {
    const run = (): Run | undefined => this.run();
    const kinds = ["csv", "json"].map((ending) => button(words(`form_${ending}`), () => {
      const one = run();
      const file = one && this.files(one).find((f) => f.ending === ending);
      if (one && file) save(one.name, file);
    }, "is-quiet"));
    return [
      button(words("ask_print"), () => printAlone(this.place.section), "is-quiet"), ...kinds,
      button(words("form_reset"), () => this.erase(false), "is-quiet"), button(words("form_remove"), () => this.erase(true), "is-quiet"),
    ];
  }

  /** Erases after a second look. */
  private erase(whole: boolean): void {
    const run = this.run();
    if (!run) return;
    const what = whole ? "form_remove" : "form_reset";
    ask({ title: words(`${what}_title`, run.name), parts: [make("p", words(`${what}_text`))], yes: words(what), no: words("form_stay"), lang: words.lang }, () => {
      void this.ledger.keep(...erased(this.place.page, run, whole)).then(() => this.focusName());
    });
  }
}
