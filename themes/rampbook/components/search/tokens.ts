// A text as words and stretches of characters, by the rules in generator/search.

import type { Simplified } from "./fold";
import { codeOf, folded } from "./fold";
import { stem } from "./stem";
import type { Token } from "./units";

const longest = 64; // letters of a form

// Folded letters, of which words are made, and characters of scripts that are written without blanks.
const letter = "0-9a-z\\u00df-\\u00f6\\u00f8-\\u02af\\u0370-\\u1fff";
const character = "\\u3005\\u3007\\u3041-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\u{20000}-\\u{323af}";

// A word, with joiners in it: a comma between digits, the others before a letter; what it may end with; or a stretch.
const token = /* @__PURE__ */ RegExp(`((?:[${letter}]*\\d,(?=\\d)|[${letter}]+[.\\-_&](?=[${letter}]))*[${letter}]+)((?:\\+(?:\\+|(?!\\+))|[%#])(?![${letter}]))?|[${character}]+`, "gu");
const within = /* @__PURE__ */ RegExp(`(?:\\d[.\\-_&](?=\\d)|[${letter}])+`, "gu"); // joiners, but for those between digits
const kept = /* @__PURE__ */ RegExp(`[${letter}${character}]`, "gu");

/** A text's words and stretches, in order. */
export function tokensOf(text: string, simplified: Simplified): Token[] {
  const { text: said, from, to } = lettersOf(text, simplified);
  return [...said.matchAll(token)].map(({ index, 0: all, 1: word, 2: ending = "" }): Token => {
    const end = index + all.length;
    if (!word) return { characters: [...all], from: [...new Set(from.slice(index, end))], to: [...new Set(to.slice(index, end))] };
    const parts = word.replaceAll(",", "").match(within) ?? [];
    return {
      from: from[index] ?? 0, to: to[end - 1] ?? 0, ending, last: end === said.length,
      whole: cut(parts.join("") + ending), parts: parts.length > 1 || ending ? parts.map(cut) : [],
    };
  });
}

/** The stem of a form, or the form when it has none. */
export function rootOf(form: string): string {
  return /^[a-z]{3,}$/.test(form) ? stem(form) : form;
}

/** A text with its letters folded. */
export function foldedText(text: string, simplified: Simplified): string {
  return lettersOf(text, simplified).text;
}

/** What two texts that read alike have in common: their letters and characters, folded, the first 24. */
export function keyOf(text: string, simplified: Simplified): string {
  return (foldedText(text, simplified).match(kept) ?? []).slice(0, 24).join("");
}

/** A folded text, and where each of its units was in the text. */
interface Letters {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function lettersOf(text: string, simplified: Simplified): Letters {
  let said = "", at = 0;
  const from: number[] = [], to: number[] = [];
  for (const letter of text) {
    const code = folded(codeOf(letter), simplified);
    if (code >= 0) said += String.fromCodePoint(code);
    for (; from.length < said.length; to.push(at + letter.length)) from.push(at);
    at += letter.length;
  }
  return { text: said, from, to };
}

function cut(form: string): string {
  return form.slice(0, longest);
}
