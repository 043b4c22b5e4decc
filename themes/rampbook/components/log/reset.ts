// Records that say what they undo: an unchecked names the checked ones, a reset the runs of numbers in
// each session. What either has not seen stays, whenever it comes to light.

import type { Entry, LogRecord, Value } from "./log";

/** The object of a reset that means the whole log. */
export const everything = "portal";

const mostText = 40000; // of one reset; a line may have 64 KiB

/** Whether a record about o belongs to an object, or lies below it. */
export function within(o: string, object: string): boolean {
  return object === everything || o === object || o.startsWith(`${object}#`) || o.startsWith(`${object}/`);
}

/** The records that no reset has erased. */
export function living(records: readonly LogRecord[], resets: readonly LogRecord[]): LogRecord[] {
  return resets.length ? records.filter((record) => !resets.some((reset) => reset.id !== record.id && erases(reset, record))) : [...records];
}

function erases(reset: LogRecord, { o, s, n }: LogRecord): boolean {
  if (!within(o, reset.o)) return false;
  const runs = member(reset.d?.["seen"], s);
  if (!Array.isArray(runs)) return false;
  for (let i = 0; i + 1 < runs.length; i += 2) if (n >= runs[i] && n <= runs[i + 1]) return true;
  return false;
}

function member(of: Value | undefined, name: string): unknown {
  return typeof of === "object" && of !== null && Object.hasOwn(of, name) ? (of as { [name: string]: Value })[name] : undefined;
}

/** The entry with the ids it undoes, if it is an unchecked that names none. */
export function undoing(entry: Entry, about: readonly LogRecord[]): Entry {
  const of = about.filter(({ e, o, d }) => e === "checked" && o === entry.o && d?.["run"] === entry.d?.["run"]).map(({ id }) => id);
  return { ...entry, d: { ...entry.d, of } };
}

/** A reset that erases these records, in as many entries as it takes. */
export function erasing(entry: Entry, records: readonly LogRecord[]): Entry[] {
  const parts: { [session: string]: number[] }[] = [{}];
  let size = 0;
  for (const [session, runs] of runsOf(records)) {
    size += session.length + JSON.stringify(runs).length + 4;
    if (size > mostText) size = parts.push({});
    (parts[parts.length - 1] ?? {})[session] = runs;
  }
  return parts.map((seen) => ({ ...entry, d: { ...entry.d, seen } }));
}

// For each session first and last of each run of its numbers: 0,1,2,5 gives 0,2,5,5.
function runsOf(records: readonly LogRecord[]): Map<string, number[]> {
  const sessions = new Map<string, number[]>();
  for (const { s, n } of [...records].sort((a, b) => a.n - b.n)) {
    const runs = sessions.get(s) ?? [];
    if (runs.length && (runs[runs.length - 1] ?? 0) + 1 >= n) runs[runs.length - 1] = n;
    else runs.push(n, n);
    sessions.set(s, runs);
  }
  return sessions;
}
