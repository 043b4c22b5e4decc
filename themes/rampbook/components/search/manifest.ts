import { numbersIn } from "./numbers";

/** index.js of a language, as generator/search writes it. */
export interface Manifest {
  readonly format: number;
  readonly build: string;
  readonly lang: string;
  readonly langs: readonly string[];
  readonly prefix: string;
  readonly rank: readonly number[];
  readonly sections: number;
  readonly length: number;
  readonly terms: readonly string[];
  readonly texts: readonly (string | number)[];
  readonly words: string;
  readonly fold: string;
  readonly pinyin: boolean;
  readonly synonyms: readonly (readonly string[])[];
  readonly tags: readonly string[];
  readonly pages: readonly (readonly [path: string, title: string, kind: string, lengths: string, tags?: readonly number[], file?: string])[];
}

/** A page that can be found. */
export interface Page {
  readonly number: number;
  readonly path: string;
  readonly title: string;
  readonly kind: string;
  readonly tags: readonly string[];
  /** below the site's root */
  readonly file: string;
  /** number of its first section, and how many it has */
  readonly first: number;
  readonly count: number;
}

/** What a manifest says of pages and sections, laid out for looking up. */
export interface Catalogue {
  readonly pages: readonly Page[];
  /** titles of all paths, folders among them */
  readonly titles: ReadonlyMap<string, string>;
  /** of each section: its length, and its page */
  readonly lengths: readonly number[];
  readonly owners: readonly Page[];
}

export function catalogue(manifest: Manifest): Catalogue {
  const pages: Page[] = [], titles = new Map<string, string>();
  const lengths: number[] = [], owners: Page[] = [];
  for (const [path, title, kind, sections, tags = [], file = fileOf(manifest.prefix, path)] of manifest.pages) {
    const own = numbersIn(sections);
    const page = { number: pages.length, path, title, kind, tags: tags.map((t) => manifest.tags[t] ?? ""), file, first: lengths.length, count: own.length };
    pages.push(page);
    titles.set(path, title);
    for (const length of own) {
      lengths.push(length);
      owners.push(page);
    }
  }
  return { pages, titles, lengths, owners };
}

function fileOf(prefix: string, path: string): string {
  return prefix + (path === "" ? "" : `${path}/`) + "index.html";
}
