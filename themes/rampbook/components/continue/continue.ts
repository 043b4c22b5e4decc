// The script of the home page: it leads back to where the learner was.

import { make } from "../make/make";
import { loadOverview } from "../overview/overview";
import { runtime } from "../runtime/runtime";
import { lastPage } from "./last";
import { offersOf, type Offer } from "./offers";

/** <rb-continue> is empty, and hidden, for whoever comes for the first time. */
class Continue extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const overview = this.dataset["learning"] === undefined ? { paths: [], pages: [] } : await loadOverview(runtime());
    const records = await runtime().log.records("").catch(() => []);
    const offers = offersOf(records, overview, lastPage());
    if (offers.length === 0) return;
    this.querySelector("ul")?.append(...offers.map((offer) => this.line(offer)));
    this.hidden = false;
  }

  private line({ kind, title, url }: Offer): HTMLElement {
    return make("li", make("span", this.dataset[kind] ?? ""), make("a", { href: url }, title));
  }
}

customElements.define("rb-continue", Continue);
