// Which pages answer best: BM25 over groups of terms, by the rules in generator/search.

import type { Hit, Sought } from "./ask";
import type { Library } from "./library";
import type { Page } from "./manifest";
import type { Group } from "./plan";

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
export function scored(groups: readonly Group[], { manifest, catalogue: { norms } }: Library): Scored[] {
  const { rank: [k1 = 0], sections: all } = manifest;
  const sums = new Float64Array(norms.length).fill(-1); // what every section has is worth 0
  for (const { weight, postings, sections } of groups) {
    const worth = weight * idf(sections, all);
    for (let section = 0; section < all; section++) {
      const f = postings[section];
      if (f) sums[section] = Math.max(0, sums[section] ?? 0) + worth * f * (k1 + 1) / (f + (norms[section] ?? 0));
    }
  }
  const list: Scored[] = [];
  for (let section = 0; section < all; section++) {
    const score = sums[section] ?? 0;
    if (score >= 0) list.push({ section, score });
  }
  return list;
}

/** Each page with its best section, the best first; of equals the first. The list is in order of sections, or of their scores. */
export function pagesOf(list: readonly Scored[], library: Library, sought: Sought): Hit[] {
  const best = new Map<Page, Hit>();
  for (const { section, score } of list) {
    const page = library.catalogue.owners[section];
    if (page && score > (best.get(page)?.score ?? -1)) best.set(page, { section, score, page, library, sought });
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
