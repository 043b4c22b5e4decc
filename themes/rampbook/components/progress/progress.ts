// The script of the page "My progress".

import { follow } from "../log/follow";
import { loadOverview } from "../overview/overview";
import { runtime } from "../runtime/runtime";
import { wordsIn } from "../words/words";
import { learningOf } from "./learning";
import { parts } from "./parts";

/** <rb-progress> shows what a learner has done, and keeps up with it. */
class ProgressPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const words = wordsIn(this);
    const review = this.querySelector("a")?.href ?? "";
    const overview = await loadOverview(runtime());
    follow(runtime().log, (records) => {
      const time = new Date();
      const now = { time: time.toISOString(), minutesWest: time.getTimezoneOffset() };
      this.show(parts(learningOf(records, overview, now), { words, now, review }));
    });
  }

  /** Puts new parts in the place of the old ones; tables that were unfolded stay so. */
  private show(nodes: readonly Node[]): void {
    const open = new Set([...this.querySelectorAll("details[open]")].map(({ id }) => id));
    this.replaceChildren(...nodes);
    for (const details of this.querySelectorAll("details")) details.open = open.has(details.id);
  }
}

customElements.define("rb-progress", ProgressPage);
