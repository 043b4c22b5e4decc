// One query, one index.

import type { Filters } from "./api";
import type { Wanted } from "./excerpt";
import { wantedOf } from "./excerpt";
import type { Library } from "./library";
import type { Page } from "./manifest";
import type { How, Plan } from "./plan";
import { planOf, units } from "./plan";
import type { Query } from "./query";
import type { Scored } from "./rank";
import { everything, kept, pagesOf, passes, scored, withPhrases } from "./rank";

/** A page with its best section. */
export interface Hit extends Scored {
  readonly page: Page;
  readonly library: Library;
  readonly wanted: Wanted;
}

/** What an index answers. */
export interface Found {
  readonly library: Library;
  /** pages that pass the filters, the best first */
  readonly hits: readonly Hit[];
  /** pages that would be found without filters */
  readonly open: readonly Hit[];
  readonly corrected: string | null;
  readonly widened: readonly string[];
  readonly wanted: Wanted;
}

/** Looks for a query in an index; again, if it has to learn Traditional characters for it. */
export async function ask(library: Library, query: Query, filters: Filters, how: How): Promise<Found> {
  for (const phrase of query.phrases) library.doubt(phrase); // texts are compared with them as they are
  const found = await once(library, query, filters, how);
  if (found.hits.length === 0) for (const value of [filters.section, filters.tag]) library.doubt(value ?? "");
  return (await library.learn()) ? once(library, query, filters, how) : found;
}

async function once(library: Library, query: Query, filters: Filters, how: How): Promise<Found> {
  const plan = query.text ? await planOf(query, library, how) : undefined;
  const sections = plan ? scored(plan.groups, library) : Object.keys(filters).length > 0 ? everything(library) : [];
  const all = await kept(sections, query, library);
  const passing = Object.keys(filters).length === 0 ? all : all.filter(({ section }) => {
    const page = library.catalogue.owners[section];
    return page && passes(page, filters, library);
  });
  const best = async (list: readonly Scored[]): Promise<Scored[]> => pagesOf(await withPhrases(list, query.phrases, library), library);
  const pages = await best(passing);
  const open = passing.length === all.length ? pages : await best(all);
  const wanted = wantedBy(query, plan, library);
  const hitsOf = (list: readonly Scored[]): Hit[] => {
    const hits: Hit[] = [];
    for (const { section, score } of list) {
      const page = library.catalogue.owners[section];
      if (page) hits.push({ section, score, page, library, wanted });
    }
    return hits;
  };
  const hits = hitsOf(pages);
  const corrected = plan?.corrected ? plan.text : null;
  return { library, wanted, hits, open: open === pages ? hits : hitsOf(open), corrected, widened: plan?.widened ?? [] };
}

function wantedBy(query: Query, plan: Plan | undefined, library: Library): Wanted {
  const said = units(plan?.text ?? "", library);
  const also = units(plan?.widened.join(" ") ?? "", library);
  const { terms, beginning } = wantedOf(said, !query.quoted);
  return { terms: new Set([...terms, ...wantedOf(also, false).terms]), beginning };
}

/** Pages whose title has all that a query asks for, as far as that can be told without the index. */
export function byTitle(library: Library, query: Query, filters: Filters): Hit[] {
  const keys = query.text.split(" ").map((piece) => library.key(piece)).filter((key) => key !== "");
  if (keys.length === 0) return [];
  const wanted = wantedOf(units(query.text, library), true);
  return library.catalogue.pages.flatMap((page): Hit[] => {
    const title = library.key(page.title);
    const found = page.count > 0 && keys.every((key) => title.includes(key)) && passes(page, filters, library);
    return found ? [{ section: page.first, score: 0, page, library, wanted }] : [];
  });
}
