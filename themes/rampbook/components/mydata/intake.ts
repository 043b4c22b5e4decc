// What a file brings, beside what is here. Pure, so that it can be tested without a browser.

import { checkExports, type Fault } from "../log/export";
import { merge, wins } from "../log/merge";
import { parseLog, type Why } from "../log/read";
import { recordOf } from "../log/record";

export interface Intake {
  /** lines to take in */
  readonly lines: string[];
  /** how many of the file's records are here already */
  readonly known: number;
  /** how many belong to other portals */
  readonly foreign: number;
  /** what does not count or is missing, by line */
  readonly bad: readonly { readonly line: number; readonly why: Why | Fault }[];
}

/** Reads a file of records for a portal. A record that is here in other bytes is taken if it goes before them. */
export function intake(bytes: Uint8Array, portal: string, here: ReadonlyMap<string, string>): Intake {
  const { lines, problems } = parseLog(bytes);
  const usable = merge(lines).lines.filter(({ id, quality }) => id && quality !== "damaged");
  const own = usable.filter(({ text, quality }) => quality === "newer" || recordOf(text).p === portal);
  const fresh = own.filter(({ id, text }) => {
    const there = here.get(id);
    return there === undefined || wins(text, there);
  });
  const faults = checkExports(bytes).map(({ line, fault }) => ({ line, why: fault }));
  return {
    lines: fresh.map(({ text }) => text),
    known: own.length - fresh.length,
    foreign: usable.length - own.length,
    bad: [...problems, ...faults].sort((a, b) => a.line - b.line),
  };
}

/** Whether a file holds something that would be lost if it held this portal's records alone. */
export function isOther({ lines, known, foreign, bad }: Intake): boolean {
  return foreign > 0 || (bad.length > 0 && lines.length + known === 0);
}
