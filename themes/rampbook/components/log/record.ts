// A record as it is written. generator/progress is the manual of the format and the twin of this.

import { crc32c } from "./crc";
import type { LogRecord, Value } from "./log";

/** A line may have this many bytes. */
export const mostBytes = 65536;

/** Levels of a record's data. */
export const mostDepth = 8;

/** A line of the log with what it is found by. */
export interface Item {
  readonly id: string;
  readonly e: string;
  readonly o: string;
  readonly line: string;
}

/** A record before its checksum. The first and last of an export have events of their own. */
export type Unsigned = Omit<LogRecord, "c" | "e"> & { readonly e: string };

/** Writes a record: its members in their order, then the checksum of all before it. Throws a RangeError for one that no log may hold. */
export function lineOf({ v, id, t, s, n, a, p, r, e, o, d }: Unsigned): string {
  if (d && !fits(d, 1)) throw new RangeError("a record holds a number that is not finite, or is too deep");
  const text = JSON.stringify(d ? { v, id, t, s, n, a, p, r, e, o, d } : { v, id, t, s, n, a, p, r, e, o }).slice(0, -1);
  const line = `${text},"c":"${crc32c(text)}"}`;
  if (line.length * 3 > mostBytes && new TextEncoder().encode(line).length > mostBytes) throw new RangeError("a record is too long");
  return line;
}

/** Whether a value is finite, and at most eight levels deep. */
export function fits(value: Value | undefined, depth: number): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return depth <= mostDepth && Object.values(value).every((part) => fits(part, depth + 1));
}

/** Reads a line that was checked when it came into the store. */
export function recordOf(line: string): LogRecord {
  return JSON.parse(line) as LogRecord;
}

/** A line of a later version is kept and found under nothing. */
export function itemOf(line: string): Item {
  const { v, id, e, o } = recordOf(line);
  return v === 1 ? { id, e, o, line } : { id, e: "", o: "", line };
}

/** The records of the lines that this version understands. */
export function recordsIn(lines: readonly string[]): LogRecord[] {
  return lines.map(recordOf).filter(({ v }) => v === 1);
}
