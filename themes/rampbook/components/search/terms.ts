import { digit } from "./numbers";

/** The sections that have a term, each once, and how often. */
export interface Postings {
  readonly sections: readonly number[];
  readonly counts: readonly number[];
}

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

/** The postings of any of several terms, added up; total is how many sections there are. */
export function any(values: readonly string[], total: number): Postings {
  if (values.length < 2) return postings(values[0] ?? "");
  const sums = new Uint32Array(total);
  for (const { sections, counts } of values.map(postings)) {
    for (let at = 0; at < sections.length; at++) {
      const section = sections[at] ?? 0;
      sums[section] = (sums[section] ?? 0) + (counts[at] ?? 0);
    }
  }
  const sections: number[] = [], counts: number[] = [];
  sums.forEach((count, section) => {
    if (count === 0) return;
    sections.push(section);
    counts.push(count);
  });
  return { sections, counts };
}

/** The sections that are in every list, with the least frequency; none of no list. */
export function all([first, ...others]: readonly Postings[]): Postings {
  let common = mapOf(first);
  for (const list of others) {
    const also = mapOf(list);
    common = new Map([...common].flatMap(([section, count]) => {
      const other = also.get(section);
      return other === undefined ? [] : [[section, Math.min(count, other)]];
    }));
  }
  return ofMap(common);
}

function mapOf(list?: Postings): Map<number, number> {
  return new Map(list?.sections.map((section, place) => [section, list.counts[place] ?? 0]));
}

function ofMap(map: ReadonlyMap<number, number>): Postings {
  return { sections: [...map.keys()], counts: [...map.values()] };
}

// Read in one go: this is what most of the time of a query goes into.
function postings(value: string): Postings {
  const sections: number[] = [], counts: number[] = [];
  let section = -1, number = 0, unit = 1, counted = false;
  for (let at = 0; at < value.length; at++) {
    const part = digit(value, at);
    if (part < 0) break;
    number += (part & 31) * unit;
    unit *= 32;
    if (part & 32) continue;
    if (counted) {
      counts[counts.length - 1] = number + 2;
      counted = false;
    } else {
      section += Math.floor(number / 2) + 1;
      sections.push(section);
      counts.push(1);
      counted = number % 2 === 1;
    }
    number = 0;
    unit = 1;
  }
  return { sections, counts };
}
