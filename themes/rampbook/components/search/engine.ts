// The search's engine, a bundle that the opener loads.

import { Searcher } from "./searcher";

const shared = window.rampbook; // made by the reading script
if (shared?.searching) {
  const { folder, searching } = shared;
  const load = (file: string): Promise<string> => shared.load(`${folder}search/${file}`);
  const searcher = new Searcher(document.documentElement.lang, new URL("..", folder).href, load, searching.places.details);
  searcher.library().catch(() => {}); // fetched ahead; told when it is asked for
  searching.engine = searcher;
  shared.data(""); // the bundle is here
}
