import type { Facet, FilterName, Filters } from "./api";
import { make } from "./render";
import type { Words } from "./words";
import { named } from "./words";

/** A row of chips, each a list to choose from. Those that could change nothing are left out. */
export class FilterRow {
  /** what is chosen; shown with the next answer */
  filters: Filters = {};
  readonly #row: HTMLElement;
  readonly #words: Words;
  readonly #changed: () => void;

  constructor(row: HTMLElement, words: Words, changed: () => void) {
    this.#row = row;
    this.#words = words;
    this.#changed = changed;
  }

  show(facets: readonly Facet[]): void {
    if (this.#row.contains(document.activeElement)) return this.#refresh(facets); // the reader's place in it is kept
    this.#row.replaceChildren(...facets.filter((facet) => this.#matters(facet)).map((facet) => this.#chip(facet)), ...this.#remover());
    this.#row.hidden = this.#row.childElementCount === 0;
  }

  #matters(facet: Facet): boolean {
    return facet.values.length > 1 || this.filters[facet.name] !== undefined;
  }

  #refresh(facets: readonly Facet[]): void {
    for (const facet of facets) {
      const select = this.#row.querySelector<HTMLSelectElement>(`select[name="${facet.name}"]`);
      if (select) this.#fill(select, facet);
      else if (this.#matters(facet)) this.#row.append(this.#chip(facet));
    }
    for (const old of this.#row.querySelectorAll(".search-unfilter")) if (old !== document.activeElement) old.remove();
    this.#row.append(...this.#remover());
  }

  #chip(facet: Facet): HTMLElement {
    const select = make("select", "search-chip");
    select.name = facet.name;
    select.setAttribute("aria-label", this.#words(`filter_${facet.name}`));
    this.#fill(select, facet);
    select.addEventListener("change", () => this.#set(facet.name, select.value));
    return select;
  }

  #fill(select: HTMLSelectElement, facet: Facet): void {
    const value = this.filters[facet.name] ?? "";
    const options = facet.values.map((v) => new Option(named(this.#words, facet.name, v.label) + (v.count === null ? "" : ` · ${v.count}`), v.value));
    if (value && !facet.values.some((v) => v.value === value)) options.unshift(new Option(named(this.#words, facet.name, value), value));
    select.replaceChildren(new Option(this.#words(`any_${facet.name}`), ""), ...options);
    select.value = value;
    select.classList.toggle("is-chosen", value !== "");
  }

  #set(name: FilterName, value: string): void {
    const { [name]: _, ...others } = this.filters;
    this.filters = value ? { ...others, [name]: value } : others;
    this.#changed();
  }

  #remover(): HTMLElement[] {
    if (Object.keys(this.filters).length === 0) return [];
    const button = make("button", "search-unfilter", this.#words("unfilter"));
    button.type = "button";
    button.addEventListener("click", () => {
      this.filters = {};
      this.#changed();
    });
    return [button];
  }
}
