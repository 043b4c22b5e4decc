import { keep, recall } from "../storage/storage";
import type { Entry, Log, LogRecord } from "./log";

/** A log in this browser's storage; where that is closed, in memory until the page is left. */
export function recordingLog(): Log {
  const session = random(12);
  const watchers = new Set<(records: readonly LogRecord[]) => void>();
  let all = readAll();
  let count = 0;
  const record = (entry: Entry): LogRecord => ({
    v: 1, id: random(32), t: new Date().toISOString(), s: session, n: count++, a: "", p: "", r: "", ...entry, c: "",
  });
  return {
    async append(...entries) {
      const added = entries.map(record);
      all = [...all, ...added];
      keep("local", "log", JSON.stringify(all));
      for (const tell of watchers) tell(added);
      return added;
    },
    records: async (prefix) => all.filter((r) => r.o.startsWith(prefix)),
    watch(tell) {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
  };
}

function readAll(): LogRecord[] {
  try {
    const kept: unknown = JSON.parse(recall("local", "log") ?? "[]");
    return Array.isArray(kept) ? (kept as LogRecord[]) : [];
  } catch {
    return [];
  }
}

function random(digits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(digits));
  return Array.from(bytes, (b) => (b % 16).toString(16)).join("");
}
