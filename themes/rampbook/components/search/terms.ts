import { digit, numbersIn } from "./numbers";

/** How often each section of an index has something, by the section's number. */
export type Postings = Uint32Array;

/** A file of terms: in order, each with what stands behind it. */
export type TermFile = ReadonlyMap<string, string>;

/** Reads a file of terms. A line that is none is left out. */
export function termFile(content: string): TermFile {
  const terms = new Map<string, string>();
  let before = "";
  for (const line of content.split("\n")) {
    const shared = digit(line, 0), blank = line.indexOf(" ");
    if (shared < 0 || blank < 1) continue;
    before = before.slice(0, shared) + line.slice(1, blank);
    terms.set(before, line.slice(blank + 1));
  }
  return terms;
}

/** The postings of any of several terms, added up; total is how many sections there are. */
export function any(values: readonly string[], total: number): Postings {
  const counts = new Uint32Array(total);
  for (const value of values) {
    let section = -1, counted = false;
    for (const number of numbersIn(value)) {
      if (!counted) section += Math.floor(number / 2) + 1;
      counts[section] = (counts[section] ?? 0) + (counted ? number + 1 : 1);
      counted = !counted && number % 2 > 0;
    }
  }
  return counts;
}

/** The least of every list; nothing of no list. */
export function all([first = new Uint32Array(), ...others]: readonly Postings[]): Postings {
  return others.reduce((least, list) => least.map((count, section) => Math.min(count, list[section] ?? 0)), first);
}

/** In how many sections something is. */
export function spread(postings: Postings): number {
  let sections = 0;
  for (const count of postings) if (count > 0) sections++;
  return sections;
}
