// One question asked again, away from its page.

import { chanceName } from "../log/id";
import type { PageOverview } from "../overview/overview";
import { aloneIn } from "../quiz/attempt";
import { isLocked, parseData, type QuizData } from "../quiz/data";
import { Desk } from "../quiz/desk";
import "../quiz/question"; // defines the element that a desk makes
import { runtime } from "../runtime/runtime";

/** <rb-again> asks one question anew: what was answered before does not show. */
export class Again extends Desk {
  readonly #try = chanceName();
  #drawn = false;

  protected tryOf(): string {
    return this.#try;
  }

  protected draw(): void {
    for (const id of this.page.sections.keys()) {
      const question = this.equip(id);
      const last = aloneIn(this.ledger.all().filter((record) => record.d?.["try"] === this.#try), `${this.page.object}#${id}`);
      question?.show({ draft: last.draft, answer: last.answer, order: "", open: true, check: true, reveal: last.answer !== undefined, retry: false });
      if (last.answer && !this.#drawn) {
        this.#drawn = true;
        this.dispatchEvent(new CustomEvent("answered", { detail: last.answer }));
      }
    }
    if (!this.saved.isConnected) this.append(this.saved);
    this.showSaved();
  }
}

customElements.define("rb-again", Again);

/** What is needed to ask one question of a page. */
export interface Asked {
  readonly quiz: QuizData;
  readonly section: HTMLElement;
}

/** Loads one question as its page prints it. Rejects when the page has it no more. */
export async function load(page: PageOverview, id: string): Promise<Asked> {
  const { load, fragment } = runtime();
  const [data, asks] = await Promise.all([load(page.data), load(page.asks ?? "")]);
  const quiz = parseData(data).quiz;
  const html = (JSON.parse(asks) as { readonly [id: string]: string })[id];
  if (!quiz || isLocked(quiz) || html === undefined) throw new Error(`${page.page} has no question ${id}`);
  const rebase = (text: string): string => rebased(text, page.url);
  const section = fragment(rebase(html)).querySelector<HTMLElement>("section.question");
  const question = quiz.questions.find((q) => q.id === id);
  if (!section || !question) throw new Error(`${page.page} has no question ${id}`);
  const { options, hints, explanation, wrong, right } = question.html;
  const texts = { ...(options ? { options: options.map(rebase) } : {}), hints: hints.map(rebase), explanation: rebase(explanation), wrong: rebase(wrong), right: rebase(right) };
  const source = question.source && { ...question.source, url: new URL(question.source.url, page.url).href };
  return { quiz: { ...quiz, pools: [], questions: [{ ...question, html: texts, source }], settings: { ...quiz.settings, quiz: false } }, section };
}

/** HTML of another page with addresses that are right here. */
function rebased(html: string, base: string): string {
  const box = document.createElement("template");
  box.content.append(runtime().fragment(html));
  for (const name of ["href", "src", "poster"]) {
    for (const element of box.content.querySelectorAll(`[${name}]`)) element.setAttribute(name, new URL(element.getAttribute(name) ?? "", base).href);
  }
  return box.innerHTML;
}
