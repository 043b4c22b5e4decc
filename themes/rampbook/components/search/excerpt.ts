import type { Span } from "./api";
import type { Simplified } from "./fold";
import { folded, isLetter } from "./fold";
import { pairs } from "./plan";
import type { Token } from "./tokens";
import { isWord, rootOf, tokensOf } from "./tokens";

const length = 120; // UTF-16 units of a text that are shown, about
const most = 200; // places that are looked at

/** What is marked in a text: roots, pairs of characters, characters; and words with a beginning. */
export interface Wanted {
  readonly terms: ReadonlySet<string>;
  readonly beginning: string;
}

/** What to mark for the tokens of a query. */
export function wantedOf(tokens: readonly Token[], typing: boolean): Wanted {
  const terms = new Set<string>();
  for (const token of tokens) {
    if (isWord(token)) for (const form of [token.whole, ...token.parts]) terms.add(rootOf(form));
    else for (const term of token.characters.length === 1 ? token.characters : pairs(token.characters)) terms.add(term);
  }
  const last = tokens[tokens.length - 1];
  const open = typing && last && isWord(last) && last.last && !last.ending && last.whole.length >= 3;
  return { terms, beginning: open ? last.whole : "" };
}

/** A place in a text, and what stands there. */
interface Hit {
  readonly span: Span;
  readonly term: string;
}

/** Where a text has what is wanted. */
export function spansIn(text: string, wanted: Wanted, simplified: Simplified): Span[] {
  return hitsIn(text, wanted, simplified).map((hit) => hit.span);
}

function hitsIn(text: string, { terms, beginning }: Wanted, simplified: Simplified): Hit[] {
  const initials = new Set([...terms].map((term) => term.charAt(0))); // a root begins as its word does
  return tokensOf(text, simplified).flatMap((token): Hit[] => {
    if (isWord(token)) {
      const term = [token.whole, ...token.parts].filter((form) => initials.has(form.charAt(0))).map(rootOf).find((root) => terms.has(root)) ?? "";
      const met = term || (beginning && token.whole.startsWith(beginning) ? beginning : "");
      return met ? [{ span: [token.from, token.to], term: met }] : [];
    }
    const { characters, from, to } = token;
    return characters.flatMap((character, at): Hit[] => {
      const pair = character + (characters[at + 1] ?? "");
      const wide = at + 1 < characters.length && terms.has(pair);
      if (!wide && !terms.has(character)) return [];
      return [{ span: [from[at] ?? 0, to[wide ? at + 1 : at] ?? 0], term: wide ? pair : character }];
    });
  });
}

/** The piece of a text that has most of what is wanted, and where. */
export function excerptOf(text: string, wanted: Wanted, simplified: Simplified): { text: string; spans: Span[] } {
  const hits = hitsIn(text, wanted, simplified);
  if (text.length <= length) return { text, spans: hits.map((hit) => hit.span) };
  const inWord = (at: number): boolean => isLetter(folded(text.charCodeAt(at), simplified)) || isTail(text, at);
  let from = Math.max(0, best(hits.slice(0, most)) - length / 4);
  let to = Math.min(text.length, from + length);
  while (from > 0 && (isTail(text, from) || inWord(from - 1))) from--;
  while (from > 0 && from < to && /[\s,.;:!?，。；：！？、”’）)]/.test(text.charAt(from))) from++;
  while (to < text.length && inWord(to)) to++;
  const head = from > 0 ? "… " : "", shift = head.length - from;
  const spans = hits.filter(({ span }) => span[0] >= from && span[1] <= to).map(({ span }): Span => [span[0] + shift, span[1] + shift]);
  return { text: head + text.slice(from, to) + (to < text.length ? " …" : ""), spans };
}

// Where the hits begin that stand within reach of each other and have the most different terms.
function best(hits: readonly Hit[]): number {
  let place = 0, count = 0;
  for (const { span: [at] } of hits) {
    const near = hits.filter(({ span }) => span[0] >= at && span[0] < at + length * 2 / 3);
    const met = new Set(near.map((hit) => hit.term)).size;
    if (met > count) [place, count] = [at, met];
  }
  return place;
}

// The second half of a pair of surrogates.
function isTail(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}
