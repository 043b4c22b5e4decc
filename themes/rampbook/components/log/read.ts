// Reading lines that come from elsewhere: twin of generator/progress/read.go.

import { crc32c } from "./crc";
import type { LogRecord, Value } from "./log";
import { mostBytes, mostDepth, recordOf } from "./record";

/** How far a line can be trusted; see the Go package. */
export type Quality = "good" | "newer" | "damaged" | "unreadable";

export interface Line {
  /** without its end */
  readonly text: string;
  /** "" when unreadable, or of a later version that has none */
  readonly id: string;
  readonly quality: Quality;
  /** what is wrong with it */
  readonly why: Why | "";
}

/** What can be wrong with a line. */
export type Why = "long" | "encoding" | "json" | "record" | "checksum" | "member";

export interface Problem {
  /** from 1 */
  readonly line: number;
  readonly why: Why;
}

const mostNest = 64;

const rules: readonly (readonly [name: keyof LogRecord, rule: RegExp])[] = [
  ["id", /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ["t", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
  ["s", /^[0-9a-z]{1,32}$/],
  ["a", /^u-[0-9a-f]{16}$/],
  ["p", /^[a-z0-9][a-z0-9-]{0,63}$/],
  ["r", /^([0-9a-f]{8})?$/],
  ["e", /^[a-z]{1,32}$/],
  ["o", /^[^\0-\x1f]+$/],
];

/** Reads one line, which has no end. */
export function parseLine(text: string): Line {
  const line = (quality: Quality, id: string, why: Line["why"] = ""): Line => ({ text, id, quality, why });
  if (text.length > mostBytes || new TextEncoder().encode(text).length > mostBytes) return line("unreadable", "", "long");
  const object = objectOf(text);
  if (!object) return line("unreadable", "", "json");
  const version = object["v"];
  if (!isCount(version) || version < 1) return line("unreadable", "", "record");
  const id = object["id"];
  const known = typeof id === "string" && rules[0]?.[1].test(id) ? id : "";
  if (version > 1) return line("newer", known);
  if (!known) return line("unreadable", "", "record");
  if (!sumRight(text)) return line("damaged", known, "checksum");
  return isRecord(object) ? line("good", known) : line("damaged", known, "member");
}

type Members = { readonly [name: string]: Value };

// A name that is there twice is a mistake: readers differ on which of the two counts.
function objectOf(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) && wellMade(text) ? (value as Members) : undefined;
  } catch {
    return undefined;
  }
}

// Looks at text that is JSON for names that are there twice, numbers beyond a double, and too many levels.
function wellMade(text: string): boolean {
  const open: (Set<string> | null)[] = []; // the names of each object, null for a list
  for (const [token, key, name] of text.matchAll(/("[^"\\]*(?:\\.[^"\\]*)*")[ \t\n\r]*(:)?|[{}[\]]|-?\d[\d.eE+-]*/g)) {
    if (token === "{" || token === "[") {
      if (open.push(token === "{" ? new Set() : null) > mostNest) return false;
    } else if (token === "}" || token === "]") open.pop();
    else if (name) {
      const names = open[open.length - 1];
      const decoded = JSON.parse(key ?? '""') as string;
      if (!names || names.has(decoded)) return false;
      names.add(decoded);
    } else if (!key && !Number.isFinite(Number(token))) return false;
  }
  return true;
}

function isCount(value: Value | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Whether a line ends with the checksum of what stands before it. */
export function sumRight(text: string): boolean {
  const before = text.slice(0, -16);
  return text.slice(-16) === `,"c":"${crc32c(before)}"}`;
}

function isRecord(object: Members): boolean {
  const { t, n, d } = object;
  for (const [name, rule] of rules) {
    const value = object[name];
    if (typeof value !== "string" || !rule.test(value)) return false;
  }
  if (typeof t !== "string" || Number.isNaN(Date.parse(t)) || new Date(t).toISOString() !== t || !isCount(n)) return false;
  return d === undefined || (typeof d === "object" && d !== null && !Array.isArray(d) && levels(d) <= mostDepth);
}

function levels(value: Value): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(levels));
}

/** Reads a log. Lines that do not count are named and never stop it; empty ones are passed over. */
export function parseLog(bytes: Uint8Array): { lines: Line[]; problems: Problem[] } {
  const lines: Line[] = [];
  const problems: Problem[] = [];
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let number = 1; start < bytes.length; number++) {
    const feed = bytes.indexOf(10, start);
    const end = feed < 0 ? bytes.length : feed;
    const line = readBytes(bytes.subarray(start, end > start && bytes[end - 1] === 13 ? end - 1 : end));
    start = end + 1;
    if (!line) continue;
    if (line.why) problems.push({ line: number, why: line.why });
    lines.push(line);
  }
  return { lines, problems };
}

function readBytes(bytes: Uint8Array): Line | undefined {
  const unreadable = (why: Why): Line => ({ text: "", id: "", quality: "unreadable", why });
  if (!bytes.length) return undefined;
  if (bytes.length > mostBytes) return unreadable("long");
  try {
    return parseLine(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return unreadable("encoding");
  }
}

/** The records of the good lines. */
export function recordsOf(lines: readonly Line[]): LogRecord[] {
  return lines.filter(({ quality }) => quality === "good").map(({ text }) => recordOf(text));
}
