// Exports: twin of generator/progress/export.go. The first record says that one begins, the last how
// much it holds, so that a reader can tell a whole one from one that was cut off or changed.

import type { LogRecord } from "./log";
import { isEnvelope } from "./merge";
import { parseLine } from "./read";
import { lineOf, recordOf } from "./record";
import { sha256 } from "./sha256";

/** The members that an export's first and last line have in common. */
export type Stamp = (e: "export" | "end") => Pick<LogRecord, "id" | "t" | "s" | "n" | "a" | "p" | "r">;

/** Writes lines as an export. */
export function writeExport(lines: readonly string[], stamp: Stamp): string {
  const first = lineOf({ v: 1, ...stamp("export"), e: "export", o: "log" });
  const before = [first, ...lines, ""].join("\n");
  const d = { count: lines.length, sha256: sha256(new TextEncoder().encode(before)) };
  return `${before}${lineOf({ v: 1, ...stamp("end"), e: "end", o: "log", d })}\n`;
}

/** What is wrong with an export: it stops in the middle, or holds something else than it says. */
export type Fault = "unended" | "changed" | "unbegun";

export interface ExportFault {
  /** from 1 */
  readonly line: number;
  readonly fault: Fault;
}

/** Looks whether the exports in a text are whole. A text without one has nothing to complain of. */
export function checkExports(bytes: Uint8Array): ExportFault[] {
  const faults: ExportFault[] = [];
  let open: { at: number; line: number; count: number } | undefined;
  for (const { at, end, line } of rows(bytes)) {
    const text = new TextDecoder().decode(bytes.subarray(at, end)).replace(/\r$/, "");
    const record = envelopeOf(text);
    const event: string | undefined = record?.e;
    if (event === "export") {
      if (open) faults.push({ line: open.line, fault: "unended" });
      open = { at, line, count: 0 };
    } else if (record && open) {
      const { count, sha256: sum } = record.d ?? {};
      if (count !== open.count || sum !== sha256(bytes.subarray(open.at, at))) faults.push({ line, fault: "changed" });
      open = undefined;
    } else if (record) faults.push({ line, fault: "unbegun" });
    else if (open && text) open.count++;
  }
  if (open) faults.push({ line: open.line, fault: "unended" });
  return faults;
}

function* rows(bytes: Uint8Array): Generator<{ at: number; end: number; line: number }> {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let line = 1; at < bytes.length; line++) {
    const feed = bytes.indexOf(10, at);
    const end = feed < 0 ? bytes.length : feed;
    yield { at, end, line };
    at = end + 1;
  }
}

function envelopeOf(text: string): LogRecord | undefined {
  if (!text.includes('"e":"export"') && !text.includes('"e":"end"')) return undefined;
  const line = parseLine(text);
  return isEnvelope(line) ? recordOf(text) : undefined;
}
