// Where a learner may go on: the attempt that is open, the next step of a path that was started, the last page.

import type { LogRecord } from "../log/log";
import type { Overview } from "../overview/overview";
import { progressOf, startOf } from "../path/progress";

export interface Offer {
  readonly kind: "attempt" | "step" | "page";
  readonly title: string;
  readonly url: string;
}

/** The page that was looked at last. */
export interface Last {
  readonly title: string;
  readonly url: string;
}

/** The offers, the most urgent first; no address twice. */
export function offersOf(records: readonly LogRecord[], { paths, pages }: Overview, last: Last | undefined): Offer[] {
  const offers: Offer[] = [];
  const open = openAttempt(records);
  const quiz = pages.find(({ page }) => `quiz/${page}` === open);
  if (quiz) offers.push({ kind: "attempt", title: quiz.title, url: quiz.url });
  for (const path of paths) {
    if (!startOf(records, path.page)) continue;
    const { next } = progressOf(path, { records, cards: new Map(), start: undefined, today: "", day: 0 });
    if (next) offers.push({ kind: "step", title: next.title, url: next.url });
  }
  if (last) offers.push({ kind: "page", ...last });
  return offers.filter(({ url }, i) => offers.findIndex((other) => other.url === url) === i);
}

/** The quiz whose latest attempt was not handed in. */
function openAttempt(records: readonly LogRecord[]): string | undefined {
  const handedIn = new Set(records.filter(({ e }) => e === "submitted").map(({ o, d }) => `${o} ${String(d?.["try"])}`));
  const starts = records.filter(({ e, o }) => e === "started" && o.startsWith("quiz/"));
  const latest = starts[starts.length - 1];
  return latest && !handedIn.has(`${latest.o} ${String(latest.d?.["try"])}`) ? latest.o : undefined;
}
