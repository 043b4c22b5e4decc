import { digit, numbersIn } from "./numbers";

/** How often a term occurs in sections, by their number. */
export type Postings = ReadonlyMap<number, number>;

/** A file of terms: in order, each with what stands behind it. */
export interface TermFile {
  readonly terms: readonly string[];
  readonly values: readonly string[];
}

/** Reads a file of terms. A line that is none is left out. */
export function termFile(content: string): TermFile {
  const terms: string[] = [], values: string[] = [];
  let before = "";
  for (const line of content.split("\n")) {
    const shared = digit(line, 0), blank = line.indexOf(" ");
    if (shared < 0 || blank < 1) continue;
    before = before.slice(0, shared) + line.slice(1, blank);
    terms.push(before);
    values.push(line.slice(blank + 1));
  }
  return { terms, values };
}

/** Where in a sorted list a term stands, or would stand. */
export function placeOf(terms: readonly string[], term: string): number {
  let low = 0, high = terms.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle] ?? "") < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The postings of any of several terms, added up. */
export function any(values: readonly string[]): Postings {
  const sum = new Map<number, number>();
  for (const value of values) addPostings(value, sum);
  return sum;
}

/** The sections that are in every list, with the least frequency; none of no list. */
export function all(lists: readonly Postings[]): Postings {
  const common = new Map(lists[0]);
  for (const list of lists.slice(1)) {
    for (const [section, frequency] of common) {
      const other = list.get(section);
      if (other === undefined) common.delete(section);
      else common.set(section, Math.min(frequency, other));
    }
  }
  return common;
}

function addPostings(value: string, to: Map<number, number>): void {
  const numbers = numbersIn(value);
  let section = -1;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    section += Math.floor(number / 2) + 1;
    const frequency = number % 2 === 0 ? 1 : (numbers[++at] ?? 0) + 2;
    to.set(section, (to.get(section) ?? 0) + frequency);
  }
}
