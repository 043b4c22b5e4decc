// The search's engine, a bundle that the opener loads.

import { Searcher } from "./searcher";

const shared = window.rampbook; // made by the reading script
const script = document.currentScript;
if (shared?.searching && script instanceof HTMLScriptElement) {
  const indexes = new URL("search/", script.src); // the bundle lies beside the indexes, one folder below the site's root
  const load = (file: string): Promise<string> => shared.load(new URL(file, indexes).href);
  const searcher = new Searcher(document.documentElement.lang, new URL("..", script.src).href, load);
  searcher.warm();
  shared.searching.engine = searcher;
  shared.data(""); // the bundle is here
}
