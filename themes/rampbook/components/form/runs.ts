// Runs of a form. A run is one use of it: "Contract review: ACME, 12 May". Its records, whatever the form:
//
//   started  <kind>/<path>#<form>  {run, name, lang, rev, day}   a run begins; once more with its id: it is renamed
//   reset    <kind>/<path>         {run, seen}                   what was seen of the run is erased
//
// A reset that has seen `started` as well takes the run out of the history. The log itself leaves out what a reset has
// erased, so nothing here has to know of resets. Each further record of a run names it as d.run.
import type { Entry, EventName, LogRecord, Value } from "../log/log";
import { erasing } from "../log/reset";

/** The part of a log's record that counts. */
export interface Happening {
  readonly id: string;
  readonly e: EventName;
  readonly o: string;
  /** when, as ISO 8601 in UTC */
  readonly t: string;
  readonly d?: { readonly [name: string]: Value };
}

export interface Run {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  /** revision of the page when the run began */
  readonly revision: string;
  readonly started: string;
  /** the day on which it began where it was begun: 2026-05-12 */
  readonly day: string;
  readonly changed: string;
}

/** A run with the records about it, in their order. */
export interface Told<R extends Happening = Happening> extends Run {
  readonly records: readonly R[];
}

/** The runs of a form, the one that was begun last first. `within` are the objects that its records are about. */
export function toldRuns<R extends Happening>(records: readonly R[], form: string, within: ReadonlySet<string> = new Set()): Told<R>[] {
  const byRun = new Map<string, R[]>();
  for (const record of records) {
    const run = textOf(record, "run");
    if (run === "" || record.e === "reset" || (record.o !== form && !within.has(record.o))) continue;
    byRun.set(run, [...(byRun.get(run) ?? []), record]);
  }
  return [...byRun].flatMap(([id, list]) => told(id, form, list) ?? []).sort((a, b) => (a.started < b.started ? 1 : a.started > b.started ? -1 : 0));
}

/** null without a beginning: another copy of the log may hold it. */
function told<R extends Happening>(id: string, form: string, records: R[]): Told<R> | null {
  const begun = records.filter((r) => r.e === "started" && r.o === form);
  const [first] = begun;
  const last = begun[begun.length - 1];
  if (!first || !last) return null;
  const day = textOf(first, "day") || first.t.slice(0, 10);
  const changed = records[records.length - 1]?.t ?? first.t;
  return { id, name: textOf(last, "name"), lang: textOf(first, "lang"), revision: textOf(first, "rev"), started: first.t, day, changed, records };
}

/** What erases a run, or all of it but its beginning. Nothing, when there is nothing to erase. */
export function erased(page: string, { id, records }: Told<LogRecord>, whole: boolean): Entry[] {
  const seen = whole ? records : records.filter(({ e }) => e !== "started");
  return seen.length ? erasing({ e: "reset", o: page, d: { run: id } }, seen) : [];
}

export function textOf(record: Happening, key: string): string {
  const value = record.d?.[key];
  return typeof value === "string" ? value : "";
}
