// Fields that are kept while somebody types into them, and follow what other tabs write.

import { chanceName } from "../log/id";
import { make } from "../make/make";

/** How long somebody may type before it is kept. */
const soon = 700;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Fields with something in them that is not in the log yet. */
const typed = new WeakSet<Field>();

/** Keeps what is typed: a moment later, and at once when the field or the page is left. */
export function typing(field: Field, keep: (text: string) => Promise<void>): void {
  let timer = 0;
  let edits = 0;
  let flushed = 0; // edits that are kept or on their way; the text alone does not tell, as a field may show another one when it is left
  const flush = (): void => {
    clearTimeout(timer);
    if (flushed === edits) return;
    const upTo = (flushed = edits);
    void keep(field.value).finally(() => {
      if (edits === upTo) typed.delete(field);
    });
  };
  field.addEventListener("input", () => {
    edits++;
    typed.add(field);
    clearTimeout(timer);
    timer = window.setTimeout(flush, soon);
  });
  field.addEventListener("change", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
}

/** Shows what the log says, unless something else is being typed. */
export function put(field: Field, text: string): void {
  if (field.value !== text && !typed.has(field)) field.value = text;
}

const own = chanceName(); // each kind of forms has a script of its own, and so a count of its own
let names = 0;

/** An id that nothing else on the page has. */
export function freshId(): string {
  return `form-${own}-${++names}`;
}

/** A field below its name. */
export function labelled(name: string, field: HTMLElement, said?: string): HTMLElement {
  const id = (field.id ||= freshId());
  const label = make("label", { for: id }, name);
  if (said) label.append(make("span.visually-hidden", said));
  return make("div.form-field", label, field);
}

/** Gives the element of words a text; it is hidden while there is none. */
export function say(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}
