import type { Answer } from "./api";
import type { Question } from "./inquiry";

/**
 * The search that found nothing and that the reader has not turned away from yet. What is typed on the way to a longer
 * text, or when that is taken back, is no search of its own.
 */
export class Miss {
  readonly #remember: (text: string) => void;
  #text = "";

  constructor(remember: (text: string) => void) {
    this.#remember = remember;
  }

  answered({ text, filters }: Question, { whole, total, partial }: Answer): void {
    if (!whole || partial) return;
    const typed = text.trim(), missed = total === 0 && Object.keys(filters).length === 0;
    if (missed && this.#text.startsWith(typed)) return;
    if (!typed.startsWith(this.#text)) this.over();
    this.#text = missed ? typed : "";
  }

  /** The reader turns away. */
  over(): void {
    if (this.#text) this.#remember(this.#text);
    this.#text = "";
  }
}
