// The lines of a file that is handed in, or comes back.

import type { Entry, LogRecord } from "../log/log";

/** What was done in an attempt, without what was not yet handed in, as lines of JSON. */
export function linesOf(records: readonly LogRecord[], attempt: string): string {
  return records.filter((r) => r.d?.["try"] === attempt && r.e !== "note").map((record) => `${JSON.stringify(record)}\n`).join("");
}

/** The ratings of an attempt in a file of results. Lines that are something else are passed over. */
export function ratingsIn(text: string, object: string, attempt: string): Entry[] {
  return text.split("\n").flatMap((line) => {
    const record = parse(line);
    const d = record?.d;
    if (record?.e !== "rated" || typeof record.o !== "string" || !record.o.startsWith(`${object}#`) || !d) return [];
    const { try: id, score, max } = d as Record<string, unknown>;
    if (id !== attempt || !isPoints(score) || !isPoints(max) || score > max) return [];
    return [{ e: "rated" as const, o: record.o, d: { try: id, score, max } }];
  });
}

function isPoints(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function parse(line: string): Partial<LogRecord> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}
