// Handing in an attempt as a file, and opening the file with its result. Only pages whose answers somebody
// else grades have this script.

import { download } from "../download/download";
import type { Entry, LogRecord } from "../log/log";
import { button, make } from "../make/make";
import { words } from "../quiz/words";
import { linesOf, ratingsIn } from "./lines";

/** What is needed to hand in. */
export interface Attempted {
  /** the attempt's id */
  readonly attempt: string;
  /** the records of all attempts at the quiz */
  readonly records: readonly LogRecord[];
  /** "quiz/<path>" */
  readonly object: string;
  /** Keeps ratings, and shows what came of them: the result is made anew, and what hands in with it. */
  take(entries: Entry[]): Promise<void>;
}

/** <rb-handin> gives an attempt's records as a file and takes what was graded. */
export class HandIn extends HTMLElement {
  private readonly said = make("p.quiz-note", { role: "status", hidden: true });

  offer(attempted: Attempted): void {
    const { attempt, records, object } = attempted;
    const input = make("input.visually-hidden", { type: "file", accept: ".jsonl,.json,.txt" });
    input.addEventListener("change", () => void this.read(input, attempted));
    const save = button(words("hand_in"), () => download(`${object.replace(/\//g, "-")}-${attempt}.jsonl`, "application/x-ndjson", linesOf(records, attempt)));
    this.className = "quiz-handin";
    this.append(make("p", words("hand_in_text")), make("div.quiz-actions", save, make("label.quiz-button.is-quiet", input, words("import"))), this.said);
  }

  private async read(input: HTMLInputElement, { object, attempt, take }: Attempted): Promise<void> {
    const text = await input.files?.[0]?.text();
    input.value = "";
    if (text === undefined) return;
    const entries = ratingsIn(text, object, attempt);
    await take(entries);
    (document.querySelector<HandIn>("rb-handin") ?? this).say(entries.length > 0 ? words("imported", entries.length) : words("import_nothing"));
  }

  private say(text: string): void {
    this.said.hidden = false;
    this.said.textContent = text;
  }
}

customElements.define("rb-handin", HandIn);
