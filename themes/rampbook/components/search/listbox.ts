import type { Move } from "./choice";
import { moved } from "./choice";
import { make } from "./render";

/** Options below a label; "" for those that stand by themselves. */
export interface OptionGroup {
  readonly label: string;
  readonly options: readonly HTMLElement[];
}

/** The list of a combobox: the focus stays in the field, and one option is the chosen one. */
export class Listbox {
  /** whether the reader chose, and not we */
  walking = false;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  #options: HTMLElement[] = [];
  #at = -1;

  constructor(input: HTMLInputElement, list: HTMLElement) {
    this.#input = input;
    this.#list = list;
    list.addEventListener("pointermove", (event) => {
      const option = event.target instanceof Element ? event.target.closest<HTMLElement>("[role=option]") : null;
      const place = option ? this.#options.indexOf(option) : -1;
      if (place >= 0 && place !== this.#at) this.#choose(place);
    });
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
  }

  /** Shows options and chooses the one that a reader had chosen, else the first, or none. */
  show(groups: readonly OptionGroup[], first: boolean): void {
    const kept = this.walking ? this.chosen?.dataset["key"] : undefined;
    this.#options = groups.flatMap((group) => group.options);
    this.#options.forEach((option, place) => { option.id = `${this.#list.id}-${place}`; });
    this.#list.replaceChildren(...groups.map((group, place) => this.#group(group, place)));
    this.#list.hidden = this.#options.length === 0;
    this.#input.setAttribute("aria-expanded", String(!this.#list.hidden));
    const place = kept === undefined ? -1 : this.#options.findIndex((option) => option.dataset["key"] === kept);
    this.walking = place >= 0;
    this.#choose(place >= 0 ? place : first && this.#options.length > 0 ? 0 : -1);
  }

  get chosen(): HTMLElement | undefined {
    return this.#options[this.#at];
  }

  /** Whether a key moves the choice. Home and End are the text's until a reader walks in the list. */
  takes(key: Move): boolean {
    return this.#options.length > 0 && (this.walking || key === "ArrowDown" || key === "ArrowUp");
  }

  move(key: Move): void {
    this.#choose(moved(this.#at, key, this.#options.length));
    this.walking = true;
    this.chosen?.scrollIntoView({ block: "nearest" });
    if (this.#at === 0) this.#list.parentElement?.scrollTo({ top: 0 }); // its label, too
  }

  #choose(place: number): void {
    this.chosen?.setAttribute("aria-selected", "false");
    this.#at = place;
    const option = this.chosen;
    option?.setAttribute("aria-selected", "true");
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #group(group: OptionGroup, place: number): HTMLElement {
    const box = make("div", "search-group");
    if (!group.label) {
      box.setAttribute("role", "presentation");
      box.append(...group.options);
      return box;
    }
    const label = make("div", "search-label", group.label);
    label.id = `${this.#list.id}-label-${place}`;
    label.setAttribute("role", "presentation");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", label.id);
    box.append(label, ...group.options);
    return box;
  }
}
