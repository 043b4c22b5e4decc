/**
 * A field that searches as one types. While an input method puts letters together nothing is asked:
 * what stands in the field then is no word yet.
 */
export class Field {
  readonly #changed: () => void;
  #known: string;

  constructor(readonly input: HTMLInputElement, changed: () => void) {
    this.#changed = changed;
    this.#known = input.value;
    input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#look();
    });
    input.addEventListener("compositionend", () => this.#look());
  }

  /** What a reader has typed, without the composition going on. */
  get text(): string {
    return this.#known;
  }

  /** Puts a text into the field, of which no one is told. */
  put(text: string): void {
    this.input.value = this.#known = text;
  }

  #look(): void {
    if (this.input.value === this.#known) return;
    this.#known = this.input.value;
    this.#changed();
  }
}

/** Whether a key belongs to the input method. 229 is what Safari sends for the Enter that ends a composition. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
