import { digit, numbersIn } from "./numbers";

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
  /** first terms of the term files, with blanks between them, and the files' names without */
  readonly terms: string;
  readonly files: string;
  /** name of the list of text files */
  readonly texts: string;
  readonly words: string;
  readonly fold: string;
  readonly pinyin: boolean;
  readonly synonyms: readonly (readonly string[])[];
  readonly tags: readonly string[];
  readonly paths: readonly string[];
  readonly titles: readonly string[];
  readonly kinds: readonly string[];
  readonly kind: string;
  readonly lengths: string;
  readonly tagged: string;
  readonly elsewhere: readonly { readonly page: number; readonly file: string }[];
}

/** A page that can be found. */
export interface Page {
  readonly path: string;
  /** the first folder of its path */
  readonly section: string;
  readonly title: string;
  readonly kind: string;
  readonly tags: readonly string[];
  /** below the site's root */
  readonly file: string;
}

/** What a manifest says of pages and sections, laid out for looking up. */
export interface Catalogue {
  /** titles of all paths, folders among them */
  readonly titles: ReadonlyMap<string, string>;
  /** of each section: k1*(1-b+b*length/average), and its page */
  readonly norms: readonly number[];
  readonly owners: readonly Page[];
}

export function catalogueOf({ prefix, paths, titles, kinds, kind, lengths, tagged, elsewhere, ...manifest }: Manifest): Catalogue {
  const catalogue = { titles: new Map<string, string>(), norms: [] as number[], owners: [] as Page[] };
  const { rank: [k1 = 0, b = 0] } = manifest, average = manifest.length / manifest.sections;
  const kindOf = numbersIn(kind), lengthsOf = lengths.split(" ").map(lengthsIn), tags = tagged.split(" ");
  const files = new Map(elsewhere.map(({ page, file }) => [page, file]));
  let path = "";
  paths.forEach((rest, number) => {
    path = path.slice(0, digit(rest, 0)) + rest.slice(1);
    const page = {
      path, section: path.split("/", 1)[0] ?? "", title: titles[number] ?? "", kind: kinds[kindOf[number] ?? 0] ?? "",
      tags: numbersIn(tags[number] ?? "").map((tag) => manifest.tags[tag] ?? ""),
      file: files.get(number) ?? `${prefix}${path && `${path}/`}index.html`,
    };
    catalogue.titles.set(path, page.title);
    for (const length of lengthsOf[number] ?? []) {
      catalogue.norms.push(k1 * (1 - b + b * length / average));
      catalogue.owners.push(page);
    }
  });
  return catalogue;
}

// The lengths of sections by their codes; a digit of 63 goes on with the next.
function lengthsIn(codes: string): number[] {
  const lengths: number[] = [];
  let code = 0;
  for (let at = 0; at < codes.length; at++) {
    const part = digit(codes, at);
    code += part;
    if (part === 63) continue;
    lengths.push(code < 8 ? code : ((code & 7) + 8) * 2 ** ((code >> 3) - 1));
    code = 0;
  }
  return lengths;
}

/** The names of files, which are written without anything between them. */
export function namesIn(text: string): string[] {
  return text.match(/.{8}/g) ?? [];
}
