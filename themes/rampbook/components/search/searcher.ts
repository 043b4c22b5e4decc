// Answers queries from the indexes of a portal, which it loads file by file.

import type { Answer, Details, Engine, Finder, MakeDetails, Marker, Result, SearchOptions } from "./api";
import type { Asked, Found, Hit } from "./ask";
import { ask, byTitle } from "./ask";
import type { Load } from "./library";
import { Library } from "./library";
import { queryOf } from "./query";

export class Searcher implements Engine, Finder {
  readonly libraries = new Map<string, Promise<Library>>();
  readonly ask = ask;
  readonly #lang: string;
  readonly #root: string;
  readonly #load: Load;
  readonly #loadDetails: () => Promise<MakeDetails>;
  #details: Details | undefined; // once they are here

  /** lang is the reader's language; root is the address of the site's folder. */
  constructor(lang: string, root: string, load: Load, loadDetails: () => Promise<MakeDetails>) {
    this.#lang = lang;
    this.#root = root;
    this.#load = load;
    this.#loadDetails = loadDetails;
  }

  async search(typed: string, options: SearchOptions = {}): Promise<Answer> {
    const asked = this.#asked(typed, options);
    const library = await this.#libraryFor(asked.filters.lang ?? options.lang ?? this.#lang);
    const tell = (found: Found): void => {
      if (found.hits.length > 0) options.tell?.(this.#details?.ranked(found, asked) ?? this.answer(found, asked));
    };
    const finding = ask(library, asked);
    if (options.tell && !asked.narrow && !(await isQuick(finding))) tell(byTitle(library, asked));
    const found = await finding;
    options.signal?.throwIfAborted();
    if (!this.#details) tell(found); // else they tell it
    const details = await this.#more().catch(() => undefined);
    return details?.whole(found, asked) ?? { ...this.answer(found, asked), whole: true, partial: true };
  }

  async marker(typed: string, lang: string, text: string): Promise<Marker> {
    const library = await this.#libraryFor(lang);
    const [{ sought }, details] = await Promise.all([ask(library, this.#asked(typed, {})), this.#more()]);
    return details.marker(sought, library, text);
  }

  /** The index of a language, the reader's unless told. */
  library(lang = this.#lang): Promise<Library> {
    const library = this.libraries.get(lang) ?? this.open(lang);
    this.libraries.set(lang, library);
    library.catch(() => this.libraries.delete(lang)); // may be asked for again
    return library;
  }

  /** Opens a language's index. With a search part, "?1", its address is one that no cache knows. */
  open(lang: string, part?: string): Promise<Library> {
    return Library.open(lang, this.#load, part);
  }

  /** What is known of an answer before the details are. */
  answer({ hits, corrected, ranked, sought: { widened } }: Found, { limit }: Asked): Answer {
    return {
      results: hits.slice(0, limit).map((hit) => this.#result(hit)), total: hits.length, corrected, widened, ranked,
      facets: [], whole: false, partial: false, outdated: false,
    };
  }

  // The index of a language; the reader's, for one that the portal has not. What is no language is never made an address.
  async #libraryFor(lang: string): Promise<Library> {
    const own = await this.library();
    return own.manifest.langs.includes(lang) ? this.library(lang) : own;
  }

  #asked(typed: string, options: SearchOptions): Asked {
    const query = queryOf(typed), { literal = false, limit = 10 } = options;
    const filters = { ...query.filters, ...options.filters };
    const narrow = [...query.phrases, ...query.excluded, ...Object.keys(filters)].length > 0;
    return { typed, options, query, filters, limit, widen: !literal, correct: () => !literal, narrow, details: () => this.#more() };
  }

  async #more(): Promise<Details> {
    const make = await this.#loadDetails();
    return (this.#details ??= make(this));
  }

  #result({ page, library, score }: Hit): Result {
    return {
      url: new URL(page.file.split("/").map(encodeURIComponent).join("/"), this.#root).href,
      title: page.title, heading: "", excerpt: "", score, kind: page.kind, lang: library.manifest.lang, trail: [],
      spans: { title: [], heading: [], excerpt: [] },
    };
  }
}

// Whether something is there before the browser does anything else.
function isQuick(work: Promise<unknown>): Promise<true | void> {
  return Promise.race([work.then((): true => true), new Promise<void>((late) => void setTimeout(late))]);
}
