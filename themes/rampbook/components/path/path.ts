// The script of a page that is a learning path.

import { dateOf, dayOf } from "../day/day";
import { follow } from "../log/follow";
import type { LogRecord } from "../log/log";
import { loadOverview, type PathOverview } from "../overview/overview";
import { cardsOf } from "../review/answers";
import { pageFacts } from "../runtime/page";
import { runtime } from "../runtime/runtime";
import { wordsIn, type Words } from "../words/words";
import { markSteps, stepItems } from "./marks";
import { panelParts, type Panel } from "./panel";
import { progressOf, startOf } from "./progress";

/** <rb-path> stands above a path and says how far the learner is. */
class PathPanel extends HTMLElement {
  /** what is shown, to change nothing under the reader's hands for a record of something else */
  private shown = "";

  begin(path: PathOverview, words: Words, portal: string): void {
    const items = stepItems(path);
    const begin = (day: string): void => void this.choose(path.page, day);
    follow(runtime().log, (records) => this.show(records, { path, words, portal, begin }, items));
  }

  private show(records: readonly LogRecord[], at: Pick<Panel, "path" | "words" | "portal" | "begin">, items: ReturnType<typeof stepItems>): void {
    const { path } = at;
    const now = new Date();
    const west = now.getTimezoneOffset();
    const day = dayOf(now.toISOString(), west);
    const today = dateOf(day);
    const start = startOf(records, path.page);
    const learner = { records, cards: cardsOf(records, west), start, today, day };
    const progress = progressOf(path, learner);
    const standing = JSON.stringify([start, today, progress, ...progress.states.values()]);
    if (standing === this.shown) return;
    this.shown = standing;
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("name") : null;
    this.replaceChildren(...panelParts({ ...at, progress, start, today }));
    markSteps(path, progress, at.words, items);
    if (focused) this.querySelector<HTMLElement>(`[name="${focused}"]`)?.focus();
  }

  private async choose(page: string, start: string): Promise<void> {
    try {
      await runtime().log.append({ e: "started", o: `path/${page}`, d: { start } });
    } catch {
      // The page says elsewhere that nothing can be kept.
    }
  }
}

customElements.define("rb-path", PathPanel);

async function begin(): Promise<void> {
  const template = document.getElementById("rb-path-words");
  const prose = document.querySelector(".page-body .prose");
  if (!template || !prose) return;
  const { paths } = await loadOverview(runtime());
  const path = paths.find(({ page }) => page === pageFacts().path);
  if (!path) return;
  const panel = document.createElement("rb-path") as PathPanel;
  panel.className = "prose";
  panel.lang = template.lang; // the page's text may be in another language
  prose.before(panel);
  panel.begin(path, wordsIn(template), template.dataset["portal"] ?? "");
}

void begin();
