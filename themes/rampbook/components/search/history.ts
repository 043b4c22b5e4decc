// Two lists that a reader's browser keeps: what was searched for lately, and what was not found.

const mostRecent = 8;
const mostMissed = 200;
const longest = 120; // letters of a query

/** A query that found nothing. */
export interface Miss {
  readonly query: string;
  readonly lang: string;
  readonly times: number;
  /** day of the last time, "2026-11-23" */
  readonly last: string;
}

/** The recent queries in a text from storage, the latest first; none if the text is not theirs. */
export function recentOf(kept: string | null): string[] {
  return listOf(kept).filter((query) => typeof query === "string").slice(0, mostRecent);
}

/** The list with a query put first. */
export function withRecent(recent: readonly string[], query: string): string[] {
  const tidy = tidied(query);
  if (!tidy) return [...recent];
  return [tidy, ...recent.filter((other) => other !== tidy)].slice(0, mostRecent);
}

export function missesOf(kept: string | null): Miss[] {
  return listOf(kept).filter(isMiss).slice(0, mostMissed);
}

/** The list with a query that found nothing put first; one that is known is counted. */
export function withMiss(misses: readonly Miss[], query: string, lang: string, day: string): Miss[] {
  const tidy = tidied(query);
  if (!tidy) return [...misses];
  const known = misses.find((miss) => miss.query === tidy && miss.lang === lang);
  const others = misses.filter((miss) => miss !== known);
  return [{ query: tidy, lang, times: (known?.times ?? 0) + 1, last: day }, ...others].slice(0, mostMissed);
}

/**
 * The list as a table for a spreadsheet: CSV by RFC 4180, with a byte order mark so that Chinese is
 * read as such. A query that a spreadsheet would take for a formula gets an apostrophe.
 */
export function table(misses: readonly Miss[], head: readonly string[]): string {
  const rows = [head, ...misses.map((miss) => [miss.query, miss.lang, String(miss.times), miss.last])];
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function tidied(query: string): string {
  return [...query.replace(/\s+/g, " ").trim()].slice(0, longest).join("");
}

function listOf(kept: string | null): unknown[] {
  try {
    const list: unknown = JSON.parse(kept ?? "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

function isMiss(entry: unknown): entry is Miss {
  if (typeof entry !== "object" || entry === null) return false;
  const { query, lang, times, last } = entry as Record<string, unknown>;
  return typeof query === "string" && typeof lang === "string" && typeof times === "number" && typeof last === "string";
}
