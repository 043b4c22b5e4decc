// What a quiz and a page with a question or two have in common: it keeps what is answered.

import { Ledger } from "../log/ledger";
import type { Entry } from "../log/log";
import { make } from "../make/make";
import { runtime } from "../runtime/runtime";
import { noteOf, type Answer } from "./attempt";
import type { QuestionData, QuizData } from "./data";
import { pointsFor } from "./key";
import { Question, type Host } from "./question";
import { words } from "./words";

/** How long a learner may type before it is kept. */
const soon = 700;

/** Milliseconds of work after which the page may breathe. */
const slice = 12;

/** What a page hands to its desk. */
export interface Page {
  readonly quiz: QuizData;
  /** language of the text */
  readonly lang: string;
  /** "quiz/<path>" */
  readonly object: string;
  /** the printed questions by id, in the order of the page */
  readonly sections: ReadonlyMap<string, HTMLElement>;
}

export abstract class Desk extends HTMLElement implements Host {
  protected declare page: Page; // given by begin
  protected declare ledger: Ledger;
  protected readonly questions = new Map<string, Question>();
  readonly #aloud = make("p.visually-hidden", { role: "status" });
  protected readonly saved = make("p.quiz-saved");
  readonly #timers = new Map<Question, number>();
  #touched = 0;

  /** Sets the desk up. In the page it draws itself whenever the log has something new. */
  begin(page: Page): void {
    this.page = page;
    this.lang = words.lang;
    this.append(this.#aloud);
    this.ledger = new Ledger(runtime().log, page.object, () => this.draw());
    this.restart();
  }

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.#hidden);
    void this.ledger.open();
  }

  /** Where one question is asked after the other, each has a desk, and none that is done may go on listening. */
  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.#hidden);
    this.ledger.close();
  }

  readonly #hidden = (): void => {
    if (document.hidden) this.flush();
  };

  get settings(): QuizData["settings"] { return this.page.quiz.settings; }
  get textLang(): string { return this.page.lang; }

  say(text: string): void {
    this.#aloud.textContent = text;
  }

  changed(question: Question, now: boolean): void {
    const time = Date.now();
    question.ms += Math.min(Math.max(0, time - this.#touched), 600_000); // who was away for longer did not think about it; clocks are set back
    this.#touched = time;
    clearTimeout(this.#timers.get(question));
    this.#timers.set(question, window.setTimeout(() => this.#keepDrafts([question]), now ? 0 : soon));
    this.progress();
  }

  /** A new try, where it can be made; in a quiz it takes a new attempt. */
  retry(_: Question): void {}

  /** Draws what the records say. */
  protected abstract draw(): void;
  /** The attempt that an answer belongs to. */
  protected abstract tryOf(id: string): string;
  /** The rule by which it is graded. */
  protected ruleOf(): string {
    return this.settings.rule;
  }

  /** Something changed that is not in the log yet. */
  protected progress(): void {}

  /** Time on a question counts from now. */
  protected restart(): void {
    this.#touched = Date.now();
  }

  /** Makes a question one that can be answered; a second time it does nothing. */
  protected equip(id: string): Question | undefined {
    const known = this.questions.get(id);
    const section = this.page.sections.get(id);
    const data = this.data(id);
    if (known || !section || !data) return known;
    const question = document.createElement("rb-question") as Question;
    question.prepare(section, data, this);
    this.questions.set(id, question);
    return question;
  }

  /** Makes questions answerable from the first on, in slices, so that the page responds meanwhile. It ends when they are not wanted any more. */
  protected async equipAll(ids: Iterable<string>, draw: (id: string) => void, wanted = (): boolean => true): Promise<void> {
    let began = performance.now();
    for (const id of ids) {
      if (performance.now() - began > slice) {
        await new Promise((go) => setTimeout(go));
        began = performance.now();
      }
      if (!wanted()) return;
      this.equip(id);
      draw(id);
    }
    this.dataset["ready"] = "";
    this.progress();
  }

  protected data(id: string): QuestionData | undefined {
    return this.page.quiz.questions.find((q) => q.id === id);
  }

  /** What is not kept yet, is kept now. */
  protected flush(): void {
    this.#keepDrafts([...this.questions.values()]);
  }

  /** What a draft is worth once it is handed in. */
  protected graded(question: Question): Answer {
    const { data } = question;
    const draft = question.given();
    return { ...draft, score: pointsFor(data, draft.resp, this.ruleOf(), this.settings), max: data.points };
  }

  /** The record of an answer that is handed in. */
  protected answered(id: string, { score, max, ...draft }: Answer): Entry {
    return this.entry("answered", id, { ...noteOf({ ...draft, open: false }), ...(score !== null && { score }), max });
  }

  /** The record of something that was done with a question. */
  protected entry(e: Entry["e"], id: string, d: Entry["d"]): Entry {
    return { e, o: `${this.page.object}#${id}`, d: { try: this.tryOf(id), ...d } };
  }

  /** Hands in one answer and shows what came of it. */
  check(question: Question): void {
    if (question.blank() && question.data.kind !== "order") {
      this.say(words("first"));
      question.focusStart();
      return;
    }
    this.settled(question);
    const { id } = question.data;
    void this.ledger.keep(this.answered(id, this.graded(question))).then(() => question.focusOutcome());
  }

  /** Forgets what waits to be kept: it was handed in. */
  protected settled(question: Question): void {
    clearTimeout(this.#timers.get(question));
    question.dirty = false;
  }

  protected showSaved(): void {
    const { state } = this.ledger;
    this.saved.textContent = state === "nothing" ? "" : words(state);
    this.saved.classList.toggle("is-lost", state === "lost");
  }

  #keepDrafts(questions: readonly Question[]): void {
    const entries = questions.filter((q) => q.dirty).map((q): Entry => {
      this.settled(q);
      return this.entry("note", q.data.id, noteOf(q.given()));
    });
    void this.ledger.keep(...entries);
  }
}
