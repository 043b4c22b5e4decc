// What filters, quotation marks and minus signs leave of what was found, by the rules in generator/search.

import type { Filters } from "./api";
import type { Asked } from "./ask";
import type { Library } from "./library";
import type { Page } from "./manifest";
import type { Query } from "./query";
import type { Scored } from "./rank";
import { all } from "./terms";
import { spaced } from "./units";

const looked = 40; // sections in which phrases are looked for

/** The sections that filters, phrases and exclusions leave, and those that they would leave without the filters. */
export async function narrow(list: readonly Scored[], { query, filters }: Asked, library: Library): Promise<{ hits: readonly Scored[]; open: readonly Scored[] }> {
  const { owners } = library.catalogue;
  library.doubt(query.phrases.join("")); // texts are compared with them as they are
  const kept = await without(query.text ? list : owners.map((_, section) => ({ section, score: 0 })), query, library);
  const passes = passing(filters, library), left = kept.filter(({ section }) => passes(owners[section]));
  const open = await withPhrases(kept, query.phrases, library);
  const hits = left.length === kept.length ? open : await withPhrases(left, query.phrases, library);
  if (hits.length === 0) library.doubt(Object.values(filters).join(""));
  return { hits, open };
}

/** Tells whether a page passes filters. */
export function passing({ lang, kind, section, tag }: Filters, library: Library): (page?: Page) => boolean {
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    const key = keys.get(name) ?? library.folded(name).replace(/[ \u00a0\u3000_-](?!$)/g, "");
    keys.set(name, key);
    return key;
  };
  const has = (own: readonly string[], wanted?: string): boolean => !wanted || own.some((one) => keyOf(one) === keyOf(wanted));
  return (page) => !!page && (!lang || lang === library.manifest.lang) && has([page.kind], kind) && has([page.section], section) && has(page.tags, tag);
}

// The sections of pages that have nothing of what the query excludes.
async function without(list: readonly Scored[], query: Query, library: Library): Promise<readonly Scored[]> {
  const { owners } = library.catalogue, excluded = new Set<Page | undefined>();
  for (const text of query.excluded) {
    all(await library.needs(text)).forEach((count, section) => {
      if (count > 0) excluded.add(owners[section]);
    });
  }
  return list.filter(({ section }) => !excluded.has(owners[section]));
}

/** The sections, of the best that have all their terms, in which the phrases stand as they are. */
export async function withPhrases(list: readonly Scored[], phrases: readonly string[], library: Library): Promise<readonly Scored[]> {
  if (phrases.length === 0) return list;
  const has = all((await Promise.all(phrases.map((phrase) => library.needs(phrase)))).flat());
  const best = list.filter(({ section }) => has[section]).sort((a, b) => b.score - a.score).slice(0, looked);
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
  return spaced(library.tokens(text), (whole) => whole) || " ";
}
