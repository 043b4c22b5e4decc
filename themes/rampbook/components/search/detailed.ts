// All that is told of an answer, besides the titles of its pages.

import type { Answer, Details, Finder, Result } from "./api";
import type { Asked, Found, Hit } from "./ask";
import type { Find } from "./excerpt";
import { excerptOf, finder, marker, spansOf, understand } from "./excerpt";
import { facetsOf, languages } from "./facets";
import type { Library, Text } from "./library";
import { mend } from "./mend";
import { narrow } from "./narrow";

const few = 3; // fewer pages than these, and other languages are asked as well

/** What has been found, over all languages. */
interface Findings {
  readonly hits: readonly Hit[];
  /** the answers of which some hits are, or the first */
  readonly founds: readonly [Found, ...Found[]];
  readonly corrected: string | null;
  /** an index could not be had */
  readonly partial: boolean;
}

export class Detailed implements Details {
  readonly #engine: Finder;
  readonly mend = mend;
  readonly narrow = narrow;
  readonly marker = marker;
  #compared: Library | undefined;
  #outdated = false;

  constructor(engine: Finder) {
    this.#engine = engine;
  }

  ranked(found: Found, asked: Asked): Answer {
    return this.#answer({ ...found, founds: [found], partial: false }, asked);
  }

  async whole(found: Found, asked: Asked): Promise<Answer> {
    const { library } = found, { query, options, typed, limit } = asked;
    let findings = await this.#everywhere(found, asked);
    if (findings.hits.length === 0 && query.phrases.length > 0 && asked.widen) { // perhaps without quotation marks
      const unquoted = { ...asked, query: { ...query, phrases: [] } };
      const loose = await this.#everywhere(await this.#engine.ask(library, unquoted), unquoted);
      if (loose.hits.length > 0) findings = { ...loose, corrected: loose.corrected ?? query.text };
    }
    options.signal?.throwIfAborted();
    options.tell?.(this.#answer(findings, asked));
    const texts = await Promise.all(findings.hits.slice(0, limit).map(async ({ library, page, section, sought }) => {
      const text = await library.text(section);
      await understand([page.title, ...text].join(" "), sought, library);
      return text;
    }));
    const partial = findings.partial || findings.founds.some((one) => one.library.damaged);
    if (partial && (await this.#renew(library))) return this.#engine.search(typed, options);
    return { ...this.#answer(findings, asked, texts), whole: true, partial };
  }

  // What all languages know. A word that one of them has as it was typed is corrected in none: then that one answers, too.
  async #everywhere(own: Found, asked: Asked): Promise<Findings> {
    const findings = await this.#gather(own, asked, few);
    if (findings.corrected === null || asked.filters.lang) return findings;
    let { correct } = asked;
    for (const lang of own.library.manifest.langs) {
      const missed: string[] = [], before = correct;
      const found = await this.#in(lang, asked, (word) => !missed.push(word));
      if (found) correct = (word) => before(word) && missed.includes(word);
    }
    const spared = { ...asked, correct };
    const again = await this.#engine.ask(own.library, spared);
    return this.#gather(again, spared, again.corrected === own.corrected ? few : Infinity);
  }

  // Asks the other languages too, when fewer pages than enough are found in one.
  async #gather(own: Found, asked: Asked, enough: number): Promise<Findings> {
    const { lang, langs } = own.library.manifest, { tell, signal } = asked.options;
    const founds: [Found, ...Found[]] = [own], hits = [...own.hits];
    const others = hits.length >= enough || asked.filters.lang ? [] : langs.filter((other) => other !== lang);
    if (others.length > 0 && hits.length > 0 && own.corrected === null) tell?.(this.ranked(own, asked));
    let partial = false;
    for (const other of others) {
      signal?.throwIfAborted();
      const found = await this.#in(other, asked, (word) => hits.length === 0 && asked.correct(word));
      partial ||= found?.library.damaged ?? true;
      const there = new Set(hits.map((hit) => hit.page.path));
      const more = found?.hits.filter((hit) => !there.has(hit.page.path)) ?? [];
      if (found && (more.length > 0 || hits.length === 0)) founds.push(found);
      hits.push(...more);
    }
    return { hits, founds, partial, corrected: founds.find(({ corrected }) => corrected !== null)?.corrected ?? null };
  }

  // Asks a language, if it can be had.
  async #in(lang: string, asked: Asked, correct: Asked["correct"]): Promise<Found | undefined> {
    const library = await this.#engine.library(lang).catch(() => undefined);
    return library && this.#engine.ask(library, { ...asked, correct });
  }

  #answer({ hits, founds, corrected, partial }: Findings, asked: Asked, texts: readonly Text[] = []): Answer {
    const { results, ...answer } = this.#engine.answer({ ...founds[0], hits, corrected }, asked);
    const finders = new Map(founds.map(({ sought, library }) => [sought, finder(sought, library)]));
    return {
      ...answer, partial, more: founds.some((one) => one.more), outdated: this.#outdated,
      results: results.map((result, place) => {
        const hit = hits[place], find = hit && finders.get(hit.sought);
        return find ? detailed(result, hit, find, texts[place]) : result;
      }),
      widened: [...new Set(founds.flatMap(({ sought }) => sought.widened))],
      facets: [languages(founds), ...facetsOf(founds, asked.filters)],
    };
  }

  // Files of an index that was published over are gone. If the site has another by now, that one is
  // taken; a library is compared with the site once.
  async #renew(own: Library): Promise<boolean> {
    const { lang, build } = own.manifest;
    if (own === this.#compared) return false;
    this.#compared = own;
    const fresh = await this.#engine.open(lang, `?${Date.now()}`).catch(() => own);
    if (fresh.manifest.build === build) return false;
    this.#engine.libraries.set(lang, Promise.resolve(fresh));
    return (this.#outdated = true);
  }
}

function detailed(result: Result, { page: { path }, library }: Hit, find: Find, [id, text, ...headings]: Text = ["", ""]): Result {
  const { titles } = library.catalogue;
  const heading = headings.pop() ?? "", excerpt = excerptOf(text, find(text));
  const steps = path.split("/");
  return {
    ...result, heading, excerpt: excerpt.text,
    url: result.url + (id && `#${encodeURIComponent(id)}`),
    trail: steps.slice(1).flatMap((_, place) => titles.get(steps.slice(0, place + 1).join("/")) ?? []),
    spans: { title: spansOf(find(result.title)), heading: spansOf(find(heading)), excerpt: excerpt.spans },
  };
}
