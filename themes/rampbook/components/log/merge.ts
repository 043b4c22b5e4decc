// Union of logs: twin of generator/progress/merge.go.

import { parseLine, sumRight, type Line } from "./read";
import { recordOf } from "./record";

/** One id under which lines differed. */
export interface Conflict {
  readonly id: string;
  readonly lines: number;
}

export interface Union {
  /** by id; those of later versions without one last */
  readonly lines: Line[];
  readonly conflicts: Conflict[];
}

/** The union of logs; it depends on what they hold and not on their order. */
export function merge(...logs: readonly (readonly Line[])[]): Union {
  const all = new Map<string, Map<string, Line>>(); // by id, then by text
  for (const line of logs.flat()) {
    if (line.quality === "unreadable" || isEnvelope(line)) continue;
    const key = line.id || line.text;
    all.set(key, (all.get(key) ?? new Map<string, Line>()).set(line.text, line));
  }
  const keys = [...all.keys()].sort(byBytes);
  const lines: Line[] = [];
  const conflicts: Conflict[] = [];
  for (const key of keys) {
    const rivals = [...(all.get(key)?.values() ?? [])].sort(byMerit);
    lines.push(...rivals.slice(0, 1));
    if (rivals.length > 1) conflicts.push({ id: key, lines: rivals.length });
  }
  return { lines, conflicts };
}

/** Whether a line of an id goes before the one that is there. */
export function wins(text: string, there: string): boolean {
  return text !== there && byMerit(parseLine(text), parseLine(there)) < 0;
}

/** Whether a line is the first or last of an export. */
export function isEnvelope({ quality, text }: Line): boolean {
  return quality === "good" && ["export", "end"].includes(recordOf(text).e);
}

function byMerit(a: Line, b: Line): number {
  return rank(a) - rank(b) || byBytes(a.text, b.text);
}

function rank(line: Line): number {
  if (line.quality === "good") return 0;
  return sumRight(line.text) ? 1 : 2;
}

/** The order of texts by their UTF-8 bytes, which is that of their code points; JavaScript's own is by halves of surrogate pairs. */
export function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return place(x) - place(y);
  }
  return a.length - b.length;
}

// Surrogates stand for letters beyond all others of one unit.
function place(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit;
}
