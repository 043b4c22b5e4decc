// The learner's log, as the exercises of a page see it.

/** What can happen. */
export type EventName =
  | "opened" | "read" | "started" | "answered" | "submitted" | "checked" | "unchecked" | "acknowledged" | "rated" | "paused" | "resumed" | "note" | "reset";

export type Value = null | boolean | number | string | readonly Value[] | { readonly [name: string]: Value };

/** What a component says happened. */
export interface Entry {
  /** the event */
  readonly e: EventName;
  /** what it happened to: "quiz/quizzes/refunds#q3" */
  readonly o: string;
  readonly d?: { readonly [name: string]: Value };
}

/** One line of the log. */
export interface LogRecord extends Entry {
  readonly v: 1;
  readonly id: string;
  readonly t: string;
  readonly s: string;
  readonly n: number;
  readonly a: string;
  readonly p: string;
  readonly r: string;
  readonly c: string;
}

export interface Log {
  /**
   * Adds entries together. Resolves when they are safely kept; rejects when they are not: they then
   * are in records() until the page is left, and are tried again. An `unchecked` without `of` is
   * given the ids it undoes, a `reset` without `seen` what it erases.
   */
  append(...entries: Entry[]): Promise<readonly LogRecord[]>;
  /** The records whose object begins with prefix, oldest first, without those that a reset has erased. */
  records(prefix: string): Promise<readonly LogRecord[]>;
  /** Tells of records that are added from now on, here or elsewhere; of none when the log was erased. Returns how to stop. */
  watch(tell: (records: readonly LogRecord[]) => void): () => void;
}

/** Where the records are: kept; on their way; not kept, although others were; in memory only, because the browser keeps nothing. */
export type Saved = "saved" | "saving" | "unsaved" | "memory";

/** The log as those see it who show, move or erase it as a whole. */
export interface KeptLog extends Log {
  readonly saved: Saved;
  /** Tells now and at each change. Returns how to stop. */
  watchSaved(tell: (saved: Saved) => void): () => void;
  /** The learner's pseudonym. */
  actor(): Promise<string>;
  /** Every line after an id, as it was written, by id. */
  lines(after?: string): Promise<string[]>;
  /** Takes in lines that were verified; one whose id is there takes its place. */
  add(lines: readonly string[]): Promise<void>;
  /** Forgets everything and goes on under another pseudonym, or the one given. */
  erase(actor?: string): Promise<void>;
}
