import type { Answer, Places, Result } from "./api";
import { Field } from "./field";
import { FilterRow } from "./filters";
import type { Listener, Question } from "./inquiry";
import { Inquiry } from "./inquiry";
import { forgetMisses, rememberMiss } from "./kept";
import { Miss } from "./miss";
import { showMisses } from "./missed";
import { failure, noticesOf, showNotices } from "./notices";
import type { Wish } from "./notices";
import { make, nameOf, restOf } from "./render";
import { addressOf, askedBy } from "./share";
import { leads } from "./visit";
import type { Words } from "./words";
import { counted } from "./words";

const step = 30; // results at a time

/** The page of all results. Its address says what is asked. */
export class Page implements Listener {
  readonly #box: HTMLElement;
  readonly #words: Words;
  readonly #field: Field;
  readonly #filters: FilterRow;
  readonly #inquiry: Inquiry;
  readonly #miss: Miss;
  #literal = false;
  #limit = step;

  constructor(box: HTMLElement, words: Words, places: Places) {
    this.#box = box;
    this.#words = words;
    this.#field = new Field(this.#part("input", HTMLInputElement), () => this.#typed());
    this.#filters = new FilterRow(this.#part(".search-filters"), words, () => this.#changed());
    this.#inquiry = new Inquiry(() => places.engine(), this);
    this.#miss = new Miss((text) => {
      rememberMiss(text);
      this.#missed();
    });
    this.#listen();
    box.hidden = false;
    this.#read();
    this.#missed();
  }

  open(): void {
    this.#field.input.focus();
    this.#field.input.select();
  }

  answered(question: Question, answer: Answer): void {
    this.#miss.answered(question, answer);
    showNotices(this.#part(".search-notices"), noticesOf(question, answer, this.#words, (what) => this.#grant(what)));
    this.#filters.show(answer.facets);
    const nothing = answer.whole && answer.total === 0;
    this.#part(".search-start").hidden = true;
    this.#part(".search-none").hidden = !nothing;
    this.#part(".results-list").replaceChildren(...answer.results.map((result) => this.#entry(result)));
    this.#part(".results-more").hidden = answer.total <= answer.results.length;
    if (answer.whole) this.#part(".results-count").textContent = nothing ? this.#words("none", question.text.trim()) : counted(this.#words, "found", answer.total);
  }

  failed(): void {
    this.#part(".search-notices").replaceChildren(failure(this.#words, (what) => this.#grant(what)));
    this.#filters.show([]);
  }

  #listen(): void {
    const input = this.#field.input;
    input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#miss.over();
      this.#changed();
    });
    addEventListener("pagehide", () => this.#miss.over());
    this.#part(".search-clear").addEventListener("click", () => {
      this.#field.put("");
      this.#typed();
      input.focus();
    });
    this.#part(".missed-clear").addEventListener("click", () => {
      forgetMisses();
      this.#missed();
    });
    this.#part(".results-more button").addEventListener("click", () => void this.#more());
    addEventListener("popstate", () => this.#read());
  }

  // Takes over what the address asks.
  #read(): void {
    const { query, filters } = askedBy(location.href);
    this.#field.put(query);
    this.#filters.filters = filters;
    this.#literal = false;
    this.#limit = step;
    void this.#ask();
  }

  #typed(): void {
    this.#literal = false;
    this.#changed();
  }

  #changed(): void {
    this.#limit = step;
    write(addressOf(location.href, this.#field.text, this.#filters.filters));
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const text = this.#field.text;
    this.#part(".search-clear").hidden = text === "";
    if (text.trim()) return this.#inquiry.ask({ text, filters: this.#filters.filters, literal: this.#literal, limit: this.#limit });
    this.#miss.over();
    this.#inquiry.stop();
    this.#clear();
  }

  #clear(): void {
    for (const part of [".search-notices", ".results-list", ".results-count"]) this.#part(part).replaceChildren();
    for (const part of [".search-none", ".results-more"]) this.#part(part).hidden = true;
    this.#part(".search-start").hidden = false;
    this.#filters.show([]);
  }

  async #more(): Promise<void> {
    const shown = this.#limit;
    this.#limit += step;
    await this.#ask();
    this.#box.querySelectorAll<HTMLAnchorElement>(".results-list a")[shown]?.focus();
  }

  #grant(what: Wish): void {
    if (what === "reload") return location.reload();
    if (what === "literal") this.#literal = true;
    this.open();
    void this.#ask();
  }

  #entry(result: Result): HTMLElement {
    const link = make("a", "found-name", ...nameOf(result));
    link.href = result.url;
    leads(link, result.lang, () => this.#field.text, () => {});
    const entry = make("li", "found", make("h2", "", link), ...restOf(result));
    entry.lang = result.lang;
    return entry;
  }

  #missed(): void {
    showMisses(this.#part(".missed"));
  }

  #part(selector: string): HTMLElement;
  #part<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind;
  #part(selector: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
    const found = this.#box.querySelector(selector);
    if (!(found instanceof kind)) throw new Error(`the search has no ${selector}`);
    return found;
  }
}

// Where the browser does not let a page on disk change its address, the page works all the same.
function write(address: string): void {
  try {
    history.replaceState(null, "", address);
  } catch {
    // The address then still says what was asked at first.
  }
}
