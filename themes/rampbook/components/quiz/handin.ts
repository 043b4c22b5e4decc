// Handing in an attempt as a file, and opening the file with its result.

import type { Entry, LogRecord } from "../log/log";
import { button, make } from "./make";
import type { Words } from "./words";

/** What is needed to hand in. */
export interface HandIn {
  readonly words: Words;
  /** name of the file without its ending */
  readonly name: string;
  readonly records: readonly LogRecord[];
  /** "quiz/<path>" */
  readonly object: string;
  /** Keeps ratings. */
  take(entries: Entry[]): void;
}

export function handInPart(handIn: HandIn): HTMLElement {
  const { words } = handIn;
  const said = make("p", { role: "status", class: "quiz-note", hidden: true });
  const input = make("input", { type: "file", accept: ".jsonl,.json,.txt", class: "visually-hidden" });
  const label = make("label.quiz-button.is-quiet", input, words("import"));
  input.addEventListener("change", () => void read(input, handIn, said));
  return make("div.quiz-handin",
    make("p", words("hand_in_text")),
    make("div.quiz-actions", button(words("hand_in"), () => download(`${handIn.name}.jsonl`, linesOf(handIn.records))), label),
    said);
}

/** Records as lines of JSON. */
export function linesOf(records: readonly LogRecord[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/x-ndjson" }));
  const link = make("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function read(input: HTMLInputElement, handIn: HandIn, said: HTMLElement): Promise<void> {
  const text = await input.files?.[0]?.text();
  input.value = "";
  if (text === undefined) return;
  const entries = ratingsIn(text, handIn.object, new Set(handIn.records.map((r) => String(r.d?.["try"]))));
  said.hidden = false;
  said.textContent = entries.length > 0 ? handIn.words("imported", entries.length) : handIn.words("import_nothing");
  if (entries.length > 0) handIn.take(entries);
}

/** The ratings of known attempts in a file of results. Lines that are something else are passed over. */
export function ratingsIn(text: string, object: string, tries: ReadonlySet<string>): Entry[] {
  return text.split("\n").flatMap((line) => {
    const record = parse(line);
    const d = record?.d;
    if (record?.e !== "rated" || typeof record.o !== "string" || !record.o.startsWith(`${object}#`) || !d) return [];
    const { try: id, score, max } = d as Record<string, unknown>;
    if (typeof id !== "string" || !tries.has(id) || !isPoints(score) || !isPoints(max) || score > max) return [];
    return [{ e: "rated" as const, o: record.o, d: { try: id, score, max } }];
  });
}

function isPoints(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function parse(line: string): Partial<LogRecord> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}
