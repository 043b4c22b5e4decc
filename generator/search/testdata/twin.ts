// Does with the theme's search what a Go test asks for: texts are taken apart, queries answered from the files of
// an index. JSON comes in and goes out.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import type { Filters } from "../../../themes/rampbook/components/search/api";
import { Detailed } from "../../../themes/rampbook/components/search/detailed";
import { Searcher } from "../../../themes/rampbook/components/search/searcher";
import { isWord } from "../../../themes/rampbook/components/search/units";
import { foldedText, keyOf, rootOf, tokensOf } from "../../../themes/rampbook/components/search/tokens";

interface Input {
  readonly traditional: string; // two lines
  readonly texts: readonly string[];
  readonly folder: string; // of the site
  readonly queries: readonly { readonly text: string; readonly lang: string; readonly literal: boolean; readonly limit: number; readonly filters: Filters }[];
}

const input = JSON.parse(readFileSync(0, "utf8")) as Input;
const [from = [], to = []] = input.traditional.split("\n").map((line) => [...line]);
const simplified = new Map(from.map((letter, place) => [letter.codePointAt(0) ?? 0, to[place]?.codePointAt(0) ?? 0]));

const vectors = input.texts.map((text) => ({
  text,
  folded: foldedText(text, simplified),
  units: tokensOf(text, simplified).map((token) => {
    if (isWord(token)) return [token.whole, ...token.parts].map((form) => [form, rootOf(form)]);
    return [[token.characters.join(""), token.characters.join("")]];
  }),
  key: keyOf(text, simplified),
}));

// What a script of data holds, as the browser's runtime hands it on.
async function load(file: string): Promise<string> {
  const script = readFileSync(join(input.folder, "rampbook", "search", file), "utf8");
  let held = "";
  new Function("rampbook", script)({ data: (text: string) => (held = text) });
  return held;
}

const searchers = new Map<string, Searcher>();
const root = "file:///site/";

function opened(lang: string): Searcher {
  return new Searcher(lang, root, load, async () => (finder) => new Detailed(finder));
}

async function answer({ text, lang, literal, limit, filters }: Input["queries"][number]): Promise<unknown> {
  // As in a browser, where every page opens the index anew: what one query learnt must not help the next.
  const searcher = text.length % 2 ? opened(lang) : searchers.get(lang) ?? opened(lang);
  searchers.set(lang, searcher);
  const found = await searcher.search(text, { literal, filters, limit });
  return {
    results: found.results.map(({ url, lang, score, heading }) => ({ url: decodeURIComponent(url.slice(root.length)), lang, score, heading })),
    total: found.total, more: found.more ?? false, corrected: found.corrected ?? "", widened: found.widened, partial: found.partial,
  };
}

async function main(): Promise<void> {
  const answers: unknown[] = [];
  for (const query of input.queries) answers.push(await answer(query));
  process.stdout.write(JSON.stringify({ vectors, answers }));
}

void main();
