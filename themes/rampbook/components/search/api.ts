// What the search's parts know of each other. The opener is in every page's script; engine, details
// and interface are bundles of their own that are loaded when a reader wants to search.

import type { Asked, Found, Sought } from "./ask";
import type { Library } from "./library";
import type { Scored } from "./rank";
import type { Postings } from "./terms";
import type { Word } from "./units";

/** Narrows the answer to pages for which all that is given is true. */
export interface Filters {
  readonly lang?: string;
  readonly section?: string;
  readonly kind?: string;
  readonly tag?: string;
}

export type FilterName = keyof Filters;

export interface SearchOptions {
  /** the most results to give; 10 unless told */
  readonly limit?: number;
  /** the reader's language, whose results come first; the page's unless told */
  readonly lang?: string;
  readonly filters?: Filters;
  /** take the words as they are: no correction, no synonyms */
  readonly literal?: boolean;
  /** stops the work when its answer is no longer wanted; the promise is then rejected */
  readonly signal?: AbortSignal;
  /** is told what is known so far: pages by their title first, then the ranked results without excerpts */
  readonly tell?: (answer: Answer) => void;
}

/** A stretch of a text that answers the query: from a place to the place before which it ends. */
export type Span = readonly [from: number, to: number];

export interface Result {
  readonly url: string;
  readonly title: string;
  /** of the section that answers best; "" for the page as a whole */
  readonly heading: string;
  /** "" until it is known */
  readonly excerpt: string;
  readonly score: number;
  readonly kind: string;
  readonly lang: string;
  /** titles of the folders that the page is in, from the outermost */
  readonly trail: readonly string[];
  readonly spans: { readonly title: readonly Span[]; readonly heading: readonly Span[]; readonly excerpt: readonly Span[] };
}

/** One way to narrow an answer, and how many pages each value would leave; null where that is not known. */
export interface Facet {
  readonly name: FilterName;
  readonly values: readonly { readonly value: string; readonly label: string; readonly count: number | null }[];
}

export interface Answer {
  readonly results: readonly Result[];
  /** pages found, those beyond the limit too */
  readonly total: number;
  /** there may be more: not all texts were read for a phrase or something excluded */
  readonly more?: boolean;
  /** what was looked for instead of what was typed; null when that was taken as it is */
  readonly corrected: string | null;
  /** synonyms that were looked for as well */
  readonly widened: readonly string[];
  readonly facets: readonly Facet[];
  /** false while the pages are those that have the words in their title, and may yet come in another order */
  readonly ranked: boolean;
  /** false while more is to come */
  readonly whole: boolean;
  /** a part of the index could not be read */
  readonly partial: boolean;
  /** the portal was published again since the page was opened; the answer is of its new index */
  readonly outdated: boolean;
}

/** Marks the words of a query in a text. */
export type Marker = (text: string) => Span[];

/** The sections that filters, phrases and exclusions leave, and those that they would leave without the filters. */
export interface Narrowed {
  readonly hits: readonly Scored[];
  readonly open: readonly Scored[];
  /** not all texts were read; there may be more hits */
  readonly more?: boolean | undefined;
}

/** What mending words needs, and adds to. */
export interface Mending {
  readonly library: Library;
  readonly asked: Asked;
  /** the numbers in a line of an index */
  readonly numbers: (value: string) => number[];
  /** looks for another way to write something, too; tells whether a section has it */
  readonly also: (other: string, postings: Postings) => boolean;
  /** looks for what was mistyped */
  readonly forms: (instead: string) => Promise<void>;
}

/** What the engine loads behind its first answer: how results are shown, and what only few queries need. */
export interface Details {
  /** Looks for what words that are not found may be meant for. Returns the text with words put right. */
  mend(text: string, words: readonly Word[], missed: Set<Word>, mending: Mending): Promise<string>;
  narrow(list: readonly Scored[], asked: Asked, library: Library): Promise<Narrowed>;
  /** Marks what is sought in an index, in a text and others like it. */
  marker(sought: Sought, library: Library, text: string): Promise<Marker>;
  /** An answer without excerpts. */
  ranked(found: Found, asked: Asked): Answer;
  /** What is found in the reader's language, and in others when that is little, with all that is told of it. */
  whole(found: Found, asked: Asked): Promise<Answer>;
}

/** What the details need of the engine. */
export interface Finder extends Engine {
  /** the indexes that are open, by their language */
  readonly libraries: Map<string, Promise<Library>>;
  library(lang: string): Promise<Library>;
  open(lang: string, part: string): Promise<Library>;
  ask(library: Library, asked: Asked): Promise<Found>;
  answer(found: Found, asked: Asked): Answer;
}

export type MakeDetails = (finder: Finder) => Details;

export interface Engine {
  search(query: string, options?: SearchOptions): Promise<Answer>;
  /** Marks the words of a query in a text and its pieces. */
  marker(query: string, lang: string, text: string): Promise<Marker>;
}

/** The interface's bundle, as the opener sees it. */
export interface Interface {
  open(): Promise<void>;
  /** Marks, on this page, the words that a reader followed a result for. */
  land(): Promise<void>;
}

/** Where the parts of the search are, as the header's element has them. */
export interface Places {
  engine(): Promise<Engine>;
  details(): Promise<MakeDetails>;
  /** the dialog's HTML */
  dialog(): Promise<string>;
  /** the page of all results */
  readonly results: string;
}

declare module "../runtime/runtime" {
  interface Runtime {
    /** Searches the portal. */
    search?(query: string, options?: SearchOptions): Promise<Answer>;
    /** What the bundles of the search leave for each other. */
    searching?: { readonly places: Places; engine?: Engine; details?: MakeDetails; interface?: Interface };
  }
}
