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
  /** Adds entries together. Resolves when they are safely kept; rejects when they are not. */
  append(...entries: Entry[]): Promise<readonly LogRecord[]>;
  /** The records whose object begins with prefix, oldest first. */
  records(prefix: string): Promise<readonly LogRecord[]>;
  /** Tells of records that are added from now on, here or elsewhere. Returns how to stop. */
  watch(tell: (records: readonly LogRecord[]) => void): () => void;
}
