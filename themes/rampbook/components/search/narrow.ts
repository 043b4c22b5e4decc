// What filters, quotation marks and minus signs leave of what was found, by the rules in generator/search.

import type { Filters, Narrowed } from "./api";
import type { Asked } from "./ask";
import type { Library } from "./library";
import type { Page } from "./manifest";
import type { Scored } from "./rank";
import { all } from "./terms";
import { formsOf, isWord } from "./token";

const most = 400; // times that a section's text is read for something
const batch = 40; // sections whose texts are loaded together

/** What terms alone do not tell: whether a section says a text, which it should or should not. */
interface Check {
  readonly section: number;
  readonly text: string;
  readonly wanted: boolean;
}

type Checks = (section: number) => Check[];

/** The sections that filters, phrases and exclusions leave, and those that they would leave without the filters. */
export async function narrow(list: readonly Scored[], asked: Asked, library: Library): Promise<Narrowed> {
  const { query, filters } = asked;
  const { owners } = library.catalogue, dropped = new Set<Page | undefined>(), suspects = new Map<Page | undefined, Check[]>();
  const phrases = query.phrases.filter((text) => !isTold(text, true, library));
  const unsure = query.excluded.filter((text) => !isTold(text, false, library));
  if (library.doubt([...phrases, ...unsure].join(""))) return { hits: [], open: [] }; // texts are compared as they are; it is asked again
  for (const text of query.excluded) {
    all(await library.needs(text)).forEach((count, section) => {
      const page = owners[section];
      if (count > 0 && unsure.includes(text)) suspects.set(page, [...suspects.get(page) ?? [], { section, text, wanted: false }]);
      else if (count > 0) dropped.add(page);
    });
  }
  const has = all((await Promise.all(query.phrases.map((text) => library.needs(text, String)))).flat());
  const kept = (query.text ? list : owners.map((_, section) => ({ section, score: 0 })))
    .filter(({ section }) => !dropped.has(owners[section]) && (!query.phrases[0] || has[section]));
  const passing = kept.filter(({ section }) => passes(section, filters, library));
  const checks: Checks = (section) => [...phrases.map((text) => ({ section, text, wanted: true })), ...suspects.get(owners[section]) ?? []];
  const open = await checked(kept, checks, asked, library);
  const { hits, more } = passing.length === kept.length ? open : await checked(passing, checks, asked, library);
  if (hits.length === 0) library.doubt([filters.section, filters.tag].join(""));
  return { hits, open: open.hits, more };
}

/** Whether a section is of a page that passes filters. */
export function passes(section: number, filters: Filters, library: Library): boolean {
  const page = library.catalogue.owners[section];
  if (!page || (filters.lang && filters.lang !== library.manifest.lang) || (filters.kind && filters.kind !== page.kind)) return false;
  const has = (own: readonly string[], wanted?: string): boolean => !wanted || own.some((one) => library.key(one) === library.key(wanted));
  return has([page.section], filters.section) && has(page.tags, filters.tag);
}

// Whether terms tell where a text stands: those of a word, or of one or two characters. If it is asked for as it
// is, no word that may be the stem of others.
function isTold(text: string, asItIs: boolean, library: Library): boolean {
  const [token, second] = library.units(text);
  if (!token || second) return false;
  if (!isWord(token)) return token.characters.length < 3;
  return !asItIs || library.root(token.whole) !== token.whole;
}

// The best section of each page that stays, the best first. Texts are read until there are more pages than are
// shown; what more would have to be read for is then left out.
async function checked(list: readonly Scored[], checksOf: Checks, { limit, options }: Asked, library: Library): Promise<Omit<Narrowed, "open">> {
  const done = new Set<Page | undefined>(), hits: Scored[] = [];
  const best = [...list].sort((a, b) => b.score - a.score);
  let more = false, count = 0, ahead = 0;
  for (const [place, hit] of best.entries()) {
    const page = library.catalogue.owners[hit.section];
    if (done.has(page)) continue;
    const checks = checksOf(hit.section);
    if (checks.length > 0 && (count >= most || hits.length > limit)) {
      more = true;
      continue;
    }
    count += checks.length;
    if (place >= ahead) {
      options.signal?.throwIfAborted();
      ahead = place + batch;
      await Promise.all(best.slice(place, ahead).flatMap(({ section }) => checksOf(section)).map((check) => library.text(check.section)));
    }
    const said = await Promise.all(checks.map((check) => isSaid(check, library)));
    const failed = checks.filter(({ wanted }, number) => said[number] !== wanted);
    if (!failed[0]) hits.push(hit);
    if (!failed.some(({ wanted }) => wanted)) done.add(page);
  }
  return { hits, more };
}

async function isSaid({ section, text }: Check, library: Library): Promise<boolean> {
  const [, body, ...headings] = await library.text(section), wanted = spelled(text, library);
  return [body, library.catalogue.owners[section]?.title ?? "", ...headings.slice(-1)].some((one) => spelled(one, library).includes(wanted));
}

// A text's words, each with its parts, and characters, with blanks around them.
function spelled(text: string, library: Library): string {
  return ["", ...library.tokens(text).flatMap((token) => (isWord(token) ? formsOf(token) : token.characters)), ""].join(" ");
}
