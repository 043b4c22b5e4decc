// A run of a checklist as a file for others.
import type { ListData } from "./data";
import { dueOn, progressOf, stateOf, type Run } from "./state";

/** The words of the first line, in the page's language. */
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
}

/** A run as CSV (RFC 4180), with a mark at its beginning by which spreadsheets know UTF-8. */
export function runAsCSV(list: ListData, run: Run, columns: Columns): string {
  const { number, item, state, reason, owner, due, severity, note, evidence } = columns;
  const lines = [[number, item, state, reason, owner, due, severity, note, evidence]];
  for (const one of list.items) {
    const s = stateOf(run, one);
    lines.push([one.number, one.text, s.state, s.reason, one.owner, dueOn(run, one), one.severity, s.note, s.evidence]);
  }
  return "\uFEFF" + lines.map((line) => line.map(field).join(",") + "\r\n").join("");
}

/** A field; one that a spreadsheet would take for a formula begins with an apostrophe. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** A run as JSON, with all that is needed to read it without the page. */
export function runAsJSON(list: ListData, run: Run): string {
  const { items: _, ...facts } = run;
  const items = list.items.map((item) => ({ ...item, ...stateOf(run, item), due: dueOn(run, item) }));
  return JSON.stringify({ list: { id: list.id, title: list.title }, run: facts, progress: progressOf(list, run), items }, null, 1) + "\n";
}
