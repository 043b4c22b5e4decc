// What records add up to, without clocks: twin of generator/progress/fold.go.

import type { LogRecord, Value } from "./log";
import { living } from "./reset";

/** The checked records that stand, by object. An item is ticked while one stands. */
export function ticks(records: readonly LogRecord[]): Map<string, LogRecord[]> {
  const alive = byId(living(records, records.filter(({ e }) => e === "reset")));
  const undone = new Set(alive.flatMap(({ e, d }) => (e === "unchecked" ? texts(d?.["of"]) : [])));
  const standing = new Map<string, LogRecord[]>();
  for (const record of alive) {
    if (record.e !== "checked" || undone.has(record.id)) continue;
    standing.set(record.o, [...(standing.get(record.o) ?? []), record]);
  }
  return standing;
}

// A list with anything else than texts is none.
function texts(value: Value | undefined): string[] {
  return Array.isArray(value) && value.every((part) => typeof part === "string") ? (value as string[]) : [];
}

/** The first record that says that a page was read, by object. */
export function pagesRead(records: readonly LogRecord[]): Map<string, LogRecord> {
  const read = new Map<string, LogRecord>();
  for (const record of byId(living(records, records.filter(({ e }) => e === "reset")))) {
    if (record.e === "read" && !read.has(record.o)) read.set(record.o, record);
  }
  return read;
}

/** An attempt that was handed in. */
export interface Attempt {
  readonly try: string;
  readonly score: number;
  readonly max: number;
  /** null: not judged */
  readonly passed: boolean | null;
  /** the submitted one */
  readonly record: LogRecord;
}

/**
 * The attempts that were handed in with a score, by quiz and in the order of their ids. A later record of the same try takes the
 * place of the earlier. Of a quiz of which any was judged they are those that were: what was asked again of it is no attempt at the quiz.
 */
export function attempts(records: readonly LogRecord[]): Map<string, Attempt[]> {
  const latest = new Map<string, Attempt>();
  for (const record of byId(living(records, records.filter(({ e }) => e === "reset")))) {
    const attempt = record.e === "submitted" ? attemptOf(record) : undefined;
    if (attempt) latest.set(JSON.stringify([record.o, attempt.try]), attempt);
  }
  const all = new Map<string, Attempt[]>();
  for (const attempt of [...latest.values()].sort((a, b) => (a.record.id < b.record.id ? -1 : 1))) {
    all.set(attempt.record.o, [...(all.get(attempt.record.o) ?? []), attempt]);
  }
  for (const [o, list] of all) {
    const judged = list.filter(({ passed }) => passed !== null);
    if (judged.length > 0) all.set(o, judged);
  }
  return all;
}

function attemptOf(record: LogRecord): Attempt | undefined {
  const { try: name = "", score, max, passed = null } = record.d ?? {};
  if (typeof name !== "string" || typeof score !== "number" || typeof max !== "number" || (passed !== null && typeof passed !== "boolean")) return undefined;
  return { try: name, score, max, passed, record };
}

/** Which of several attempts counts: the best by its share of the points, of equal ones the first; or the first; or the last. */
export type Choice = "best" | "first" | "last";

export function counting(choice: Choice, list: readonly Attempt[]): Attempt | undefined {
  if (choice === "first") return list[0];
  if (choice === "last") return list[list.length - 1];
  return list.reduce<Attempt | undefined>((best, next) => (best && share(best) >= share(next) ? best : next), undefined);
}

function share({ score, max }: Attempt): number {
  return max > 0 ? score / max : 0;
}

function byId(records: readonly LogRecord[]): LogRecord[] {
  return [...new Map([...records].reverse().map((record) => [record.id, record])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
