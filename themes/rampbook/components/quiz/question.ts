// One question on the page: its control, hints, confidence, check and outcome.

import { button, make } from "../make/make";
import { runtime } from "../runtime/runtime";
import { isBlank, noteOf, type Answer, type Draft } from "./attempt";
import { choice } from "./choice";
import { cloze } from "./cloze";
import type { Asking, Control } from "./control";
import type { QuestionData, Settings } from "./data";
import { match } from "./match";
import { order } from "./order";
import { outcomePart } from "./outcome";
import { reflect } from "./reflect";
import { scenario } from "./scenario";
import { typed } from "./typed";
import { words } from "./words";

/** Where a question stands, as the log tells it. */
export interface View {
  readonly draft: Draft;
  readonly answer: Answer | undefined;
  /** shown order of its options */
  readonly order: string;
  /** the answer may still be changed */
  readonly open: boolean;
  /** it can be checked by itself */
  readonly check: boolean;
  /** what was right is shown */
  readonly reveal: boolean;
  /** a new try can be made here */
  readonly retry: boolean;
}

/** What a question needs of the page. */
export interface Host {
  readonly settings: Settings;
  /** language of the text, which may be another than the words' */
  readonly textLang: string;
  say(text: string): void;
  /** The answer changed: keep it soon, or now. */
  changed(question: Question, now: boolean): void;
  check(question: Question): void;
  retry(question: Question): void;
}

/** <rb-question> stands at the end of a question and makes it one that can be answered. */
export class Question extends HTMLElement {
  declare data: QuestionData; // given by prepare, before anything else is asked
  declare section: HTMLElement;
  ms = 0;
  /** changed since it was last kept */
  dirty = false;
  #host!: Host;
  #control!: Control;
  #hints = 0;
  #shownState = "";
  readonly #check = button(words("check"), () => this.#host.check(this));
  readonly #hint = button("", () => this.#giveHint(), "is-quiet");
  readonly #retry = button(words("retry"), () => this.#host.retry(this), "is-quiet");
  readonly #told = make("div.quiz-hints", { "aria-live": "polite" });
  readonly #outcome = make("div.quiz-outcome", { tabindex: "-1", role: "group", "aria-label": words("outcome") });
  #sure: HTMLInputElement[] = [];

  prepare(section: HTMLElement, data: QuestionData, host: Host): void {
    this.section = section;
    this.data = data;
    this.#host = host;
    const body = section.querySelector<HTMLElement>(":scope > .question-body") ?? section;
    const stem = stemOf(section);
    this.#control = controlFor({ body, stem, data, reveals: host.settings.reveal !== "never", changed: () => this.#touch(false), say: (text) => host.say(text) });
    this.lang = words.lang;
    this.append(this.#told, ...(host.settings.confidence ? [this.#confidence()] : []), make("div.quiz-tools", this.#check, this.#hint), this.#outcome, this.#retry);
    this.#told.lang = host.textLang;
    body.addEventListener("input", () => this.#touch(false));
    body.append(this);
  }

  given(): Draft {
    return { ...this.#control.given(), hints: this.#hints, sure: this.#sure.findIndex((s) => s.checked) + 1, ms: this.ms };
  }

  blank(): boolean {
    return isBlank(this.#control.given());
  }

  show(view: View): void {
    const state = JSON.stringify(view);
    if (state === this.#shownState) return;
    this.#shownState = state;
    if (!this.dirty) this.#put(view);
    const open = view.open && !view.answer;
    this.#control.lock(!open);
    this.section.classList.toggle("is-done", !open);
    for (const input of this.#sure) input.disabled = !open;
    this.#control.mark?.(view.reveal ? view.answer : undefined);
    this.#retry.hidden = !(view.retry && view.answer);
    this.#outcome.replaceChildren(...(view.reveal ? outcomePart(this.data, view.answer, this.#host) : []));
    this.#outcome.hidden = !view.reveal;
    this.#checkable = open && view.check;
    this.#refresh(open);
  }

  /** Brings the verdict to the learner's attention. */
  focusOutcome(): void {
    this.#outcome.focus();
  }

  focusStart(): void {
    this.section.querySelector<HTMLElement>(".question-body :is(input, select, textarea, button):not(:disabled)")?.focus();
  }

  #checkable = false;

  #refresh(open: boolean): void {
    this.#check.hidden = !this.#checkable || this.#control.ready?.() === false;
    const all = this.data.html.hints.length;
    this.#hint.hidden = !open || this.#hints >= all;
    this.#hint.textContent = all > 1 ? words("hint_of", this.#hints + 1, all) : words("hint");
  }

  #put(view: View): void {
    const draft = view.answer ?? view.draft;
    this.#control.arrange?.(view.order);
    // What was just kept stands here already. To put it again would take the focus, and what is dragged, from under the learner.
    if (JSON.stringify(noteOf(draft)) === JSON.stringify(noteOf(this.given()))) return;
    this.#control.put(draft);
    this.ms = draft.ms;
    this.#sure.forEach((input, place) => (input.checked = place + 1 === draft.sure));
    const given = this.data.html.hints.slice(0, draft.hints);
    this.#hints = given.length;
    this.#told.replaceChildren(...given.map(hintPart));
  }

  #touch(now: boolean): void {
    this.dirty = true;
    this.#refresh(true);
    this.#host.changed(this, now);
  }

  #giveHint(): void {
    const html = this.data.html.hints[this.#hints];
    if (html === undefined) return;
    this.#told.append(hintPart(html, this.#hints++));
    this.#touch(true);
    if (this.#hint.hidden) this.focusStart();
  }

  #confidence(): HTMLElement {
    const labels = [1, 2, 3].map((value) => {
      const input = make("input", { type: "radio", name: `sure-${this.data.id}`, value: String(value) });
      this.#sure.push(input);
      return make("label", input, make("span", words(`sure_${value}`)));
    });
    const set = make("fieldset.quiz-sure", make("legend", words("sure")), ...labels);
    set.addEventListener("change", () => this.#touch(true));
    return set;
  }
}

function hintPart(html: string, place: number): HTMLElement {
  return make("div.quiz-hint", make("p.caption", { lang: words.lang }, words("hint_n", place + 1)), runtime().fragment(html));
}

const controls = { choice, text: typed, number: typed, cloze, order, match, scenario, reflect };

/** The control of a kind is given what is asked of that kind. */
function controlFor(asking: Asking): Control {
  return (controls[asking.data.kind] as (asking: Asking) => Control)(asking);
}

/** What a question asks, without the words above it and the link behind it. */
export function stemOf(section: Element): string {
  const heading = section.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
  return [...(heading?.childNodes ?? [])]
    .filter((node) => !(node instanceof Element && node.matches(".question-kind, .anchor")))
    .map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
}

customElements.define("rb-question", Question);
