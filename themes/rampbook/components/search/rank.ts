// Which pages answer best: BM25 over groups of terms, by the rules in generator/search.

import type { Filters } from "./api";
import type { Library } from "./library";
import type { Page } from "./manifest";
import type { Group } from "./plan";
import { needs } from "./plan";
import type { Query } from "./query";
import { spaced } from "./spaced";
import { all } from "./terms";
import { tokensOf } from "./tokens";

const looked = 40; // sections in which phrases are looked for

/** A section with its score. */
export interface Scored {
  readonly section: number;
  readonly score: number;
}

// Rounded, because two machines' logarithms may differ in the last bit.
function idf(count: number, sections: number): number {
  return Math.floor(Math.log(1 + (sections - count + 0.5) / (count + 0.5)) * 4096 + 0.5) / 4096;
}

/** The score of every section that has something of the groups, in their order. */
export function scored(groups: readonly Group[], library: Library): Scored[] {
  const { manifest: { rank: [k1 = 0], sections }, catalogue: { norms } } = library;
  const sums = new Float64Array(norms.length).fill(-1); // what every section has is worth 0
  for (const { weight, postings: { sections: having, counts } } of groups) {
    const worth = weight * idf(having.length, sections);
    for (let at = 0; at < having.length; at++) {
      const section = having[at] ?? 0, f = counts[at] ?? 0;
      sums[section] = Math.max(0, sums[section] ?? 0) + worth * f * (k1 + 1) / (f + (norms[section] ?? 0));
    }
  }
  const list: Scored[] = [];
  for (let section = 0; section < sums.length; section++) {
    const score = sums[section] ?? 0;
    if (score >= 0) list.push({ section, score });
  }
  return list;
}

/** The top of every page. */
export function everything(library: Library): Scored[] {
  return library.catalogue.pages.filter((page) => page.count > 0).map((page) => ({ section: page.first, score: 0 }));
}

/** Whether a page passes filters. */
export function passes(page: Page, filters: Filters, library: Library): boolean {
  const { kind, section, tag } = filters;
  if (kind && kind !== page.kind) return false;
  const same = (a: string, b: string): boolean => library.key(a) === library.key(b);
  return (!section || same(page.section, section)) && (!tag || page.tags.some((own) => same(own, tag)));
}

/** Leaves out sections of pages with what the query excludes, and those without its phrases. */
export async function kept(list: readonly Scored[], query: Query, library: Library): Promise<readonly Scored[]> {
  if (query.excluded.length === 0) return list;
  const excluded = new Set<Page | undefined>();
  for (const text of query.excluded) {
    for (const section of all(await needs(text, library)).sections) excluded.add(library.catalogue.owners[section]);
  }
  return list.filter(({ section }) => !excluded.has(library.catalogue.owners[section]));
}

/** The sections, of the best that have all their terms, in which the phrases stand as they are. */
export async function withPhrases(list: readonly Scored[], phrases: readonly string[], library: Library): Promise<readonly Scored[]> {
  if (phrases.length === 0) return list;
  const lists = await Promise.all(phrases.map((phrase) => needs(phrase, library)));
  const has = new Set(all(lists.flat()).sections);
  const best = list.filter(({ section }) => has.has(section)).sort((a, b) => b.score - a.score).slice(0, looked);
  const says = await Promise.all(best.map(({ section }) => sayAll(section, phrases, library)));
  return best.filter((_, place) => says[place]).sort((a, b) => a.section - b.section);
}

async function sayAll(section: number, phrases: readonly string[], library: Library): Promise<boolean> {
  const [, text, ...headings] = await library.text(section);
  const title = library.catalogue.owners[section]?.title ?? "";
  const places = [text, title, ...headings.slice(-1)].map((place) => spelled(place, library));
  return phrases.every((phrase) => places.some((place) => place.includes(spelled(phrase, library))));
}

function spelled(text: string, library: Library): string {
  return spaced(tokensOf(text, library.simplified), (whole) => whole) || " ";
}

/** Each page with its best section, the best first; of equals the first. The list is in order of sections. */
export function pagesOf(list: readonly Scored[], library: Library): Scored[] {
  const best: Scored[] = [];
  let last: Page | undefined;
  for (const entry of list) {
    const page = library.catalogue.owners[entry.section];
    const other = best[best.length - 1];
    if (page !== last || !other) best.push(entry);
    else if (entry.score > other.score) best[best.length - 1] = entry;
    last = page;
  }
  return best.sort((a, b) => b.score - a.score);
}
