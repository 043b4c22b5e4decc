// The files of one language's index, loaded when they are asked for.

import type { Simplified } from "./fold";
import { isCharacter } from "./fold";
import type { Catalogue, Manifest } from "./manifest";
import { catalogue, namesIn } from "./manifest";
import { numbersIn } from "./numbers";
import type { Postings, TermFile } from "./terms";
import { any, placeOf, termFile } from "./terms";
import { keyOf } from "./tokens";

/** Gives what a data file holds, by its address below the folder of indexes: "zh/index.js". */
export type Load = (file: string) => Promise<string>;

const mostFiles = 8; // of terms, for those that begin with something
const mostMet = 200; // terms whose sections are remembered

/** A section's id, its text, and the headings above it. */
export type Text = readonly [id: string, text: string, ...headings: string[]];

export class Library {
  readonly catalogue: Catalogue;
  /** a file could not be read since this was last set to false */
  damaged = false;
  /** Traditional characters; none until they are learnt */
  simplified: Simplified = new Map();
  private puzzled = false; // a character was not found, which may be a Traditional one
  private readonly firsts: readonly string[];
  private readonly files: readonly string[];
  private readonly kept = new Map<string, Promise<unknown>>();
  private readonly keys = new Map<string, string>();
  private readonly met = new Map<string, Postings>(); // of terms of earlier queries: mostly this one with a letter less

  private constructor(readonly manifest: Manifest, private readonly load: Load) {
    this.catalogue = catalogue(manifest);
    this.files = namesIn(manifest.files);
    this.firsts = manifest.terms.split(" ");
  }

  /** Opens a language's index. With a search part, "?1", its address is one that no cache knows. */
  static async open(lang: string, load: Load, part = ""): Promise<Library> {
    const manifest = JSON.parse(contentOf(await load(`${lang}/index.js${part}`), "index")) as Manifest;
    if (manifest.format !== 3) throw new Error(`an index of format ${manifest.format}`);
    return new Library(manifest, load);
  }

  /** The sections that have a term. */
  async term(term: string): Promise<Postings> {
    const known = this.met.get(term);
    if (known) return known;
    const file = await this.terms(this.fileFor(term));
    const place = placeOf(file.terms, term);
    const postings = this.found(term, file.terms[place] === term ? file.values.slice(place, place + 1) : []);
    if (this.met.size >= mostMet) this.met.clear();
    if (postings.sections.length > 0) this.met.set(term, postings);
    return postings;
  }

  /** The sections that have any term with a beginning; with keys, any title's key instead. */
  async beginning(start: string, keys = false): Promise<Postings> {
    const from = this.fileFor(start);
    const wanted = this.firsts.slice(from, from + mostFiles).filter((first, place) => place === 0 || first.startsWith(start));
    const files = await Promise.all(wanted.map((_, place) => this.terms(from + place)));
    const values: string[] = [];
    for (const file of files) {
      for (let at = placeOf(file.terms, start); file.terms[at]?.startsWith(start); at++) {
        if (file.terms[at]?.endsWith("=") === keys) values.push(file.values[at] ?? "");
      }
    }
    return this.found(start, values);
  }

  async text(section: number): Promise<Text> {
    const parts = await this.read(this.manifest.texts, textParts, []);
    let at = 0;
    while (parts[at + 1] && (parts[at + 1]?.first ?? 0) <= section) at++;
    const part = parts[at];
    const list = part ? await this.read(part.name, (content) => JSON.parse(content) as Text[], []) : [];
    return list[section - (part?.first ?? 0)] ?? ["", ""];
  }

  words(): Promise<TermFile> {
    return this.terms(this.manifest.words);
  }

  /** Learns Traditional characters if one may have been asked for; tells whether it did. */
  async learn(): Promise<boolean> {
    if (!this.puzzled || !this.manifest.fold || this.simplified.size > 0) return false;
    this.simplified = await this.read(this.manifest.fold, simplifiedOf, this.simplified);
    this.keys.clear();
    return this.simplified.size > 0;
  }

  /** The key of a title, folder or tag. */
  key(text: string): string {
    const key = this.keys.get(text) ?? keyOf(text, this.simplified);
    this.keys.set(text, key);
    return key;
  }

  /** Notes that a text may not have been understood. */
  doubt(text: string): void {
    this.puzzled ||= [...text].some((letter) => isCharacter(letter.codePointAt(0) ?? 0));
  }

  private found(term: string, values: readonly string[]): Postings {
    const postings = any(values, this.manifest.sections);
    if (postings.sections.length === 0) this.doubt(term);
    return postings;
  }

  private terms(file: number | string): Promise<TermFile> {
    const name = typeof file === "string" ? file : this.files[file];
    return name ? this.read(name, termFile, termFile("")) : Promise.resolve(termFile(""));
  }

  // The file in which a term would be.
  private fileFor(term: string): number {
    const place = placeOf(this.firsts, term);
    return this.firsts[place] === term ? place : Math.max(0, place - 1);
  }

  // A file that cannot be had is as if it were empty, and is asked for again the next time.
  private read<Kind>(name: string, parse: (content: string) => Kind, empty: Kind): Promise<Kind> {
    const known = this.kept.get(name) as Promise<Kind> | undefined;
    if (known) return known;
    const reading = this.load(`${this.manifest.lang}/${name}.js`).then((text) => parse(contentOf(text, name))).catch(() => {
      this.kept.delete(name);
      this.damaged = true;
      return empty;
    });
    this.kept.set(name, reading);
    return reading;
  }
}

function contentOf(text: string, name: string): string {
  const end = text.indexOf("\n");
  if (text.slice(0, end) !== name) throw new Error(`${name} is of another build`);
  return text.slice(end + 1);
}

/** The text files: the first section of each, and its name. */
function textParts(content: string): { first: number; name: string }[] {
  const [counts = "", names = ""] = content.split("\n");
  const sizes = numbersIn(counts);
  let first = 0;
  return namesIn(names).map((name, place) => ({ name, first: (first += sizes[place - 1] ?? 0) }));
}

function simplifiedOf(content: string): Simplified {
  const [from = "", to = ""] = content.split("\n").map((line) => [...line]);
  const pairs = new Map<number, number>();
  [...from].forEach((letter, place) => pairs.set(letter.codePointAt(0) ?? 0, to[place]?.codePointAt(0) ?? 0));
  return pairs;
}
