// One query, one index.

import type { Details, Filters, Narrowed, SearchOptions } from "./api";
import type { Library } from "./library";
import type { Page } from "./manifest";
import { planOf } from "./plan";
import type { Query } from "./query";
import type { Scored } from "./rank";
import { pagesOf, scored } from "./rank";

/** What is to be found. */
export interface Asked {
  readonly typed: string;
  readonly options: SearchOptions;
  readonly query: Query;
  readonly filters: Filters;
  /** the most results */
  readonly limit: number;
  /** synonyms are looked for, too */
  readonly widen: boolean;
  /** whether a word that is not found may be corrected */
  readonly correct: (word: string) => boolean;
  /** there are filters, phrases, or things to exclude */
  readonly narrow: boolean;
  readonly details: () => Promise<Details>;
}

/** What was looked for in an index, in the end. */
export interface Sought {
  readonly text: string;
  /** synonyms */
  readonly widened: readonly string[];
  /** the last word may be the beginning of one */
  readonly open: boolean;
}

/** A page with its best section. */
export interface Hit extends Scored {
  readonly page: Page;
  readonly library: Library;
  readonly sought: Sought;
}

/** What an index answers. */
export interface Found {
  readonly library: Library;
  readonly sought: Sought;
  /** pages that pass the filters, the best first */
  readonly hits: readonly Hit[];
  /** pages that would be found without filters */
  readonly open: readonly Hit[];
  /** not all texts were read; there may be more hits */
  readonly more?: boolean | undefined;
  readonly corrected: string | null;
  /** false: by title alone */
  readonly ranked: boolean;
}

/** Looks for a query in an index; again, if it has to learn Traditional characters for it. */
export async function ask(library: Library, asked: Asked): Promise<Found> {
  library.damaged = false;
  const found = await once(library, asked);
  return (await library.learn()) ? once(library, asked) : found;
}

async function once(library: Library, asked: Asked): Promise<Found> {
  const [{ groups, sought, corrected }, details] = await Promise.all([planOf(library, asked), asked.narrow ? asked.details() : undefined]);
  const list = scored(groups, library);
  const left: Narrowed = (await details?.narrow(list, asked, library)) ?? { hits: list, open: list };
  const hits = pagesOf(left.hits, library, sought);
  return { ...left, library, sought, corrected, ranked: true, hits, open: left.open === left.hits ? hits : pagesOf(left.open, library, sought) };
}

/** Pages whose title has all that a query asks for, as far as that can be told without the terms. */
export function byTitle(library: Library, { query: { text } }: Asked): Found {
  const keys = text.split(" ").map((piece) => library.key(piece)).filter(Boolean);
  const sought = { text, widened: [], open: true };
  const list = library.catalogue.owners.flatMap((page, section, owners): Scored[] => {
    if (keys.length === 0 || page === owners[section - 1]) return [];
    const title = library.key(page.title);
    return keys.every((key) => title.includes(key)) ? [{ section, score: 0 }] : [];
  });
  const hits = pagesOf(list, library, sought);
  return { library, sought, corrected: null, ranked: false, hits, open: hits };
}
