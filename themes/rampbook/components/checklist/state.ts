// What the runs of a checklist are, made of the log's records alone. generator/checklist/checklist.go lists the records;
// form/runs.ts says how they make runs.
import { dateOf, dayAt } from "../day/day";
import { textOf, type Happening, type Told } from "../form/runs";
import type { AskedData, ItemData, ListData } from "./data";

export interface ItemState {
  readonly state: "open" | "done" | "na";
  /** why the item does not apply */
  readonly reason: string;
  readonly note: string;
  readonly evidence: string;
}

export interface Signature {
  readonly date: string;
  /** something changed after the signature */
  readonly stale: boolean;
}

export interface Run extends Told {
  /** by id of the item; one that is not there is open */
  readonly items: ReadonlyMap<string, ItemState>;
  readonly signed: Signature | null;
}

export const open: ItemState = { state: "open", reason: "", note: "", evidence: "" };

/** The state of a run on a page, "check/<path>". */
export function runOf<T extends Told>(list: ListData, page: string, told: T): T & Run {
  const itemOf = new Map(list.items.map(({ id }) => [`${page}#${id}`, id]));
  const items = new Map<string, ItemState>();
  const ticks = new Map<string, Happening[]>(); // those that nobody took back, by item
  let signed: Signature | null = null;
  for (const record of told.records) {
    if (record.e === "acknowledged" && record.o === `${page}#${list.id}`) signed = { date: textOf(record, "date"), stale: false };
    const id = itemOf.get(record.o);
    if (id === undefined) continue;
    const standing = ticked(ticks.get(id) ?? [], record);
    const next = changed(items.get(id) ?? open, standing, record);
    if (next === null) continue;
    ticks.set(id, standing);
    items.set(id, next);
    if (signed) signed = { ...signed, stale: true };
  }
  return { ...told, items, signed };
}

/** The ticks that stand after a record. One that is taken back by name leaves those that whoever took it back had not seen. */
function ticked(before: Happening[], record: Happening): Happening[] {
  if (record.e === "checked") return record.d?.["na"] !== undefined && textOf(record, "na").trim() === "" ? before : [...before, record];
  if (record.e !== "unchecked") return before;
  const of = record.d?.["of"];
  return Array.isArray(of) ? before.filter(({ id }) => !of.includes(id)) : [];
}

/** The state after a record; null when it says nothing. */
function changed(state: ItemState, ticks: readonly Happening[], record: Happening): ItemState | null {
  switch (record.e) {
    case "checked":
    case "unchecked": {
      const last = ticks[ticks.length - 1];
      if (record.e === "checked" && last !== record) return null;
      const reason = last ? textOf(last, "na").trim() : "";
      return { ...state, reason, state: !last ? "open" : reason === "" ? "done" : "na" };
    }
    case "note": {
      const note = record.d?.["text"];
      const evidence = record.d?.["evidence"];
      if (typeof note !== "string" && typeof evidence !== "string") return null;
      return { ...state, ...(typeof note === "string" && { note }), ...(typeof evidence === "string" && { evidence: evidence.trim() }) };
    }
  }
  return null;
}

export function stateOf(run: Run, item: ItemData): ItemState {
  return run.items.get(item.id) ?? open;
}

/** Whether the item is ticked without the evidence that it asks for. */
export function lacksEvidence(run: Run, item: ItemData): boolean {
  const { state, evidence } = stateOf(run, item);
  return state === "done" && item.evidence && evidence === "";
}

/** Whether nothing is left to do: not applicable, or done with the evidence that is asked for. */
export function isSettled(run: Run, item: ItemData): boolean {
  return stateOf(run, item).state !== "open" && !lacksEvidence(run, item);
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
  const day = dayAt(run.day);
  return Number.isNaN(day) ? "" : dateOf(day + Number(after[1]) * (after[2] === "w" ? 7 : 1));
}

/** The items that are due before today, 2026-05-12, and not settled. */
export function overdue(list: ListData, run: Run, today: string): ItemData[] {
  return list.items.filter((item) => !isSettled(run, item) && dueOn(run, item) !== "" && dueOn(run, item) < today);
}

/** The questions to ask again for an item: it is open in a run that was signed, or past its day. */
export function asked(run: Run, item: ItemData, day: string): readonly AskedData[] {
  const due = dueOn(run, item);
  return !isSettled(run, item) && (run.signed !== null || (due !== "" && due < day)) ? item.quiz : [];
}
