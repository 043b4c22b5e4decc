// The files of one language's index, loaded when they are asked for, and texts as the index reads them.

import type { Simplified } from "./fold";
import { codeOf } from "./fold";
import type { Catalogue, Manifest } from "./manifest";
import { catalogueOf, namesIn } from "./manifest";
import { numbersIn } from "./numbers";
import type { Postings, TermFile } from "./terms";
import { any, spread, termFile } from "./terms";
import type { Token } from "./units";
import { formsOf, isWord } from "./units";
import { foldedText, keyOf, rootOf, tokensOf } from "./tokens";

/** Gives what a data file holds, by its address below the folder of indexes: "zh/index.js". */
export type Load = (file: string) => Promise<string>;

const mostFiles = 8; // of terms, for those that begin with something
const mostUnits = 64; // words and characters of a text that are looked for

/** A section's id, its text, and the headings above it. */
export type Text = readonly [id: string, text: string, ...headings: string[]];

export class Library {
  readonly catalogue: Catalogue;
  /** what a form is looked for by: the stem of a word */
  readonly root = rootOf;
  /** a file could not be read since this was last set to false */
  damaged = false;
  #simplified: Simplified = new Map(); // none until they are learnt
  #puzzled = false; // a character was not found, which may be a Traditional one
  readonly #firsts: readonly string[];
  readonly #files: readonly string[];
  readonly #load: Load;
  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #keys = new Map<string, string>();

  private constructor(readonly manifest: Manifest, load: Load) {
    this.#load = load;
    this.catalogue = catalogueOf(manifest);
    this.#files = namesIn(manifest.files);
    this.#firsts = manifest.terms.split(" ");
  }

  /** Opens a language's index. With a search part, "?1", its address is one that no cache knows. */
  static async open(lang: string, load: Load, part = ""): Promise<Library> {
    const manifest = JSON.parse(contentOf(await load(`${lang}/index.js${part}`), "index")) as Manifest;
    if (manifest.format !== 4) throw new Error(`format ${manifest.format}`);
    return new Library(manifest, load);
  }

  /** The file in which a term would be. */
  fileOf(term: string): Promise<TermFile> {
    return this.#terms(this.#files[this.#placeOf(term)]);
  }

  /** The sections that have a term. */
  async term(term: string): Promise<Postings> {
    return any([(await this.fileOf(term)).get(term) ?? ""], this.manifest.sections);
  }

  /** The sections that have any term with a beginning; with keys, any title's key instead. */
  async beginning(start: string, keys = false): Promise<Postings> {
    const from = this.#placeOf(start);
    const wanted = this.#firsts.slice(from, from + mostFiles).filter((first, place) => place === 0 || first.startsWith(start));
    const files = await Promise.all(wanted.map((_, place) => this.#terms(this.#files[from + place])));
    const values: string[] = [];
    for (const [term, value] of files.flatMap((file) => [...file])) {
      if (term.startsWith(start) && term.endsWith("=") === keys) values.push(value);
    }
    return any(values, this.manifest.sections);
  }

  /** The sections that have a pair of characters, or one. */
  characters(form: string): Promise<Postings> {
    return [...form].length > 1 ? this.term(form) : this.beginning(form);
  }

  /** For each word, in a form, and pair of characters of a text, the sections that have it. */
  async needs(text: string, form = rootOf): Promise<Postings[]> {
    const lists = await Promise.all(this.units(text).flatMap((token) => {
      return isWord(token) ? this.term(form(token.whole)) : formsOf(token).map((form) => this.characters(form));
    }));
    if (!lists.every(spread)) this.doubt(text);
    return lists;
  }

  async text(section: number): Promise<Text> {
    const parts = await this.#read(this.manifest.texts, textParts, []);
    const part = parts.filter(({ first }) => first <= section).pop();
    const list = part ? await this.#read(part.name, (content) => JSON.parse(content) as Text[], []) : [];
    return list[section - (part?.first ?? 0)] ?? ["", ""];
  }

  words(): Promise<TermFile> {
    return this.#terms(this.manifest.words);
  }

  /** Learns Traditional characters if one may have been asked for; tells whether it did. */
  async learn(): Promise<boolean> {
    if (!this.doubt("")) return false;
    this.#simplified = await this.#read(this.manifest.fold, simplifiedOf, this.#simplified);
    this.#keys.clear();
    return this.#simplified.size > 0;
  }

  /** A text with its letters folded. */
  folded(text: string): string {
    return foldedText(text, this.#simplified);
  }

  /** A text's words and characters. */
  tokens(text: string): Token[] {
    return tokensOf(text, this.#simplified);
  }

  /** A text's words and characters, as many as are looked for. */
  units(text: string): Token[] {
    let left = mostUnits;
    return this.tokens(text).flatMap((token): Token[] => {
      const count = Math.min(left, isWord(token) ? 1 : token.characters.length);
      left -= count;
      if (count === 0) return [];
      return [isWord(token) ? token : { ...token, characters: token.characters.slice(0, count) }];
    });
  }

  /** The key of a title, folder or tag. */
  key(text: string): string {
    const key = this.#keys.get(text) ?? keyOf(text, this.#simplified);
    this.#keys.set(text, key);
    return key;
  }

  /** Notes that a text may not have been understood; tells whether there is something to learn. */
  doubt(text: string): boolean {
    return (this.#puzzled ||= /[\u3400-\uffff]/.test(text)) && !!this.manifest.fold && !this.#simplified.size;
  }

  async #terms(name = ""): Promise<TermFile> {
    return name ? this.#read(name, termFile, termFile("")) : termFile("");
  }

  // Which file a term would be in.
  #placeOf(term: string): number {
    return Math.max(0, this.#firsts.filter((first) => first <= term).length - 1);
  }

  // A file that cannot be had is as if it were empty, and is asked for again the next time.
  #read<Kind>(name: string, parse: (content: string) => Kind, empty: Kind): Promise<Kind> {
    const known = this.#kept.get(name) as Promise<Kind> | undefined;
    const reading = known ?? this.#load(`${this.manifest.lang}/${name}.js`).then((text) => parse(contentOf(text, name))).catch(() => {
      this.#kept.delete(name);
      this.damaged = true;
      return empty;
    });
    this.#kept.set(name, reading);
    return reading;
  }
}

function contentOf(text: string, name: string): string {
  const end = text.indexOf("\n"), content = text.slice(end + 1);
  let sum = 0;
  for (let at = 0; at < content.length; at++) sum = (Math.imul(sum, 31) + content.charCodeAt(at)) | 0;
  if (text.slice(0, end) !== `${name} ${sum}`) throw new Error(`${name} is damaged, or of another build`);
  return content;
}

/** The text files: the first section of each, and its name. */
function textParts(content: string): { first: number; name: string }[] {
  const [counts = "", names = ""] = content.split("\n");
  const sizes = numbersIn(counts);
  let first = 0;
  return namesIn(names).map((name, place) => ({ name, first: (first += sizes[place - 1] ?? 0) }));
}

function simplifiedOf(content: string): Simplified {
  const [from = [], to = []] = content.split("\n").map((line) => [...line].map(codeOf));
  return new Map(from.map((code, place) => [code, to[place] ?? 0]));
}
