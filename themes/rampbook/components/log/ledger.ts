// The records of one page's questions: read once, added to, and kept in step with other tabs.

import type { Entry, Log, LogRecord } from "./log";

export type Saved = "nothing" | "saving" | "saved" | "lost";

export class Ledger {
  state: Saved = "nothing";
  private records: LogRecord[] = [];
  private readonly ids = new Set<string>();
  private pending = 0;

  /** `object` is "quiz/<path>"; tell is called whenever there is something new. */
  constructor(private readonly log: Log, private readonly object: string, private readonly tell: () => void) {}

  async open(): Promise<void> {
    this.log.watch((records) => {
      // None: the log was erased. A reset erases what was before it.
      if (records.length === 0 || records.some((r) => r.e === "reset")) void this.read();
      else this.take(records);
    });
    await this.read();
  }

  all(): readonly LogRecord[] {
    return this.records;
  }

  /** Adds entries. What the log cannot keep it holds until the page is left, and the state says so. */
  async keep(...entries: Entry[]): Promise<void> {
    if (entries.length === 0) return;
    this.pending++;
    this.state = "saving";
    try {
      this.take(await this.log.append(...entries));
      this.state = --this.pending > 0 ? "saving" : "saved";
      this.tell();
    } catch {
      this.pending--;
      this.state = "lost";
      await this.read();
    }
  }

  private async read(): Promise<void> {
    const records = await this.log.records(this.object).catch(() => []);
    this.records = [];
    this.ids.clear();
    this.take(records);
    this.tell();
  }

  private take(records: readonly LogRecord[]): void {
    const added = records.filter((r) => (r.o === this.object || r.o.startsWith(`${this.object}#`)) && !this.ids.has(r.id));
    if (added.length === 0) return;
    added.forEach((record) => this.ids.add(record.id));
    this.records.push(...added);
    this.records.sort((a, b) => Date.parse(a.t) - Date.parse(b.t)); // what comes late takes its place; equals keep theirs
    this.tell();
  }
}
