import type { Filters, FilterName } from "./api";

const most = 1000; // UTF-16 units of a query that are read

// Minus signs, and what comes up to a blank or quotation mark, or in quotation marks. It matches nothing, too.
const piece = /([-－−]*)(?:["“”„＂]([^"“”„＂]*)["“”„＂]?|([^ \t\n\r\u00A0\u3000"“”„＂]*))/g;
const filter = /^(lang|section|kind|tag)[:：]+(.*)$/is;

/** What a reader typed, taken apart. */
export interface Query {
  /** the pieces that are looked for, without their signs, with a blank between them */
  readonly text: string;
  /** those of them that stood in quotation marks */
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  readonly filters: Filters;
  /** the last piece is a phrase */
  readonly quoted: boolean;
}

/** Takes a query apart. Any text is one. */
export function queryOf(typed: string): Query {
  const pieces: string[] = [], phrases: string[] = [], excluded: string[] = [];
  const filters: { [Name in FilterName]?: string } = {};
  let quoted = false;
  const found = typed.slice(0, most).matchAll(piece);
  for (const [, signs = "", phrase, plain = ""] of found) {
    const without = signs.length === 1; // two are how an option of a program begins
    const named = without ? null : filter.exec(plain);
    const value = named && (named[2] || found.next().value?.[2]); // a name may have its value in quotation marks
    const text = phrase ?? plain;
    if (named && value) filters[named[1]?.toLowerCase() as FilterName] = value;
    else if (text && without) excluded.push(text);
    else if (text) {
      pieces.push(text);
      quoted = phrase !== undefined;
      if (quoted) phrases.push(text);
    }
  }
  const asked = pieces.length > 0 || Object.keys(filters).length > 0;
  return asked ? { text: pieces.join(" "), phrases, excluded, filters, quoted }
    : { text: excluded.join(" "), phrases, excluded: [], filters, quoted };
}
