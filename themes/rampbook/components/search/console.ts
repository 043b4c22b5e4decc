// The engine without a browser, for the tests that compare it with the Go side: its argument is the
// folder of a published portal, and each line of its input a JSON array [lang, query, options]. It
// answers with a line of JSON each.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { SearchOptions } from "./api";
import { Searcher } from "./searcher";

const root = pathToFileURL(`${process.argv[2]}/`);
const searchers = new Map<string, Searcher>();

async function load(file: string): Promise<string> {
  const script = await readFile(new URL(`rampbook/search/${file}`, root), "utf8");
  return new Function("rampbook", `let text; ${script}; return text;`.replace("rampbook.data(", "text = (")).call(null) as string;
}

for await (const line of createInterface({ input: process.stdin })) {
  const [lang, query, options] = JSON.parse(line) as [string, string, SearchOptions];
  const searcher = searchers.get(lang) ?? new Searcher(lang, root.href, load);
  searchers.set(lang, searcher);
  const answer = await searcher.search(query, options).catch((error: unknown) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
