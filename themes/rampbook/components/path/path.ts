// The script of a page that is a learning path.

import type { LogRecord } from "../log/log";
import { loadOverview, type PathOverview } from "../overview/overview";
import { wordsOf, type Words } from "../words/words";
import { cardsOf, dayOf } from "../review/answers";
import { pageFacts } from "../runtime/page";
import { runtime } from "../quiz/site";
import { markSteps, stepItems } from "./marks";
import { panelParts } from "./panel";
import { progressOf, startOf } from "./progress";

/** <rb-path> stands above a path and says how far the learner is. */
class PathPanel extends HTMLElement {
  private records: LogRecord[] = [];

  async begin(path: PathOverview, words: Words): Promise<void> {
    const items = stepItems(path);
    const show = (): void => this.show(path, words, items);
    runtime().log.watch((added) => {
      this.records.push(...added);
      show();
    });
    try {
      this.records.push(...(await runtime().log.records("")));
    } catch {
      // Nothing is remembered: the path begins where it begins.
    }
    show();
  }

  private show(path: PathOverview, words: Words, items: ReturnType<typeof stepItems>): void {
    const now = new Date();
    const west = now.getTimezoneOffset();
    const today = new Date(now.getTime() - west * 60_000).toISOString().slice(0, 10);
    const start = startOf(this.records, path.page);
    const learner = { records: this.records, cards: cardsOf(this.records, west), start, today, day: dayOf(now.toISOString(), west) };
    const progress = progressOf(path, learner);
    const focused = this.contains(document.activeElement) ? document.activeElement?.getAttribute("name") : null;
    this.replaceChildren(...panelParts({ path, progress, words, start, today, begin: (day) => void this.choose(path.page, day) }));
    markSteps(path, progress, words, items);
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
  const { paths } = await loadOverview(runtime(), document.body.dataset["lang"] ?? "");
  const path = paths.find(({ page }) => page === pageFacts().path);
  if (!path) return;
  const panel = document.createElement("rb-path") as PathPanel;
  panel.className = "prose";
  panel.lang = template.lang; // the page's text may be in another language
  prose.before(panel);
  await panel.begin(path, wordsOf(template.dataset["words"] ?? "", template.lang));
}

void begin();
