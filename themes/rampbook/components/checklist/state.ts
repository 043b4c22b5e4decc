// What the runs of a checklist are, made of the log's records alone.
//
// A run is one use of a list: "Contract review: ACME, 12 May". Its records, path being the page's:
//
//   started       check/<path>#<list>  {run, name, lang, rev}  a run begins; once more with its id: it is renamed
//   checked       check/<path>#<item>  {run}                   done
//   checked       check/<path>#<item>  {run, na: "reason"}     not applicable; without a reason it is not taken
//   unchecked     check/<path>#<item>  {run}                   open again
//   note          check/<path>#<item>  {run, text} or {run, evidence}   what is written replaces what was there
//   acknowledged  check/<path>#<list>  {run, name, date}       signed; a later change makes the signature stale
//   reset         check/<path>#<list>  {run}                   every item is open again, without notes and signature
//   reset         check/<path>#<list>  {run, gone: true}       the run is taken out of the history
//
// Records of a run that never began, or with something missing, are passed over: another copy of the log may hold the rest.
import type { EventName, Value } from "../log/log";
import type { ItemData, ListData } from "./data";

/** The part of a log's record that counts. */
export interface Happening {
  readonly e: EventName;
  readonly o: string;
  /** when, as ISO 8601 in UTC */
  readonly t: string;
  readonly d?: { readonly [name: string]: Value };
}

export interface ItemState {
  readonly state: "open" | "done" | "na";
  /** why the item does not apply */
  readonly reason: string;
  readonly note: string;
  readonly evidence: string;
}

export interface Signature {
  readonly name: string;
  readonly date: string;
  /** something changed after the signature */
  readonly stale: boolean;
}

export interface Run {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  /** revision of the page when the run began */
  readonly revision: string;
  readonly started: string;
  readonly changed: string;
  /** by id of the item; one that is not there is open */
  readonly items: ReadonlyMap<string, ItemState>;
  readonly signed: Signature | null;
}

export const open: ItemState = { state: "open", reason: "", note: "", evidence: "" };

/** The runs of the list on the page, the one that was begun last first. */
export function runsOf(list: ListData, path: string, records: readonly Happening[]): Run[] {
  const runs = new Map<string, Run>();
  const itemOf = new Map(list.items.map(({ id }) => [`check/${path}#${id}`, id]));
  const self = `check/${path}#${list.id}`;
  for (const record of records) {
    const id = text(record, "run");
    if (id === "") continue;
    const run = runs.get(id);
    const item = itemOf.get(record.o);
    if (record.o === self) listHappened(runs, id, run, record);
    else if (run && item !== undefined) itemHappened(runs, run, item, record);
  }
  return [...runs.values()].reverse();
}

function listHappened(runs: Map<string, Run>, id: string, run: Run | undefined, record: Happening): void {
  const name = text(record, "name");
  if (record.e === "started") {
    const begun = { id, lang: text(record, "lang"), revision: text(record, "rev"), started: record.t, items: new Map(), signed: null };
    runs.set(id, { ...begun, ...run, name, changed: record.t });
  } else if (run && record.e === "acknowledged" && name !== "") {
    runs.set(id, { ...run, changed: record.t, signed: { name, date: text(record, "date"), stale: false } });
  } else if (run && record.e === "reset" && record.d?.["gone"] === true) {
    runs.delete(id);
  } else if (run && record.e === "reset") {
    runs.set(id, { ...run, changed: record.t, items: new Map(), signed: null });
  }
}

function itemHappened(runs: Map<string, Run>, run: Run, item: string, record: Happening): void {
  const next = changed(run.items.get(item) ?? open, record);
  if (next === null) return;
  const signed = run.signed && { ...run.signed, stale: true };
  runs.set(run.id, { ...run, changed: record.t, signed, items: new Map(run.items).set(item, next) });
}

/** The state after a record; null when it says nothing. */
function changed(state: ItemState, record: Happening): ItemState | null {
  switch (record.e) {
    case "checked": {
      if (record.d?.["na"] === undefined) return { ...state, state: "done", reason: "" };
      const reason = text(record, "na").trim();
      return reason === "" ? null : { ...state, state: "na", reason };
    }
    case "unchecked": return { ...state, state: "open", reason: "" };
    case "note": {
      const note = record.d?.["text"];
      const evidence = record.d?.["evidence"];
      if (typeof note !== "string" && typeof evidence !== "string") return null;
      return { ...state, ...(typeof note === "string" && { note }), ...(typeof evidence === "string" && { evidence: evidence.trim() }) };
    }
  }
  return null;
}

function text(record: Happening, key: string): string {
  const value = record.d?.[key];
  return typeof value === "string" ? value : "";
}

export function stateOf(run: Run, item: ItemData): ItemState {
  return run.items.get(item.id) ?? open;
}

/** Whether nothing is left to do: not applicable, or done with the evidence that is asked for. */
export function isSettled(run: Run, item: ItemData): boolean {
  const { state, evidence } = stateOf(run, item);
  return state === "na" || (state === "done" && (!item.evidence || evidence !== ""));
}

export interface Progress {
  readonly of: number;
  readonly done: number;
  readonly na: number;
  /** not settled, those ticked without their evidence too */
  readonly open: number;
  /** of those the ones of high severity */
  readonly high: number;
}

export function progressOf(list: ListData, run: Run): Progress {
  const left = list.items.filter((item) => !isSettled(run, item));
  const na = list.items.filter((item) => stateOf(run, item).state === "na").length;
  return { of: list.items.length, na, open: left.length, done: list.items.length - na - left.length, high: left.filter((item) => item.severity === "high").length };
}

/** The day on which an item is due in a run, as 2026-05-12; "" when it never is. */
export function dueOn(run: Run, item: ItemData): string {
  const after = /^(\d+)([dw])$/.exec(item.due);
  if (after === null) return item.due;
  const day = new Date(run.started);
  if (Number.isNaN(day.getTime())) return "";
  day.setUTCDate(day.getUTCDate() + Number(after[1]) * (after[2] === "w" ? 7 : 1));
  return day.toISOString().slice(0, 10);
}

/** The items that are due before today, 2026-05-12, and not settled. */
export function overdue(list: ListData, run: Run, today: string): ItemData[] {
  return list.items.filter((item) => !isSettled(run, item) && dueOn(run, item) !== "" && dueOn(run, item) < today);
}

/** The ids of questions to ask again: of items that are open in a run that was signed, or past their day. */
export function asked(list: ListData, run: Run, today: string): string[] {
  const late = new Set(overdue(list, run, today));
  const failed = list.items.filter((item) => !isSettled(run, item) && (run.signed !== null || late.has(item)));
  return [...new Set(failed.flatMap(({ quiz }) => quiz))];
}
