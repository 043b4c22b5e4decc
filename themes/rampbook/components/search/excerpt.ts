import type { Marker, Span } from "./api";
import type { Sought } from "./ask";
import type { Library } from "./library";
import { formsOf, isWord } from "./units";

const length = 120; // UTF-16 units of a text that are shown, about
const most = 200; // places that are looked at

/** How an index reads texts. */
export type Reading = Pick<Library, "root" | "tokens" | "units">;

// A letter before it is folded, or the second half of one: a word is not cut there.
const letter = /[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u1fff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\udc00-\udfff]/;

/** A place in a text, and what stands there. */
export interface Place {
  readonly span: Span;
  readonly term: string;
}

/** Finds the places of a text. */
export type Find = (text: string) => Place[];

export function spansOf(places: readonly Place[]): Span[] {
  return places.map(({ span }) => span);
}

/** Finds what is sought in an index. */
export function finder(sought: Sought, library: Reading): Find {
  const said = library.units(sought.text), last = said[said.length - 1];
  const forms = [...said, ...library.units(sought.widened.join(" "))].flatMap(formsOf);
  const terms = new Set(forms.map(library.root));
  const initials = new Set(forms.map((form) => form.charAt(0))); // a root begins as its word does
  const beginning = sought.open && last && isWord(last) && last.last && !last.ending && last.whole.length >= 3 ? last.whole : "";
  return (text) => library.tokens(text).flatMap((token): Place[] => {
    if (isWord(token)) {
      const roots = formsOf(token).filter((form) => initials.has(form.charAt(0))).map(library.root);
      const term = roots.find((root) => terms.has(root)) ?? (beginning && token.whole.startsWith(beginning) ? beginning : "");
      return term ? [{ span: [token.from, token.to], term }] : [];
    }
    const { characters, from, to } = token;
    return characters.flatMap((character, at): Place[] => {
      const pair = character + (characters[at + 1] ?? "");
      const wide = at + 1 < characters.length && terms.has(pair);
      if (!wide && !terms.has(character)) return [];
      return [{ span: [from[at] ?? 0, to[wide ? at + 1 : at] ?? 0], term: wide ? pair : character }];
    });
  });
}

/** Marks what is sought in an index, in a text and others like it. */
export async function marker(sought: Sought, library: Library, text: string): Promise<Marker> {
  await understand(text, sought, library);
  const find = finder(sought, library);
  return (other) => spansOf(find(other));
}

/** Learns Traditional characters for a text that has none of those which are sought: it may have them as such. */
export async function understand(text: string, sought: Sought, library: Library): Promise<void> {
  const find = finder(sought, library);
  const has = (one: string): boolean => find(one).some(({ term }) => /[\u3400-\uffff]/.test(term));
  if (has([sought.text, ...sought.widened].join(" ")) && !has(text) && library.doubt(text)) await library.learn();
}

/** The piece of a text that has most of what is sought, and where. */
export function excerptOf(text: string, places: readonly Place[]): { text: string; spans: Span[] } {
  if (text.length <= length) return { text, spans: spansOf(places) };
  const inWord = (at: number): boolean => letter.test(text.charAt(at));
  let from = Math.max(0, best(places.slice(0, most)) - length / 4);
  let to = Math.min(text.length, from + length);
  while (from > 0 && (isTail(text.charCodeAt(from)) || inWord(from - 1))) from--;
  while (from > 0 && from < to && /[\s,.;:!?，。；：！？、”’）)]/.test(text.charAt(from))) from++;
  while (to < text.length && inWord(to)) to++;
  const head = from > 0 ? "… " : "", shift = head.length - from;
  const spans = places.filter(({ span }) => span[0] >= from && span[1] <= to).map(({ span }): Span => [span[0] + shift, span[1] + shift]);
  return { text: head + text.slice(from, to) + (to < text.length ? " …" : ""), spans };
}

// Where the places begin that stand within reach of each other and have the most different terms.
function best(places: readonly Place[]): number {
  let begin = 0, count = 0;
  for (const { span: [at] } of places) {
    const near = places.filter(({ span }) => span[0] >= at && span[0] < at + length * 2 / 3);
    const met = new Set(near.map(({ term }) => term)).size;
    if (met > count) [begin, count] = [at, met];
  }
  return begin;
}

// The second half of a pair of surrogates.
function isTail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
