// What filters, quotation marks and minus signs leave of what was found, by the rules in generator/search.

import type { Filters, Narrowed } from "./api";
import type { Asked } from "./ask";
import type { Library } from "./library";
import type { Page } from "./manifest";
import type { Scored } from "./rank";
import type { Postings } from "./terms";
import { all } from "./terms";
import { formsOf, isWord } from "./units";

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
  const passes = passing(filters, library), left = kept.filter(({ section }) => passes(owners[section]));
  const checks: Checks = (section) => [...phrases.map((text) => ({ section, text, wanted: true })), ...suspects.get(owners[section]) ?? []];
  const open = await checked(kept, checks, asked, library);
  const { hits, more } = left.length === kept.length ? open : await checked(left, checks, asked, library);
  if (hits.length === 0) library.doubt(Object.values(filters).join(""));
  return { hits, open: open.hits, more };
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

/** Of the sections that have the words of a text most often, those that say it as it is. */
export async function saying(text: string, has: Postings, library: Library): Promise<Postings> {
  const count = (section: number): number => has[section] ?? 0;
  const best = [...has.keys()].filter(count).sort((a, b) => count(b) - count(a)).slice(0, batch);
  const said = await Promise.all(best.map((section) => isSaid({ section, text, wanted: true }, library)));
  return has.map((times, section) => (said[best.indexOf(section)] ? times : 0));
}

// A text's words, each with its parts, and characters, with blanks around them.
function spelled(text: string, library: Library): string {
  return ["", ...library.tokens(text).flatMap((token) => (isWord(token) ? formsOf(token) : token.characters)), ""].join(" ");
}
