// Answers queries from the indexes of a portal, which it loads file by file.

import type { Answer, Engine, Filters, Marker, Result, SearchOptions } from "./api";
import type { Found, Hit } from "./ask";
import { ask, byTitle } from "./ask";
import { excerptOf, spansIn } from "./excerpt";
import { facetsOf, languages } from "./facets";
import type { Load } from "./library";
import { Library } from "./library";
import type { Query } from "./query";
import { queryOf } from "./query";

const few = 3; // fewer pages than these, and other languages are asked as well
const usual = 10; // results

/** What is to be found. */
interface Inquiry {
  readonly query: Query;
  readonly filters: Filters;
  readonly options: SearchOptions;
}

/** What has been found, over all languages. */
interface Findings {
  readonly hits: readonly Hit[];
  readonly founds: readonly Found[]; // of which some hits are, or the first
  readonly partial: boolean;
}

const nothing: Findings = { hits: [], founds: [], partial: false };

export class Searcher implements Engine {
  private readonly libraries = new Map<string, Promise<Library>>();
  private compared: Library | undefined;
  private outdated = false;

  /** lang is the reader's language; root is the address of the site's folder. */
  constructor(private readonly lang: string, private readonly root: string, private readonly load: Load) {}

  /** Has the index of the reader's language fetched ahead. */
  warm(): void {
    this.library(this.lang).catch(() => {}); // told when it is asked for
  }

  async search(typed: string, options: SearchOptions = {}): Promise<Answer> {
    const query = queryOf(typed);
    const inquiry = { query, filters: { ...query.filters, ...options.filters }, options };
    const lang = inquiry.filters.lang ?? options.lang ?? this.lang;
    const own = await this.library(lang).catch((error: unknown) => this.instead(lang, error));
    if (inquiry.filters.lang && own.manifest.lang !== lang) return { ...this.answer(nothing, inquiry, own), whole: true };
    const finding = this.find(own, inquiry);
    if (options.tell && !(await isQuick(finding))) {
      const hits = byTitle(own, query, inquiry.filters);
      if (hits.length > 0) options.tell(this.answer({ ...nothing, hits }, inquiry, own));
    }
    const findings = await this.unquoted(own, inquiry, await finding);
    goOn(options);
    const ranked = this.answer(findings, inquiry, own);
    options.tell?.(ranked);
    const results = await Promise.all(findings.hits.slice(0, options.limit ?? usual).map((hit) => this.whole(hit)));
    const partial = findings.partial || findings.founds.some(({ library }) => library.damaged);
    if (partial && (await this.renew(own))) return this.search(typed, options);
    return { ...ranked, results, whole: true, partial, outdated: this.outdated };
  }

  async marker(typed: string, lang: string): Promise<Marker> {
    const library = await this.library(lang);
    const { wanted } = await ask(library, queryOf(typed), {}, { literal: false, correct: true });
    return (text) => spansIn(text, wanted, library.simplified);
  }

  private library(lang: string): Promise<Library> {
    const known = this.libraries.get(lang);
    if (known) return known;
    const opening = Library.open(lang, this.load);
    this.libraries.set(lang, opening);
    opening.catch(() => this.libraries.delete(lang)); // may be asked for again
    return opening;
  }

  // The reader's index, for a language that the portal has not.
  private async instead(lang: string, error: unknown): Promise<Library> {
    const own = await this.library(this.lang);
    if (own.manifest.langs.includes(lang)) throw error;
    return own;
  }

  private async find(own: Library, { query, filters, options }: Inquiry): Promise<Findings> {
    const how = { literal: options.literal ?? false, correct: true };
    own.damaged = false;
    const first = await ask(own, query, filters, how);
    const founds = [first], hits = [...first.hits];
    let partial = own.damaged;
    if (hits.length >= few || filters.lang) return { hits, founds, partial };
    for (const lang of own.manifest.langs) {
      if (lang === own.manifest.lang) continue;
      goOn(options);
      const library = await this.library(lang).catch(() => undefined);
      partial ||= !library;
      if (!library) continue;
      library.damaged = false;
      const found = await ask(library, query, filters, { ...how, correct: hits.length === 0 });
      partial ||= library.damaged;
      const there = new Set(hits.map((hit) => hit.page.path));
      const more = found.hits.filter((hit) => !there.has(hit.page.path));
      if (more.length > 0 || hits.length === 0) founds.push(found);
      hits.push(...more);
    }
    return { hits, founds, partial };
  }

  // What is found without quotation marks, where nothing is with them.
  private async unquoted(own: Library, inquiry: Inquiry, findings: Findings): Promise<Findings> {
    const { query, options } = inquiry;
    if (findings.hits.length > 0 || query.phrases.length === 0 || options.literal) return findings;
    const loose = await this.find(own, { ...inquiry, query: { ...query, phrases: [] } });
    if (loose.hits.length === 0) return findings;
    const corrected = loose.founds.map((found) => found.corrected).find((text) => text !== null) ?? query.text;
    return { ...loose, founds: loose.founds.map((found) => ({ ...found, corrected })) };
  }

  private answer({ hits, founds, partial }: Findings, { filters, options }: Inquiry, own: Library): Answer {
    return {
      results: hits.slice(0, options.limit ?? usual).map((hit) => this.result(hit)),
      total: hits.length,
      corrected: founds.map((found) => found.corrected).find((text) => text !== null) ?? null,
      widened: [...new Set(founds.flatMap((found) => found.widened))],
      facets: founds.length === 0 ? [] : [languages(own, founds), ...facetsOf(founds, filters)],
      whole: false, partial, outdated: this.outdated,
    };
  }

  private result({ page, library, score, wanted }: Hit): Result {
    const { simplified, manifest, catalogue } = library;
    const steps = page.path.split("/");
    const trail = steps.slice(1).flatMap((_, place) => catalogue.titles.get(steps.slice(0, place + 1).join("/")) ?? []);
    return {
      url: new URL(page.file.split("/").map(encodeURIComponent).join("/"), this.root).href,
      title: page.title, heading: "", excerpt: "", score, kind: page.kind, lang: manifest.lang, trail,
      spans: { title: spansIn(page.title, wanted, simplified), heading: [], excerpt: [] },
    };
  }

  // A result with what only the text of its section tells.
  private async whole(hit: Hit): Promise<Result> {
    const { library: { simplified }, wanted } = hit;
    const [id, text, ...headings] = await hit.library.text(hit.section);
    const result = this.result(hit), heading = headings[headings.length - 1] ?? "", excerpt = excerptOf(text, wanted, simplified);
    return {
      ...result, heading, excerpt: excerpt.text,
      url: result.url + (id && `#${encodeURIComponent(id)}`),
      spans: { ...result.spans, heading: spansIn(heading, wanted, simplified), excerpt: excerpt.spans },
    };
  }

  // Files of an index that was published over are gone. If the site has another by now, that one is
  // taken; a library is compared with the site once.
  private async renew(own: Library): Promise<boolean> {
    const { lang, build } = own.manifest;
    if (own === this.compared) return false;
    this.compared = own;
    const fresh = await Library.open(lang, this.load, `?${Date.now()}`).catch(() => own);
    if (fresh.manifest.build === build) return false;
    this.libraries.set(lang, Promise.resolve(fresh));
    return (this.outdated = true);
  }
}

// Whether something is there before the browser does anything else.
function isQuick(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => true), new Promise<false>((late) => setTimeout(() => late(false)))]);
}

function goOn({ signal }: SearchOptions): void {
  if (signal?.aborted) throw new Error("the answer is no longer wanted");
}
