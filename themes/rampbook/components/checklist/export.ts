// A run of a checklist as a file for others. The name of who signed it is in these files, and in no record.
import { csv } from "../form/csv";
import type { ListData } from "./data";
import { dueOn, progressOf, stateOf, type ItemState, type Run } from "./state";

/** The words of the first line and of the states, in the page's language. */
export interface Columns {
  readonly number: string;
  readonly item: string;
  readonly state: string;
  readonly reason: string;
  readonly owner: string;
  readonly due: string;
  readonly severity: string;
  readonly note: string;
  readonly evidence: string;
  readonly signed: string;
  readonly states: { readonly [state in ItemState["state"]]: string };
}

/** A run as CSV; the last line says who signed it. */
export function runAsCSV(list: ListData, run: Run, columns: Columns, name: string): string {
  const { number, item, state, reason, owner, due, severity, note, evidence, signed, states } = columns;
  const lines = [[number, item, state, reason, owner, due, severity, note, evidence]];
  for (const one of list.items) {
    const s = stateOf(run, one);
    lines.push([one.number, one.text, states[s.state], s.reason, one.owner, dueOn(run, one), one.severity, s.note, s.evidence]);
  }
  if (run.signed) lines.push(["", signed, name, "", "", run.signed.date, "", "", ""]);
  return csv(lines);
}

/** A run as JSON, with all that is needed to read it without the page. */
export function runAsJSON(list: ListData, run: Run, name: string): string {
  const { items: _, records: __, signed, ...facts } = run;
  const items = list.items.map((item) => ({ ...item, ...stateOf(run, item), due: dueOn(run, item) }));
  return JSON.stringify({ list: { id: list.id, title: list.title }, run: { ...facts, signed: signed && { ...signed, name } }, progress: progressOf(list, run), items }, null, 1) + "\n";
}
