// A reader who followed a result sees its words marked, by ranges and not by elements: nothing in
// the page changes, and the address stays as it is.

import { keep, recall } from "../storage/storage";
import type { Marker, Places } from "./api";
import { make } from "./render";
import { placesOf } from "./stretch";
import { samePage } from "./visit";
import type { Words } from "./words";

/** What a reader followed a result for. */
export interface Landing {
  readonly url: string;
  readonly query: string;
  readonly lang: string;
}

const most = 400; // ranges; a page of more is not helped by marks
const name = "rb-found";
const blocks = "p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, pre, blockquote, figcaption, summary, legend, label, caption, div, section, article, main";

/** Marks the words on this page that a result was followed for. */
export async function land(places: Places, words: () => Promise<Words>): Promise<void> {
  const landing = taken();
  const main = document.querySelector("main");
  if (!landing || !main || !("highlights" in CSS)) return;
  const marker = await (await places.engine()).marker(landing.query, landing.lang, main.innerText);
  const ranges = rangesIn(main, marker);
  if (ranges.length === 0) return;
  const said = await words();
  CSS.highlights.set(name, new Highlight(...ranges));
  offerEnd(said);
}

function taken(): Landing | undefined {
  const kept = recall("session", "landing");
  keep("session", "landing", null);
  try {
    const { url, query, lang } = JSON.parse(kept ?? "") as Record<string, unknown>;
    if (typeof url !== "string" || typeof query !== "string" || typeof lang !== "string") return undefined;
    return samePage(url, location.href) ? { url, query, lang } : undefined;
  } catch {
    return undefined; // nothing was kept
  }
}

function rangesIn(main: Element, marker: Marker): Range[] {
  const ranges: Range[] = [];
  for (const nodes of textsOf(main)) {
    const spans = marker(nodes.map((node) => node.data).join(""));
    for (const place of placesOf(nodes.map((node) => node.length), spans)) {
      const from = nodes[place.first], to = nodes[place.last];
      if (!from || !to) continue;
      const range = document.createRange();
      range.setStart(from, place.from);
      range.setEnd(to, place.to);
      if (ranges.push(range) >= most) return ranges;
    }
  }
  return ranges;
}

// The text nodes of a page, those of one block together: a word may go on behind a tag.
function textsOf(main: Element): Text[][] {
  const texts: Text[][] = [];
  let block: Element | null = null;
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest("script, style, noscript, nav, [data-search-ignore]")) continue;
    const its = parent.closest(blocks);
    if (its !== block || texts.length === 0) texts.push([]);
    block = its;
    texts[texts.length - 1]?.push(node);
  }
  return texts;
}

function offerEnd(words: Words): void {
  document.querySelector(".search-unmark")?.remove();
  const button = make("button", "search-unmark", words("unmark"));
  button.type = "button";
  const leaving = new AbortController();
  const end = (): void => {
    CSS.highlights.delete(name);
    button.remove();
    leaving.abort();
  };
  button.addEventListener("click", end);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) end();
  }, { signal: leaving.signal });
  document.body.append(button);
}
