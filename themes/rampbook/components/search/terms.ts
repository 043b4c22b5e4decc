import { digit, numbersIn } from "./numbers";

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

/** The postings of any of several terms, added up. */
export function any(values: readonly string[]): Postings {
  if (values.length < 2) return postings(values[0] ?? "");
  const sum = new Map<number, number>();
  for (const { sections, counts } of values.map(postings)) {
    sections.forEach((section, place) => sum.set(section, (sum.get(section) ?? 0) + (counts[place] ?? 0)));
  }
  return ofMap(sum);
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

function postings(value: string): Postings {
  const sections: number[] = [], counts: number[] = [];
  const numbers = numbersIn(value);
  let section = -1;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    section += Math.floor(number / 2) + 1;
    sections.push(section);
    counts.push(number % 2 === 0 ? 1 : (numbers[++at] ?? 0) + 2);
  }
  return { sections, counts };
}
