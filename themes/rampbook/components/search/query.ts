import type { Filters, FilterName } from "./api";

const most = 1000; // UTF-16 units of a query that are read
const blank = /[ \t\n\r\u00A0\u3000]/;
const quote = /["“”„＂]/;
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
  const reader = new Reader(typed.slice(0, most));
  const pieces: string[] = [], phrases: string[] = [], excluded: string[] = [];
  const filters: { [Name in FilterName]?: string } = {};
  let quoted = false;
  while (reader.skip()) {
    const without = reader.signs() === 1;
    const { text, phrase } = reader.piece();
    const named = without || phrase ? null : filter.exec(text);
    const value = named && (named[2] || reader.phrase());
    if (named && value) filters[named[1]?.toLowerCase() as FilterName] = value;
    else if (text && without) excluded.push(text);
    else if (text) {
      pieces.push(text);
      quoted = phrase;
      if (phrase) phrases.push(text);
    }
  }
  const asked = pieces.length > 0 || Object.keys(filters).length > 0;
  return asked ? { text: pieces.join(" "), phrases, excluded, filters, quoted }
    : { text: excluded.join(" "), phrases, excluded: [], filters, quoted };
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  /** Goes on to what is no blank; false at the end. */
  skip(): boolean {
    while (this.takes(blank));
    return this.at < this.text.length;
  }

  /** Skips minus signs; tells how many. Two are how an option of a program begins. */
  signs(): number {
    let count = 0;
    while (this.takes(/[-－−]/)) count++;
    return count;
  }

  takes(sign: RegExp): boolean {
    const met = sign.test(this.text.charAt(this.at));
    if (met) this.at++;
    return met;
  }

  /** What comes up to a blank or quotation mark, or in quotation marks. */
  piece(): { text: string; phrase: boolean } {
    const phrase = this.takes(quote);
    const from = this.at;
    while (this.at < this.text.length && !quote.test(this.text.charAt(this.at)) && (phrase || !blank.test(this.text.charAt(this.at)))) this.at++;
    const text = this.text.slice(from, this.at);
    if (phrase) this.takes(quote);
    return { text, phrase };
  }

  /** A phrase that comes next; "" when none does. */
  phrase(): string {
    return quote.test(this.text.charAt(this.at)) ? this.piece().text : "";
  }
}
