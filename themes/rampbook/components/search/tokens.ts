// A text as words and stretches of characters, by the rules in generator/search.

import type { Simplified } from "./fold";
import { folded, isCharacter, isLetter } from "./fold";
import { stem } from "./stem";

const longest = 64; // code points of a form

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

/** The stem of a form, or the form when it has none. */
export function rootOf(form: string): string {
  return /^[a-z]{3,}$/.test(form) ? stem(form) : form;
}

/** A text's words and stretches, in order. */
export function tokensOf(text: string, simplified: Simplified): Token[] {
  const letters = lettersOf(text, simplified);
  const tokens: Token[] = [];
  for (let at = 0; at < letters.codes.length;) {
    const code = codeAt(letters, at);
    if (isLetter(code)) {
      const end = endOfWord(letters, at);
      const ending = endingAt(letters, end);
      tokens.push(wordOf(letters, at, end, ending));
      at = end + ending.length;
    } else if (isCharacter(code)) {
      const begin = at;
      while (isCharacter(codeAt(letters, at))) at++;
      tokens.push({
        characters: letters.codes.slice(begin, at).map((c) => String.fromCodePoint(c)),
        from: letters.from.slice(begin, at),
        to: letters.to.slice(begin, at),
      });
    } else {
      at++;
    }
  }
  return tokens;
}

/** The word that a text of one word is. */
export function wordIn(text: string): Pick<Word, "whole" | "parts"> {
  return tokensOf(text, new Map()).find(isWord) ?? { whole: text, parts: [] };
}

/** A text with its letters folded. */
export function foldedText(text: string, simplified: Simplified): string {
  return fromCodes(lettersOf(text, simplified).codes);
}

/** What two texts that read alike have in common: their letters and characters, folded, the first 24. */
export function keyOf(text: string, simplified: Simplified): string {
  return fromCodes(lettersOf(text, simplified).codes.filter((code) => isLetter(code) || isCharacter(code)).slice(0, 24));
}

interface Letters {
  readonly codes: number[]; // folded
  readonly from: number[]; // of each, in the text
  readonly to: number[];
}

function lettersOf(text: string, simplified: Simplified): Letters {
  const letters: Letters = { codes: [], from: [], to: [] };
  let at = 0;
  for (const letter of text) {
    const code = folded(letter.codePointAt(0) ?? 0, simplified);
    if (code >= 0) {
      letters.codes.push(code);
      letters.from.push(at);
      letters.to.push(at + letter.length);
    }
    at += letter.length;
  }
  return letters;
}

function fromCodes(codes: readonly number[]): string {
  return codes.map((code) => String.fromCodePoint(code)).join("");
}

function codeAt(letters: Letters, at: number): number {
  return letters.codes[at] ?? 0;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

// Whether the code point at a place may stand in a word between the two beside it.
function joins(letters: Letters, at: number): boolean {
  const code = codeAt(letters, at);
  if (code === 0x2c) return isDigit(codeAt(letters, at - 1)) && isDigit(codeAt(letters, at + 1));
  return ".-_&".includes(String.fromCodePoint(code)) && isLetter(codeAt(letters, at + 1));
}

function endOfWord(letters: Letters, at: number): number {
  while (isLetter(codeAt(letters, at))) {
    at++;
    if (!isLetter(codeAt(letters, at)) && joins(letters, at)) at++;
  }
  return at;
}

function endingAt(letters: Letters, at: number): string {
  const next = String.fromCodePoint(codeAt(letters, at), codeAt(letters, at + 1));
  const ending = next === "++" ? next : "%+#".includes(next.charAt(0)) ? next.charAt(0) : "";
  return isLetter(codeAt(letters, at + ending.length)) ? "" : ending;
}

function wordOf(letters: Letters, from: number, to: number, ending: string): Word {
  const parts = [""];
  for (let at = from; at < to; at++) {
    const code = codeAt(letters, at);
    const kept = isLetter(code) || (code !== 0x2c && isDigit(codeAt(letters, at - 1)) && isDigit(codeAt(letters, at + 1)));
    if (kept) parts[parts.length - 1] += String.fromCodePoint(code);
    else if (code !== 0x2c) parts.push("");
  }
  return {
    from: letters.from[from] ?? 0,
    to: letters.to[to + ending.length - 1] ?? 0,
    whole: cut(parts.join("") + ending),
    parts: parts.length > 1 || ending ? parts.map(cut) : [],
    ending,
    last: to + ending.length === letters.codes.length,
  };
}

function cut(form: string): string {
  return [...form].slice(0, longest).join("");
}
