/**
 * A field that searches as one types. While an input method puts letters together nothing is asked:
 * what stands in the field then is no word yet.
 */
export class Field {
  /** what a reader has typed, without the composition going on */
  text: string;
  readonly #changed: () => void;

  constructor(readonly input: HTMLInputElement, changed: () => void) {
    this.#changed = changed;
    this.text = input.value;
    input.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#look();
    });
    input.addEventListener("compositionend", () => this.#look());
  }

  /** Puts a text into the field, of which no one is told. */
  put(text: string): void {
    this.input.value = this.text = text;
  }

  #look(): void {
    if (this.input.value === this.text) return;
    this.text = this.input.value;
    this.#changed();
  }
}

/** Whether a key belongs to the input method. 229 is what Safari sends for the Enter that ends a composition. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
