// From a result to the page it is of.

import { keep } from "../storage/storage";
import { rememberSearch } from "./kept";
import type { Landing } from "./landing";

/** Whether two addresses are of one page. Servers may name a folder for its index.html. */
export function samePage(a: string, b: string): boolean {
  return pageOf(a) === pageOf(b);
}

function pageOf(address: string): string {
  const url = new URL(address, document.baseURI);
  return url.origin + url.pathname.replace(/\/index\.html$/, "/");
}

/** Makes a link the way to a result: on the page that it leads to, the words of the query will be marked. */
export function leads(link: HTMLAnchorElement, lang: string, query: () => string, arrived: () => void): void {
  link.addEventListener("click", (event) => {
    const landing: Landing = { url: link.href, query: query(), lang };
    rememberSearch(query());
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another window
    keep("session", "landing", JSON.stringify(landing));
    if (!samePage(link.href, location.href)) return;
    stay(link, event);
    arrived();
  });
}

// Goes to a heading of this page, or to its top, without loading it again.
function stay(link: HTMLAnchorElement, event: Event): void {
  const { hash } = link;
  if (hash) {
    link.href = location.href.replace(/#.*/, "") + hash;
    return;
  }
  event.preventDefault();
  scrollTo({ top: 0 });
}
