import type { Answer, Places, Result } from "./api";
import { isMove } from "./choice";
import { Field, isComposing } from "./field";
import { FilterRow } from "./filters";
import { groupsOf } from "./groups";
import type { Listener, Question } from "./inquiry";
import { Inquiry } from "./inquiry";
import { forgetSearches, recent, rememberMiss } from "./kept";
import { Listbox } from "./listbox";
import type { OptionGroup } from "./listbox";
import { Miss } from "./miss";
import { failure, noticesOf, showNotices } from "./notices";
import type { Wish } from "./notices";
import { make, nameOf, restOf } from "./render";
import { addressOf } from "./share";
import { leads } from "./visit";
import type { Words } from "./words";
import { counted, named } from "./words";

const limit = 20;
const silence = 500; // milliseconds without a change after which the count is announced

/** The search above a page: a field, and a list of what is found as one types. */
export class Dialog implements Listener {
  readonly #box: HTMLDialogElement;
  readonly #words: Words;
  readonly #places: Places;
  readonly #arrived: () => void;
  readonly #field: Field;
  readonly #listbox: Listbox;
  readonly #filters: FilterRow;
  readonly #inquiry: Inquiry;
  readonly #miss: Miss;
  readonly #options = new Map<string, HTMLAnchorElement>(); // by page, for as long as it is found
  #literal = false;
  #answer: Answer | undefined; // to what stands in the field
  #hasty = false; // Enter came before what is best was known
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(box: HTMLDialogElement, words: Words, places: Places, arrived: () => void) {
    this.#box = box;
    this.#words = words;
    this.#places = places;
    this.#arrived = arrived;
    const input = this.#part("input", HTMLInputElement);
    this.#field = new Field(input, () => this.#typed());
    this.#listbox = new Listbox(input, this.#part(".search-list"));
    this.#filters = new FilterRow(this.#part(".search-filters"), words, () => this.#ask());
    this.#inquiry = new Inquiry(() => places.engine(), this);
    this.#miss = new Miss(rememberMiss);
    this.#listen(input);
    document.body.append(box);
  }

  open(): void {
    if (!this.#box.open) this.#box.showModal();
    this.#field.input.focus();
    this.#field.input.select();
    if (!this.#field.text) this.#showStart();
  }

  answered(question: Question, answer: Answer): void {
    this.#answer = answer;
    this.#miss.answered(question, answer);
    this.#busy(!answer.whole);
    showNotices(this.#part(".search-notices"), noticesOf(question, answer, this.#words, (what) => this.#grant(what)));
    this.#filters.show(answer.facets);
    this.#listbox.show(this.#groups(answer), true);
    const nothing = answer.whole && answer.results.length === 0;
    this.#part(".search-start").hidden = true;
    this.#part(".search-none").hidden = !nothing;
    this.#part(".search-none-title").textContent = this.#words("none", question.text.trim());
    if (answer.whole) this.#say(nothing ? this.#words("none", question.text.trim()) : counted(this.#words, "found", answer.total));
    if (this.#hasty && answer.ranked && (answer.whole || answer.results.length > 0)) this.#enter();
  }

  failed(): void {
    this.#busy(false);
    this.#listbox.show([], false);
    this.#part(".search-start").hidden = this.#part(".search-none").hidden = true;
    this.#part(".search-notices").replaceChildren(failure(this.#words, (what) => this.#grant(what)));
    this.#filters.show([]);
    this.#say(this.#words("failed"));
  }

  #listen(input: HTMLInputElement): void {
    this.#box.addEventListener("keydown", (event) => this.#key(event));
    this.#box.addEventListener("click", (event) => {
      if (event.target === this.#box) this.#box.close();
    });
    this.#box.addEventListener("close", () => this.#miss.over());
    addEventListener("pagehide", () => this.#miss.over());
    input.form?.addEventListener("submit", (event) => event.preventDefault()); // Enter is taken by key
    this.#part(".search-close").addEventListener("click", () => this.#box.close());
    this.#part(".search-clear").addEventListener("click", () => {
      this.#field.put("");
      this.#typed();
      input.focus();
    });
    this.#part(".search-forget").addEventListener("click", () => {
      forgetSearches();
      this.#showStart();
      input.focus();
    });
  }

  #key(event: KeyboardEvent): void {
    if (isComposing(event)) return;
    if (event.key === "Escape") {
      event.preventDefault(); // or the field would be emptied instead
      this.#box.close();
      return;
    }
    if (event.target !== this.#field.input || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      this.#enter();
    } else if (isMove(event.key) && this.#listbox.takes(event.key)) {
      event.preventDefault();
      this.#listbox.move(event.key);
    }
  }

  #enter(): void {
    this.#hasty = !this.#answer?.ranked && !this.#listbox.walking && this.#field.text.trim() !== "";
    if (this.#hasty) return;
    if (this.#listbox.chosen) this.#listbox.chosen.click();
    else this.#miss.over();
  }

  #typed(): void {
    this.#literal = false;
    this.#listbox.walking = false; // the reader types again
    this.#ask();
  }

  #ask(): void {
    const text = this.#field.text;
    this.#answer = undefined;
    this.#hasty = false;
    this.#part(".search-clear").hidden = text === "";
    if (text.trim() === "") {
      this.#miss.over();
      this.#inquiry.stop();
      this.#showStart();
      return;
    }
    this.#busy(true);
    void this.#inquiry.ask({ text, filters: this.#filters.filters, literal: this.#literal, limit });
  }

  #grant(what: Wish): void {
    if (what === "reload") return location.reload();
    if (what === "literal") this.#literal = true;
    this.#field.input.focus();
    this.#ask();
  }

  // What a reader sees before typing: what was searched for lately, and what a query may say.
  #showStart(): void {
    this.#busy(false);
    const list = recent();
    this.#part(".search-notices").replaceChildren();
    this.#part(".search-none").hidden = true;
    this.#part(".search-start").hidden = false;
    this.#part(".search-forget").hidden = list.length === 0;
    this.#part(".search-clear").hidden = true;
    this.#filters.show([]);
    this.#listbox.show(list.length === 0 ? [] : [{ label: this.#words("recent"), options: list.map((query) => this.#again(query)) }], false);
    this.#say("");
  }

  #groups(answer: Answer): OptionGroup[] {
    const groups: OptionGroup[] = groupsOf(answer.results).map((group) => ({
      label: named(this.#words, "kind", group.kind),
      options: group.results.map((result) => this.#option(result)),
    }));
    const found = new Set(answer.results.map(pageOf));
    for (const page of this.#options.keys()) if (!found.has(page)) this.#options.delete(page);
    if (answer.total > answer.results.length) groups.push({ label: "", options: [this.#all(answer)] });
    return groups;
  }

  // The option of a result is the same element for as long as the result is found, so that a press
  // on it is not lost when excerpts come in.
  #option(result: Result): HTMLElement {
    const option = this.#options.get(pageOf(result)) ?? this.#link(result);
    option.href = result.url;
    option.replaceChildren(make("span", "found-name", ...nameOf(result)), ...restOf(result));
    return option;
  }

  #link(result: Result): HTMLAnchorElement {
    const link = make("a", "found");
    leads(link, result.lang, () => this.#field.text, () => {
      this.#box.close();
      setTimeout(this.#arrived); // when the browser has gone to the heading
    });
    link.lang = result.lang;
    this.#options.set(pageOf(result), link);
    return asOption(link, pageOf(result));
  }

  #all({ more, total }: Answer): HTMLElement {
    const link = make("a", "found found-all", this.#words("all", total + (more ? "+" : "")));
    link.href = addressOf(this.#places.results, this.#field.text, this.#filters.filters);
    return asOption(link, "all");
  }

  #again(query: string): HTMLElement {
    const option = make("div", "found found-recent", query);
    option.addEventListener("click", () => {
      this.#field.put(query);
      this.#typed();
    });
    return asOption(option, query);
  }

  #busy(busy: boolean): void {
    this.#box.classList.toggle("is-busy", busy);
  }

  #say(text: string): void {
    const status = this.#part("[role=status]");
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => { status.textContent = text; }, silence);
  }

  #part(selector: string): HTMLElement;
  #part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind;
  #part(selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
    const found = this.#box.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`the search has no ${selector}`);
    return found;
  }
}

// The page of a result. The section in it is known only when its text is.
function pageOf(result: Result): string {
  return result.url.replace(/#.*/, "");
}

function asOption<Kind extends HTMLElement>(element: Kind, key: string): Kind {
  element.setAttribute("role", "option");
  element.setAttribute("aria-selected", "false");
  element.tabIndex = -1;
  element.dataset["key"] = key;
  return element;
}
