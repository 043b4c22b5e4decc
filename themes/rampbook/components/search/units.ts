// What a text is made of. Apart from how it is found there, which the details have no use for.

/** A word of letters and digits, and where it stands in the text. */
export interface Word {
  readonly from: number;
  readonly to: number;
  /** without joiners that are between letters: "gpt4o", "1.5", "c++" */
  readonly whole: string;
  /** what is between these joiners, when that is more than one thing: "gpt", "4o" */
  readonly parts: readonly string[];
  /** "++", "%", "+", "#" or "" */
  readonly ending: string;
  /** nothing follows it in the text */
  readonly last: boolean;
}

/** Characters without blanks between them, and where each stands in the text. */
export interface Stretch {
  readonly characters: readonly string[];
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export type Token = Word | Stretch;

export function isWord(token: Token): token is Word {
  return "whole" in token;
}

/** What a token is looked for by: a word and its parts; each two characters that stand together, or the only one. */
export function formsOf(token: Token): readonly string[] {
  if (isWord(token)) return [token.whole, ...token.parts];
  const { characters } = token;
  return characters.length === 1 ? characters : characters.slice(1).map((second, place) => (characters[place] ?? "") + second);
}

/** Writes out words and characters, each with a blank before and behind it; "" when there are none. */
export function spaced(tokens: readonly Token[], form: (whole: string) => string): string {
  const all = tokens.flatMap((token) => (isWord(token) ? form(token.whole) : token.characters));
  return all.length === 0 ? "" : ` ${all.join(" ")} `;
}
