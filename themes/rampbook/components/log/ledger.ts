// The records of one page's questions: read once, added to, and kept in step with other tabs.

import type { Entry, Log, LogRecord } from "./log";

export type Saved = "nothing" | "saving" | "saved" | "lost";

export class Ledger {
  state: Saved = "nothing";
  readonly #log: Log;
  readonly #object: string;
  readonly #tell: () => void;
  #records: readonly LogRecord[] = [];
  #pending = 0;
  #reads = 0;
  #stop: (() => void) | undefined;

  /** `object` is "quiz/<path>"; tell is called whenever there is something new. */
  constructor(log: Log, object: string, tell: () => void) {
    this.#log = log;
    this.#object = object;
    this.#tell = tell;
  }

  open(): Promise<void> {
    this.#stop = this.#log.watch((records) => {
      // None: the log was erased. A reset erases what was before it.
      if (!records.length || records.some((r) => r.e === "reset")) void this.#read();
      else this.#take(records);
    });
    return this.#read();
  }

  /** Hears of nothing more. */
  close(): void {
    this.#stop?.();
  }

  all(): readonly LogRecord[] {
    return this.#records;
  }

  /** Adds entries. What the log cannot keep it holds until the page is left, and the state says so. */
  async keep(...entries: Entry[]): Promise<void> {
    if (!entries.length) return;
    this.#pending++;
    this.state = "saving";
    try {
      await this.#log.append(...entries); // which the log tells of as well
      this.state = --this.#pending ? "saving" : "saved";
      this.#tell();
    } catch {
      this.#pending--;
      this.state = "lost";
      await this.#read();
    }
  }

  async #read(): Promise<void> {
    const before = this.#records;
    const read = ++this.#reads;
    const records = await this.#log.records(this.#object).catch(() => []);
    // One that began later knows what was erased meanwhile. What came since this one began it may not have.
    if (read === this.#reads) this.#take(records, this.#records.filter((r) => !before.includes(r)));
  }

  /** Puts records beside those that are known. */
  #take(records: readonly LogRecord[], known = this.#records): void {
    const added = records.filter((r) => `${r.o}#`.startsWith(`${this.#object}#`) && !known.some((k) => k.id === r.id));
    if (known === this.#records && !added.length) return;
    this.#records = [...known, ...added].sort((a, b) => Date.parse(a.t) - Date.parse(b.t)); // what comes late takes its place; equals keep theirs
    this.#tell();
  }
}
