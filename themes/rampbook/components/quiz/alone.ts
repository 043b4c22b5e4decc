import { chanceName } from "../log/id";
import { aloneIn, noteOf, nothing } from "./attempt";
import { Desk } from "./desk";
import type { Question } from "./question";

/** <rb-exercises> stands behind the last question of a page that is no quiz, and so has no settings: each is answered and checked at once. */
class Exercises extends Desk {
  readonly #tries = new Map<string, string>();

  override retry(question: Question): void {
    const { id } = question.data;
    this.#tries.set(id, chanceName());
    this.settled(question);
    question.ms = 0;
    this.restart();
    void this.ledger.keep(this.entry("note", id, noteOf(nothing))).then(() => question.focusStart());
  }

  protected tryOf(id: string): string {
    const known = this.#tries.get(id) ?? chanceName();
    this.#tries.set(id, known);
    return known;
  }

  protected draw(): void {
    if (!this.saved.parentNode) {
      this.append(this.saved);
      void this.equipAll(this.page.sections.keys(), (id) => this.#drawQuestion(id));
    }
    for (const id of this.questions.keys()) this.#drawQuestion(id);
    this.showSaved();
  }

  #drawQuestion(id: string): void {
    const last = aloneIn(this.ledger.all(), `${this.page.object}#${id}`);
    if (last.id) this.#tries.set(id, last.id);
    this.questions.get(id)?.show({
      draft: last.draft, answer: last.answer, order: "", open: true, check: true,
      reveal: last.answer !== undefined, retry: true,
    });
  }
}

customElements.define("rb-exercises", Exercises);
