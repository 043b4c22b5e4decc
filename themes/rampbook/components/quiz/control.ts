// What every kind of question has in common: something to answer with.

import { make } from "../make/make";
import type { Given } from "./attempt";
import type { QuestionData } from "./data";

/** What a control is made of. */
export interface Asking<D extends QuestionData = QuestionData> {
  /** the printed question below its heading */
  readonly body: HTMLElement;
  /** what is asked, in plain words: the name of the group of controls */
  readonly stem: string;
  readonly data: D;
  /** what was right is shown at some time */
  readonly reveals: boolean;
  /** The learner changed the answer otherwise than in a field: what happens there is heard anyway. */
  changed(): void;
  /** Says something to those who do not see it. */
  say(text: string): void;
}

export interface Control {
  given(): Given;
  /** Shows an answer. */
  put(given: Given): void;
  /** Puts options into a shown order, given as letters. */
  arrange?(order: string): void;
  lock(locked: boolean): void;
  /** Reports whether there is something to check; always, where it is not said. */
  ready?(): boolean;
  /** Shows part by part what was right; nothing takes it away. Where it is not said, the verdict on the whole says it. */
  mark?(given: Given | undefined): void;
}

/** Puts what is answered into a group with a name. */
export function group(asking: Asking, inner: HTMLElement): void {
  const set = make("fieldset.quiz-set", make("legend.visually-hidden", asking.stem));
  inner.replaceWith(set);
  set.append(inner);
}

/** What is answered in fields: their values are the response. */
export function fields(list: readonly (HTMLInputElement | HTMLSelectElement)[]): Control {
  return {
    given: () => ({ resp: list.map((field) => field.value) }),
    put: ({ resp }) => list.forEach((field, place) => (field.value = resp[place] ?? "")),
    lock: (locked) => list.forEach((field) => (field.disabled = locked)),
  };
}

/** The letters of the options that are ticked. */
export function ticked(inputs: readonly HTMLInputElement[]): string[] {
  return inputs.filter((input) => input.checked).map((input) => input.value);
}

const signs = { right: "✓", part: "◐", wrong: "✗", blank: "–", open: "…", own: "•", missed: "→" };

/** A verdict, in a sign and words: never a colour alone. On a part of an answer it is a quiz-mark, on the whole a quiz-verdict. */
export function verdict(kind: keyof typeof signs, word: string, of: "quiz-mark" | "quiz-verdict" = "quiz-mark"): HTMLElement {
  return make(`span.${of}.is-${kind}`, make("span.quiz-sign", { "aria-hidden": "true" }, signs[kind]), " ", word);
}

/** Takes the marks out of a part of the page. */
export function unmark(part: ParentNode): void {
  for (const mark of part.querySelectorAll(".quiz-mark, .quiz-said")) mark.remove();
  for (const item of part.querySelectorAll("[data-mark]")) item.removeAttribute("data-mark");
}

/** The words of a part of the page, short enough to be said. */
export function wordsOf(part: Element | null | undefined): string {
  const text = (part?.textContent ?? "").replace(/\s+/g, " ").trim();
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
