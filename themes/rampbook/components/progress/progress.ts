// The script of the page "My progress".

import type { LogRecord } from "../log/log";
import { loadOverview, type Overview } from "../overview/overview";
import { runtime } from "../quiz/site";
import { wordsOf } from "../words/words";
import { learningOf } from "./learning";
import { parts } from "./parts";

/** <rb-progress> shows what a learner has done, and keeps up with it. */
class ProgressPage extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const words = wordsOf(this.dataset["words"] ?? "", this.lang);
    const review = this.querySelector("a")?.href ?? "";
    const overview = await this.overview();
    const records = new Map<string, LogRecord>();
    const show = (): void => {
      const time = new Date();
      const now = { time: time.toISOString(), minutesWest: time.getTimezoneOffset() };
      this.replaceChildren(...parts(learningOf([...records.values()], overview, now), { words, now, review }));
    };
    const take = (added: readonly LogRecord[]): void => {
      for (const record of added) records.set(record.id, record);
    };
    const read = async (): Promise<void> => {
      records.clear();
      take(await runtime().log.records(""));
      show();
    };
    runtime().log.watch((added) => {
      if (added.length === 0) return void read(); // the log was erased
      take(added);
      show();
    });
    await read().catch(show);
  }

  /** A portal without exercises has no overview. */
  private async overview(): Promise<Overview> {
    try {
      return await loadOverview(runtime(), document.body.dataset["lang"] ?? "");
    } catch {
      return { paths: [], pages: [] };
    }
  }
}

customElements.define("rb-progress", ProgressPage);
